"""Write docs/terminal.md: how many lines answers take on terminals of several widths, before and now.

With `--measure PROGRAM` the lines of another installation are printed instead, as they stand in BEFORE.
"""

from __future__ import annotations

import os
import pprint
import shlex
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

#: Has no types.
pexpect: Any = import_module("pexpect")
ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "terminal.md"
WIDTHS = (60, 80, 100, 120, 200)
QUESTIONS = (
    "casualties",
    "casualties -c Cambodia",
    "treaty -c Ukraine",
    "treaty --region Europe",
    "treaty --all",
    "country Cambodia",
    "search Poland",
    "changes",
    "sources",
)
#: The records and the lines at each width, as commit 99218b3 had them.
BEFORE: dict[str, tuple[int, tuple[int, ...]]] = {
    "casualties": (4, (49, 24, 20, 16, 15)),
    "casualties -c Cambodia": (126, (1111, 1103, 292, 175, 172)),
    "changes": (56, (360, 208, 140, 111, 70)),
    "country Cambodia": (1, (399, 178, 132, 119, 102)),
    "search Poland": (10, (67, 66, 61, 57, 24)),
    "sources": (238, (1797, 1687, 1671, 637, 320)),
    "treaty --all": (197, (1311, 1300, 411, 363, 224)),
    "treaty --region Europe": (44, (334, 327, 117, 100, 59)),
    "treaty -c Ukraine": (1, (30, 24, 18, 16, 13)),
}
HEAD = """\
# Answers on a terminal

An answer is laid out for eighty columns first. What gives way, in this order:

1. What only a few records have, such as notes and withdrawals, goes below the table by number, the same note once;
   what every row has goes above it.
2. The least important columns are left out. One line names them and how to see them.
3. Sentences are folded, the longest first. Dates and other short values are not, and neither an address nor an id
   decides how wide a column is.
4. Below 60 columns, a table that does not fit becomes a block of lines per record.

Away from a terminal nothing gives way: one record per line, at its natural width. An answer longer than the screen goes
through `MINEFACTS_PAGER`, `PAGER` or `less`, unless `--no-pager` says otherwise.

Lines of an answer, before this layout (in commit 99218b3) and now; written by `scripts/widths.py`. The dataset has
grown since, so compare lines per record rather than lines.

"""


def main(args: list[str]) -> None:
    """Write the page, or print what another program does."""
    if args[:1] == ["--measure"]:
        pprint.pprint({question: measured(args[1], question) for question in QUESTIONS}, width=120)
        return
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The page with the table."""
    program = str(Path(sys.executable).parent / "minefacts")
    widths = "".join(f" {width} |" for width in WIDTHS)
    lines = [
        f"| `minefacts …` | | records |{widths} lines per record at 80 |",
        "|---|---|--:|" + "--:|" * (len(WIDTHS) + 1),
    ]
    for question in QUESTIONS:
        lines.append(row(f"`{question}`", "before", *BEFORE[question]))
        lines.append(row("", "now", *measured(program, question)))
    return HEAD + "\n".join(lines) + "\n"


def row(question: str, when: str, records: int, lines: tuple[int, ...]) -> str:
    """One line of the table."""
    cells = "".join(f" {count:,} |" for count in lines)
    return f"| {question} | {when} | {records:,} |{cells} {lines[WIDTHS.index(80)] / records:.2f} |"


def measured(program: str, question: str) -> tuple[int, tuple[int, ...]]:
    """How many records a question has, and the lines of its answer at each width."""
    records = shown(program, [*shlex.split(question), "-f", "jsonl"], 1000).count("\n")
    return records, tuple(shown(program, shlex.split(question), width).count("\n") for width in WIDTHS)


def shown(program: str, args: list[str], width: int) -> str:
    """What a terminal of this width receives on standard output."""
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1", "PAGER": "cat", "LC_ALL": "C.UTF-8"}
    environment.pop("COLUMNS", None)
    command = ["-c", '"$0" "$@" 2>/dev/null', program, *args]
    child = pexpect.spawn("sh", command, env=environment, dimensions=(50, width), encoding="utf-8", timeout=60)
    text: str = child.read()
    return text


if __name__ == "__main__":
    main(sys.argv[1:])
