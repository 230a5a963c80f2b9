"""`minefacts contamination`."""

from ..figures import figure_command

command = figure_command(
    "contamination",
    "Contaminated area and the people affected. Without a filter: what the article reports.",
    "minefacts contamination",
    "minefacts contamination -c Ukraine",
    "minefacts contamination -c Cambodia --year latest",
)
