"""Write the data files in their canonical layout: one record per line, in order of the key.

python scripts/tidy.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset, bundled
from minefacts.errors import DatasetError
from minefacts.model.records import FILES


def tidied(folder: Path) -> dict[str, str]:
    """The text that each file of a dataset should have; raises DatasetError if a record is not of its type."""
    dataset = Dataset(str(folder))
    return {file.name: layout.text(dataset.records(kind), file.key) for kind, file in FILES.items()}


if __name__ == "__main__":
    data = Path(bundled())
    try:
        for file, text in tidied(data).items():
            (data / file).write_text(text, encoding="utf-8", newline="\n")
    except DatasetError as error:
        sys.exit(error.message)
