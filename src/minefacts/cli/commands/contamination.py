"""`minefacts contamination`."""

from ..figures import figure_command

command = figure_command(
    "contamination",
    "Contaminated area and the people affected.",
    "minefacts contamination -c Ukraine --history",
)
