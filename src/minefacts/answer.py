"""What a question returns: records of one kind, and what their reader should know about them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from .errors import MinefactsError


class Answer(Struct, frozen=True):
    """Records of type `kind`, whose fields are a public promise.

    `remarks` say what was left out and how to see it, `cautions` what the record can and cannot know, and
    `errors` which parts of the question have no answer.
    """

    kind: type[Struct]
    records: Sequence[Struct]
    title: str
    remarks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    errors: tuple[MinefactsError, ...] = ()
