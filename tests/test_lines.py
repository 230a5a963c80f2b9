"""Records looked up by the order of their keys: the same as in a plain list, whatever the file's size and layout."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.dataset import layout
from minefacts.dataset import lines as store
from minefacts.dataset.lines import Kept, Lines
from minefacts.errors import InvalidDatasetError
from minefacts.model.records import Term

KEYS = ["a", "a.b", "a.b.", "a.b.c", "a.c", "ab", 'quote"d', "back\\slash", "ä", "線", "\U0001f310", "\x01", "z" * 300]


def term(key: str, meaning: str = "It is.") -> Term:
    return Term(key, meaning, ("list",))


def text(*terms: Term) -> bytes:
    return layout.text(terms, "term").encode()


def lines(content: bytes) -> Lines[Term]:
    return Lines(Term, "folder", io.BytesIO(content))


@pytest.fixture(params=[(60_000, 4_000), (300, 100), (1, 1)], ids=["usual blocks", "small blocks", "line by line"])
def blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of some sizes, so that lines and prefixes lie across their borders."""
    block, near = request.param
    monkeypatch.setattr(store, "BLOCK", block)
    monkeypatch.setattr(store, "NEAR", near)


@pytest.fixture(params=["in memory", "a file"])
def many(request: pytest.FixtureRequest, tmp_path: Path, blocks: None) -> Iterator[Lines[Term]]:
    """Five hundred records beside those of unusual keys."""
    content = text(*map(term, KEYS), *(term(f"n.{number:03}") for number in range(500)))
    if request.param == "in memory":
        yield lines(content)
    else:
        (tmp_path / "terms.json").write_bytes(content)
        with (tmp_path / "terms.json").open("rb") as stream:
            yield Lines(Term, str(tmp_path), stream)


def test_every_key_is_found_and_no_other(many: Lines[Term]) -> None:
    for key in (*KEYS, "n.000", "n.249", "n.499"):
        assert many.get(key) == many[key] == term(key)
        assert key in many
    for key in ("", "n", "n.", "n.500", "a.", "zz", "\U0010ffff", '"'):
        assert many.get(key) is None
        assert key not in many
    with pytest.raises(KeyError, match=r"n\.500"):
        many["n.500"]
    assert 5 not in many


def test_all_are_told_in_order(many: Lines[Term]) -> None:
    keys = [one.term for one in many]
    assert keys == sorted(keys)
    assert len(keys) == len(KEYS) + 500
    assert [one.term for block in many.blocks() for one in block] == keys


@pytest.mark.parametrize("prefix", ["n.", "n.0", "n.49", "n.499", "a.b", "a.b.", "", "\U0001f310", "quote", "x"])
def test_those_that_start_so_are_found(many: Lines[Term], prefix: str) -> None:
    expected = sorted(one.term for one in many if one.term.startswith(prefix))
    assert [one.term for one in many.starting(prefix)] == expected


def test_parts_of_a_key_end_at_a_point(many: Lines[Term]) -> None:
    assert [one.term for one in many.under("a", "b")] == ["a.b.", "a.b.c"]


@pytest.mark.usefixtures("blocks")
def test_those_that_hold_a_text_are_found() -> None:
    found = lines(text(term("a", 'Say "no".'), term("b", "Nothing."), term("c", 'It is "no" mine.')))
    assert [one.term for one in found.holding('"no"')] == []
    assert [one.term for one in found.holding("list")] == ["a", "b", "c"]
    assert [one.term for one in found.holding("b")] == ["b"]
    assert [one.term for one in found.holding("It is.")] == []


def test_values_of_a_field_are_counted(many: Lines[Term]) -> None:
    assert many.counts("meaning") == {"It is.": len(KEYS) + 500}


@pytest.mark.usefixtures("blocks")
@pytest.mark.parametrize(
    "change", [(b"\n", b"\r\n"), (b"\n", b"\n\n"), (b'{"term": ', b'  { "term" :\t'), (b"]\n", b"]")]
)
def test_blanks_between_records_do_no_harm(change: tuple[bytes, bytes]) -> None:
    found = lines(text(*map(term, KEYS)).replace(*change))
    assert sorted(one.term for one in found) == sorted(KEYS)
    assert all(found[key] == term(key) for key in KEYS)


@pytest.mark.parametrize("content", [b"[]", b"[\n]\n", b"", b"\n"])
def test_nothing_is_found_in_nothing(content: bytes) -> None:
    found = lines(content)
    assert list(found) == list(found.starting("")) == list(found.holding("a")) == []
    assert found.get("a") is None


@pytest.mark.usefixtures("blocks")
@pytest.mark.parametrize(
    "line",
    [b'{"term": 5},', b'{"term": "n"},', b"{,", b'{"term": "n", "meaning": "\xff", "sources": []},', b"{" * 999],
)
def test_line_that_is_no_record_is_told(line: bytes) -> None:
    found = lines(text(term("m"), term("z")).replace(b"[\n", b"[\n" + line + b"\n", 1))
    with pytest.raises(InvalidDatasetError, match=r"terms\.json"):
        list(found)


def test_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    path.write_bytes(text(*(term(f"n.{number:03}", "x" * 1000) for number in range(200))))
    with path.open("rb") as stream:
        found = Lines(Term, str(tmp_path), stream)
        reading = found.blocks()
        next(reading)
        with path.open("ab") as other:
            other.write(b" ")
        with pytest.raises(InvalidDatasetError, match="has changed while it was read"):
            list(reading)
        with pytest.raises(InvalidDatasetError, match="has changed while it was read"):
            found.get("n.150")


def test_file_is_closed_with_its_records(tmp_path: Path) -> None:
    (tmp_path / "terms.json").write_bytes(text(term("a")))
    stream = (tmp_path / "terms.json").open("rb")
    found = Lines(Term, str(tmp_path), stream)
    assert "a" in found
    del found
    assert stream.closed


def test_lookup_reads_little_of_a_large_file(tmp_path: Path) -> None:
    read: list[int] = []

    class Counting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            read.append(len(data))
            return data

        def readline(self, size: int | None = -1, /) -> bytes:
            data = super().readline(size)
            read.append(len(data))
            return data

    content = text(*(term(f"n.{number:06}") for number in range(40_000)))
    found = Lines(Term, "folder", Counting(content))
    assert found["n.031234"] == term("n.031234")
    assert sum(read) < 20_000 < len(content) / 100
    before = sum(read)
    assert "n.031234" in found
    assert sum(read) == before


@given(st.dictionaries(st.text(max_size=6), st.text(max_size=20)), st.lists(st.text(max_size=3), max_size=5))
def test_agrees_with_a_plain_list(terms: dict[str, str], prefixes: list[str]) -> None:
    plain = sorted((term(key, meaning) for key, meaning in terms.items()), key=lambda one: one.term)
    found = lines(text(*plain))
    assert list(found) == plain
    for key in (*terms, *prefixes):
        assert found.get(key) == (term(key, terms[key]) if key in terms else None)
        assert list(found.starting(key)) == [one for one in plain if one.term.startswith(key)]
    odd = Kept(found, lambda one: len(one.term) % 2 == 1)
    assert list(odd) == [one for one in plain if len(one.term) % 2]
    assert all((odd.get(key) is None) == (len(key) % 2 == 0) for key in terms)
    assert list(odd.starting("")) == list(odd)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that is open cannot be replaced")
def test_file_that_is_replaced_is_read_on_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    path.write_bytes(text(term("a"), term("b")))
    with path.open("rb") as stream:
        found = Lines(Term, str(tmp_path), stream)
        (tmp_path / "new").write_bytes(text(term("c")))
        (tmp_path / "new").replace(path)
        assert [one.term for one in found] == ["a", "b"]
