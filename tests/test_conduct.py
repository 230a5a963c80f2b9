"""Findings on conduct: which are asked for, which are current, how allegations are worded, what must hold of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import Run
from msgspec.structs import replace

import minefacts
from minefacts.checks import conduct as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.model.records import Finding
from minefacts.questions import conduct
from minefacts.questions.conduct import Query
from minefacts.questions.figures import Years
from minefacts.views import conduct as words

SOURCE = "lm2022-ban"
USE = Finding(
    id="use.RUS.UKR.2022-11.confirmed.landmine-monitor",
    conduct="use",
    by="RUS",
    actor="state",
    group=None,
    where="UKR",
    certainty="confirmed",
    start="2022-02-24",
    end="2022-11",
    body="Landmine Monitor",
    edition=2022,
    sources=(SOURCE,),
    note=None,
)


def finding(**fields: object) -> Finding:
    """`USE` with other fields and the id that they make."""
    changed = replace(USE, **fields)
    who = changed.by or (changed.group or changed.actor).casefold().replace(" ", "-")
    body = changed.body.casefold().replace(" ", "-")
    end = changed.end or "undated"
    key = f"{changed.conduct}.{who}.{changed.where or 'unknown'}.{end}.{changed.certainty}.{body}"
    return replace(changed, id=key)


LATER = finding(end="2023-10", edition=2023)
ALLEGED = finding(
    by="KHM", where="KHM", certainty="alleged", start="2025", end="2025", body="Government of Thailand", edition=None
)
DENIED = finding(by="KHM", where="KHM", certainty="stated-none", start="2025-07", end="2025-10", edition=2025)
OLD_DENIAL = finding(by="KHM", where="KHM", certainty="denied", start="2008", end="2008", edition=2009)
GROUP = finding(
    by=None,
    actor="non-state",
    group="Boko Haram",
    where="CMR",
    certainty="alleged",
    start="2017",
    end="2017",
    edition=2017,
)
MADE = finding(conduct="production", by="IND", where="IND", start="2016", end="2017", edition=2017)


@pytest.fixture
def sample(dataset: Dataset) -> Examined:
    """The real dataset with a few findings of its own."""
    sample = Examined(dataset.folder, held=True)
    sample.hold(Finding, (USE, LATER, ALLEGED, DENIED, OLD_DENIAL, GROUP, MADE))
    return sample


def ids(records: Sequence[conduct.FindingRecord]) -> set[str]:
    return {one.id for one in records}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Of each kind of conduct, the newest edition of the Monitor that treats it.
        (Query(), {DENIED, MADE}),
        (Query(places=("UKR",)), {LATER}),
        (Query(places=("UKR",), history=True), {USE, LATER}),
        (Query(places=("RUS",), editions=(2022,)), {USE}),
        (Query(by=("RUS",)), {LATER}),
        (Query(where=("KHM",)), {ALLEGED, DENIED, OLD_DENIAL}),
        (Query(actors=("non-state",)), {GROUP}),
        (Query(certainties=("alleged",)), {ALLEGED, GROUP}),
        (Query(conducts=("production",)), {MADE}),
        (Query(bodies=("Government of Thailand",)), {ALLEGED}),
        (Query(years=Years(2016, 2016)), {MADE}),
        (Query(years=Years(2008, 2016)), {MADE, OLD_DENIAL}),
        (Query(by=("RUS",), where=("KHM",)), set()),
    ],
)
def test_a_query_lets_the_findings_through_that_it_asks_for(
    sample: Examined, query: Query, expected: set[Finding]
) -> None:
    assert ids(conduct.select(sample, query).records) == {one.id for one in expected}


def test_earlier_findings_of_the_same_are_counted(sample: Examined) -> None:
    assert conduct.select(sample, Query(by=("RUS",))).left_out == 1
    assert conduct.select(sample, Query(by=("RUS",), history=True)).left_out == 0


def test_all_are_in_order_of_conduct_and_the_newest_first(sample: Examined) -> None:
    records = conduct.select(sample, Query(everything=True)).records
    assert [one.conduct for one in records] == ["use"] * 6 + ["production"]
    ends = [one.end for one in records if one.conduct == "use"]
    assert ends == ["2025", "2025-10", "2023-10", "2022-11", "2017", "2008"]


def test_an_allegation_names_the_denials_of_its_period(sample: Examined) -> None:
    (alleged,) = conduct.select(sample, Query(by=("KHM",), certainties=("alleged",))).records
    assert alleged.denied_by == (DENIED.id,)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (ALLEGED, "the Government of Thailand accuses Cambodia; denied, according to the Landmine Monitor"),
        (GROUP, "an allegation that the Landmine Monitor reports; no denial on record"),
        (
            replace(ALLEGED, note="Cambodia denies it", start="2030", end="2030"),
            "the Government of Thailand accuses Cambodia",
        ),
        (USE, ""),
    ],
)
def test_an_allegation_is_worded_as_one(sample: Examined, changed: Finding, said: str) -> None:
    sample.hold(Finding, (changed, DENIED, OLD_DENIAL))
    records = [one for one in conduct.select(sample, Query(everything=True)).records if one.id == changed.id]
    assert words.allegation(records[0], sample) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (USE, "use of mines in Ukraine by Russia: confirmed, 2022-02-24 to 2022-11 (Landmine Monitor 2022)"),
        (GROUP, "use of mines in Cameroon by Boko Haram: alleged, no denial on record, 2017 (Landmine Monitor 2017)"),
        (finding(start=None, end=None, where=None), "use of mines by Russia: confirmed (Landmine Monitor 2022)"),
        (
            finding(by="RUS", where="RUS", start=None),
            "use of mines by Russia: confirmed, until 2022-11 (Landmine Monitor 2022)",
        ),
        (finding(end=None), "use of mines in Ukraine by Russia: confirmed, since 2022-02-24 (Landmine Monitor 2022)"),
    ],
)
def test_a_finding_in_one_line(sample: Examined, one: Finding, said: str) -> None:
    sample.hold(Finding, (one,))
    (record,) = conduct.select(sample, Query(everything=True)).records
    assert words.sentence(record) == said


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (replace(USE, id="use.RUS.UKR"), "id"),
        (finding(by=None), "by"),
        (finding(actor="non-state"), "by"),
        (finding(group="Boko Haram"), "group"),
        (finding(edition=1990), "edition"),
        (finding(edition=2222), "edition"),
        (finding(start="2022-02-30"), "start"),
        (finding(end="2021"), "end"),
        (finding(start="2222", end=None, edition=None), "start"),
        (finding(start="2023", end="2023"), "start"),
    ],
)
def test_a_broken_finding_is_told(sample: Examined, broken: Finding, field: str) -> None:
    sample.hold(Finding, (broken,))
    assert field in {problem.field for problem in rules.problems(sample)}


def test_sound_findings_are_not(sample: Examined) -> None:
    assert list(rules.problems(sample)) == []


def test_use_by_states_as_an_edition_found_it(run: Run) -> None:
    line = ["--conduct", "use", "--actor", "state", "--certainty", "confirmed", "--edition", "2024", "--body"]
    rows = run("conduct", *line, "Landmine Monitor", "--fields", "by_name,where_name", "-f", "plain").rows
    assert sorted(rows) == [
        ["Iran", "Iran"],
        ["Myanmar", "Myanmar"],
        ["North Korea", "North Korea"],
        ["Russia", "Ukraine"],
    ]


def test_a_place_has_two_headings(run: Run) -> None:
    status, out, err = run("conduct", "-c", "Ukraine")
    assert (status, err) == (0, "")
    by, there = out.split("Conduct: in Ukraine\n")
    assert by.startswith("Conduct: by Ukraine\n")
    assert "  Russia  " not in by
    assert "use         Russia" in there
    assert "Conduct: in " not in run("conduct", "-c", "USA").stdout
    records = run("conduct", "-c", "Ukraine", "-f", "json").json
    assert len({one["id"] for one in records}) == len(records)
    assert all("UKR" in (one["by"], one["where"]) for one in records)


def test_without_a_filter_the_newest_edition_of_the_monitor(run: Run) -> None:
    records = run("conduct", "-f", "json").json
    assert {one["body"] for one in records} == {"Landmine Monitor"}
    editions: dict[str, set[int]] = {}
    for one in records:
        editions.setdefault(one["conduct"], set()).add(one["edition"])
    assert all(len(found) == 1 for found in editions.values())
    every = run("conduct", "--all", "--body", "Landmine Monitor", "-f", "json").json
    for kind, found in editions.items():
        assert found == {max(one["edition"] for one in every if one["conduct"] == kind)}


def test_no_allegation_is_worded_as_a_fact(run: Run) -> None:
    for text in (run("search", "Cambodia", "use", "alleged", "-f", "json"), run("changes", "-f", "json")):
        alleged = [one for one in text.json if one["kind"] == "finding" and one["certainty"] == "alleged"]
        assert alleged
        for one in alleged:
            assert "alleged" in (one.get("text") or one["detail"])


def test_a_past_day_knows_only_what_was_published(run: Run) -> None:
    records = run("conduct", "--all", "--as-of", "2023-06", "-f", "json").json
    assert records
    assert all(one["published"] <= "2023-06-30" for one in records)


def test_what_the_united_states_announced(run: Run) -> None:
    records = run("conduct", "-c", "USA", "-f", "json").json
    found = {(one["conduct"], one["certainty"], one["start"]) for one in records}
    assert {("use", "confirmed", "1991"), ("production", "halted", "2022-06")} <= found
    assert ("transfer", "announced", "2024-11-20") in found


@pytest.mark.parametrize("line", ["--conduct sale", "--actor army", "--certainty sure", "--year latest", "-c Zebra"])
def test_what_does_not_exist_is_refused(run: Run, line: str) -> None:
    answer = run("conduct", *line.split())
    assert answer.status in (2, 3)
    assert answer.stdout == ""


def test_nothing_found_is_not_nothing_done(run: Run) -> None:
    status, out, err = run("conduct", "--by", "Norway", "--conduct", "use")
    assert (status, out) == (1, "")
    assert "does not mean that nothing was done" in err


def test_from_python(run: Run) -> None:
    records = minefacts.load().conduct(country="Ukraine", on="2026-09-01")
    assert [one.id for one in records] == [one["id"] for one in run("conduct", "-c", "Ukraine", "-f", "json").json]
