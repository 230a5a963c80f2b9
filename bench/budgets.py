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
    """How many times what its reference takes a program may take; shown in the program's row, or `at` another's."""

    program: str
    reference: str
    factor: float
    quantity: Literal["time", "memory"] = "time"
    at: str = ""

    def ratio(self, taken: Mapping[str, Taken]) -> float:
        """What the program takes, in parts of what the reference takes."""
        program, reference = (getattr(taken[name], self.quantity) for name in (self.program, self.reference))
        return float(program / reference)

    @property
    def row(self) -> str:
        """The program whose row shows it."""
        return self.at or self.program

    def within(self, taken: Mapping[str, Taken]) -> bool:
        """Whether the program keeps to it."""
        return self.ratio(taken) <= self.factor

    def wording(self, factor: float) -> str:
        """So many times the reference, of what and by whom if the row does not say it."""
        of = ("memory " if self.quantity == "memory" else "") + (f"{self.program} " if self.at else "")
        return f"{of}{factor:.2f} × {self.reference.partition(' of ')[0]}"


BUDGETS = (
    Budget("lookup", "click", 1.4),
    Budget("lookup", "click", 1.5, "memory"),
    Budget("name", "click", 1.45),
    Budget("names", "countrynames", 3),
    Budget("verify of 1 MB", "split", 10),
    Budget("verify of 10 MB", "verify of 1 MB", 11),
    Budget("table", "click and Rich", 1.25),
    Budget("help", "click", 1.35),
    Budget("version", "click", 1.35),
    Budget("completion", "click", 1.35),
    *(Budget("lookup", peer, 1, at=peer) for peer in PEERS),
)


def of_figures(count: int) -> tuple[Budget, ...]:
    """The budgets of a question to a dataset of so many figures."""
    query, jq = f"query of {count}", f"jq of {count}"
    return Budget(query, jq, 1 / 3), Budget(query, jq, 1 / 3, "memory")


def measured(budgets: Iterable[Budget], taken: Mapping[str, Taken]) -> list[Budget]:
    """The budgets of which both sides are measured."""
    return [budget for budget in budgets if budget.program in taken and budget.reference in taken]


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
