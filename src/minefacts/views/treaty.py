"""How states' standing with the treaty is shown."""

from __future__ import annotations

from ..model.vocabulary import STATUSES
from . import words
from .columns import Column
from .view import View

STATUS_ROLES = {
    STATUSES["state-party"]: "good",
    STATUSES["signatory"]: "warning",
    STATUSES["withdrawn"]: "bad",
    STATUSES["not-party"]: "bad",
    STATUSES["unsettled"]: "warning",
}
STATUS = Column("Status", lambda one, _: STATUSES[one.status], "status", styles=STATUS_ROLES)
COLUMNS = (
    Column("Country", words.field("country"), "country"),
    STATUS,
    Column("Bound", lambda one, _: words.boolean(one.bound), "bound", whole=True, priority=2),
    Column("Signed", words.field("signed"), "signed", whole=True, priority=3),
    Column("Consent", lambda one, _: words.consent(one), "consent", whole=True),
    Column("In force", words.field("in_force"), "in_force", whole=True, priority=1),
    Column("Withdrawal", lambda one, _: words.withdrawal(one), "withdrawal_notified", note=True),
    Column("Note", lambda one, _: words.standing_note(one), "note", note=True),
)
COUNTS = (
    STATUS,
    Column("States", words.field("count"), "count", right=True, role="value"),
    Column("Bound", words.field("bound"), "bound", right=True),
)
VIEWS = {"Standing": View(COLUMNS), "StatusCount": View(COUNTS)}
