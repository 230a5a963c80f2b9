"""Days and partial dates: ISO 8601 strings (`2025-06-27`, `2025-06`, `2025`), each an interval of days.

Whole days are compared as strings, which is their order in time.
"""

from __future__ import annotations

import datetime

from ..errors import UsageError

#: The first year that is none here: what follows from a date, some months or a day later, is still of the calendar.
LAST = "9991"
#: How much of a text that is not a date a message repeats.
_SHOWN = 40


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that the calendar has, in ASCII digits, up to the year 9990."""
    if len(text) not in (4, 7, 10) or not text.isascii() or text >= LAST:
        return False
    try:
        return str(datetime.date.fromisoformat(first_day(text))) == first_day(text)
    except ValueError:
        return False


def first_day(date: str) -> str:
    """The first day of a date: of `2025-06`, `2025-06-01`."""
    if len(date) == 4:
        return f"{date}-01-01"
    if len(date) == 7:
        return f"{date}-01"
    return date


def last_day(date: str) -> str:
    """The last day of a date: of `2025-06`, `2025-06-30`."""
    if len(date) == 10:
        return date
    if len(date) == 4:
        return f"{date}-12-31"
    return f"{date}-{days_in_month(int(date[:4]), int(date[5:])):02}"


def days_in_month(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 12:
        return 31
    return (datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)).day


def next_day(day: str) -> str:
    """The day after a day."""
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))


def day_before(day: str) -> str:
    """The day before a day."""
    return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))


def months_later(day: str, months: int) -> str:
    """The same day of the month `months` later, or that month's last day if it has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-{min(int(day[8:]), days_in_month(year, month + 1)):02}"


def today() -> str:
    """Today's day by the local clock."""
    return str(datetime.date.today())


def typed(text: str) -> str:
    """The date a person means by `text`: a day, a month, a year, or `today`; raises UsageError for anything else."""
    if text == "today":
        return today()
    if is_date(text):
        return text
    if len(text) <= _SHOWN:
        said = text
    else:
        said = f"{text[:_SHOWN]}…"
    raise UsageError(f"{said!r} is not a date{_nearest(text)}: write 2024, 2024-11, 2024-11-25 or today")


def _nearest(text: str) -> str:
    """A remark on the nearest day that the calendar has, for a day or month it does not have."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not (len(year) == 4 and is_date(year) and _is_number(month)):
        return ""
    if not 1 <= int(month) <= 12:
        return f" (a year has months 01 to 12, so {year}-12 is its last)"
    nearest = last_day(f"{year}-{int(month):02}")
    if _is_number(day) and int(day) > int(nearest[8:]):
        return f" (that month ends on {nearest})"
    return ""


def _is_number(text: str) -> bool:
    """Whether `text` is one or two ASCII digits."""
    return len(text) in (1, 2) and text.isascii() and text.isdecimal()
