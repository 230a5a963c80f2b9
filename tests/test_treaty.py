"""Standing with the treaty: derived from acts, on any day."""

from __future__ import annotations

import pytest
from conftest import Run

from minefacts.dataset.reading import Dataset
from minefacts.model import dates, law
from minefacts.model.records import CONSENTS, Country, Event
from minefacts.questions import treaty


def counts(dataset: Dataset, day: str) -> list[treaty.StatusCount]:
    return treaty.counts(treaty.select(dataset, treaty.Query(as_of=day)), day)


def acts_of(dataset: Dataset) -> dict[str, list[Event]]:
    acts: dict[str, list[Event]] = {}
    for act in dataset.events:
        acts.setdefault(act.iso3, []).append(act)
    return acts


def one(dataset: Dataset, iso3: str, day: str) -> treaty.Standing:
    (standing,) = treaty.standings(dataset, [dataset.countries[iso3]], day)
    return standing


def act(event: str, date: str, first: str | None = None, last: str | None = None) -> Event:
    return Event(f"AAA-{event}-{date}", "AAA", event, date, first, last, ("source",), None)  # type: ignore[arg-type]


COUNTRY = Country("AAA", "AA", "999", "Aland", "Aland", True, "Asia", "Asia", (1, 1))


@pytest.mark.parametrize(
    ("day", "parties", "bound"),
    [
        ("1997-09-17", 0, 0),
        ("1998-12-31", 58, 0),
        ("1999-03-01", None, 45),
        ("2012-12-07", 160, 160),
        ("2024-11-25", 164, 164),
        ("2025-06-25", 166, None),
        ("2025-06-27", 166, 164),
        ("2026-08-25", 162, 161),
    ],
)
def test_published_counts(dataset: Dataset, day: str, parties: int | None, bound: int | None) -> None:
    count = counts(dataset, day)[0]
    assert count.status == "state-party"
    assert parties in (None, count.count)
    assert bound in (None, count.bound)


def test_133_states_signed(dataset: Dataset) -> None:
    signed = [
        standing for standing in treaty.standings(dataset, dataset.countries.values(), "1999-03-01") if standing.signed
    ]
    assert len(signed) == dataset.treaty.signatories == 133


def test_status_changes_only_on_days_of_an_act_or_at_the_end_of_an_interval(dataset: Dataset) -> None:
    months = {f"{year}-{month:02}-01" for year in range(1997, 2028) for month in range(1, 13)}
    for iso3, acts in acts_of(dataset).items():
        turns = {day for act in acts for day in law.interval(act)}
        days = sorted(months | turns)
        statuses = [law.status(acts, day) for day in days]
        assert set(statuses) <= set(law.STATUSES)
        changed = {day for day, now, before in zip(days[1:], statuses[1:], statuses, strict=False) if now != before}
        assert changed <= turns, iso3


@pytest.mark.parametrize("year", range(1997, 2028))
def test_counts_add_up_to_all_states(dataset: Dataset, year: int) -> None:
    assert sum(one.count for one in counts(dataset, f"{year}-07-01")) == len(dataset.countries) == 197


def test_article_17_gives_every_entry_into_force_but_one(dataset: Dataset) -> None:
    different = []
    for iso3, acts in acts_of(dataset).items():
        consent = next((act for act in acts if act.event in CONSENTS), None)
        force = next((act for act in acts if act.event == "entry-into-force"), None)
        if force:
            assert consent is not None
            if law.interval(force) != law.expected_in_force(dataset.treaty, consent):
                different.append(iso3)
    assert different == ["SSD"]


def test_withdrawals_take_effect_six_months_after_their_notice(dataset: Dataset) -> None:
    notices = {
        iso3: act.date for iso3, acts in acts_of(dataset).items() for act in acts if act.event == "withdrawal-notified"
    }
    effects = {
        iso3: act.date for iso3, acts in acts_of(dataset).items() for act in acts if act.event == "withdrawal-effective"
    }
    assert len(effects) == 5
    assert effects == {iso3: law.article_20(day) for iso3, day in notices.items()}


def test_withdrawal_takes_effect_on_its_day(dataset: Dataset) -> None:
    before, after = one(dataset, "LTU", "2025-12-26"), one(dataset, "LTU", "2025-12-27")
    assert (before.status, before.bound, before.withdrawal_effective) == ("state-party", True, "2025-12-27")
    assert (after.status, after.bound) == ("withdrawn", False)


def test_party_is_not_bound_before_entry_into_force(dataset: Dataset) -> None:
    tonga = one(dataset, "TON", "2025-07-01")
    assert (tonga.status, tonga.bound, tonga.in_force) == ("state-party", False, "2025-12-01")


def test_acts_after_the_day_are_hidden(dataset: Dataset) -> None:
    finland = one(dataset, "FIN", "2025-07-09")
    assert (finland.withdrawal_notified, finland.withdrawal_effective) == (None, None)
    assert one(dataset, "UKR", "2025-07-17").suspension_notified is None
    assert one(dataset, "UKR", "1999-02-23").signed is None


def test_entry_into_force_is_unknown_until_the_fortieth_deposit(dataset: Dataset) -> None:
    assert one(dataset, "CAN", "1998-09-15").in_force is None
    assert one(dataset, "CAN", "1998-09-16").in_force == "1999-03-01"


def test_unknown_day_leaves_the_status_unsettled(dataset: Dataset) -> None:
    assert one(dataset, "LBN", "2026-01-12").status == "not-party"
    march = one(dataset, "LBN", "2026-03-01")
    assert (march.status, march.bound) == ("unsettled", False)
    assert march.note is not None
    assert "2026-07-01" in march.note
    assert one(dataset, "LBN", "2026-07-01").bound is None
    august = one(dataset, "LBN", "2026-08-25")
    assert (august.status, august.bound) == ("state-party", None)
    assert one(dataset, "LBN", "2027-02-01").bound is True


def test_ukraine_is_bound_and_its_suspension_noted(dataset: Dataset) -> None:
    ukraine = one(dataset, "UKR", "2026-08-25")
    assert (ukraine.status, ukraine.bound, ukraine.suspension_notified) == ("state-party", True, "2025-07-18")
    assert ukraine.note is not None
    assert "not a withdrawal" in ukraine.note


def test_successor_is_bound_from_independence_but_counted_from_deposit(dataset: Dataset) -> None:
    assert one(dataset, "SSD", "2011-11-10").status == "not-party"
    sudan = one(dataset, "SSD", "2011-11-11")
    assert (sudan.status, sudan.bound, sudan.in_force) == ("state-party", True, "2011-07-09")


def test_unknown_day_of_a_withdrawal_is_unsettled_too(dataset: Dataset) -> None:
    acts = [act("accession", "2000-01-05"), act("withdrawal-effective", "2005", "2005-03-01", "2005-06-30")]
    standing = [
        treaty.standing(dataset.treaty, COUNTRY, acts, day) for day in ("2005-02-28", "2005-04-01", "2005-06-30")
    ]
    assert [one.status for one in standing] == ["state-party", "unsettled", "withdrawn"]
    assert [one.bound for one in standing] == [True, None, False]


@pytest.mark.parametrize(
    ("deposit", "force"),
    [
        ("1997-12-03", "1999-03-01"),
        ("1998-09-30", "1999-03-01"),
        ("1998-10-01", "1999-04-01"),
        ("2025-08-31", "2026-02-01"),
    ],
)
def test_article_17_counts_whole_months(dataset: Dataset, deposit: str, force: str) -> None:
    assert law.article_17(dataset.treaty, deposit) == force


@pytest.mark.parametrize(("notice", "effect"), [("2025-06-27", "2025-12-27"), ("2025-08-31", "2026-02-28")])
def test_article_20_counts_six_months(notice: str, effect: str) -> None:
    assert law.article_20(notice) == effect


@pytest.mark.parametrize(
    ("text", "day"),
    [("2019", "2019-12-31"), ("2019-02", "2019-02-28"), ("2020-02", "2020-02-29"), ("2019-06-27", "2019-06-27")],
)
def test_partial_date_is_its_last_day(text: str, day: str) -> None:
    assert dates.last_day(dates.typed(text)) == day


def test_treaty_of_ukraine(run: Run) -> None:
    status, out, _ = run("treaty", "--country", "Ukraine")
    assert status == 0
    row = next(line for line in out.splitlines() if line.startswith("Ukraine"))
    for words in ("State Party", "yes", "1999-02-24", "ratification 2005-12-27", "2006-06-01", "2025-07-18"):
        assert words in row


def test_treaty_on_the_article_s_day(run: Run) -> None:
    names = [word for name in ("Ukraine", "US", "Russia", "Cambodia") for word in ("-c", name)]
    result = run("treaty", *names, "--as-of", "2024-11-25", "--fields", "iso3,status", "-f", "plain")
    assert result.rows == [["UKR", "state-party"], ["USA", "not-party"], ["RUS", "not-party"], ["KHM", "state-party"]]


def test_all_states_on_the_article_s_day(run: Run) -> None:
    records = run("treaty", "--all", "--as-of", "2024-11-25", "-f", "json").json
    assert len(records) == 197
    assert sum(one["status"] == "state-party" for one in records) == 164


def test_status_on_the_day_of_a_withdrawal(run: Run) -> None:
    ask = ("treaty", "-c", "Lithuania", "--fields", "status,bound,withdrawal_effective", "-f", "plain", "--as-of")
    assert run(*ask, "2025-12-26").rows == [["state-party", "true", "2025-12-27"]]
    assert run(*ask, "2025-12-27").rows == [["withdrawn", "false", "2025-12-27"]]


def test_unsettled_says_why(run: Run) -> None:
    result = run("treaty", "-c", "Lebanon", "--as-of", "2026-03-01")
    assert "unsettled" in result.stdout
    assert "in force from 2026-07-01 at the earliest" in result.stdout


def test_withdrawn_states_with_their_dates(run: Run) -> None:
    result = run("treaty", "--status", "withdrawn", "--fields", "country,withdrawal_effective", "-f", "plain")
    assert result.rows == [
        ["Estonia", "2025-12-27"],
        ["Finland", "2026-01-10"],
        ["Latvia", "2025-12-27"],
        ["Lithuania", "2025-12-27"],
        ["Poland", "2026-02-20"],
    ]


def test_region_and_status_together(run: Run) -> None:
    records = run("treaty", "--status", "not-party", "--region", "asia", "-f", "json").json
    assert {one["region"] for one in records} == {"Asia"}
    assert {one["status"] for one in records} == {"not-party"}
    assert "IND" in {one["iso3"] for one in records}


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        (("-c", "Norway", "--is", "state-party"), 0, ""),
        (("-c", "Ukraine", "--is", "bound"), 0, ""),
        (("-c", "United States", "--is", "state-party"), 1, ""),
        (("-c", "Norway", "-c", "United States", "--is", "state-party"), 1, ""),
        (
            ("-c", "Lebanon", "--is", "state-party", "--as-of", "2026-03-01"),
            1,
            "minefacts: the record cannot tell whether Lebanon is State Party on 2026-03-01\n",
        ),
        (
            ("-c", "Lebanon", "--is", "bound", "--as-of", "2026-08-25"),
            1,
            "minefacts: the record cannot tell whether Lebanon is bound on 2026-08-25\n",
        ),
    ],
)
def test_question_answers_by_exit_status(run: Run, question: tuple[str, ...], status: int, said: str) -> None:
    assert run("treaty", *question) == (status, "", said)


def test_question_needs_a_state(run: Run) -> None:
    assert run("treaty", "--is", "bound") == (2, "", "minefacts: --is asks about states: name them with -c\n")


def test_counts_name_the_documents_of_the_acts(run: Run) -> None:
    assert "UNTC2014" in run("treaty", "--counts").stdout


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2030", "The record ends on {version}; later acts are not in it."),
        ("2024", "As it could be known on 2024-12-31; dataset of {version}"),
    ],
)
def test_what_the_record_can_know_is_said_at_the_end(run: Run, dataset: Dataset, day: str, end: str) -> None:
    _, out, err = run("treaty", "-c", "Norway", "--as-of", day)
    assert out.splitlines()[-1] == end.format(version=dataset.version)
    assert err == ""


def test_nobody_was_a_party_before_the_treaty(run: Run) -> None:
    words = "before the treaty was adopted"
    assert words in run("treaty", "-c", "Norway", "--as-of", "1997-09-17").stdout
    assert words in run("treaty", "-c", "Norway", "--as-of", "1997-09-17", "-f", "csv").stderr
