"""`minefacts casualties`."""

from ..figures import figure_command

command = figure_command(
    "casualties",
    "People killed and injured by mines and explosive remnants of war.",
    "minefacts casualties -c Cambodia --year 2024",
    "minefacts casualties -c World --year 2016 --history -f csv",
)
