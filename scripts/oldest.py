"""Print the oldest versions of the run-time dependencies that pyproject.toml allows, for pip to install.

python scripts/oldest.py | xargs python -m pip install
"""

from __future__ import annotations

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def oldest() -> list[str]:
    """Each dependency at its lower bound, as in `click==8.5`."""
    dependencies: list[str] = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    return [dependency.replace(">=", "==") for dependency in dependencies]


if __name__ == "__main__":
    print("\n".join(oldest()))
