"""Figures left in their file answer as those in memory do, and only where the file is as it should be."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from minefacts.checks import check as integrity
from minefacts.dataset import figure_store as store
from minefacts.dataset import reading as datasets
from minefacts.dataset.figure_store import Figures, FiguresInFile, FiguresInMemory
from minefacts.dataset.reading import FIGURES, Dataset
from minefacts.errors import DatasetError

BLOCKS = (1, 700, 5000, 10**9)


@pytest.fixture(params=BLOCKS)
def in_file(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, data: Path) -> Figures:
    monkeypatch.setattr(store, "BLOCK", request.param)
    return FiguresInFile(str(data), FIGURES)


def test_file_holds_what_memory_holds(in_file: Figures, dataset: Dataset) -> None:
    assert isinstance(dataset.figures, FiguresInMemory)
    assert list(in_file) == list(dataset.figures)
    for field in ("body", "source", "topic"):
        assert in_file.counts(field) == dataset.figures.counts(field)


def test_figures_are_found_by_id_and_by_its_parts(in_file: Figures, dataset: Dataset) -> None:
    for figure in dataset.figures:
        assert in_file[figure.id] == dataset.figures[figure.id] == figure
    wanted = ("casualties", "WLD", "2016", "2016", "total")
    for parts in (wanted[:length] for length in range(6)):
        found = [figure for figure in dataset.figures if (figure.id + ".").startswith("".join(f"{p}." for p in parts))]
        assert found
        assert list(in_file.under(*parts)) == list(dataset.figures.under(*parts)) == found


@pytest.mark.parametrize("key", ["", "casualties", "casualties.WLD.2016.2016.total.", "a", "z", "\U0010ffff"])
def test_no_figure_has_part_of_an_id(in_file: Figures, dataset: Dataset, key: str) -> None:
    assert in_file.get(key) is dataset.figures.get(key) is None
    with pytest.raises(KeyError):
        in_file[key]


@given(st.text(max_size=30))
def test_any_prefix_finds_the_same(data: Path, dataset: Dataset, prefix: str) -> None:
    in_file = FiguresInFile(str(data), FIGURES)
    assert list(in_file.starting(prefix)) == list(dataset.figures.starting(prefix))


def test_a_period_is_never_split(in_file: Figures) -> None:
    seen: set[tuple[str, ...]] = set()
    for block in in_file.blocks():
        periods = {(figure.topic, figure.iso3, figure.start, figure.end) for figure in block}
        assert not periods & seen
        seen |= periods


@pytest.mark.parametrize(
    "line",
    [
        "casualties --all --history",
        "casualties -c World --measure total --chart",
        "casualties --source hi-2024 -f json",
        "casualties --edition 2020 --year 2019",
        "casualties",
        "clearance",
        "contamination -c Iraq --year latest",
        "casualties -c World -c KHM -c World --measure killed --year 2010-2020",
        "casualties --body Nobody",
        "casualties -c UKR --year 1990",
        "country Cambodia",
        "article",
        "changes",
        "search 5757",
        "sources",
        "sources casualties.WLD.2023.2023.total.article",
    ],
)
def test_every_command_answers_alike(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    command = ("--data", str(shutil.copytree(data, tmp_path / "data")), *line.split())
    held = run(*command)
    monkeypatch.setattr(datasets, "LARGE", 0)
    monkeypatch.setattr(store, "BLOCK", 3000)
    assert run(*command) == held


LINE = '{"id": "casualties.WLD.2016.2016.total.lm2017-cas"'
FAULTS: dict[str, Callable[[str], str]] = {
    "pretty": lambda text: json.dumps(json.loads(text), indent=1),
    "on one line": lambda text: json.dumps(json.loads(text)),
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "out of order": lambda text: text.replace(LINE, LINE.replace("total", "zotal")),
    "an id twice": lambda text: text.replace("total.lm2017-cas", "total.lm2018-cas"),
    "a field twice": lambda text: text.replace(LINE, LINE + ', "unit": "men"'),
    "a field twice, a colon apart": lambda text: text.replace(
        LINE, LINE.replace('"id":', '"note" : null, "unit": "men", "id":')
    ),
    "truncated": lambda text: text[: text.index(LINE)],
    "no record": lambda text: text.replace("},\n", "},\n{},\n", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_other_files_are_not_read_in_pieces(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    before = (folder / FIGURES).read_text("utf-8")
    after = FAULTS[fault](before)
    assert after != before
    (folder / FIGURES).write_bytes(after.encode())
    with pytest.raises(DatasetError):
        list(FiguresInFile(str(folder), FIGURES))
    held = integrity.check(str(folder))
    monkeypatch.setattr(datasets, "LARGE", 0)
    assert integrity.check(str(folder)) == held
    assert bool(held) == (fault not in ("pretty", "on one line", "with CRLF"))


def test_text_that_looks_like_a_field_is_no_field(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    path = folder / FIGURES
    text = path.read_text("utf-8").replace('"note": null', r'"note": "\"note\": see \"unit\":"')
    path.write_text(text, "utf-8", newline="\n")
    monkeypatch.setattr(datasets, "LARGE", 0)
    assert integrity.check(str(folder)) == []
    assert len(list(FiguresInFile(str(folder), FIGURES))) == len(json.loads(text))


def test_file_that_is_gone_is_a_broken_dataset(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    monkeypatch.setattr(datasets, "LARGE", 0)
    checked = integrity.checked(str(folder))
    (folder / FIGURES).unlink()
    with pytest.raises(DatasetError, match="cannot be read"):
        list(checked.figures)


def test_file_that_changes_is_not_answered_from(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    monkeypatch.setattr(datasets, "LARGE", 0)
    checked = integrity.checked(str(folder))
    path = folder / FIGURES
    path.write_bytes(path.read_bytes().replace(b"5757", b"5758"))
    os.utime(path, ns=(0, 0))
    with pytest.raises(DatasetError, match="has changed while it was read"):
        checked.figures.get("casualties.WLD.2023.2023.total.hi-2024")
