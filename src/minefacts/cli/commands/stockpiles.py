"""`minefacts stockpiles`."""

from ..figures import figure_command

command = figure_command(
    "stockpiles",
    "Mines stockpiled, destroyed and retained for training.",
    "minefacts stockpiles -c Greece -c Ukraine",
    "minefacts stockpiles -c Belgium --measure mines-retained",
)
