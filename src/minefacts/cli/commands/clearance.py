"""`minefacts clearance`."""

from ..figures import figure_command

command = figure_command(
    "clearance",
    "Area cleared, mines destroyed, states that finished. Without a filter: the newest world figures, "
    "for the article gives none.",
    "minefacts clearance",
    "minefacts clearance -c World --year 2022 --measure mines-destroyed",
    "minefacts clearance -c Cambodia --body CMAA",
)
