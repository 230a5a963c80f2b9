"""Findings beside each other: which is the newest of the same, what period each is of, what answers an allegation."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from sample import dataset, finding

from minefacts.model.records import Finding
from minefacts.questions import findings
from minefacts.questions.figures import Years

USE = finding("use", "AAA", "BBB", "m24")
MONITOR = replace(USE, body=findings.MONITOR)


def current(tmp_path: Path, *found: Finding) -> list[str]:
    data = dataset(tmp_path, *found)
    return [one.id for one in findings.current(data, found)]


def test_newer_edition_is_current(tmp_path: Path) -> None:
    old, new = replace(USE, id="old", edition=2023), replace(USE, id="new", edition=2024)
    assert current(tmp_path, new, old) == ["new"]


def test_finding_without_edition_counts_by_its_publication(tmp_path: Path) -> None:
    report = replace(USE, id="report", edition=2024)
    later = replace(USE, id="later", edition=None, sources=("m25", "undated"))
    assert current(tmp_path / "later", report, later) == ["later"]
    undated = replace(USE, id="undated", edition=None, sources=("undated",))
    assert current(tmp_path / "undated", report, undated) == ["report"]


def test_of_one_edition_the_later_period_is_current_and_equals_stand_together(tmp_path: Path) -> None:
    early, late = replace(USE, id="early", end="2022", start="2022"), replace(USE, id="late")
    same = replace(USE, id="same")
    assert current(tmp_path, early, late, same) == ["late", "same"]


@pytest.mark.parametrize(
    "other",
    [
        replace(USE, conduct="production"),
        replace(USE, by="CCC"),
        replace(USE, actor="de-facto-authorities"),
        replace(USE, where="CCC"),
        replace(USE, certainty="alleged"),
        replace(USE, body="MAC"),
        replace(USE, group="Some Army"),
    ],
)
def test_what_is_not_the_same_stands_beside(tmp_path: Path, other: Finding) -> None:
    assert current(tmp_path, replace(USE, id="old", edition=2020), replace(other, id="other")) == ["old", "other"]


def test_earliest_document_dates_a_finding(tmp_path: Path) -> None:
    data = dataset(tmp_path, replace(USE, sources=("m25", "undated", "mac25")))
    (one,) = data.findings
    assert findings.published(data, one) == "2025-03"
    undated = replace(USE, sources=("undated",))
    assert findings.published(dataset(tmp_path / "undated", undated), undated) is None


def test_newest_editions_of_each_kind_of_conduct_of_the_monitor() -> None:
    found = [
        replace(MONITOR, id="a", edition=2023),
        replace(MONITOR, id="b", edition=2024),
        replace(MONITOR, id="c", edition=2022, conduct="production"),
        replace(MONITOR, id="d", edition=None),
        replace(USE, id="e", edition=2025),
    ]
    assert [one.id for one in findings.newest_editions(found)] == ["b", "c"]


@pytest.mark.parametrize(
    ("start", "end", "edition", "period"),
    [
        ("2022", "2023-06", 2024, ("2022-01-01", "2023-06-30")),
        (None, "2023-06", 2024, ("2023-06-01", "2023-06-30")),
        ("2022-05", None, 2024, ("2022-05-01", "2024-12-31")),
        ("2022-05", None, None, ("2022-05-01", "2022-05-31")),
        (None, None, 2024, ("2024-01-01", "2024-12-31")),
        (None, None, None, ("0001-01-01", "0001-12-31")),
    ],
)
def test_period_of_a_finding(start: str | None, end: str | None, edition: int | None, period: tuple[str, str]) -> None:
    assert findings.period(replace(USE, start=start, end=end, edition=edition)) == period


def test_periods_overlap_on_one_day() -> None:
    assert findings.overlap(("2022-01-01", "2022-12-31"), ("2022-12-31", "2023-01-01"))
    assert findings.overlap(("2022-12-31", "2023-01-01"), ("2022-01-01", "2022-12-31"))
    assert not findings.overlap(("2022-01-01", "2022-12-30"), ("2022-12-31", "2023-01-01"))
    assert not findings.overlap(("2022-12-31", "2023-01-01"), ("2022-01-01", "2022-12-30"))
    assert findings.span(Years(3, 2022)) == ("0003-01-01", "2022-12-31")


def test_denial_answers_an_allegation_of_the_same_by_the_same_at_the_same_time() -> None:
    alleged = replace(USE, certainty="alleged")
    denial = replace(USE, id="denial", certainty="denied")
    others = [
        replace(denial, id="stated", certainty="stated-none"),
        replace(denial, id="else", conduct="production"),
        replace(denial, id="them", by="CCC"),
        replace(denial, id="then", start="2020", end="2020"),
        replace(denial, id="found", certainty="confirmed"),
    ]
    assert findings.denials(alleged, [denial, *others]) == ("denial", "stated")
    assert findings.denials(USE, [denial]) == ()
    assert findings.denials(replace(alleged, by=None), [replace(denial, by=None)]) == ()
