"""An answer in the format asked for, on standard output or in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from .. import render
from ..errors import UsageError
from ..model import choices
from ..render.escape import printable
from ..views.answer import Answer
from . import drawing, output, pager
from .settings import Settings
from .streams import tell, terminal_width

#: What the formats with an order or fields of their own do not go with, and why.
_OWN_FIELDS = ("csl-json", "bibtex")


def present(answer: Answer, settings: Settings) -> int:
    """Write `answer` as `settings` have it; 0, or 1 where nothing matched."""
    form = chosen(settings)
    fields = list(dict.fromkeys(field_named(name, answer) for name in settings.fields))
    refuse_what_does_not_go_with(form, fields, settings)
    shown = limited(replace(answer, records=ordered(answer, settings.sort)), settings.limit)
    if settings.quiet:
        shown = replace(shown, remarks=(), cautions=())
    if form in render.PICTURES:
        return draw(shown, form, settings)
    if answer.records or form not in render.FOR_PEOPLE:
        put(render.written(form, shown, page(fields, settings)), settings)
    return say(shown, form, settings, answered=bool(answer.records))


def draw(answer: Answer, form: str, settings: Settings) -> int:
    """Draw `answer`; 0, or 1 where there is nothing to draw."""
    pictured = drawing.of(answer, form, settings)
    if pictured.pictures:
        put(render.drawn(form, pictured, page((), settings)), settings)
    elif pictured.notes:
        answer = replace(answer, nothing="; ".join(pictured.notes))
    return say(answer, form, settings, answered=bool(pictured.pictures))


def say(answer: Answer, form: str, settings: Settings, *, answered: bool) -> int:
    """Tell what belongs to no format; 0, or 1 where nothing was answered."""
    for note in (*answer.cautions, *hints(answer, form), *(() if answered else (answer.nothing,))):
        tell(f"minefacts: {printable(note)}")
    return 0 if answered else 1


def chosen(settings: Settings) -> str:
    """The format: of the file's ending, of -f, or a picture; else a table."""
    form = settings.format
    if settings.file is not None:
        form = output.format_of(settings.file, form, settings.formats)
    return drawing.asked(form or "table", settings)


def refuse_what_does_not_go_with(form: str, fields: Sequence[str], settings: Settings) -> None:
    """Raise UsageError for options that a format has no use for."""
    if form in render.PICTURES:
        drawing.refuse_what_does_not_go_with(form, settings)
    if form in _OWN_FIELDS and fields:
        raise UsageError(f"{form} has its own fields: it does not go with --fields")


def page(fields: Sequence[str], settings: Settings) -> render.Page:
    """What the answer is written on: the terminal at hand, or a file of natural width in UTF-8."""
    if settings.file is not None:
        return render.Page(settings.dataset, fields, None, settings.color == "always", "utf-8", settings.sources)
    color = colored(settings.color, sys.stdout.isatty())
    encoding = sys.stdout.encoding or "utf-8"
    return render.Page(settings.dataset, fields, terminal_width(), color, encoding, settings.sources)


def put(data: bytes, settings: Settings) -> None:
    """Write an answer to the file asked for, or to standard output."""
    if settings.file is None:
        pager.show(data, paged=settings.paged)
        return
    output.write_file(settings.file, data)
    if on_terminal() and not settings.quiet:
        tell(f"minefacts: wrote {printable(settings.file)}")


def hints(answer: Answer, form: str) -> Sequence[str]:
    """What formats for programs have no place for and a person at a terminal should know."""
    return answer.remarks if form not in render.FOR_PEOPLE and on_terminal() else ()


def on_terminal() -> bool:
    """Whether messages go to a person."""
    return sys.stderr is not None and sys.stderr.isatty()


def limited(answer: Answer, limit: int | None) -> Answer:
    """The first `limit` records of an answer, with a remark on those left out."""
    count = len(answer.records)
    if limit is None or count <= limit:
        return answer
    remark = f"The first {limit} of {count}: -n {count} shows all"
    return replace(answer, records=answer.records[:limit], remarks=(remark, *answer.remarks))


def ordered(answer: Answer, sort: str | None) -> Sequence[Any]:
    """The records in order of the field `sort` names, empty ones last."""
    if sort is None:
        return answer.records
    key = field_named(sort.removeprefix("-"), answer)
    known = [record for record in answer.records if getattr(record, key) is not None]
    unknown = [record for record in answer.records if getattr(record, key) is None]
    return sorted(known, key=lambda record: getattr(record, key), reverse=sort.startswith("-")) + unknown


def field_named(name: str, answer: Answer) -> str:
    """The field of the records that has this name, or is under this header in a table."""
    keys = answer.kind.__struct_fields__
    try:
        return choices.one_of("field", name, keys)
    except UsageError:
        from ..views.tables import headers  # only a header needs them

        return choices.one_of("field", name, keys, headers(answer.kind))


def colored(asked: str, terminal: bool) -> bool:
    """Whether to use colour: --color over NO_COLOR over TERM=dumb over FORCE_COLOR over whether it is a terminal."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or terminal
