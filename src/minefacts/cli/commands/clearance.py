"""`minefacts clearance`."""

from ..figures import figure_command

command = figure_command(
    "clearance",
    "Area cleared and released, mines destroyed, clearance completed.",
    "minefacts clearance -c World --year 2022 --measure mines-destroyed",
    "minefacts clearance -c Cambodia --body CMAA",
)
