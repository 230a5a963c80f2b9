"""Dates as they are told from what is none, whatever the text."""

from __future__ import annotations

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
