"""What a question returns: records of one kind, and what their reader should know about them."""

from collections.abc import Sequence

from msgspec import Struct

from ..errors import MinefactsError


class Answer(Struct, frozen=True):
    """Records of type `kind`, whose fields are a public promise.

    `remarks` say what was left out and how to see it, `cautions` what the record can and cannot know, and
    `errors` which parts of the question have no answer; `nothing` says what it means that there is no record.
    `years` are the years asked for, both included. `cited` are the documents behind records that do not name them.
    """

    kind: type[Struct]
    records: Sequence[Struct]
    title: str
    remarks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    errors: tuple[MinefactsError, ...] = ()
    nothing: str = "nothing matched"
    years: tuple[int, int] | None = None
    cited: Sequence[str] = ()
