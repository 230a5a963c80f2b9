"""An answer on standard output, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from ..errors import UsageError
from ..model import choices
from ..questions.sources import SourceRecord
from ..render import machine
from ..render.escape import printable
from ..views.answer import Answer
from .settings import Settings
from .streams import encoded, tell, terminal_width, write


def present(answer: Answer, settings: Settings) -> int:
    """Write `answer` as `settings` have it; 0, or 1 where nothing matched."""
    keys = answer.kind.__struct_fields__
    fields = list(dict.fromkeys(choices.one_of("field", name, keys) for name in settings.fields))
    if settings.chart and (settings.format != "table" or fields):
        raise UsageError("--chart draws a picture: it goes with neither -f nor --fields")
    if settings.chart and settings.sort:
        raise UsageError("--chart has an order of its own, by year or by size: it does not go with --sort")
    if settings.format == "csl-json" and fields:
        raise UsageError("csl-json has its own fields: it does not go with --fields")
    if settings.chart:
        from ..views.charts import drawable  # only a chart needs it

        answer = drawable(answer)
    shown = limited(replace(answer, records=ordered(answer.records, keys, settings.sort)), settings.limit)
    if settings.format == "csl-json":
        documents = settings.dataset.sources
        write(machine.csl_json(documents[one.id] for one in shown.records if isinstance(one, SourceRecord)).encode())
    elif settings.format != "table":
        write(machine.FORMATS[settings.format](fields or keys, shown.records).encode())
    elif answer.records:
        write((chart if settings.chart else table)(shown, fields, settings))
    hints = settings.format != "table" and sys.stderr is not None and sys.stderr.isatty()
    nothing = () if answer.records else (answer.nothing,)
    for note in (*shown.cautions, *(shown.remarks if hints else ()), *nothing):
        tell(f"minefacts: {printable(note)}")
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
    from ..views.tables import tables

    color = colored(settings.color, sys.stdout.isatty())
    shown = tables(answer, fields, settings.dataset)
    return encoded(render(shown, terminal_width(), color, sys.stdout.encoding or "utf-8"))


def chart(answer: Answer, fields: Sequence[str], settings: Settings) -> bytes:
    """The answer's figures as bars."""
    from ..render.chart import render
    from ..views.charts import charts  # only a chart needs these
    from ..views.tables import footers

    drawn = charts(answer, settings.dataset)
    return encoded(render(drawn, footers(answer, settings.dataset), terminal_width()))


def colored(asked: str, terminal: bool) -> bool:
    """Whether to use colour: --color over NO_COLOR over TERM=dumb over FORCE_COLOR over whether it is a terminal."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or terminal
