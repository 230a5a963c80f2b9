"""Which figures restate one another, which of them is current, which tells of the newest period."""

from __future__ import annotations

from pathlib import Path

from sample import dataset, figure, source

from minefacts.questions import series


def test_larger_edition_is_current_whatever_its_day_of_publication(tmp_path: Path) -> None:
    old, new = figure("AAA", "2022", "total", 10, "m25", 2023), figure("AAA", "2022", "total", 11, "m23", 2024)
    assert series.current(dataset(tmp_path, old, new), old) == new


def test_figure_without_edition_counts_by_its_year_of_publication(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 10, "mac25", body="MAC"))
    assert series.edition(data, next(iter(data.figures))) == 2025


def test_undated_document_without_edition_counts_least(tmp_path: Path) -> None:
    undated, dated = figure("AAA", "2022", "total", 10, "undated"), figure("AAA", "2022", "total", 11, "m23")
    assert series.current(dataset(tmp_path, undated, dated), undated) == dated


def test_primary_comes_before_a_relay_of_the_same_edition(tmp_path: Path) -> None:
    relay, own = figure("AAA", "2022", "total", 12, "press25", 2024), figure("AAA", "2022", "total", 11, "m23", 2024)
    data = dataset(tmp_path, relay, own)
    assert series.source_kind(data, relay) == "relay"
    assert series.source_kind(data, own) == "primary"
    assert series.current(data, relay) == own


def test_document_of_one_body_is_a_relay_for_another(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 12, "m23", body="MAC"))
    assert series.source_kind(data, next(iter(data.figures))) == "relay"


def test_exact_value_comes_before_a_rounded_one(tmp_path: Path) -> None:
    rounded = figure("AAA", "2022", "total", 2000, "m25", 2024, qualifier="more-than")
    exact = figure("AAA", "2022", "total", 2029, "m23", 2024)
    assert series.current(dataset(tmp_path, rounded, exact), rounded) == exact


def test_at_least_is_no_rounding(tmp_path: Path) -> None:
    early = figure("AAA", "2022", "total", 5, "m23", 2024)
    late = figure("AAA", "2022", "total", 6, "m25", 2024, qualifier="at-least")
    assert series.current(dataset(tmp_path, early, late), early) == late


def test_later_day_of_publication_decides_between_equals(tmp_path: Path) -> None:
    early, late = figure("AAA", "2022", "total", 5, "m24", 2024), figure("AAA", "2022", "total", 6, "m25", 2024)
    assert series.current(dataset(tmp_path, early, late), early) == late


def test_first_by_id_decides_at_last(tmp_path: Path) -> None:
    one = figure("AAA", "2022", "total", 5, "m24", 2024)
    other = figure("AAA", "2022", "total", 6, "m24b", 2024)
    data = dataset(tmp_path, one, other, source("m24b", "2024-11-20"))
    assert series.current(data, other) == one


def test_bodies_and_scopes_never_supersede_each_other(tmp_path: Path) -> None:
    whole = figure("AAA", "2022", "total", 5, "m23", 2023)
    part = figure("AAA", "2022", "total", 2, "m25", 2025, scope="the north")
    other = figure("AAA", "2022", "total", 9, "mac25", body="MAC")
    data = dataset(tmp_path, whole, part, other)
    assert [series.current(data, one) for one in (whole, part, other)] == [whole, part, other]


def test_document_can_be_left_aside(tmp_path: Path) -> None:
    old, new = figure("AAA", "2022", "total", 10, "m23", 2023), figure("AAA", "2022", "total", 11, "m24", 2024)
    assert series.current(dataset(tmp_path, old, new), old, but="m24") == old
    assert series.current(dataset(tmp_path / "alone", new), new, but="m24") is None


def test_periods_are_told_apart() -> None:
    kinds = [
        series.period_kind(one)
        for one in (
            figure("AAA", "2022", "total", 1, "m23"),
            figure("AAA", "2022-05-01", "total", 1, "m23"),
            figure("AAA", "2022", "area", 1, "m23", topic="contamination", unit="km²"),
            figure("AAA", "2022-01", "total", 1, "m23", end="2022-06"),
            figure("AAA", "1999", "total", 1, "m23", end="2022"),
        )
    ]
    assert kinds == ["year", "part", "stock", "part", "cumulative"]


def test_newest_keeps_cumulative_figures_with_different_starts_apart() -> None:
    long = figure("AAA", "1979", "total", 100, "m23", end="2021")
    short = figure("AAA", "1999", "total", 50, "m24", end="2022")
    earlier = figure("AAA", "1999", "total", 40, "m23", end="2021")
    assert series.newest([long, short, earlier]) == [long, short]


def test_newest_is_of_the_latest_end() -> None:
    year, before = figure("AAA", "2022", "total", 1, "m23"), figure("AAA", "2021", "total", 2, "m23")
    part = figure("AAA", "2021", "total", 2, "m23", scope="the north")
    assert series.newest([before, year, part]) == [year, part]


def test_alike_is_the_same_value_as_exactly() -> None:
    one = figure("AAA", "2022", "total", 5, "m23")
    assert series.alike(one, figure("AAA", "2022", "total", 5, "m24"))
    assert not series.alike(one, figure("AAA", "2022", "total", 5, "m24", qualifier="at-least"))
    assert not series.alike(one, figure("AAA", "2022", "total", 6, "m24"))
