"""Write the table schemas of data/datapackage.json from the record types.

python scripts/datapackage.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from minefacts.dataset.reading import PACKAGE_FILE, bundled
from minefacts.dataset.schema import table_schema
from minefacts.model.records import FILES

PACKAGE = Path(bundled()) / PACKAGE_FILE


def package() -> str:
    """The descriptor as it should be: what people wrote in it, with the schemas of the record types."""
    descriptor: dict[str, Any] = json.loads(PACKAGE.read_text("utf-8"))
    descriptor["resources"] = [
        {
            "name": file.resource,
            "title": file.title,
            "type": "table",
            "path": file.name,
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
            "schema": table_schema(kind),
        }
        for kind, file in FILES.items()
    ]
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PACKAGE.write_text(package(), encoding="utf-8", newline="\n")
