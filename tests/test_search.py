"""Facts that hold words and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from sample import claim, dataset, event, figure, finding, party

from minefacts.model.records import Term
from minefacts.questions import search
from minefacts.questions.search import find, matches, tokens
from minefacts.views import search as view


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5,757 people", ["5757", "people"]),
        ("5 757", ["5757"]),
        ("5757", ["5757"]),
        ("in 2023 757 people", ["in", "2023", "757", "people"]),
        ("84%", ["84", "percent"]),
        ("CÔTE d’Ivoire", ["cote", "d", "ivoire"]),
        ("1.5 km", ["1.5", "km"]),
        ("1,2", ["1", "2"]),
        ("1 000 000", ["1000000"]),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text())
def test_tokens_of_any_text_hold_no_blanks(text: str) -> None:
    assert all(token and not token.isspace() for token in tokens(text))


def test_long_word_finds_the_words_that_it_begins_and_a_short_one_itself() -> None:
    assert matches(["camb"], "Cambodia")
    assert not matches(["cam"], "Cambodia")
    assert not matches(["ambodia"], "Cambodia")
    assert not matches(["575"], "5757")


def test_every_word_must_be_there(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "killed", 5757, "m23", 2023))
    assert [hit.kind for hit in find(data, "aland killed 5,757")] == ["figure"]
    assert find(data, "aland injured 5,757") == []


def test_superseded_figure_names_the_current_one(tmp_path: Path) -> None:
    old, new = figure("AAA", "2022", "total", 8605, "m23", 2023), figure("AAA", "2022", "total", 9440, "m24", 2024)
    data = dataset(tmp_path, old, new)
    (hit,) = find(data, "8605")
    assert (hit.id, hit.superseded_by, hit.value) == (old.id, new.id, 8605)
    (current,) = find(data, "9440")
    assert current.superseded_by is None


def test_name_finds_all_of_its_place(tmp_path: Path) -> None:
    records = [
        event("AAA", "accession", "2001-01-05"),
        party("envoy", "AAA"),
        finding("use.AAA", "AAA", "BBB", "m24"),
        figure("AAA", "2022", "total", 1, "m23"),
    ]
    assert {hit.kind for hit in find(dataset(tmp_path, *records), "Aland")} >= {"act", "party", "finding", "figure"}


def test_number_is_not_a_code(tmp_path: Path) -> None:
    assert find(dataset(tmp_path, event("AAA", "accession", "2001-01-05")), "901") == []


def test_day_is_taken_whole(tmp_path: Path) -> None:
    data = dataset(tmp_path, event("AAA", "accession", "2001-01-05"), event("BBB", "accession", "2005-01-01"))
    assert [hit.iso3 for hit in find(data, "2001-01-05")] == ["AAA"]


def test_hits_in_words(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2022", "total", 9440, "m24", 2024, scope="the north", qualifier="about", note="a note"),
        claim("p1", text="Something happened."),
        event("AAA", "withdrawal-notified", "2025-06-01"),
    )
    said = {hit.kind: view.text(hit, data) for word in ("9440", "happened", "withdrawal") for hit in find(data, word)}
    assert said["figure"] == "Aland (the north) 2022, casualties: about 9,440 (Monitor, 2024 edition); a note"
    assert said["claim"] == "Something happened."
    assert said["act"] == "Aland: withdrawal notified 2025-06-01"


def test_nothing_matches_nothing(tmp_path: Path) -> None:
    assert find(dataset(tmp_path, event("AAA", "accession", "2001-01-05")), " ") == []
    assert search.find(dataset(tmp_path / "x"), "zebra") == []


@pytest.mark.parametrize("number", ["5757", "5,757", "5 757"])
def test_number_is_found_however_it_is_written(run: Run, number: str) -> None:
    records = run("search", number, "-f", "json").json
    assert {"casualties.WLD.2023.2023.total.article", "p8-1-world-casualties"} <= {one["id"] for one in records}


def test_search_as_of_a_day(run: Run) -> None:
    hits = run("search", "8605", "--as-of", "2018-01-01", "-f", "json").json
    assert any(hit["value"] == 8605 for hit in hits)
    assert {hit["superseded_by"] for hit in hits} == {None}


def test_nothing_found_is_a_no(run: Run) -> None:
    message = "minefacts: nothing in the record matches 'zebra'\n"
    assert run("search", "zebra") == (1, "", message)
    assert run("search", "zebra", "-f", "json") == (1, "[]\n", message)


def test_search_names_the_current_value(run: Run) -> None:
    status, out, _ = run("search", "8605")
    assert status == 0
    assert "World 2016" in out
    assert "Source: lm2017-cas" in out
    assert "superseded: 9,440" in out


def test_term_is_found_with_the_document_that_says_most(tmp_path: Path) -> None:
    (hit,) = find(dataset(tmp_path, Term("fuze", "It sets off a mine.", ("m24", "m23"))), "fuze")
    assert (hit.kind, hit.id, hit.source, hit.note) == ("term", "fuze", "m24", "It sets off a mine.")
