"""Obligations with a deadline: what a query asks for, what the record says of each, what must hold of their steps."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import Run
from msgspec.structs import replace

import minefacts
from minefacts.checks import deadlines as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.errors import UsageError
from minefacts.model import dates, duties
from minefacts.model.records import DeadlineEvent
from minefacts.questions import deadlines
from minefacts.questions.deadlines import Obligation, Query


def step(iso3: str, article: int, event: str, date: str | None, deadline: str | None = None) -> DeadlineEvent:
    key = f"{iso3}-{article}-{event}-{date or f'to-{deadline}'}"
    return DeadlineEvent(key, iso3, article, event, date, None, None, deadline, None, ("isu-ago",), None)  # type: ignore[arg-type]


#: Angola: in force on 2003-01-01; Norway and Thailand: on 1999-03-01 and 1999-05-01.
ASKED = step("AGO", 5, "requested", "2012-03-30", "2018-01-01")
GRANTED = step("AGO", 5, "granted", "2012-12", "2018-01-01")
DESTROYED = replace(step("AGO", 4, "completed", "2006-12-28"), basis="declared")
MISSED = step("THA", 4, "missed", "2003-05-01")
CLEARED = step("THA", 5, "completed", "2008-05")
FOUND = step("THA", 5, "new-contamination", "2013")


@pytest.fixture
def sample(dataset: Dataset) -> Examined:
    """The real dataset with a few steps of its own."""
    sample = Examined(dataset.folder, held=True)
    sample.hold(DeadlineEvent, (DESTROYED, GRANTED, ASKED, MISSED, CLEARED, FOUND))
    return sample


def named(records: Sequence[Obligation]) -> list[str]:
    return [f"{one.iso3}-{one.article} {one.status}" for one in records]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["AGO-5 pending", "THA-4 missed", "THA-5 reopened"]),
        ({"everything": True}, ["AGO-5 pending", "THA-4 missed", "THA-5 reopened", "AGO-4 completed"]),
        ({"articles": (4,)}, ["THA-4 missed", "AGO-4 completed"]),
        ({"statuses": ("completed",)}, ["AGO-4 completed"]),
        ({"regions": ("Africa",)}, ["AGO-5 pending", "AGO-4 completed"]),
        ({"regions": ("Asia",), "articles": (5,)}, ["THA-5 reopened"]),
    ],
)
def test_a_query_lets_the_obligations_through_that_it_asks_for(
    sample: Examined, filters: dict[str, object], expected: list[str]
) -> None:
    query = Query(as_of="2014-01-01", **filters)  # type: ignore[arg-type]
    assert named(deadlines.select(sample, query)) == expected


def test_what_is_due_first_comes_first(sample: Examined) -> None:
    sample.hold(DeadlineEvent, (step("THA", 5, "granted", "2008-11", "2018-11-01"), GRANTED))
    records = deadlines.select(sample, Query(as_of="2014-01-01"))
    assert [one.deadline for one in records] == ["2018-01-01", "2018-11-01"]


def test_an_obligation_with_all_its_fields(sample: Examined) -> None:
    (before,) = deadlines.select(sample, Query(as_of="2012-11-30", articles=(5,), regions=("Africa",)))
    assert before == Obligation(
        country="Angola",
        iso2="AO",
        iso3="AGO",
        article=5,
        obligation="mine-clearance",
        status="pending",
        deadline="2013-01-01",
        first_deadline="2013-01-01",
        extensions=0,
        requested_until="2018-01-01",
        completed=None,
        basis=None,
        late=None,
        as_of="2012-11-30",
        note="extension requested 2012-03-30",
        sources=before.sources,
    )
    assert before.sources[0] == "isu-ago"
    (after,) = deadlines.select(sample, Query(as_of="2012-12-31", articles=(5,), regions=("Africa",)))
    assert (after.deadline, after.extensions, after.requested_until) == ("2018-01-01", 1, None)
    (completed,) = deadlines.select(sample, Query(as_of="2012-12-31", statuses=("completed",), articles=(4,)))
    assert (completed.completed, completed.basis, completed.late) == ("2006-12-28", "declared", False)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2014-01-01", "new contamination 2013; no new deadline is on record"),
        ("2013-06-01", "new contamination between 2013-01-01 and 2013-12-31: the day is not on record"),
        ("2012-01-01", None),
    ],
)
def test_the_note_tells_what_the_record_knows_and_what_not(sample: Examined, day: str, told: str | None) -> None:
    (one,) = deadlines.select(sample, Query(as_of=day, articles=(5,), regions=("Asia",)))
    assert one.note == told


def test_a_deadline_that_is_over_is_undetermined_and_nothing_is_inferred(sample: Examined) -> None:
    (one,) = deadlines.select(sample, Query(as_of="2018-01-02", articles=(5,), regions=("Africa",)))
    assert one.status == "undetermined"
    assert one.note == "the last deadline on record is over; no document says what came of it"


def test_is_asks_of_every_obligation(sample: Examined) -> None:
    angola, norway = sample.countries["AGO"], sample.countries["NOR"]

    def holds(status: duties.DutyStatus, *countries: object, **filters: object) -> bool:
        query = Query(as_of="2014-01-01", countries=countries, **filters)  # type: ignore[arg-type]
        return deadlines.holds(sample, query, status)

    assert holds("completed", angola, articles=(4,))
    assert holds("pending", angola, articles=(5,))
    assert not holds("completed", angola)
    assert not holds("completed", angola, norway, articles=(4,))
    assert not holds("completed", norway)


def test_states_without_an_obligation_are_told_apart(sample: Examined) -> None:
    asked = tuple(sample.countries[code] for code in ("AGO", "NOR", "USA"))
    found = deadlines.without(sample, Query(as_of="2014-01-01", countries=asked))
    assert [(one.country.iso3, one.status) for one in found] == [("NOR", "state-party"), ("USA", "not-party")]


@pytest.mark.parametrize(
    ("records", "field"),
    [
        ([replace(ASKED, id="AGO-5-requested")], "id"),
        ([step("AGO", 4, "granted", "2012-12", "2018-01-01")], "event"),
        ([replace(ASKED, basis="declared")], "basis"),
        ([step("AGO", 5, "requested", "2012-02-30")], "date"),
        ([step("AGO", 5, "requested", "2222", "2223-01-01")], "date"),
        ([step("AGO", 5, "completed", "2012", "2018-01-01")], "deadline"),
        ([step("AGO", 5, "granted", "2012-12", "2018-01")], "deadline"),
        ([step("AGO", 5, "granted", None, "2018-01-01")], "date"),
        ([replace(GRANTED, not_before="2013-01-01")], "not_before"),
        ([step("AGO", 5, "first", "2013-01-01")], "date"),
        ([step("AGO", 5, "first", None, "2013-02-01")], "deadline"),
        ([step("USA", 5, "requested", "2012-03-30")], "iso3"),
        # An extension ends later than the deadline before it, and a request precedes it.
        ([GRANTED, step("AGO", 5, "granted", "2013-12", "2017-01-01")], "deadline"),
        ([step("AGO", 5, "requested", "2013-03-30", "2018-01-01"), GRANTED], "date"),
        # What is completed is extended only after new contamination.
        ([step("AGO", 5, "completed", "2011"), GRANTED], "event"),
    ],
)
def test_broken_steps_are_told(sample: Examined, records: list[DeadlineEvent], field: str) -> None:
    sample.hold(DeadlineEvent, tuple(records))
    assert [problem.field for problem in rules.problems(sample)] == [field]


def test_sound_steps_are_not(sample: Examined) -> None:
    found = (step("AGO", 5, "completed", "2011"), step("AGO", 5, "new-contamination", "2012-02"), ASKED, GRANTED)
    differing = replace(step("THA", 5, "first", None, "2009-06-01"), note="as the state itself counts")
    sample.hold(DeadlineEvent, (*found, differing))
    assert list(rules.problems(sample)) == []


def test_on_every_day_each_obligation_of_the_record_has_one_status(dataset: Dataset) -> None:
    days = sorted({f"{year}-{month:02}-01" for year in range(1998, 2029) for month in (1, 3, 6, 12)})
    known = {(step.iso3, step.article) for step in dataset.steps}
    for day in days:
        found = list(deadlines.everything(dataset, (), day))
        assert {one.status for one in found} <= set(duties.DUTY_STATUSES)
        keys = [(one.iso3, one.article) for one in found]
        assert len(keys) == len(set(keys))
        assert set(keys) <= known
        for one in found:
            if one.status == "pending":
                assert one.deadline is not None
                assert one.deadline >= day
            if one.status == "missed":
                assert one.deadline is not None
                assert one.deadline < day


def test_a_grant_of_the_record_moves_the_deadline_on_its_day_and_not_before(dataset: Dataset) -> None:
    grants = [one for one in dataset.steps if one.event == "granted" and one.date and one.deadline]
    assert grants
    for grant in grants:
        day = dates.last_day(grant.not_after or grant.date or "")
        country = dataset.countries[grant.iso3]
        before, after = (
            next(one for one in deadlines.of(dataset, country, known) if one.article == grant.article)
            for known in (dates.day_before(day), day)
        )
        assert after.deadline == grant.deadline, grant.id
        assert before.deadline != grant.deadline, grant.id
        assert after.extensions == before.extensions + 1, grant.id


def test_angola_over_the_years(run: Run) -> None:
    fields = ("--article", "5", "--fields", "status,deadline,requested_until,extensions", "-f", "plain")
    said = [
        run("deadlines", "-c", "Angola", "--as-of", day, *fields).rows[0]
        for day in ("2012-11-30", "2014", "2018-06-01", "2026-08-25")
    ]
    assert said == [
        ["pending", "2013-01-01", "2018-01-01", "0"],
        ["pending", "2018-01-01", "", "1"],
        ["pending", "2025-12-31", "", "2"],
        ["pending", "2030-12-31", "", "3"],
    ]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("-c Mauritania --article 5 --as-of 2019-06-01", ["completed", "2021-01-01", "2018-11-29", "", "false"]),
        ("-c Mauritania --article 5 --as-of 2026-08-25", ["pending", "2026-12-31", "", "", ""]),
        ("-c Chile --article 5", ["completed", "2020-03-01", "2020-02-27", "announced", "false"]),
        ("-c Croatia --article 5", ["completed", "2026-03-01", "2026-02-27", "announced", "false"]),
        ("-c Ukraine --article 5 --as-of 2017-01-01", ["missed", "2016-06-01", "", "", ""]),
        ("-c Guinea --article 4", ["completed", "2003-04-01", "2003-11", "", "true"]),
        ("-c Finland --article 5 --as-of 2026-06-01", ["ended", "", "", "", ""]),
        ("-c Tunisia --article 5", ["reopened", "", "", "", ""]),
    ],
)
def test_what_the_record_says(run: Run, line: str, fields: list[str]) -> None:
    answer = run("deadlines", *line.split(), "--fields", "status,deadline,completed,basis,late", "-f", "plain")
    assert answer == (0, "\t".join(fields) + "\n", "")


def test_a_whole_table(run: Run) -> None:
    status, out, err = run("deadlines", "-c", "Peru", "--article", "4", "--as-of", "2020-01-01")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Deadlines of the Mine Ban Treaty, 2020-01-01",
        "Country  Art.  Status     Deadline    First       Ext.  Completed",
        "─" * 65,
        "Peru     4     completed  2003-03-01  2003-03-01     0  2001-12",
        "Sources: lm2004-per, CONVTEXT, UNTC2014 (in full: --sources)",
        "As it could be known on 2020-01-01; dataset of 2026-08-25",
    ]


def test_without_a_filter_nothing_is_completed_and_what_is_due_first_comes_first(run: Run) -> None:
    records = run("deadlines", "-f", "json").json
    assert {one["status"] for one in records} <= set(duties.OPEN)
    pending = [one["deadline"] for one in records if one["status"] == "pending"]
    assert pending
    assert pending == sorted(pending)
    everything = run("deadlines", "--all", "-f", "json").json
    assert len(everything) > len(records)


def test_undetermined_deadlines_say_what_is_known(run: Run) -> None:
    records = {one["iso3"]: one for one in run("deadlines", "--status", "undetermined", "-f", "json").json}
    for code in ("COL", "COD", "ECU", "ETH"):
        assert "extension requested 2025" in records[code]["note"]
        assert "no decision on the request is on record" in records[code]["note"]
        assert "12 of 14 requests" in records[code]["note"]
    for code in ("SEN", "TJK"):
        assert "request not approved 2025-12" in records[code]["note"]
    # What was decided in December 2025 was not known in November.
    before = run("deadlines", "-c", "Colombia", "--article", "5", "--as-of", "2025-11", "-f", "json").json
    assert "12 of 14" not in before[0]["note"]


def test_a_suspension_does_not_stop_a_deadline(run: Run) -> None:
    (one,) = run("deadlines", "-c", "Ukraine", "--article", "5", "-f", "json").json
    assert (one["status"], one["deadline"]) == ("pending", "2033-12-01")
    assert "does not stop the deadline" in one["note"]
    assert "suspension is not possible" in one["note"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("--article 4 -c Peru --is completed", 0),
        ("--article 4 -c Peru --is missed", 1),
        ("-c Peru --is completed", 1),
        ("-c Ukraine --article 4 --is missed", 0),
    ],
)
def test_is_answers_by_exit_status(run: Run, line: str, status: int) -> None:
    assert run("deadlines", *line.split()) == (status, "", "")


def test_is_says_what_the_record_cannot_tell(run: Run) -> None:
    told = "minefacts: Colombia, Article 5: no document says what came of its deadline\n"
    assert run("deadlines", "--article", "5", "-c", "Colombia", "--is", "completed") == (1, "", told)
    told = "minefacts: United States: not a party on 2026-09-01: no deadline under this treaty\n"
    assert run("deadlines", "-c", "USA", "--is", "completed") == (1, "", told)
    assert run("deadlines", "-c", "USA") == (1, "", told)
    assert run("deadlines", "--is", "completed").status == 2


@pytest.mark.parametrize("line", ["--article 6", "--status done", "--region Atlantis", "-c Zebra"])
def test_what_does_not_exist_is_refused(run: Run, line: str) -> None:
    answer = run("deadlines", *line.split())
    assert answer.status in (2, 3)
    assert answer.stdout == ""


def test_from_python(run: Run) -> None:
    facts = minefacts.load()
    (one,) = facts.deadlines(country="Angola", article=5, on="2018-06-01")
    assert (one.status, one.deadline) == ("pending", "2025-12-31")
    shown = run("deadlines", "--all", "--as-of", "2018-06-01", "-f", "json").json
    assert [one.note for one in facts.deadlines(on="2018-06-01")] == [one["note"] for one in shown]
    with pytest.raises(UsageError, match="4"):
        facts.deadlines(article=7)
