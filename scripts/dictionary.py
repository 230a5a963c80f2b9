"""Write the data dictionary data/README.md from the record types.

python scripts/dictionary.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

from minefacts.dataset.reading import bundled
from minefacts.dataset.schema import fields
from minefacts.model.records import FILES, MEASURES, Record
from minefacts.model.vocabulary import measure

PAGE = Path(bundled()) / "README.md"
ABOUT = """\
# The data

Facts about landmines and the treaty that bans them, each with the document it was taken from: JSON in UTF-8, an array
of records in each file, one record per line, in order of the key. The folder is a Frictionless Data Package as it
is; the `version` in `datapackage.json` is the dataset's date, the last day that it covers.

- A date is an ISO 8601 string and may be partial (`2026`, `2025-06`): an interval, never its first day.
- null is "not reported" or "not known"; 0 is a reported zero.
- A calendar year has `start` = `end` = the year, part of a year its months, a stock figure the day or year on which it
  was true, and a cumulative figure its real ends.
- Bodies count differently and never supersede each other. Later editions of one body restate earlier years: each value
  is kept under its edition.
- A state's status on a day is worked out from its acts, never stored.
- What the article says is paraphrased; only phrases of a few words are quoted.

The data are dedicated to the public domain (`LICENSE`: CC0-1.0), except names of places from other collections, which
`LICENSE` lists: the Unicode CLDR (`LICENSE.unicode`: Unicode-3.0), the data package country-codes (PDDL-1.0),
and The World Factbook (public domain). This page is written from the record types
by `scripts/dictionary.py`; `minefacts data schema` prints the same as JSON Schema, `minefacts data check` checks
a dataset against every rule.
"""


def page() -> str:
    """The whole page."""
    sections = [ABOUT]
    for kind, file in FILES.items():
        sections.append(f"## `{file.name}`: {file.title}\n\n{table(kind, file.key)}")
        sections += [f"### `{name}` of a {kind.__name__.lower()}\n\n{table(part)}" for name, part in parts(kind)]
    return "\n".join([*sections, f"## Measures\n\n{measures()}"])


def parts(kind: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    """The fields of a record type that hold a record themselves, with its type."""
    for name, hint in get_type_hints(kind).items():
        for option in (hint, *get_args(hint)):
            if isinstance(option, type) and issubclass(option, Record):
                yield name, option


def table(kind: type[Record], key: str = "") -> str:
    """What a record of a type is, and its fields as a Markdown table."""
    lines = [f"{kind.about['']}\n", "| field | type | meaning |", "|---|---|---|"]
    for field in fields(kind):
        constraints = field.get("constraints", {})
        null = "" if "required" in constraints or field["type"] in ("array", "object") else " or null"
        name = f"**`{field['name']}`**" if field["name"] == key else f"`{field['name']}`"
        # The measures have a section of their own; other values may be told already.
        values = [f"`{value}`" for value in constraints.get("enum", ()) if field["name"] != "measure"]
        allowed = "" if all(value in field["description"] for value in values) else f": {', '.join(values)}"
        lines.append(f"| {name} | {field['type']}{null} | {field['description']}{allowed} |")
    return "\n".join(lines) + "\n"


def measures() -> str:
    """The measures of each topic, each with the words for it."""
    lines = ["| topic | measure | in words |", "|---|---|---|"]
    for topic, names in MEASURES.items():
        lines += [f"| {topic} | `{name}` | {measure(topic, name)} |" for name in names]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
