"""The budgets, and the table that shows what is measured beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from programs import PEERS
from timing import Program, Taken

HEADER = ("what", "median ms", "peak MB", "ratio", "budget", "within")
#: What stands around the table in a document.
START, END = "<!-- bench -->", "<!-- /bench -->"
BETWEEN = re.compile(f"(?<={START}\\n).*?(?={END})", re.DOTALL)


class Budget(NamedTuple):
    """How many times what its reference takes a program may take; shown in the program's row, or `at` another's.

    Without a reference the factor is what it may take, in milliseconds or megabytes.
    """

    program: str
    reference: str
    factor: float
    quantity: Literal["time", "memory"] = "time"
    at: str = ""

    def ratio(self, taken: Mapping[str, Taken]) -> float:
        """What the program takes, in parts of what the reference takes."""
        takes = float(getattr(taken[self.program], self.quantity))
        return takes / float(getattr(taken[self.reference], self.quantity)) if self.reference else takes

    @property
    def row(self) -> str:
        """The program whose row shows it."""
        return self.at or self.program

    def within(self, taken: Mapping[str, Taken]) -> bool:
        """Whether the program keeps to it."""
        return self.ratio(taken) <= self.factor

    def wording(self, factor: float) -> str:
        """So many times the reference, of what and by whom if the row does not say it."""
        if not self.reference:
            return f"{factor:,.0f} {'MB' if self.quantity == 'memory' else 'ms'}"
        of = ("memory " if self.quantity == "memory" else "") + (f"{self.program} " if self.at else "")
        return f"{of}{factor:.2f} × {self.reference.partition(' of ')[0]}"


#: What is asked of a dataset so many times as large as the one that ships, beside the same of that one.
GROWN = ("lookup", "figures", "profile", "name")
FACTOR = 25

BUDGETS = (
    Budget("lookup", "click", 1.3),
    Budget("lookup", "click", 1.5, "memory"),
    Budget("figures", "click", 1.45),
    Budget("profile", "click", 1.45),
    Budget("name", "click", 1.45),
    *(Budget(f"{name} of {FACTOR}", f"{name} of 1", 1.1) for name in GROWN),
    Budget("names", "countrynames", 3),
    Budget("verify of 1 MB", "split", 10),
    Budget("verify of 10 MB", "verify of 1 MB", 11),
    Budget("verify of 10 MB", "", 100, "memory"),
    Budget("table", "click and Rich", 1.2),
    Budget("help", "click", 1.3),
    Budget("version", "click", 1.3),
    Budget("completion", "click", 1.3),
    *(Budget("lookup", peer, 1, at=peer) for peer in PEERS),
)


def of_figures(count: int) -> tuple[Budget, ...]:
    """The budgets of questions to a dataset of so many figures."""
    query, everything, search, export = (f"{name} of {count}" for name in ("query", "everything", "search", "export"))
    jq = f"jq of {count}"
    return (
        Budget(query, jq, 1 / 3),
        Budget(query, jq, 1 / 3, "memory"),
        Budget(everything, "", 200, "memory"),
        Budget(search, f"jq-text of {count}", 1 / 2),
        Budget(search, "", 200, "memory"),
        Budget(export, everything, 1.5),
        Budget(export, "", 200, "memory"),
    )


def measured(budgets: Iterable[Budget], taken: Mapping[str, Taken]) -> list[Budget]:
    """The budgets of which both sides are measured."""
    return [budget for budget in budgets if budget.program in taken and {budget.reference} <= {"", *taken}]


def table(programs: Iterable[Program], taken: Mapping[str, Taken], budgets: Sequence[Budget]) -> str:
    """A Markdown table with a row for each program, and the budgets that stand there."""
    rows = [
        row(program, taken[program.name], {one: one.ratio(taken) for one in budgets if one.row == program.name})
        for program in programs
    ]
    lines = [HEADER, ("---", "---:", "---:", "---", "---", "---"), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def row(program: Program, taken: Taken, ratios: Mapping[Budget, float]) -> tuple[str, ...]:
    """The cells of one program."""
    found = ", ".join(budget.wording(ratio) for budget, ratio in ratios.items())
    allowed = ", ".join(budget.wording(budget.factor) for budget in ratios)
    within = ("yes" if all(ratio <= budget.factor for budget, ratio in ratios.items()) else "no") if ratios else ""
    return program.shown, f"{taken.time:,.1f}", f"{taken.memory:,.1f}", found, allowed, within


def marked(document: str) -> bool:
    """Whether a document has the two markers."""
    return BETWEEN.search(document) is not None


def placed(document: str, text: str) -> str:
    """A document with `text` between its two markers."""
    return BETWEEN.sub(lambda _: f"\n{text}\n", document, count=1)
