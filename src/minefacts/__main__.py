"""`python -m minefacts`."""

from .cli.main import run

run()
