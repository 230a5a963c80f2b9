"""An answer on standard output, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from .. import choices
from ..answer import Answer
from ..errors import UsageError
from ..render import machine
from ..render.escape import encodable, printable
from .settings import Settings


def present(answer: Answer, settings: Settings) -> int:
    """Write `answer` as `settings` have it; 0, or 1 where nothing matched."""
    keys = answer.kind.__struct_fields__
    fields = [choices.one_of("field", name, keys) for name in settings.fields]
    if settings.chart and (settings.format != "table" or fields):
        raise UsageError("--chart draws a picture: it goes with neither -f nor --fields")
    if settings.chart:
        from ..render.chart import drawable  # only a chart needs it

        answer = drawable(answer)
    answer = limited(replace(answer, records=ordered(answer.records, keys, settings.sort)), settings.limit)
    if settings.format != "table":
        write(machine.FORMATS[settings.format](fields or keys, answer.records).encode())
    elif answer.records:
        write((chart if settings.chart else table)(answer, fields, settings))
    return advise(answer, hints=settings.format != "table" and sys.stderr.isatty())


def advise(answer: Answer, hints: bool) -> int:
    """Tell on standard error what the reader should know; 0, or 1 where nothing matched."""
    nothing = () if answer.records else ("nothing matched",)
    for note in (*answer.cautions, *(answer.remarks if hints else ()), *nothing):
        print(f"minefacts: {printable(note)}", file=sys.stderr)
    return 0 if answer.records else 1


def limited(answer: Answer, limit: int | None) -> Answer:
    """The first `limit` records of an answer, with a remark on those left out."""
    count = len(answer.records)
    if limit is None or count <= limit:
        return answer
    remark = f"The first {limit} of {count}: -n {count} shows all"
    return replace(answer, records=answer.records[:limit], remarks=(remark, *answer.remarks))


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

    color = colored(settings.color, sys.stdout.isatty())
    return encoded(render(tables(answer, fields, settings.dataset), terminal_width(), color))


def chart(answer: Answer, fields: Sequence[str], settings: Settings) -> bytes:
    """The answer's figures as bars."""
    from ..render.chart import render  # only a chart needs it
    from ..tables import footers

    return encoded(render(answer.records, footers(answer, settings.dataset), terminal_width()))


def encoded(text: str) -> bytes:
    """Text for people, in the encoding of standard output."""
    return encodable(text, sys.stdout.encoding or "utf-8")


def terminal_width() -> int | None:
    """The width of the terminal in cells, COLUMNS before what it says of itself; None where there is none."""
    if not sys.stdout.isatty():
        return None
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
