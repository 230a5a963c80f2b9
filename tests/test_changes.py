"""What became known between two days."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from sample import DAY, dataset, event, figure, source

from minefacts.errors import UsageError
from minefacts.questions import changes
from minefacts.views import changes as view


def test_both_days_are_included(tmp_path: Path) -> None:
    data = dataset(tmp_path, event("AAA", "accession", "2025-03-12"), event("BBB", "accession", "2025-03-14"))
    assert [one.iso3 for one in changes.between(data, "2025-03-12", "2025-03-14")] == ["BBB", "AAA"]
    assert changes.between(data, "2025-03-13", "2025-03-13") == []


def test_partial_date_counts_as_its_last_day(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, event("AAA", "accession", "2025-03"), figure("AAA", "2022", "total", 5, "mac25", body="MAC")
    )
    assert changes.between(data, "2025-03-01", "2025-03-30") == []
    (act, number) = changes.between(data, "2025-03-31", "2025-03-31")
    assert (act.date, act.kind, act.subject) == ("2025-03", "act", "accession")
    assert (number.date, number.kind, number.value, number.body) == ("2025-03", "figure", 5, "MAC")


def test_undated_record_is_known_from_the_dataset_s_date(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 5, "undated"))
    (one,) = changes.between(data, DAY, DAY)
    assert one.date == DAY


def test_changes_begin_after_the_article(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("WLD", "2023", "total", 5, "article", 2024))
    assert changes.day_after_article(data) == "2024-11-26"
    assert changes.between(data, None, DAY) == []


def test_without_an_article_changes_begin_with_the_treaty(tmp_path: Path) -> None:
    assert changes.day_after_article(dataset(tmp_path)) == "1997-09-18"


def test_end_before_the_start_is_refused_in_the_words_of_the_api(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="since 2026-01-01 comes after until 2025-01-01"):
        changes.between(dataset(tmp_path), "2026-01-01", "2025-01-01")


def test_entry_into_force_as_the_law_has_it_says_so(tmp_path: Path) -> None:
    data = dataset(tmp_path, event("AAA", "accession", "2025-03-12"), event("AAA", "entry-into-force", "2025-09-01"))
    force, act = changes.between(data, "2025-01-01", DAY)
    assert (act.note, force.note) == (None, "as Article 17 gives it")


def test_changes_in_words(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        source("new", "2025-05-01"),
        figure("WLD", "2024", "total", 6279, "new", 2025, qualifier="at-least"),
        event("AAA", "withdrawal-notified", "2025-06-01"),
    )
    notice, number = changes.between(data, "2025-01-01", DAY)
    assert view.what(number, data) == "casualties 2024"
    assert view.detail(number, data) == "at least 6,279 (Monitor, 2025 edition)"
    assert (view.what(notice, data), view.detail(notice, data)) == ("withdrawal notified", None)


def test_changes_since_the_article(run: Run) -> None:
    records = run("changes", "-f", "json").json
    acts = {(one["iso3"], one["subject"], one["date"]) for one in records if one["kind"] == "act"}
    assert {("MHL", "ratification", "2025-03-12"), ("TON", "accession", "2025-06-25")} <= acts
    assert {("EST", "withdrawal-notified", "2025-06-27"), ("POL", "withdrawal-effective", "2026-02-20")} <= acts
    assert ("LBN", "accession", "2026") in acts
    assert any(one["kind"] == "figure" and "6,279" in one["detail"] for one in records)
    assert not any(one["source"] == "article" for one in records)


def test_option_is_named_by_the_command_that_has_it(run: Run) -> None:
    status, out, err = run("changes", "--since", "2026", "--until", "2025")
    assert (status, out) == (2, "")
    assert "give an earlier --since" in err
