"""The article's claims, and what the record makes of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY, Run
from sample import DAY, claim, dataset, event, figure, party

from minefacts.questions import article
from minefacts.views import article as view

TOLD = figure("WLD", "2023", "total", 5757, "article", 2024)
SUBJECT = f"figure:{TOLD.id}"


def only(tmp_path: Path, *records: object, refers_to: str | None = SUBJECT) -> tuple[article.ClaimRecord, str | None]:
    data = dataset(tmp_path, TOLD, claim("p1", refers_to), *records)  # type: ignore[arg-type]
    (record,) = article.select(data, DAY, DAY)
    return record, view.now(record, data)


def test_article_is_not_evidence_for_itself(tmp_path: Path) -> None:
    record, now = only(tmp_path)
    assert (record.verdict, record.figure, record.value) == (None, None, None)
    assert now == "World, casualties: no other document has a figure for 2023"


def test_claim_that_another_document_confirms_matches(tmp_path: Path) -> None:
    same = figure("WLD", "2023", "total", 5757, "m24", 2024)
    record, now = only(tmp_path, same)
    assert (record.verdict, record.figure, record.value) == ("matches", same.id, 5757)
    assert now == "World, casualties: 5,757 for 2023 (Monitor, 2024 edition)"


def test_claim_with_a_later_period_on_record_is_newer(tmp_path: Path) -> None:
    later = figure("WLD", "2024", "total", 6279, "m25", 2025)
    record, now = only(tmp_path, figure("WLD", "2023", "total", 5757, "m24", 2024), later)
    assert record.verdict == "newer"
    assert now is not None
    assert now.endswith("; 6,279 for 2024 (Monitor, 2025 edition)")


def test_claim_that_a_later_edition_restates_is_superseded(tmp_path: Path) -> None:
    restated = figure("WLD", "2023", "total", 5800, "m25", 2025)
    record, now = only(tmp_path, restated)
    assert (record.verdict, record.value) == ("superseded", 5800)
    assert now == "World, casualties: now 5,800 for 2023 (Monitor, 2025 edition)"


def test_later_figures_are_of_periods_of_the_same_kind_and_of_the_whole(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        TOLD,
        figure("WLD", "1999", "total", 9, "m25", 2025, end="2024"),
        figure("WLD", "2024-01", "total", 8, "m25", 2025, end="2024-06"),
        figure("WLD", "2024", "total", 7, "m25", 2025, scope="children"),
        figure("WLD", "2024", "killed", 6, "m25", 2025),
        figure("WLD", "2022", "total", 5, "m25", 2025),
        newer := figure("WLD", "2024", "total", 4, "m25", 2025),
    )
    assert article.later(data, TOLD) == [newer]


def test_count_of_parties_is_that_of_the_day(tmp_path: Path) -> None:
    acts = [event("AAA", "accession", "2001-01-05"), event("BBB", "accession", "2025-01-05")]
    record, now = only(tmp_path, *acts, refers_to="treaty:counts")
    assert (record.verdict, record.value) == ("superseded", 2)
    assert now is not None
    assert "1 States Parties on 2024-11-25" in now


def test_parties_are_in_order_of_their_paragraphs(tmp_path: Path) -> None:
    late, early = party("late", None), party("early", "AAA", "state")
    late = type(late)(**{name: getattr(late, name) for name in late.__struct_fields__} | {"paragraphs": (2, 3)})
    assert [one.id for one in article.parties(dataset(tmp_path, late, early))] == ["early", "late"]


def test_article_stands_beside_the_record(run: Run) -> None:
    records = {one["id"]: one for one in run("article", "-f", "json").json}
    parties = records["p3-1-parties-164"]
    assert parties["verdict"] == "superseded"
    count = run("treaty", "--counts", "--fields", "count", "-f", "plain").rows[0][0]
    assert parties["value"] == int(count)
    now = f"{count} States Parties (including Lebanon, not confirmed by the depositary) on {TODAY}"
    assert f"164 States Parties on 2024-11-25; {now}" in parties["now"]
    assert records["p8-1-world-casualties"]["verdict"] == "newer"
    assert records["p8-1-world-casualties"]["now"].startswith("World, casualties: at least 5,757 for 2023 ")


@pytest.mark.parametrize("word", ["still", "now about 1,000,000"])
def test_nothing_is_called_new_that_did_not_change(run: Run, word: str) -> None:
    assert not any(word in (one["now"] or "") for one in run("article", "-f", "json").json)


@pytest.mark.parametrize(
    ("told", "other", "verdict"),
    [(20_000, 19_985, "rounded"), (20_000, 20_000, "rounded"), (20_000, 24_000, "bodies-differ")],
)
def test_other_body_may_confirm_a_round_number(tmp_path: Path, told: int, other: int, verdict: str) -> None:
    said = figure("AAA", "1979", "killed", told, "article", end="2023", body="Paper", qualifier="about")
    counted = figure("AAA", "1979", "killed", other, "mac25", end="2023", body="MAC")
    data = dataset(tmp_path, said, counted, claim("p1", f"figure:{said.id}"))
    (record,) = article.select(data, DAY, DAY)
    assert (record.verdict, record.figure) == (verdict, counted.id)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [(40_000, "rounded"), (47_900, "rounded"), (48_100, "bodies-differ"), (31_900, "bodies-differ")],
)
def test_multiple_in_words_is_a_rough_one(tmp_path: Path, other: int, verdict: str) -> None:
    said = figure("AAA", "1979", "injured", 40_000, "article", end="2023", body="Paper", qualifier="derived")
    counted = figure("AAA", "1979", "injured", other, "mac25", end="2023", body="MAC")
    data = dataset(tmp_path, said, counted, claim("p1", f"figure:{said.id}"))
    (record,) = article.select(data, DAY, DAY)
    assert record.verdict == verdict


@pytest.mark.parametrize(
    ("refers_to", "verdict"),
    [("party:AAA", "matches"), ("outside:AAA", "superseded"), ("party:BBB", "superseded"), ("outside:BBB", "matches")],
)
def test_claim_on_a_state_is_held_against_where_it_stands(tmp_path: Path, refers_to: str, verdict: str) -> None:
    record, _ = only(tmp_path, event("AAA", "accession", "2001-01-05"), refers_to=refers_to)
    assert record.verdict == verdict


def test_standing_that_the_record_cannot_tell_gives_no_verdict(tmp_path: Path) -> None:
    unsettled = event("AAA", "accession", "2026")
    assert only(tmp_path, unsettled, refers_to="party:AAA")[0].verdict is None
