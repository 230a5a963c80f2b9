"""Charts as data, and as they are drawn in characters."""

from __future__ import annotations

import pytest
from drawing import HOSTILE, drawn, figure
from hypothesis import given
from hypothesis import strategies as st

from minefacts.render.chart import render
from minefacts.render.escape import is_unsafe
from minefacts.views.charts import scale

YEARS = [figure("World", "2019", 5853, 2021), figure("World", "2020", 7073, 2022), figure("World", "2022", 4709, 2024)]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (9440, (0, 2000, 4000, 6000, 8000, 10000)),
        (1003, (0, 250, 500, 750, 1000, 1250)),
        (5, (0, 1, 2, 3, 4, 5)),
        (3, (0, 1, 2, 3)),
        (0.37, (0, 0.1, 0.2, 0.3, 0.4)),
        (1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (0, (0, 1)),
    ],
)
def test_scale_has_round_ticks(most: float, ticks: tuple[float, ...]) -> None:
    assert tuple(scale(most).ticks) == ticks


@given(st.floats(0, 2**53, allow_subnormal=False) | st.integers(0, 2**53))
def test_scale_holds_its_largest_value(most: float) -> None:
    made = scale(most)
    assert made.top >= most * (1 - 1e-9)
    assert 2 <= len(made.ticks) <= 6
    assert made.ticks[0] == 0


def test_one_place_is_drawn_by_year_with_its_gaps() -> None:
    (chart,), notes = drawn(YEARS, [2021])
    assert notes == []
    assert (chart.kind, chart.title) == ("years", "World: casualties by year, 2019–2022")
    assert [(one.label, one.value, one.gap) for one in chart.series[0].points] == [
        ("2019", 5853, ""),
        ("2020", 7073, ""),
        ("2021", None, "left out"),
        ("2022", 4709, ""),
    ]
    assert chart.editions == [2021, 2022, None, 2024]


def test_years_asked_for_are_drawn_as_far_as_there_is_any_figure() -> None:
    (chart,), _ = drawn(YEARS, [2017], years=(2010, 2030))
    assert [point.label for point in chart.series[0].points] == [str(year) for year in range(2017, 2023)]
    assert [point.gap for point in chart.series[0].points][:2] == ["left out", "not recorded"]


def test_one_year_is_drawn_by_place_the_largest_first_without_the_world() -> None:
    figures = [figure("World", "2023", 100), figure("Angola", "2023", 3), figure("Mali", "2023", 40)]
    (chart,), notes = drawn(figures)
    assert (chart.kind, chart.title) == ("places", "Casualties by place, 2023")
    assert [point.label for point in chart.series[0].points] == ["Mali", "Angola"]
    assert chart.scale.top == 40
    assert notes == ["Not drawn: 1 figure without another of the same measure and body"]


def test_limit_keeps_the_largest_places_and_the_newest_years() -> None:
    (chart,), _ = drawn([figure(f"P{n}", "2023", n, iso3=f"P{n}") for n in range(9)], most=2)
    assert [point.label for point in chart.series[0].points] == ["P8", "P7"]
    assert list(chart.notes) == ["The 2 largest of 9 on record."]
    (chart,), _ = drawn(YEARS, most=2, years=(2000, 2030))
    assert [point.label for point in chart.series[0].points] == ["2020", "2021", "2022"]
    assert list(chart.notes) == ["The newest 2 of 3 on record."]
    (chart,), _ = drawn(LINES, most=1)
    assert [one.name for one in chart.series] == ["Mali"]
    assert drawn(YEARS, most=1)[0] == []
    assert drawn(LINES, most=0)[0] == []


def test_no_chart_has_a_single_bar() -> None:
    charts, notes = drawn([figure("Mali", "2023", 40), figure("Mali", "2023", 4, measure="killed")])
    assert charts == []
    assert notes == ["Not drawn: 2 figures without another of the same measure and body"]


def test_figures_of_longer_spans_are_not_drawn() -> None:
    charts, notes = drawn([*YEARS, figure("World", "1999", 9, end="2008")])
    assert len(charts) == 1
    assert notes == ["Not drawn: 1 figure of part of a year or of several years"]


def test_each_measure_and_body_has_a_chart_and_a_measure_one_scale() -> None:
    others = [figure("World", str(year), 10, body="Other") for year in (2019, 2020)]
    shares = [figure("World", str(year), 40, measure="child-share", unit="percent") for year in (2019, 2020)]
    charts, _ = drawn([*YEARS, *others, *shares])
    assert [(one.body, one.unit, one.scale.top) for one in charts] == [
        ("Monitor", "people", 8000),
        ("Other", "people", 8000),
        ("Monitor", "percent", 100),
    ]


def test_lines_are_of_the_largest_places() -> None:
    figures = [figure(f"P{n}", year, n + 1, iso3=f"P{n}") for n in range(11) for year in ("2020", "2021")]
    (chart,), _ = drawn(figures)
    assert chart.kind == "lines"
    assert [one.name for one in chart.series] == [f"P{n}" for n in range(10, 2, -1)]
    assert list(chart.notes) == ["Left out: 3 places with fewer (P2, P1, P0)."]


def test_edition_of_its_own_is_told_of_lines() -> None:
    figures = [figure(place, "2020", 4, 2021) for place in ("Angola", "Chad", "Mali")]
    figures += [figure(place, "2021", 4, 2022) for place in ("Angola", "Chad")]
    (chart,), _ = drawn([*figures, figure("Mali", "2021", 4, 2024)])
    assert chart.editions == [2021, 2022]
    assert list(chart.notes) == ["Of another edition than most of their year: Mali 2021 (2024)."]


def test_bars_in_characters() -> None:
    (chart,), _ = drawn(YEARS)
    assert render([chart], ["Sources: a"], 60) == (
        "World: casualties by year, 2019–2022 (Monitor, in people)\n"
        "Year        Figure  Edition  0     2,000  4,000  6,000 8,000\n"
        "                             ┬───────┬──────┬──────┬───────┬\n"
        "2019         5,853     2021  ██████████████████████▋\n"
        "2020         7,073     2022  ███████████████████████████▍\n"
        "2021  not recorded\n"
        "2022         4,709     2024  ██████████████████▎\n"
        "\n"
        "Sources: a\n"
    )


def test_many_years_without_a_figure_are_one_line() -> None:
    (chart,), _ = drawn([figure("World", "2010", 4, 2011), figure("World", "2020", 3, 2021)])
    lines = render([chart], [], 60).splitlines()
    assert [" ".join(line.split()[:3]) for line in lines[3:]] == [
        "2010 4 2011",
        "2011–2019 not recorded",
        "2020 3 2021",
    ]


def test_bars_in_ascii() -> None:
    (chart,), _ = drawn([figure("Mali", "2023", 40), figure("Côte d'Ivoire", "2023", 1)])
    assert render([chart], [], 50, encoding="ascii") == (
        "Casualties by place, 2023 (Monitor, in people)\n"
        "Place          Figure  0    10     20     30    40\n"
        "                       +-----+------+------+-----+\n"
        "Mali               40  ###########################\n"
        "Cote d'Ivoire       1  #\n"
    )


def test_bars_give_way_where_there_is_no_room() -> None:
    (chart,), _ = drawn(YEARS)
    assert render([chart], [], 30).splitlines()[-4:] == [
        "2019         5,853     2021",
        "2020         7,073     2022",
        "2021  not recorded",
        "2022         4,709     2024",
    ]


LINES = [
    figure("Mali", "2020", 10, 2021),
    figure("Mali", "2021", 20, 2022),
    figure("Chad", "2020", 15, 2021),
    figure("Chad", "2022", 5, 2023),
]


def test_lines_in_characters() -> None:
    (chart,), _ = drawn(LINES)
    assert render([chart], [], 60) == (
        "Casualties by year and place, 2020–2022 (Monitor, in people)\n"
        "     20 ┤           A\n"
        "        │          ⡰⠁\n"
        "        │         ⡔⠁\n"
        "        │        ⡜\n"
        "     15 ┤   B  ⢀⠎\n"
        "        │     ⢀⠎\n"
        "        │    ⢠⠃\n"
        "     10 ┤   A⠃\n"
        "        │\n"
        "        │\n"
        "      5 ┤                   B\n"
        "        │\n"
        "        │\n"
        "        │\n"
        "      0 ┤\n"
        "           2020    2021    2022\n"
        "Edition    2021    2022    2023\n"
        "A Mali      10      20      -\n"
        "B Chad      15      -       5\n"
        "- not recorded\n"
    )


def test_lines_break_at_gaps_and_say_so() -> None:
    (chart,), _ = drawn(LINES)
    lines = render([chart], [], 60).splitlines()
    assert lines[-5:] == [
        "           2020    2021    2022",
        "Edition    2021    2022    2023",
        "A Mali      10      20      -",
        "B Chad      15      -       5",
        "- not recorded",
    ]
    assert sum(line.count("A") for line in lines[1:16]) == 2
    assert sum(line.count("B") for line in lines[1:16]) == 2
    dots = [line for line in lines[1:16] if any("\u2800" < character <= "\u28ff" for character in line)]
    assert dots
    # Chad's points are two years apart: no line joins them.
    assert not any("B" in line and "⠤" in line for line in lines)


def test_lines_in_ascii_are_letters() -> None:
    (chart,), _ = drawn(LINES)
    text = render([chart], [], 60, encoding="ascii")
    assert text.isascii()
    assert text.count("A") == 3


def test_colour_only_where_asked_for() -> None:
    for figures in (YEARS, LINES):
        charts, _ = drawn(figures)
        assert "\x1b[38;5;" in render(charts, [], 80, color=True)
        assert "\x1b" not in render(charts, [], 80)


def test_hostile_names_stay_text() -> None:
    by_place = [figure(HOSTILE, "2023", 3), figure("Mali", "2023", 40, body=HOSTILE), figure("Chad", "2023", 4)]
    lines = [figure(HOSTILE, "2022", 3), figure(HOSTILE, "2023", 3), *LINES]
    for figures in (by_place, lines):
        charts, _ = drawn(figures)
        text = render(charts, [HOSTILE], 120)
        assert not any(is_unsafe(character) for character in text if character != "\n")
        assert "\\x1b[31m" in text


@given(
    st.lists(
        st.tuples(st.sampled_from(["World", "Mali", "Chad", "Angola"]), st.integers(1999, 2024), st.integers(0, 10**6)),
        min_size=1,
        max_size=30,
    ),
    st.integers(1, 200),
)
def test_anything_is_drawn_in_any_width(rows: list[tuple[str, int, int]], width: int) -> None:
    charts, _ = drawn([figure(place, str(year), value, year + 1) for place, year, value in rows])
    for chart in charts:
        for point in chart.series[0].points:
            assert point.value is None or chart.scale.share(point.value) <= 1
    text = render(charts, [], width)
    if width >= 80:
        assert all(len(line) <= width for line in text.splitlines())


def test_description_tells_every_value() -> None:
    (chart,), _ = drawn(YEARS)
    assert chart.description == (
        "World: casualties by year, 2019–2022. A bar chart; Monitor, in people. "
        "2019: 5,853, 2020: 7,073, 2021: not recorded, 2022: 4,709. Source: a report."
    )
