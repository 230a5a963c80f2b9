"""The formats: raw values kept, nothing a terminal or a spreadsheet would act on."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from drawing import said
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from minefacts import render as formats
from minefacts.dataset.reading import Dataset, bundled
from minefacts.render import machine
from minefacts.render.escape import encodable, is_unsafe, printable
from minefacts.render.page import Page
from minefacts.render.table import render
from minefacts.views.answer import Answer
from minefacts.views.columns import Column, Table


class Row(Struct, frozen=True):
    name: str
    value: int | float | None
    tags: tuple[str, ...]
    known: bool | None


FIELDS = Row.__struct_fields__
#: The formats for programs.
MACHINE = ("json", "jsonl", "csv", "tsv", "plain")
PAGE = Page(Dataset(bundled()))
HOSTILE = "[b]x[/foo] \x1b[31m \u202e \x9b \x7f :smile: =1+1 | \\"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.builds(
    Row, TEXT, st.none() | st.integers(-(2**53), 2**53), st.lists(TEXT).map(tuple), st.none() | st.booleans()
)


def written(form: str, *rows: Row) -> str:
    return formats.written(form, Answer(Row, rows, "title"), PAGE).decode()


def table_of(*cells: str) -> Table:
    columns = [Column(f"c{n}", said) for n in range(len(cells))]
    return Table("title", columns, [cells], ("footer",))


@pytest.mark.parametrize("name", MACHINE)
@given(row=ROWS)
def test_no_format_writes_an_unsafe_character(name: str, row: Row) -> None:
    text = written(name, row)
    assert not any(is_unsafe(character) for character in text if character not in "\n\t")


@given(st.lists(ROWS))
def test_json_parses_back_to_the_same_records(rows: list[Row]) -> None:
    expected = [[row.name, row.value, list(row.tags), row.known] for row in rows]
    assert [list(one.values()) for one in json.loads(written("json", *rows))] == expected
    lines = written("jsonl", *rows).split("\n")[:-1]
    assert [list(json.loads(line).values()) for line in lines] == expected


@given(ROWS)
def test_csv_parses_back_to_one_row(row: Row) -> None:
    header, cells = csv.reader(io.StringIO(written("csv", row)))
    assert header == list(FIELDS)
    assert len(cells) == len(FIELDS)
    assert cells[0] in (printable(row.name), f"'{printable(row.name)}")
    assert cells[0].lstrip()[:1] not in machine.FORMULA


@given(ROWS)
def test_plain_and_tsv_are_a_line_a_record(row: Row) -> None:
    (line,) = written("plain", row).splitlines()
    assert len(line.split("\t")) == len(FIELDS)
    assert written("tsv", row) == "\t".join(FIELDS) + "\n" + line + "\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("json", '[\n{"name":"NA","value":175.39,"tags":["a","b"],"known":null}\n]\n'),
        ("jsonl", '{"name":"NA","value":175.39,"tags":["a","b"],"known":null}\n'),
        ("csv", "name,value,tags,known\nNA,175.39,a;b,\n"),
        ("tsv", "name\tvalue\ttags\tknown\nNA\t175.39\ta;b\t\n"),
        ("plain", "NA\t175.39\ta;b\t\n"),
    ],
)
def test_values_are_raw(name: str, expected: str) -> None:
    assert written(name, Row("NA", 175.39, ("a", "b"), None)) == expected


@pytest.mark.parametrize("start", "=+-@＝＋－＠﹦﹢﹣﹫−")
def test_formula_is_defused_in_csv_alone(start: str) -> None:
    row = Row(f"{start}1", -1, (), None)
    assert written("csv", row).splitlines()[1] == f"'{start}1,-1,,"
    assert written("plain", row).startswith(f"{start}1\t-1")


def test_text_from_a_dataset_is_no_markup() -> None:
    text = render([table_of(HOSTILE)], None, color=False)
    assert "[b]x[/foo] \\x1b[31m \\u202e \\x9b \\x7f :smile: =1+1 | \\" in text


@given(TEXT)
def test_table_survives_any_text(text: str) -> None:
    for width in (None, 1, 20, 80):
        drawn = render([table_of(text, "x")], width, color=False)
        assert not any(is_unsafe(character) for character in drawn if character != "\n")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_table_fits_the_width_without_cutting_a_word(width: int) -> None:
    words = "deposited with the Secretary-General on 2005-12-27"
    drawn = render([table_of("Ukraine", words, words)], width, color=False)
    assert all(len(line) <= width for line in drawn.splitlines())
    for word in words.split():
        assert drawn.count(word) == 2


def test_table_without_a_width_is_one_line_a_record() -> None:
    drawn = render([table_of("x" * 300, "y " * 100)], None, color=False)
    assert len([line for line in drawn.splitlines() if "x" in line]) == 1


def test_narrow_table_is_stacked() -> None:
    drawn = render([table_of("2005-12-27", "2006-06-01")], 12, color=False)
    assert "c0:\n2005-12-27\nc1:\n2006-06-01\n" in drawn


def test_colour_only_where_asked_for() -> None:
    table = Table("t", [Column("c", said, styles={"State Party": "good"})], [["State Party"]])
    assert "\x1b[32m" in render([table], None, color=True)
    assert "\x1b" not in render([table], None, color=False)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "km² São ─ 中".encode()),
        ("ascii", b"km2 Sao - \\u4e2d"),
        ("cp1252", "km² São - \\u4e2d".encode("cp1252")),
    ],
)
def test_what_an_encoding_lacks_is_written_in_ascii(encoding: str, expected: bytes) -> None:
    assert encodable("km² São ─ 中", encoding) == expected


@given(st.text(), st.sampled_from(["ascii", "cp1252", "utf-8"]))
def test_any_printable_text_can_be_encoded(text: str, encoding: str) -> None:
    encodable(printable(text), encoding).decode(encoding)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200bb\u2060c\ufeff", r"a\u200bb\u2060c\ufeff"),
        ("x\U000e0041\U000e0001", r"x\U000e0041\U000e0001"),
        ("a\xad\ufff9b\ufffbc\u3164d\uffa0\u115f\u034f\ufe0f\U000e0100", None),
        ("\x1b[31m\x9b\x7f\n", r"\x1b[31m\x9b\x7f\x0a"),
        # Joiners are spelling in Persian, Marathi, Malayalam and Sinhala, and hide in English.
        ("جمهوری آفریقای\u200cمرکزی", "جمهوری آفریقای\u200cمرکزی"),
        ("श्री\u200dलंका", "श्री\u200dलंका"),
        ("ශ්\u200dරී ලංකාව", "ශ්\u200dරී ලංකාව"),
        ("Nor\u200dway \u200cx", r"Nor\u200dway \u200cx"),
        ("न\u200d\u200d", "न\u200d" + r"\u200d"),
        ("1\xa0234\u202f567 km²  — “Côte”", "1\xa0234\u202f567 km²  — “Côte”"),
    ],
)
def test_what_is_invisible_is_shown(text: str, expected: str | None) -> None:
    if expected is None:
        assert printable(text).isascii()
    else:
        assert printable(text) == expected
    record = json.loads(written("jsonl", Row(text, None, (), None)))
    assert record["name"] == text


def test_no_character_of_format_is_shown_raw() -> None:
    for character in map(chr, range(0x110000)):
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert printable(character).isascii(), hex(ord(character))
        elif character.isalnum() and character not in "\u115f\u1160\u3164\uffa0":
            assert printable(character) == character, hex(ord(character))


@given(st.text())
def test_printable_is_idempotent(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_records_are_json_lines_of_their_own() -> None:
    rows = [Row("a", 1, (), True), Row("b", 2, (), False)]
    assert written("json", *rows).count("\n") == 4
    assert written("json") == "[]\n"
