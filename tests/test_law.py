"""What legal acts mean on a day: rules on small samples."""

from __future__ import annotations

import pytest

from minefacts.dataset.reading import Dataset
from minefacts.model import law
from minefacts.model.records import Event

#: Joined, left and joined again.
AGAIN = (
    ("accession", "2000-01-05"),
    ("withdrawal-notified", "2005-03-10"),
    ("withdrawal-effective", "2005-09-10"),
    ("accession", "2010-02-01"),
)


def acts(*happened: tuple[str, str]) -> list[Event]:
    return [Event(f"AAA-{event}-{date}", "AAA", event, date, None, None, ("a",), None) for event, date in happened]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "status", "bound"),
    [
        ("2000-01-04", "not-party", False),
        ("2000-01-05", "state-party", False),
        ("2000-07-01", "state-party", True),
        ("2005-09-09", "state-party", True),
        ("2005-09-10", "withdrawn", False),
        ("2010-01-31", "withdrawn", False),
        ("2010-02-01", "state-party", False),
        ("2010-08-01", "state-party", True),
    ],
)
def test_a_state_may_leave_and_join_again(dataset: Dataset, day: str, status: str, bound: bool) -> None:
    for order in (acts(*AGAIN), acts(*AGAIN)[::-1]):
        assert law.status(order, day) == status
        assert law.bound(dataset.treaty, order, day) is bound


@pytest.mark.parametrize(
    ("day", "until"),
    [("2005-03-09", None), ("2005-03-10", "2005-09-09"), ("2005-09-09", "2005-09-09"), ("2005-09-10", None)],
)
def test_a_state_is_withdrawing_from_its_notice_until_the_day_before_it_has_left(day: str, until: str | None) -> None:
    assert law.withdrawing_until(acts(*AGAIN), day) == until
    # Without a record of the effect Article 20 gives the day.
    assert law.withdrawing_until(acts(*AGAIN[:2]), day) == until


def test_memberships_are_apart_where_a_withdrawal_took_effect() -> None:
    sizes = [len(part) for part in law.memberships(acts(*AGAIN))]
    assert sizes == [3, 1]
    assert law.memberships([]) == [[]]


def test_what_is_known_of_the_second_accession_does_not_come_from_the_first(dataset: Dataset) -> None:
    again = acts(*AGAIN, ("entry-into-force", "2010-08-01"))
    assert law.known_from(dataset.treaty, again[-1], again) == "2010-02-01"
