"""What a question returns: records of one kind, and what their reader should know about them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Answer(Struct, frozen=True):
    """Records of type `kind`, whose fields are a public promise.

    `remarks` say what was left out and how to see it; `cautions` what the record can and cannot know.
    """

    kind: type[Struct]
    records: Sequence[Struct]
    title: str
    remarks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
