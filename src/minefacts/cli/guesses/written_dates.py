"""Dates as people write them, in the form that the program takes."""

from __future__ import annotations

import datetime
import re

from ...model import dates

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
#: The longest text that is looked at.
_LONGEST = 40
#: Words for days, months and years near today: how many days from it, and how much of the date counts.
_RELATIVE = {
    "yesterday": (-1, 10),
    "tomorrow": (1, 10),
    "last week": (-7, 10),
    "a week ago": (-7, 10),
    "last month": (-30, 7),
    "a month ago": (-30, 10),
    "last year": (-365, 4),
    "this year": (0, 4),
    "a year ago": (-365, 10),
}
_NOW = ("now", "heute", "current", "currently")


def iso_of(text: str) -> list[str]:
    """The dates that `text` may be, in ISO form: none, the one it is, or two if day and month may be either."""
    said = text.casefold().replace(",", " ").strip()
    if len(said) > _LONGEST:
        return []
    if said in _NOW:
        return ["today"]
    if said in _RELATIVE:
        return [_relative(*_RELATIVE[said])]
    words = [word for word in re.split(r"[\s/.\-_]+", said) if word not in ("", "of", "the")]
    found = [date for date in _readings(words) if dates.is_date(date)]
    return list(dict.fromkeys(found))


def _relative(days: int, length: int) -> str:
    """The day so many days from today, or its month or year."""
    return str(datetime.date.fromisoformat(dates.today()) + datetime.timedelta(days=days))[:length]


def span_of(text: str) -> str | None:
    """The years that `text` asks for, as `2020-2024` or `2020-`; None if it is not a span."""
    said = text.casefold().strip()
    if len(said) > _LONGEST:
        return None
    closed = re.fullmatch(
        r"(?:from |between )?(\d{4})\s*(?:\.{2,3}|/|–|—|:|,|to|and|until|through|-)\s*(\d{4})", said, re.ASCII
    )
    if closed:
        return f"{min(closed.groups())}-{max(closed.groups())}"
    short = re.fullmatch(r"(\d{2})(\d{2})[-/–](\d{2})", said, re.ASCII)
    if short and short[2] < short[3]:
        return f"{short[1]}{short[2]}-{short[1]}{short[3]}"
    if re.fullmatch(r"\d{4}-", said, re.ASCII):
        return said
    opened = re.fullmatch(
        r"(?:(?:since|from|after|>=?) ?(\d{4})|(\d{4})(?:\+|\.{2,3}|–| ?on(?:wards)?))", said, re.ASCII
    )
    if opened:
        return f"{opened[1] or opened[2]}-"
    return None


def _readings(words: list[str]) -> list[str]:
    """The dates that two or three words, or eight digits, may write."""
    if len(words) == 1 and re.fullmatch(r"\d{8}", words[0], re.ASCII):
        return [f"{words[0][:4]}-{words[0][4:6]}-{words[0][6:]}"]
    numbers = [_number(word) for word in words]
    if None in numbers or len(numbers) not in (2, 3):
        return []
    named = [_month(word) is not None for word in words]
    known = [number for number in numbers if number is not None]
    if len(known) == 2:
        return [_month_of(*known), _month_of(*reversed(known))]
    if known[0] > 999:
        return [_day_of(known[0], known[1], known[2])]
    first, second, year = known
    if named[0]:
        return [_day_of(year, first, second)]
    if named[1]:
        return [_day_of(year, second, first)]
    return [_day_of(year, second, first), _day_of(year, first, second)]


def _month_of(year: int, month: int) -> str:
    if year > 999:
        return f"{year:04}-{month:02}"
    return ""


def _day_of(year: int, month: int, day: int) -> str:
    if year > 999:
        return f"{year:04}-{month:02}-{day:02}"
    return ""


def _number(word: str) -> int | None:
    """The number of a day, a month or a year, written in digits, with an ending, or as the name of a month."""
    month = _month(word)
    if month is not None:
        return month
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word, re.ASCII)
    if digits:
        return int(digits[1])
    return None


def _month(word: str) -> int | None:
    """The number of a month by its name or the beginning of it."""
    if len(word) < 3 or not word.isalpha():
        return None
    for number, name in enumerate(_NAMES, 1):
        if name.startswith(word) or (word == "sept" and number == 9):
            return number
    return None
