"""Let the program draw the pictures of the README: docs/pictures/*.svg.

python scripts/pictures.py
"""

from __future__ import annotations

import shlex
from pathlib import Path

from minefacts.cli.main import main

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
#: Each picture's command line: none whose answer depends on the day of asking.
PICTURES = {
    "casualties": "casualties -c World --measure total --chart",
    "lines": "casualties -c Myanmar -c Syria -c Ukraine -c Afghanistan --year 2013-2024"
    " --body 'Landmine Monitor' --measure total --chart",
    "treaty": "treaty --map --as-of 2026-08-25",
    "deadlines": "deadlines --map --as-of 2026-08-25",
}


def draw(folder: Path) -> None:
    """Draw every picture into a folder; raises RuntimeError if one fails."""
    folder.mkdir(exist_ok=True)
    for name, line in PICTURES.items():
        if main([*shlex.split(line), "-o", str(folder / f"{name}.svg")]):
            raise RuntimeError(f"minefacts {line} fails")


if __name__ == "__main__":
    draw(FOLDER)
