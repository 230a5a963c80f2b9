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
from ..render.page import Page
from ..views.answer import Answer
from ..views.registry import fields_of
from . import drawing, output, pager
from .settings import Settings
from .streams import tell, terminal_width

#: What the formats with an order or fields of their own do not go with, and why.
_OWN_FIELDS = ("csl-json", "bibtex")


def present(answer: Answer[Any], settings: Settings) -> int:
    """Write `answer` as `settings` have it; 0, or 1 if nothing matched."""
    form = chosen(settings)
    answer = replace(answer, in_full="--sources", chosen_by="--fields")
    fields = list(dict.fromkeys(field_named(name, answer) for name in settings.fields))
    refuse_what_does_not_go_with(form, fields, settings)
    shown = replace(answer, records=ordered(answer, settings.sort))
    if form not in render.PICTURES:
        shown = limited(shown, settings.limit)
    if settings.as_of is not None and settings.as_of not in shown.title:
        shown = replace(shown, title=f"{shown.title}, as of {settings.as_of}")
    if settings.quiet:
        shown = replace(shown, hints=(), cautions=(), lead="")
    if form in render.PICTURES:
        return draw(shown, form, settings)
    if answer.records or form not in render.FOR_PEOPLE:
        put(render.written(form, shown, page(fields, settings)), settings)
    return say(shown, form, settings, answered=bool(answer.records))


def draw(answer: Answer[Any], form: str, settings: Settings) -> int:
    """Draw `answer`; 0, or 1 if there is nothing to draw."""
    pictured = drawing.of(answer, settings, end(settings))
    if pictured.pictures:
        drawing.refuse_too_many(pictured, form)
        put(render.drawn(form, pictured, page((), settings)), settings)
        answer = replace(answer, hints=(*drawing.hints(pictured, form), *answer.hints))
    elif pictured.notes:
        reasons = "; ".join(note.removeprefix("Not drawn: ") for note in pictured.notes)
        answer = replace(answer, nothing=f"nothing to draw: {reasons}")
    return say(answer, form, settings, answered=bool(pictured.pictures))


def say(answer: Answer[Any], form: str, settings: Settings, *, answered: bool) -> int:
    """Tell what belongs to no format; 0, or 1 if nothing was answered."""
    notes = [*hints(answer, form), *after_the_record(form, settings)]
    if not answered:
        notes = [*answer.cautions, answer.nothing]
    for note in notes:
        tell(f"minefacts: {printable(note)}")
    if answer.status is not None:
        return answer.status
    if answered:
        return 0
    return 1


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


def page(fields: Sequence[str], settings: Settings) -> Page:
    """What the answer is written on: the terminal at hand, or a file of natural width in UTF-8."""
    if settings.file is not None:
        colored_file = settings.color == "always"
        return Page(settings.known, fields, None, colored_file, "utf-8", settings.sources, end(settings))
    color = colored(settings.color, sys.stdout.isatty())
    encoding = sys.stdout.encoding or "utf-8"
    return Page(settings.known, fields, terminal_width(), color, encoding, settings.sources, end(settings))


def end(settings: Settings) -> tuple[str, ...]:
    """What the record knows at all: until when it goes, or on which past day it is shown."""
    version = settings.dataset.version
    if settings.quiet:
        return (f"Dataset of {version}",)
    if settings.day > version:
        return (f"The record ends on {version}; later acts are not in it.",)
    if settings.day < version:
        return (f"As it could be known on {settings.day}{undated(settings)}; dataset of {version}",)
    return (f"Dataset of {version}",)


def undated(settings: Settings) -> str:
    """How many records were left out because they rest on undated documents alone."""
    count = len(settings.known.undated)
    if not count:
        return ""
    return f" ({count:,} from undated documents left out)"


def put(data: bytes, settings: Settings) -> None:
    """Write an answer to the file asked for, or to standard output."""
    if settings.file is None:
        pager.show(data, paged=settings.paged)
        return
    output.write_file(settings.file, data)
    if on_terminal() and not settings.quiet:
        tell(f"minefacts: wrote {printable(settings.file)}")


def hints(answer: Answer[Any], form: str) -> Sequence[str]:
    """What formats for programs have no place for: cautions, and for a person at a terminal hints."""
    if form in render.FOR_PEOPLE:
        return ()
    if on_terminal():
        return (*answer.cautions, *answer.hints)
    return answer.cautions


def after_the_record(form: str, settings: Settings) -> Sequence[str]:
    """That a day asked for lies after the record, for formats that have no footer to say so."""
    if form in render.FOR_PEOPLE or settings.quiet or settings.as_of is None:
        return ()
    if settings.as_of > settings.dataset.version:
        return end(settings)
    return ()


def on_terminal() -> bool:
    """Whether messages go to a person."""
    return sys.stderr is not None and sys.stderr.isatty()


def limited(answer: Answer[Any], limit: int | None) -> Answer[Any]:
    """The first `limit` records of an answer, with a remark on those left out."""
    count = len(answer.records)
    if limit is None or count <= limit:
        return answer
    first = "first" if limit == 1 else f"first {limit}"
    remark = f"The {first} of {count}: -n {count} shows all"
    return replace(answer, records=answer.records[:limit], hints=(remark, *answer.hints))


def ordered(answer: Answer[Any], sort: str | None) -> Sequence[Any]:
    """The records in order of the field `sort` names, empty ones last."""
    if sort is None:
        return answer.records
    key = field_named(sort.removeprefix("-"), answer)
    if key not in answer.record_type.__struct_fields__:
        raise UsageError(f"{key!r} is a sentence: sort by another field")
    known = [record for record in answer.records if getattr(record, key) is not None]
    unknown = [record for record in answer.records if getattr(record, key) is None]
    return sorted(known, key=lambda record: getattr(record, key), reverse=sort.startswith("-")) + unknown


def field_named(name: str, answer: Answer[Any]) -> str:
    """The field of the records that has this name, or is under this header in a table."""
    keys = fields_of(answer.record_type)
    try:
        return choices.one_of("field", name, keys)
    except UsageError:
        from ..views.tables import headers  # only a header needs them

        return choices.one_of("field", name, keys, headers(answer.record_type))


def colored(asked: str, terminal: bool) -> bool:
    """Whether to use colour: --color over NO_COLOR over TERM=dumb over FORCE_COLOR over whether it is a terminal."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or terminal
