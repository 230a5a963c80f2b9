"""An answer on standard output, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from .. import choices
from ..answer import Answer
from ..render import machine
from ..render.escape import encodable, printable
from .settings import Settings


def present(answer: Answer, settings: Settings) -> int:
    """Write `answer` as `settings` have it; 0, or 1 where nothing matched."""
    keys = answer.kind.__struct_fields__
    fields = [choices.one_of("field", name, keys) for name in settings.fields]
    records = ordered(answer.records, keys, settings.sort)
    shown = records if settings.limit is None else records[: settings.limit]
    if len(shown) < len(records):
        remark = f"The first {len(shown)} of {len(records)}: -n {len(records)}"
        answer = Answer(answer.kind, shown, answer.title, (remark, *answer.remarks), answer.cautions)
    else:
        answer = Answer(answer.kind, shown, answer.title, answer.remarks, answer.cautions)
    if settings.format == "table":
        if records:
            write(table(answer, fields, settings))
    else:
        write(machine.FORMATS[settings.format](fields or keys, shown).encode())
    notes = list(answer.cautions)
    if settings.format != "table" and sys.stderr.isatty():
        notes += answer.remarks
    if not records:
        notes.append("nothing matched")
    for note in notes:
        print(f"minefacts: {printable(note)}", file=sys.stderr)
    return 0 if records else 1


def ordered(records: Sequence[Any], keys: Sequence[str], sort: str | None) -> Sequence[Any]:
    """The records in order of the field `sort` names, empty ones last."""
    if sort is None:
        return records
    key = choices.one_of("field", sort.removeprefix("-"), keys)
    known = [record for record in records if getattr(record, key) is not None]
    unknown = [record for record in records if getattr(record, key) is None]
    return sorted(known, key=lambda record: getattr(record, key), reverse=sort.startswith("-")) + unknown


def table(answer: Answer, fields: Sequence[str], settings: Settings) -> bytes:
    """The answer as tables for the terminal at hand, or at their natural width where there is none."""
    from ..render.table import render  # Rich is for tables alone
    from ..tables import tables

    terminal = sys.stdout.isatty()
    width = terminal_width() if terminal else None
    text = render(tables(answer, fields, settings.dataset), width, colored(settings.color, terminal))
    return encodable(text, sys.stdout.encoding or "utf-8")


def terminal_width() -> int:
    """The width of the terminal in cells; COLUMNS, where positive, before what the terminal says."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def colored(asked: str, terminal: bool) -> bool:
    """Whether to use colour: --color over NO_COLOR over TERM=dumb over FORCE_COLOR over whether it is a terminal."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or terminal


def write(data: bytes) -> None:
    """Write bytes to standard output, whole and at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
