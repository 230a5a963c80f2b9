"""How a table gives way to the width of a terminal: whole outputs of one small table, and what holds at any width."""

from __future__ import annotations

import pytest
from drawing import nothing, said
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from minefacts.dataset.reading import Dataset
from minefacts.render.escape import is_unsafe
from minefacts.render.layout import NARROWEST
from minefacts.render.roles import ROLES
from minefacts.render.table import render
from minefacts.render.wrapping import cells, folded, indented, wrapped
from minefacts.views import registry
from minefacts.views.columns import Column, Line, Table, of_records

STATES = Table(
    "Mine Ban Treaty, 2026-09-01",
    [
        Column("Country", said),
        Column("Status", said, whole=True, styles={"State Party": "good", "withdrawn": "bad"}),
        Column("Signed", said, whole=True, priority=2),
        Column("Consent", said, whole=True),
        Column("In force", said, whole=True, priority=1),
        Column("Deposited with", said, priority=3, field="depositary"),
        Column("Withdrawal", said, note=True),
        Column("Note", said, note=True),
    ],
    [
        ["Estonia", "withdrawn", "", "accession 2004-05-12", "2004-11-01", "the Secretary-General", "2025-12-27", ""],
        ["Poland", "State Party", "1997-12-04", "ratification 2012-12-27", "2013-06-01", "", "", "Left in 2026."],
        ["Bosnia and Herzegovina", "State Party", "1997-12-03", "ratification 1998-09-08", "1999-03-01", "", "", ""],
        ["Latvia", "withdrawn", "", "accession 2005-07-01", "2006-01-01", "", "2025-12-27", "Left in 2026."],
    ],
    ("Sources: MTDSG and 3 more", "The record ends on 2026-08-25."),
    chosen_by="--fields",
)

EXPECTED = {
    None: """\
Mine Ban Treaty, 2026-09-01
Country                 Status       Signed      Consent                  In force    Deposited with         Withdrawal  Note
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Estonia                 withdrawn                accession 2004-05-12     2004-11-01  the Secretary-General  2025-12-27
Poland                  State Party  1997-12-04  ratification 2012-12-27  2013-06-01                                     Left in 2026.
Bosnia and Herzegovina  State Party  1997-12-03  ratification 1998-09-08  1999-03-01
Latvia                  withdrawn                accession 2005-07-01     2006-01-01                         2025-12-27  Left in 2026.
Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",  # noqa: E501
    120: """\
Mine Ban Treaty, 2026-09-01
Country                 Status       Signed      Consent                  In force    Deposited with         Note
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Estonia                 withdrawn                accession 2004-05-12     2004-11-01  the Secretary-General     1
Poland                  State Party  1997-12-04  ratification 2012-12-27  2013-06-01                            2
Bosnia and Herzegovina  State Party  1997-12-03  ratification 1998-09-08  1999-03-01
Latvia                  withdrawn                accession 2005-07-01     2006-01-01                          1,2
1  Withdrawal: 2025-12-27   2  Left in 2026.
Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",
    100: """\
Mine Ban Treaty, 2026-09-01
Country         Status       Signed      Consent                  In force    Deposited with    Note
────────────────────────────────────────────────────────────────────────────────────────────────────
Estonia         withdrawn                accession 2004-05-12     2004-11-01  the Secretary-       1
                                                                              General
Poland          State Party  1997-12-04  ratification 2012-12-27  2013-06-01                       2
Bosnia and      State Party  1997-12-03  ratification 1998-09-08  1999-03-01
Herzegovina
Latvia          withdrawn                accession 2005-07-01     2006-01-01                     1,2
1  Withdrawal: 2025-12-27   2  Left in 2026.
Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",
    80: """\
Mine Ban Treaty, 2026-09-01
Country                 Status       Consent                  In force    Note
──────────────────────────────────────────────────────────────────────────────
Estonia                 withdrawn    accession 2004-05-12     2004-11-01     1
Poland                  State Party  ratification 2012-12-27  2013-06-01     2
Bosnia and Herzegovina  State Party  ratification 1998-09-08  1999-03-01
Latvia                  withdrawn    accession 2005-07-01     2006-01-01   1,2
1  Withdrawal: 2025-12-27   2  Left in 2026.
No room for Signed, Deposited with (--fields signed,depositary)
Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",
    60: """\
Mine Ban Treaty, 2026-09-01
Country           Status       Consent                  Note
────────────────────────────────────────────────────────────
Estonia           withdrawn    accession 2004-05-12        1
Poland            State Party  ratification 2012-12-27     2
Bosnia and        State Party  ratification 1998-09-08
Herzegovina
Latvia            withdrawn    accession 2005-07-01      1,2
1  Withdrawal: 2025-12-27   2  Left in 2026.
No room for Signed, In force, Deposited with (--fields
signed,in_force,depositary)
Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",
    40: """\
Mine Ban Treaty, 2026-09-01

Country: Estonia
Status: withdrawn
Consent: accession 2004-05-12
In force: 2004-11-01
Deposited with: the Secretary-General
Withdrawal: 2025-12-27

Country: Poland
Status: State Party
Signed: 1997-12-04
Consent: ratification 2012-12-27
In force: 2013-06-01
Note: Left in 2026.

Country: Bosnia and Herzegovina
Status: State Party
Signed: 1997-12-03
Consent: ratification 1998-09-08
In force: 1999-03-01

Country: Latvia
Status: withdrawn
Consent: accession 2005-07-01
In force: 2006-01-01
Withdrawal: 2025-12-27
Note: Left in 2026.

Sources: MTDSG and 3 more
The record ends on 2026-08-25.
""",
}


def drawn(table: Table, width: int | None) -> str:
    return render([table], width, color=False)


@pytest.mark.parametrize("width", EXPECTED)
def test_table_at_this_width(width: int | None) -> None:
    assert drawn(STATES, width) == EXPECTED[width]


@pytest.mark.parametrize("width", range(NARROWEST, 140))
def test_no_line_is_longer_than_the_width_and_no_date_is_folded(width: int) -> None:
    lines = drawn(STATES, width).splitlines()
    assert max(map(len, lines)) <= width
    for row in STATES.rows:
        assert any(row[3] in line for line in lines)


def test_small_table_stays_one_on_the_narrowest_terminal() -> None:
    counts = Table("t", [Column("Status", said), Column("States", said, right=True)], [["State Party", "162"]])
    assert drawn(counts, 20) == "t\nStatus       States\n───────────────────\nState Party     162\n"


def test_stacked_where_nothing_may_leave() -> None:
    dates = Table("t", [Column(name, said, whole=True) for name in "abcdefg"], [["2006-06-01"] * 7])
    assert "a: 2006-06-01\nb: 2006-06-01" in drawn(dates, 70)


def test_address_does_not_decide_a_width() -> None:
    url = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-5&chapter=26"
    table = Table("t", [Column("Sentence", said), Column("Where", said)], [["so many words in a sentence " * 3, url]])
    lines = drawn(table, 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 6
    assert "".join(line[40:].strip() for line in lines[3:]).endswith("chapter=26")


def test_column_of_which_no_record_has_anything_is_left_out(dataset: Dataset) -> None:
    columns = [Column("Name", said), Column("Never", nothing), Column("Always", nothing, always=True)]
    assert [column.header for column in of_records("t", columns, ["x"], dataset).columns] == ["Name", "Always"]


def test_colour_says_status_value_and_what_is_superseded() -> None:
    columns = [Column("Status", said, styles={"withdrawn": "bad"}), Column("Figure", said, right=True, role="value")]
    table = Table("t", columns, [["withdrawn", "5"], ["State Party", "17"]], faded=frozenset({1}))
    colored = render([table], 80, color=True).splitlines()
    assert colored[3] == "\x1b[31mwithdrawn\x1b[0m         \x1b[1m5\x1b[0m"
    assert colored[4] == "\x1b[2mState Party\x1b[0m      \x1b[2m17\x1b[0m"


def test_ids_of_documents_lead_to_them_where_there_is_colour() -> None:
    links = {"hi-2024": "https://example.org/a b\x1b]", "odd": "javascript:alert(1)"}
    columns = [Column("Source", said, linked=True)]
    table = Table("t", columns, [["hi-2024"], ["odd"]], (Line("Sources: hi-2024", links),), links=links)
    colored = render([table], 80, color=True)
    opened = "\x1b]8;;https://example.org/a%20b%1B]\x1b\\hi-2024\x1b]8;;\x1b\\"
    assert colored.count(opened) == 2
    assert "javascript" not in colored
    assert "\x1b" not in render([table], 80, color=False)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("a sentence of words", 10, ["a sentence", "of words"]),
        ("casualties-by-country-2024", 12, ["casualties-", "by-country-", "2024"]),
        ("x" * 7, 3, ["xxx", "xxx", "x"]),
        ("地雷禁止国際条約", 7, ["地雷禁", "止国際", "条約"]),
        ("", 5, [""]),
    ],
)
def test_wrapped(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


@given(st.text(st.characters(exclude_categories=["C", "Z", "M"])), st.integers(2, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines) == text
    assert max(map(cells, lines)) <= width


def test_folded_leaves_a_long_word_whole() -> None:
    assert folded("see https://example.org/x now", 10) == "see\nhttps://example.org/x\nnow"
    assert indented("a note of words", 10, "1  ") == "1  a note\n   of\n   words"


@given(st.text(), st.text(), st.sampled_from([None, 1, 30, 60, 80]))
def test_any_text_is_drawn_literally(one: str, other: str, width: int | None) -> None:
    table = Table(one, [Column(other, said), Column("b", said, note=True)], [[one, other], [other, one]], (one,))
    assert not any(is_unsafe(character) for character in drawn(table, width) if character != "\n")


def test_what_all_rows_say_is_said_once_where_there_is_little_room() -> None:
    columns = [Column("Place", said), Column("Year", said, whole=True), Column("What", said, least=60)]
    table = Table("t", columns, [["Cambodia", str(year), f"{year} words " * 8] for year in (2020, 2021, 2022, 2023)])
    narrow = drawn(table, 80).splitlines()
    assert narrow[:3] == ["t", "Place: Cambodia", "Year  What"]
    assert drawn(replace(table, rows=table.rows[:3]), 80).count("Cambodia") == 3
    assert drawn(table, None).count("Cambodia") == 4


def test_number_of_a_note_stands_behind_the_cell_that_is_marked() -> None:
    columns = [Column("What", said, marked=True, least=60), Column("Note", said, note=True)]
    table = Table("t", columns, [["a sentence", ""], ["another", "a note of some length, " * 4]])
    lines = drawn(table, 60).splitlines()
    assert lines[3:5] == ["a sentence", "another [1]"]
    assert lines[5].startswith("1  a note of some length")


def test_every_role_of_a_view_has_a_colour() -> None:
    for name in registry.MODULES:
        for column in registry.view_of(name).columns:
            assert {column.role, *column.styles.values()} - {""} <= set(ROLES), (name, column.header)


def test_every_view_says_by_which_field_a_column_is_seen() -> None:
    for name in registry.MODULES:
        for column in registry.view_of(name).columns:
            assert " " not in column.name, (name, column.header)
