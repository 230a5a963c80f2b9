"""`minefacts verify [FILE]`."""

from __future__ import annotations

import os
import stat
from collections import Counter

import click

from ...errors import UsageError
from ...questions.verify.checked import Checked
from ...render.escape import printable
from ...views import words
from ...views.answer import Answer
from ..arguments import FilePath
from ..options import fact_command
from ..settings import Settings
from ..streams import patience, standard_input

#: The longest text in bytes.
LONGEST = 10_000_000
#: The verdicts that make the exit status 1.
WRONG = ("superseded", "differs")
#: How files begin that are not text.
BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")


@fact_command(
    examples=(
        "minefacts verify draft.txt",
        "minefacts verify draft.md --as-of 2024-11-25",
        "pbpaste | minefacts verify -",
        "minefacts verify draft.html -f json --strict",
    ),
    answers=Checked,
)
@click.argument("file", default="-", type=FilePath())
@click.option("--strict", is_flag=True, help="Exit 1 also if a number could not be checked.")
def command(settings: Settings, file: str, strict: bool) -> Answer[Checked]:
    """Check the numbers and treaty claims of a text (plain, Markdown, HTML) against the record.

    --as-of is the day on which the text was written. Exit status 1 if something is superseded or differs.
    """
    from ...views import verify  # help needs no words

    text = decoded(content(file), file)
    with patience("minefacts: reading"):
        report = verify.report(settings.dataset, text, file, as_of=settings.as_of, today=settings.today)
    counts = Counter(one.verdict for one in report.records)
    return Answer(
        Checked,
        report.records,
        f"{'Standard input' if file == '-' else printable(os.path.basename(file))} and the record",
        hints=footer(counts, report.numbers, report.held, report.left_out),
        nothing=f"no number on mines and no treaty claim in the text ({words.count(report.numbers, 'number')} read)",
        more="--sources",
        status=int(any(counts[verdict] for verdict in WRONG) or (strict and bool(counts["not-checked"]))),
    )


def footer(counts: Counter[str], numbers: int, held: int, left_out: int) -> tuple[str, ...]:
    """What was found, and what was read, held against the record and left out."""
    found = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    unchecked = numbers - held - left_out
    parts = [f"{held:,} held against the record", f"{left_out:,} left out (dates, ages, money, not on mines)"]
    if unchecked:
        parts.insert(1, f"{unchecked:,} not checked")
    read = f"{words.count(numbers, 'number')} read: {', '.join(parts)}." if numbers else "No number read."
    return f"{found}. Compared with this record, not with the truth.", read


def content(file: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises UsageError if it cannot be read or is too long."""
    if file == "-":
        data = standard_input("a text", LONGEST + 1)
    else:
        data = _of_file(file)
    if len(data) > LONGEST:
        raise UsageError(f"the text is longer than {LONGEST // 1_000_000} MB: give it in parts")
    return data


def _of_file(file: str) -> bytes:
    try:
        if stat.S_ISDIR(os.stat(file).st_mode):
            raise UsageError(f"{printable(file)} is a folder: name a file, or - for standard input")
        with open(file, "rb") as stream:
            return stream.read(LONGEST + 1)
    except OSError as error:
        raise UsageError(
            f"{printable(file)} cannot be read ({error.strerror}): name a file, or - for standard input"
        ) from None


def decoded(data: bytes, file: str) -> str:
    """Bytes as text; raises UsageError if they are not text."""
    if data.startswith(BINARY) or (b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        if file == "-":
            what = "standard input"
        else:
            what = printable(file)
        raise UsageError(f"{what} is not plain text, Markdown or HTML: save it as text first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
