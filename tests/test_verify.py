"""A text held against the record: a table of sentences, the article itself, the command, hostile texts."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, Run
from hypothesis import given, settings
from hypothesis import strategies as st

import minefacts
from minefacts.dataset.known import known_on
from minefacts.dataset.reading import Dataset
from minefacts.errors import UsageError
from minefacts.questions.verify.checked import Checked
from minefacts.views.verify import report

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "verify_cases.toml").read_text("utf-8"))["case"]
SHAPES = {"agency", "ngo", "markdown", "other-language", "something-else", "press", "deadline"}


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The record as it was known on a day, so that no fact published later changes a verdict."""
    return known_on(minefacts.load().dataset, "2026-08-25")


def checked(dataset: Dataset, text: str, name: str = "", as_of: str | None = None) -> list[Checked]:
    return report(dataset, text, name, as_of=as_of, today=TODAY).records


def pairs(dataset: Dataset, text: str, name: str = "", as_of: str | None = None) -> list[tuple[str, str]]:
    return [(one.said, one.verdict) for one in checked(dataset, text, name, as_of)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:60])
def test_verdict_of_each_number_is_that_of_the_table(dataset: Dataset, case: dict[str, Any]) -> None:
    missed = case.get("missed", [])
    wanted = [(said, "not-checked" if said in missed else verdict) for said, verdict in case["expect"]]
    assert pairs(dataset, case["text"], as_of=case.get("as_of")) == wanted


def test_table_is_wide_and_few_of_its_numbers_are_missed() -> None:
    assert {case["shape"] for case in CASES} == SHAPES
    held = [(case, said) for case in CASES for said, verdict in case["expect"] if verdict != "not-checked"]
    missed = [said for case, said in held if said in case.get("missed", [])]
    assert len(CASES) > 100
    assert len(missed) / len(held) < 0.05


def test_page_on_verify_tells_how_the_table_fares() -> None:
    pairs = [(case, said, verdict) for case in CASES for said, verdict in case["expect"]]
    held = [(case, said) for case, said, verdict in pairs if verdict != "not-checked"]
    missed = [said for case, said in held if said in case.get("missed", [])]
    page = (Path(__file__).parent.parent / "docs" / "verify.md").read_text("utf-8")
    line = f"{len(CASES)} texts with {len(pairs)} numbers and claims"
    assert " ".join(line.split()) in " ".join(page.split())
    assert f"{len(held) - len(missed)} of {len(held)}" in " ".join(page.split())


ARTICLE = """The UN chief urged the treaty's 164 signatories, including Ukraine but excluding the U.S. and Russia, \
to uphold their obligations and fully comply with the treaty.
The conference in Cambodia holds special significance, as the country remains heavily affected by landmines from \
decades of war. Cambodian Prime Minister Hun Manet highlighted the ongoing danger, noting over 1,600 square \
kilometers of contaminated land still threaten over one million people. Since 1979, landmines and unexploded \
ordnance have killed approximately 20,000 people in Cambodia and injured twice as many.
Globally, the ICBL reported 5,757 casualties from landmines and explosive remnants of war in the past year, with \
84% of victims being civilians."""
ON_ITS_DAY = [
    ("164", "matches"),
    ("including Ukraine", "matches"),
    ("excluding the U.S. and Russia", "matches"),
    ("excluding the U.S. and Russia", "matches"),
    ("over 1,600 square kilometers", "matches"),
    ("over one million", "matches"),
    ("approximately 20,000", "rounded"),
    ("twice as many", "rounded"),
    ("5,757", "matches"),
    ("84%", "matches"),
]


def test_article_holds_on_its_day_and_one_count_is_superseded_since(dataset: Dataset) -> None:
    assert pairs(dataset, ARTICLE, as_of="2024-11-25") == ON_ITS_DAY
    assert pairs(dataset, ARTICLE) == [("164", "superseded"), *ON_ITS_DAY[1:]]
    (first, *_) = checked(dataset, ARTICLE, as_of="2024-11-25")
    assert (first.verdict_today, first.kind, first.iso3) == ("superseded", "count", "WLD")
    assert first.says_today is not None
    assert first.says_today.startswith("162 States Parties on 2026-09-01; the number was true until ")


def test_article_is_no_evidence_for_itself(dataset: Dataset) -> None:
    assert all(one.source != "article" for one in checked(dataset, ARTICLE))


def test_line_is_that_of_the_sentence(dataset: Dataset) -> None:
    text = "Nothing here.\n\nA first line\nand a second. Mines killed or injured\n5,757 people in 2023."
    assert [(one.line, one.said) for one in checked(dataset, text)] == [(4, "5,757")]


def test_page_and_its_table_are_read(dataset: Dataset) -> None:
    page = """<!DOCTYPE html><html><head><style>p { width: 5757px }</style></head><body>
<!-- mines killed 9,999 people in 2023 -->
<p>Landmines killed or injured <b>5,757</b>
people in 2023.</p>
<table><tr><th>Country</th><th>Mine casualties in 2023</th></tr>
<tr><td>Myanmar</td><td>1,003</td></tr></table></body></html>"""
    found = checked(dataset, page, "page.html")
    assert [(one.line, one.said, one.verdict) for one in found] == [(3, "5,757", "matches"), (6, "1,003", "matches")]


def test_place_named_before_carries_on_and_never_makes_a_slip(dataset: Dataset) -> None:
    text = "Mines are a danger in Myanmar. In 2023, landmines killed or injured {} people."
    assert pairs(dataset, text.format("1,003")) == [("1,003", "matches")]
    assert pairs(dataset, text.format("1,033")) == [("1,033", "not-checked")]


def test_last_year_is_that_before_the_text(dataset: Dataset) -> None:
    text = "Landmines killed or injured 499 people in Yemen last year."
    assert pairs(dataset, text) == [("499", "matches")]
    assert pairs(dataset, text, as_of="2024-11-25") == [("499", "matches")]
    assert pairs(dataset, text.replace("499", "490"), as_of="2024-11-25") == [("490", "differs")]
    assert pairs(dataset, text.replace("499", "490")) == [("490", "not-checked")]


def test_another_treaty_is_not_this_one(dataset: Dataset) -> None:
    assert checked(dataset, "Chad is not a party to the Convention on Cluster Munitions.") == []
    assert pairs(dataset, "Chad is not a party to the Mine Ban Treaty.") == [("Chad is not a party", "differs")]


def test_command_tells_verdicts_and_what_it_read(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Mines claimed 5,554 victims worldwide in 2021.", "utf-8")
    result = run("verify", str(draft))
    assert result.status == 1
    assert "differs" in result.stdout
    assert "5,544" in result.stdout
    assert "1 differs. Compared with this record, not with the truth." in result.stdout
    assert "2 numbers read: 1 held against the record, 1 left out" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("Roughly 6,900 people were killed or injured by mines in 2018.", (), 0),
        ("The treaty has 164 States Parties.", (), 1),
        ("The treaty has 164 States Parties.", ("--as-of", "2024-11-25"), 0),
        ("A landmine killed three farmers.", (), 0),
        ("A landmine killed three farmers.", ("--strict",), 1),
        ("The festival drew 5,757 visitors.", ("--strict",), 0),
    ],
)
def test_exit_status_tells_whether_something_is_wrong(
    run: Run, tmp_path: Path, text: str, options: tuple[str, ...], status: int
) -> None:
    (tmp_path / "draft.txt").write_text(text, "utf-8")
    assert run("verify", str(tmp_path / "draft.txt"), *options).status == status


def test_keys_of_json_are_a_promise(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Landminen haben 2024 weltweit 6.279 Menschen getötet oder verletzt.", "utf-8")
    result = run("verify", str(tmp_path / "draft.txt"), "-f", "json")
    assert result.json == [
        {
            "line": 1,
            "sentence": "Landminen haben 2024 weltweit 6.279 Menschen getötet oder verletzt.",
            "said": "6.279",
            "value": 6279,
            "verdict": "matches",
            "says": "World, casualties 2024: at least 6,279 (Landmine Monitor, 2025 edition)",
            "kind": "figure",
            "id": "casualties.WLD.2024.2024.total.hi-2025",
            "iso3": "WLD",
            "source": "hi-2025",
            "verdict_today": None,
            "says_today": None,
        }
    ]


def test_nothing_on_mines_is_an_empty_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The festival drew 5,757 visitors.", "utf-8")
    result = run("verify", str(tmp_path / "draft.txt"), "-f", "json")
    assert (result.status, json.loads(result.stdout)) == (0, [])
    assert result.stderr == "minefacts: no number on mines and no treaty claim in the text (1 number read)\n"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7 mines", "is not plain text, Markdown or HTML"),
        (b"PK\x03\x04 mines", "is not plain text, Markdown or HTML"),
        (b"mines\x00\x00", "is not plain text, Markdown or HTML"),
        (b"mines " * 1_700_000, "longer than 10 MB"),
    ],
)
def test_what_is_no_text_or_too_long_is_refused(run: Run, tmp_path: Path, content: bytes, refusal: str) -> None:
    (tmp_path / "draft").write_bytes(content)
    result = run("verify", str(tmp_path / "draft"))
    assert (result.status, result.stdout) == (2, "")
    assert refusal in result.stderr


def test_other_encodings_and_missing_files(run: Run, tmp_path: Path) -> None:
    text = "Landminen haben 2024 weltweit 6.279 Menschen getötet oder verletzt."
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (tmp_path / "draft.txt").write_bytes(text.encode(encoding))
        assert run("verify", str(tmp_path / "draft.txt"), "--fields", "said,verdict", "-f", "plain").rows == [
            ["6.279", "matches"]
        ]
    assert run("verify", str(tmp_path)).status == 2
    assert run("verify", str(tmp_path / "none")).status == 2


def test_python_answers_with_the_same_records() -> None:
    facts = minefacts.load()
    (one,) = facts.verify("The treaty has 164 States Parties.", on="2024-11-25")
    assert (one.said, one.verdict, one.verdict_today) == ("164", "matches", "superseded")
    with pytest.raises(UsageError):
        facts.verify("", on="yesterday")


WORDS = """mines landmines killed injured or and 5,757 2023 in Cambodia Myanmar the treaty has 164 signatories
84% per cent of , . ; : ( ) since 1979 between 1 to 2 – km² people children were Poland is not a
party which signed joined left twice as many about $5 page Article 25 November 2024 last year 5th
U.S. Minen getötet 6.279 tuées | --- # * < > & ' ’ 😀 İ 0 ² １２ ½ 1.6 million""".split()  # noqa: SIM905


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60),
    joint=st.sampled_from([" ", "", "\n", " | "]),
    name=st.sampled_from(["", "draft.html", "draft.md"]),
    as_of=st.sampled_from([None, "2024-11-25", "1990-01-01"]),
)
def test_any_text_has_an_answer(words: list[str], joint: str, name: str, as_of: str | None) -> None:
    text = joint.join(words)
    for one in checked(minefacts.load().dataset, text, name, as_of):
        assert 1 <= one.line <= text.count("\n") + 1
        assert one.verdict in ("matches", "rounded", "superseded", "bodies-differ", "differs", "not-checked")
        assert one.says


HOSTILE = {
    "digits": "1",
    "numbers": "mines 1 ",
    "groups": "1,111,",
    "words": "mines one two hundred and ",
    "fillers": "mines killed at least more than ",
    "years": "mines 2001 2002 ",
    "points": ".",
    "quotes": "mines.\"'",
    "states": "the treaty Poland and ",
    "comments": "<!--",
    "tags": '<a b="',
    "cells": "| mines | 1 | 2 |\n",
    "links": "mines [a](",
    "instructions": "<p>mines <?",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["draft.md", "draft.html"])
def test_time_grows_with_the_text_and_no_faster(dataset: Dataset, piece: str, name: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        checked(dataset, text, name)
        return time.process_time() - start

    seconds(1000)
    # Sixteen times the text: a square would take 256 times as long.
    assert seconds(160_000) < 40 * max(seconds(10_000), 0.01)
