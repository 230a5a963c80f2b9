"""Dates as they are told from what is none, whatever the text."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.errors import UsageError
from minefacts.model import dates


@pytest.mark.parametrize("text", ["0001", "2024", "2024-11", "2024-11-25", "2024-02-29", "9990", "9990-12-31"])
def test_date_of_the_calendar(text: str) -> None:
    assert dates.is_date(text)
    assert dates.typed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "0000", "9991", "9999-12-31", "2024-13", "2023-02-29", "2024-1-5", "2024-W01-1", "20241125"),
        *(" 2024", "+024", "2024-11-2５", "٠٠٠٠-01-32", "２０２４", "²⁰²⁴", "9" * 5000, "2024-" + "9" * 5000),
        *("2024-11-" + "9" * 5000, "2024-01-32", "2024-00", "2024-11-25T00", "\0\0\0\0", "\ud800024"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not dates.is_date(text)
    with pytest.raises(UsageError) as refused:
        dates.typed(text)
    assert len(refused.value.message) < 400


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023-02-29", "that month ends on 2023-02-28"),
        ("2023-2-30", "that month ends on 2023-02-28"),
        ("2024-13", "2024-12 is its last"),
        ("2024-00-01", "2024-12 is its last"),
    ],
)
def test_nearest_day_is_told(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        dates.typed(text)


@given(st.text(alphabet="0123456789-٠９², today", max_size=12) | st.text(max_size=12) | st.dates().map(str))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = dates.typed(text)
    except UsageError:
        assert not dates.is_date(text)
    else:
        first, last = dates.first_day(date), dates.last_day(date)
        assert datetime.date.fromisoformat(first) <= datetime.date.fromisoformat(last)
        assert dates.next_day(last) > last
        assert dates.is_date(dates.months_later(last, 6)) or last >= "9990-07"


@given(st.dates(max_value=datetime.date(9989, 12, 31)))
def test_days_are_those_of_the_calendar(day: datetime.date) -> None:
    one = datetime.timedelta(days=1)
    if day > datetime.date.min:
        assert dates.day_before(str(day)) == str(day - one)
    assert dates.next_day(str(day)) == str(day + one)
    assert dates.days_in_month(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]
    assert dates.first_day(str(day)[:7]) == f"{str(day)[:7]}-01"
    assert dates.last_day(str(day)[:4]) == f"{str(day)[:4]}-12-31"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-12-15", 1, "2024-01-15"),
        ("2023-06-30", 6, "2023-12-30"),
        ("2023-07-31", 6, "2024-01-31"),
        ("2004-03-01", 48, "2008-03-01"),
        ("2004-11-01", 120, "2014-11-01"),
        ("2020-02-29", 12, "2021-02-28"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert dates.months_later(day, months) == later


def test_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(UsageError, match=f"^'{'x' * 40}' is not a date: write"):
        dates.typed("x" * 40)
    with pytest.raises(UsageError, match=f"^'{'x' * 40}…' is not a date: write"):
        dates.typed("x" * 41)


def test_today_is_a_day() -> None:
    assert dates.typed("today") == dates.today() == str(datetime.date.today())
