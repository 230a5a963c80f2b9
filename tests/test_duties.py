"""The duties of Articles 4 and 5 on a day: rules on small samples."""

from __future__ import annotations

import random

import pytest

from minefacts.dataset.reading import Dataset
from minefacts.model import dates, duties
from minefacts.model.records import Article, DeadlineEvent, Event


def step(event: str, date: str | None, deadline: str | None = None, first: str = "", last: str = "") -> DeadlineEvent:
    return DeadlineEvent(
        id="AAA-5-step",
        iso3="AAA",
        article=5,
        event=event,  # type: ignore[arg-type]
        date=date,
        not_before=first or None,
        not_after=last or None,
        deadline=deadline,
        basis=None,
        sources=("paper",),
        note=None,
    )


def act(event: str, date: str) -> Event:
    return Event(f"AAA-{event}-{date}", "AAA", event, date, None, None, ("paper",), None)  # type: ignore[arg-type]


#: In force on 2000-07-01: Article 4 by 2004-07-01, Article 5 by 2010-07-01.
JOINED = (act("ratification", "2000-01-05"),)
LEFT = (*JOINED, act("withdrawal-notified", "2012-03-10"), act("withdrawal-effective", "2012-09-10"))
AGAIN = (*LEFT, act("accession", "2015-01-20"))
SUSPENDED = (*JOINED, act("suspension-notified", "2012-03-10"))

ASKED = step("requested", "2009-03", "2015-07-01")
GRANTED = step("granted", "2009-12", "2015-07-01")
REFUSED = step("not-approved", "2009-12", "2015-07-01")
UNDATED = step("granted", None, "2015-07-01", "2009-03-01", "2012-10-20")
MISSED = step("missed", "2010-07-01")
LATER = step("granted", "2012-11", "2016-07-01")
DONE = step("completed", "2008-05-02")
FOUND_SOON = step("new-contamination", "2009-02")
FOUND = step("new-contamination", "2013")
DONE_AGAIN = step("completed", "2014-06")
NONE = step("none-reported", "2001-04-30")


def on(
    dataset: Dataset, day: str, *rows: DeadlineEvent, acts: tuple[Event, ...] = JOINED, article: Article = 5
) -> duties.Duty:
    duty = duties.duty(dataset.treaty, article, acts, duties.steps(rows), day)
    assert duty is not None
    return duty


@pytest.mark.parametrize(
    ("rows", "day", "status", "deadline"),
    [
        ((), "2010-07-01", "pending", "2010-07-01"),
        ((), "2010-07-02", "undetermined", "2010-07-01"),
        # An extension counts from the last day of its date.
        ((ASKED, GRANTED), "2009-12-30", "pending", "2010-07-01"),
        ((ASKED, GRANTED), "2009-12-31", "pending", "2015-07-01"),
        ((ASKED, GRANTED), "2015-07-02", "undetermined", "2015-07-01"),
        ((ASKED, REFUSED), "2010-07-02", "undetermined", "2010-07-01"),
        # A deadline is missed if a document says so, and not before it is over.
        ((MISSED,), "2010-07-01", "pending", "2010-07-01"),
        ((MISSED,), "2010-07-02", "missed", "2010-07-01"),
        ((MISSED, LATER), "2012-11-29", "missed", "2010-07-01"),
        ((MISSED, LATER), "2012-11-30", "pending", "2016-07-01"),
        ((MISSED, LATER), "2016-07-02", "undetermined", "2016-07-01"),
        # An undated extension counts from the day on which a document tells of it.
        ((ASKED, UNDATED), "2012-10-19", "undetermined", "2010-07-01"),
        ((ASKED, UNDATED), "2012-10-20", "pending", "2015-07-01"),
        # It comes no later than the next one.
        ((UNDATED, step("granted", "2011-12", "2018-01-01")), "2012-01-01", "pending", "2018-01-01"),
        ((step("granted", "2009-12"),), "2010-01-01", "undetermined", None),
        ((DONE,), "2008-05-01", "pending", "2010-07-01"),
        ((DONE,), "2008-05-02", "completed", "2010-07-01"),
        ((DONE,), "2030-01-01", "completed", "2010-07-01"),
        # New contamination is due by a deadline that lies ahead; after it there is none until one is granted.
        ((DONE, FOUND_SOON), "2009-02-28", "pending", "2010-07-01"),
        ((DONE, FOUND_SOON), "2010-07-02", "undetermined", "2010-07-01"),
        ((DONE, FOUND), "2013-12-30", "completed", "2010-07-01"),
        ((DONE, FOUND), "2013-12-31", "reopened", None),
        ((FOUND,), "2013-12-31", "reopened", None),
        ((FOUND, DONE_AGAIN), "2014-06-30", "completed", None),
        ((DONE, FOUND, step("granted", "2014-06", "2019-01-01")), "2014-06-30", "pending", "2019-01-01"),
        ((NONE,), "2001-04-29", "pending", "2010-07-01"),
        ((NONE,), "2020-01-01", "none-reported", "2010-07-01"),
        ((NONE, FOUND), "2014-01-01", "reopened", None),
        ((step("first", None, "2010-08-01"),), "2001-01-01", "pending", "2010-08-01"),
    ],
)
def test_what_the_steps_make_of_a_duty(
    dataset: Dataset, rows: tuple[DeadlineEvent, ...], day: str, status: str, deadline: str | None
) -> None:
    for order in (rows, rows[::-1]):
        duty = on(dataset, day, *order)
        assert duty.status == status
        assert (duty.deadline and duty.deadline.first) == deadline


@pytest.mark.parametrize(
    ("rows", "article", "late"),
    [
        ((DONE,), 5, False),
        # Only a document makes it late.
        ((DONE,), 4, None),
        ((step("missed", "2004-07-01"), DONE), 4, True),
        ((step("completed", "2010-07"),), 5, None),
        (
            (
                ASKED,
                GRANTED,
                step("completed", "2012"),
            ),
            5,
            False,
        ),
        (
            (
                MISSED,
                step("completed", "2012"),
            ),
            5,
            True,
        ),
        ((FOUND, DONE_AGAIN), 5, None),
        ((), 5, None),
    ],
)
def test_completion_is_late_after_the_deadline_of_its_day(
    dataset: Dataset, rows: tuple[DeadlineEvent, ...], article: Article, late: bool | None
) -> None:
    assert on(dataset, "2030-01-01", *rows, article=article).late is late


def test_a_request_is_open_until_it_is_answered(dataset: Dataset) -> None:
    days = {"2009-03-30": None, "2009-03-31": "requested", "2009-12-30": "requested", "2009-12-31": None}
    for answer in (GRANTED, REFUSED, step("completed", "2009-12-31")):
        for day, event in days.items():
            request = on(dataset, day, ASKED, answer).request
            assert (request and request.event) == event
    assert on(dataset, "2010-01-01", step("requested", "2009"), GRANTED).request is None


def test_extensions_are_counted(dataset: Dataset) -> None:
    counts = [on(dataset, day, GRANTED, LATER).extensions for day in ("2009-12-30", "2009-12-31", "2012-11-30")]
    assert counts == [0, 1, 2]


def test_the_first_completion_stands_until_new_contamination(dataset: Dataset) -> None:
    for rows, completed in (((DONE, DONE_AGAIN), "2008-05-02"), ((DONE, FOUND, DONE_AGAIN), "2014-06")):
        done = on(dataset, "2020-01-01", *rows).completed
        assert done is not None
        assert done.record.date == completed


@pytest.mark.parametrize(
    ("acts", "day", "status", "deadline"),
    [
        (LEFT, "2012-09-09", "pending", "2015-07-01"),
        (LEFT, "2012-09-10", "ended", None),
        (AGAIN, "2015-01-19", "ended", None),
        # The treaty enters into force for it again on 2015-07-01.
        (AGAIN, "2015-01-20", "pending", "2025-07-01"),
        (SUSPENDED, "2012-09-10", "pending", "2015-07-01"),
    ],
)
def test_a_duty_ends_with_membership_alone(
    dataset: Dataset, acts: tuple[Event, ...], day: str, status: str, deadline: str | None
) -> None:
    duty = on(dataset, day, GRANTED, acts=acts)
    assert duty.status == status
    assert (duty.deadline and duty.deadline.first) == deadline


@pytest.mark.parametrize("acts", [(), (act("signature", "1997-12-03"),), (act("accession", "2021-01-01"),)])
def test_a_state_outside_has_no_duty(dataset: Dataset, acts: tuple[Event, ...]) -> None:
    assert duties.duty(dataset.treaty, 5, acts, duties.steps([DONE]), "2020-01-01") is None


def test_an_unknown_day_of_entry_into_force_leaves_the_deadline_an_interval(dataset: Dataset) -> None:
    acts = (act("accession", "2000"),)
    duty = on(dataset, "2008-01-01", acts=acts)
    assert duty.first_deadline == ("2010-07-01", "2011-06-01")
    statuses = [on(dataset, day, acts=acts).status for day in ("2010-07-01", "2010-07-02", "2011-06-01", "2011-06-02")]
    assert statuses == ["pending", "undetermined", "undetermined", "undetermined"]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_a_duty_has_one_status_and_a_grant_moves_the_deadline_on_its_day(
    dataset: Dataset, seed: int
) -> None:
    chance = random.Random(seed)
    rows = []
    for event in chance.choices(["requested", "granted", "missed", "completed", "new-contamination"], k=6):
        date = f"{chance.randint(2001, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        until = f"{int(date[:4]) + chance.randint(1, 9)}-12-31" if event == "granted" else None
        rows.append(step(event, date[: chance.choice([4, 7, 10])], until))
    steps = duties.steps(rows)
    assert len(steps) == len(rows)
    for last in {one.days.last for one in steps}:
        before, after = (on(dataset, day, *rows) for day in (dates.day_before(last), last))
        assert before.status in duties.DUTY_STATUSES
        assert after.status in duties.DUTY_STATUSES
        if after.status == "undetermined":
            assert after.deadline is None or after.deadline.last < last
        if before.deadline != after.deadline:
            moved = {one.event for one in steps if one.days.last == last}
            assert moved & {"granted", "new-contamination"}


def test_an_undated_extension_comes_before_a_request_to_go_beyond_it(dataset: Dataset) -> None:
    rows = (UNDATED, step("requested", "2011-03-31", "2018-01-01"))
    assert on(dataset, "2011-03-30", *rows).deadline == ("2015-07-01", "2015-07-01")
    assert on(dataset, "2020-01-01", *rows).request is not None
