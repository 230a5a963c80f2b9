"""What a command answers with: records of one type, and what their reader should know about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from ..errors import MinefactsError

R = TypeVar("R", bound=Struct)


class Answer(Struct, Generic[R], frozen=True):
    """Records of one type, whose fields are a public promise.

    lead: a line under the title, such as what is newest
    hints: what was left out and how to see it
    cautions: what the record can and cannot know
    errors: which parts of the question have no answer
    nothing: what it means that there is no record
    view: the name of another view than the one of the record type
    years: the years asked for, both included
    cited: the documents behind records that do not name them
    places: the codes of the places asked for, if each has a heading of its own
    whole: whether no place was left out by a filter
    more: how to see all of the documents behind the answer
    in_full: how to see those documents in full
    chosen_by: how to choose the fields that are shown
    status: the exit status, if it is not whether there are records
    """

    record_type: type[R]
    records: Sequence[R]
    title: str
    lead: str = ""
    hints: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    errors: tuple[MinefactsError, ...] = ()
    nothing: str = "nothing matched"
    view: str = ""
    years: tuple[int, int] | None = None
    cited: Sequence[str] = ()
    places: tuple[str, ...] = ()
    whole: bool = False
    more: str = ""
    in_full: str = ""
    chosen_by: str = ""
    status: int | None = None
