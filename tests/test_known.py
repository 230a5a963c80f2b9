"""The record as it could be known on a day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import DAY, claim, dataset, event, figure, finding, source

from minefacts.dataset.known import known_from, known_on
from minefacts.dataset.reading import Dataset
from minefacts.model import dates
from minefacts.questions import changes, figures, search, sources
from minefacts.questions.figures import Query


def test_from_the_dataset_s_date_on_everything_is_known(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 1, "undated"))
    assert known_on(data, DAY) is data
    assert len(list(known_on(data, "2030-01-01").figures)) == 1
    assert list(known_on(data, "2026-06-29").figures) == []


@pytest.mark.parametrize(
    ("published", "before", "on"),
    [
        ("2024-11-20", "2024-11-19", "2024-11-20"),
        ("2024-11", "2024-11-29", "2024-11-30"),
        ("2024", "2024-12-30", "2024-12-31"),
    ],
)
def test_partial_date_of_publication_counts_as_its_last_day(
    tmp_path: Path, published: str, before: str, on: str
) -> None:
    data = dataset(tmp_path, source("new", published), figure("AAA", "2022", "total", 1, "new"))
    assert list(known_on(data, before).figures) == []
    assert len(list(known_on(data, on).figures)) == 1


def test_finding_is_known_from_its_earliest_document(tmp_path: Path) -> None:
    found = finding("use.AAA", "AAA", "AAA", "m25")
    late = type(found)(**{name: getattr(found, name) for name in found.__struct_fields__} | {"sources": ("m25", "m23")})
    data = dataset(tmp_path, late)
    assert known_from(data, late) == "2023-11-14"


def test_act_is_known_by_the_last_day_of_its_interval_whatever_documents_cite_it(tmp_path: Path) -> None:
    act = event("AAA", "accession", "2010-05")
    data = dataset(tmp_path, act)
    assert known_from(data, act) == "2010-05-31"
    bounded = event("AAA", "accession", "2010-05", "2010-05-03", "2010-05-07")
    assert known_from(data, bounded) == "2010-05-07"


def test_current_figure_is_worked_out_within_what_was_known(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, figure("AAA", "2022", "total", 10, "m23", 2023), figure("AAA", "2022", "total", 11, "m24", 2024)
    )
    (old,) = figures.select(known_on(data, "2024-11-19"), "casualties", Query()).records
    assert (old.value, old.superseded_by, old.revised) == (10, None, False)
    (new,) = figures.select(known_on(data, "2024-11-20"), "casualties", Query()).records
    assert (new.value, new.revised) == (11, True)


def test_lookups_of_the_view_agree_with_its_list(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, figure("AAA", "2022", "total", 10, "m23", 2023), figure("AAA", "2022", "total", 11, "m24", 2024)
    )
    view = known_on(data, "2024-01-01").figures
    (only,) = view
    assert view.get(only.id) == only
    assert only.id in view
    assert "casualties.AAA.2022.2022.total.m24" not in view
    assert list(view.under("casualties", "AAA")) == [only]
    assert list(view.holding("m24")) == []


def test_article_is_unknown_before_it_appeared(tmp_path: Path) -> None:
    data = dataset(tmp_path, claim("p1-1"))
    assert known_on(data, "2024-11-24").claims == ()
    assert len(known_on(data, "2024-11-25").claims) == 1


def test_before_the_article_the_front_page_shows_the_newest_world_figures(run: Run) -> None:
    out = run("casualties", "--as-of", "2019-06-01").stdout
    assert out.startswith("Casualties: the newest world figures, as of 2019-06-01\n")
    assert "As it could be known on 2019-06-01" in out


def test_question_as_of_a_day_says_the_day(run: Run) -> None:
    out = run("casualties", "-c", "World", "--measure", "total", "--as-of", "2018-06-01").stdout
    assert out.splitlines()[0] == "Casualties, as of 2018-06-01"


def test_article_asked_before_it_appeared_is_no_answer(run: Run) -> None:
    assert run("article", "--as-of", "2020") == (
        1,
        "",
        "minefacts: the article appeared on 2024-11-25, after 2020-12-31\n",
    )


days = st.dates(datetime.date(1997, 1, 1), datetime.date(2027, 1, 1)).map(str)


@settings(max_examples=settings().max_examples // 10)
@given(days, days)
def test_changes_are_what_two_views_differ_by(dataset: Dataset, one: str, other: str) -> None:
    first, last = sorted((one, other))
    listed = {change.id for change in changes.between(dataset, dates.next_day(first), last)} if first < last else set()
    before, after = ids(known_on(dataset, first)), ids(known_on(dataset, last))
    assert listed == after - before
    assert before <= after


def ids(view: Dataset) -> set[str]:
    found = {one.id for one in view.figures} | {one.id for one in view.findings}
    if view.day is None:
        return found | {one.id for one in view.events} | {one.id for one in view.steps}
    whole = [*view.events, *view.steps]
    return found | {one.id for one in whole if known_from(view, one) <= view.day}


def test_search_and_sources_show_no_act_and_no_document_of_later(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        event("AAA", "signature", "2001-01-05"),
        event("AAA", "ratification", "2005-01-05"),
        figure("AAA", "2022", "total", 1, "m23"),
    )
    view = known_on(data, "2003-01-01")
    assert {hit.id for hit in search.find(view, "Aland")} == {"AAA-signature-2001-01-05"}
    assert sources.find(view, ()) == []
    assert [one.id for one in sources.find(known_on(data, "2023-11-14"), ())] == ["m23"]


def test_what_undated_documents_alone_tell_is_counted(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 1, "undated"), figure("AAA", "2021", "total", 1, "m23"))
    view = known_on(data, "2024-01-01")

    assert len(list(view.figures)) == 1
    assert len(view.undated) == 1
