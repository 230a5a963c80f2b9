"""Dates and periods in running text: `in 2023`, `since 1979`, `between 2015 and 2018`, `last year`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ...model.numerals import lowered

Kind = Literal["year", "span", "since", "until", "part", "edition", "beside", "last", "this", "before", "vague"]


class Period(NamedTuple):
    """What a text says of time, and where: years as texts, `start` null where a period has no beginning.

    beside: a year since which something is the highest, which is of no number
    part: a day or month, or a part of a year; edition: the year of a report or of the treaty, not of a figure;
    last, this: the year before that of the text, or its own; before: the year before the one that the sentence names;
    vague: named, but not to the year
    """

    at: int
    to: int
    kind: Kind
    start: str | None
    end: str | None


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar jänner enero",
            "february feb février februar febrero",
            "march mar mars märz marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juin juni junio",
            "july jul juillet juli julio",
            "august aug août agosto",
            "september sep sept septembre septiembre",
            "october oct octobre oktober octubre",
            "november nov novembre noviembre",
            "december dec décembre dezember diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<%s>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)"
_OF = r"(?:\s?,?\s|\s(?:of|de|del)\s)"
_TO = r"(?:-|–|—|/|\s?(?:-|–)\s?|\s(?:and|to|until|through|till|et|à|und|bis|y|a|al|hasta)\s)"
_PARTS = (
    r"(?:first|second|third|fourth|last|1st|2nd) (?:half|quarter|three months|six months|nine months)(?: of)?|"
    r"(?:early|mid|late)[- ]|premier semestre(?: de)?|erste[ns]? (?:halb|viertel)jahr|primer semestre(?: de)?|"
    r"(?:first|last) (?:\w+ )?months of|january to \w+|between \w+ and \w+|(?:spring|summer|autumn|winter)(?: of)?"
)

#: Every way to name a day, a month or years, the longest first.
_FORMS = (
    r"(?P<iso>(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?![\d-]))",
    r"(?P<figures>(?<![\d.,])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d))",
    r"(?P<clock>(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}(?:\.\d\d)?\s?(?:[ap]\.m\.?|[ap]m\b|gmt|utc|uhr\b))",
    (
        rf"(?P<months>(?:\b(?:between|from|von|zwischen|entre|de|desde)\s)?{_MONTH % 'm4'}{_OF}(?P<y11>{_YEAR})"
        rf"{_TO}{_MONTH % 'm5'}{_OF}(?P<y12>{_YEAR}))"
    ),
    (
        rf"(?P<day>(?<![\d.,])(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?\.?\s?(?:[-–]|to|and|bis|und|au|al)\s?)?\d{{1,2}}"
        rf"(?:st|nd|rd|th|er|º)?\.?(?:\s|\sof\s|\sde\s){_MONTH % 'm1'}(?:{_OF}(?P<y1>{_YEAR}))?)"
    ),
    (
        rf"(?P<us>\b{_MONTH % 'm2'}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?![\d]|[.,]\d)"
        rf"(?:,?\s(?P<y2>{_YEAR}))?)"
    ),
    rf"(?P<month>\b{_MONTH % 'm3'}{_OF}(?P<y3>{_YEAR}))",
    rf"(?P<half>\b(?:{_PARTS})\s?(?P<y4>{_YEAR}))",
    rf"(?P<span>(?:\b(?:between|from|entre|de|von|zwischen|desde)\s)?(?P<y5>{_YEAR})(?:{_TO}(?P<y6>{_YEAR})|[-–/](?P<y13>\d\d)(?![\d-])))",
    (
        rf"(?P<since>\b(?:since|depuis|seit|desde|from)\s(?:(?:the )?(?:(?:early|late|mid|start of|beginning "
        rf"of|end of)[ -])?"
        rf"(?:el año |dem jahr |l’année |l'année )?)(?:(?:\d{{1,2}}\.?\s)?{_MONTH % 'm6'}\s)?(?P<y7>{_YEAR})"
        rf"(?P<onward>\sonwards?)?)"
    ),
    (
        rf"(?P<until>\b(?:(?:by|at|until|till|up to|to|as of|as at|through)\s(?:the end of\s|end[- ]|"
        rf"late\s)?|end of\s|"
        rf"(?:à la )?fin\s|jusqu’en\s|jusqu'en\s|bis\s(?:ende\s)?|ende\s|hasta\s(?:el año\s)?|(?:a )?finales de\s)"
        rf"(?P<y8>{_YEAR}))"
    ),
    (
        rf"(?P<report>(?:\b(?:monitor|report|rapport|bericht|informe|convention|treaty)(?:’s|'s)?,?\s\(?)"
        rf"(?P<y9>{_YEAR}))"
    ),
    (
        rf"(?P<edition>(?P<y10>{_YEAR})(?:\s(?:edition|report|landmine|monitor|annual report|treaty|"
        rf"convention|mine|ottawa|"
        rf"anti|profile|pact|agreement|ban)\b|-bericht))"
    ),
    (
        r"(?P<vague>\b(?:\w+ (?:years|months|weeks|decades) (?:ago|earlier|before|later)|(?:past|last|"
        r"previous|recent|coming|next|the) (?:\w+ )?(?:decades?|years|months|weeks|century)|"
        r"(?:so far|earlier|later) this year|decades|recent years|(?:this|last|past|next) (?:month|week|"
        r"weekend|decade)|"
        r"next year|\d{4}s\b|ces dernières années|"
        r"letzten jahrzehnt\w*|últimos años|última década|seit jahrzehnten|depuis des décennies)\b)"
    ),
    (
        r"(?P<before>\b(?:the (?:previous|preceding) year|the year before|a year (?:earlier|before|ago)|im vorjahr|"
        r"l[’']année précédente|(?:el|del) año anterior)\b)"
    ),
    (
        r"(?P<last>\b(?:last|past) year\b|\bl[’']an(?:née)? (?:dernier|dernière|passée?)\b|"
        r"\b(?:im |das )?(?:vergangenen|letzten|letztes|vergangenes) jahr\b|\b(?:el )?año pasado\b|\bel "
        r"último año\b)"
    ),
    r"(?P<this>\bthis year\b|\bcette année\b|\b(?:in )?diesem jahr\b|\bdieses jahr\b|\beste año\b)",
    rf"(?P<year>{_YEAR})",
)
PATTERN = re.compile("|".join(_FORMS))
#: What stands before a year, and not before an amount of four digits.
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|of|for|during|since|the|and|to|year|en|de|im jahr|jahr|del|von|für|l’an|año|année|by|from|"
    r"until)|[(,;])\s?$",
)


#: The words, beside months and numbers, with which a period may begin.
_FIRST_WORDS = (
    "between from von zwischen entre de desde since depuis seit by at until till up to as through end à fin jusqu",
    "bis ende hasta a finales monitor report rapport bericht informe convention treaty first second third fourth",
    "last early mid late premier ersten erstes erste primer january spring summer autumn winter past previous",
    "recent coming next the so earlier later decades this ces letzten últimos última im das vergangenen letztes",
    "vergangenes l el del año cette diesem dieses in este one two three four five six seven eight nine ten",
    "several some few many twelve fifteen twenty thirty",
)
FIRST_WORDS = frozenset(" ".join(_FIRST_WORDS).split()).union(MONTHS)


def periods(text: str, countable: re.Pattern[str], starts: Iterable[int] | None = None) -> list[Period]:
    """The dates and periods of a text, in order; a bare number before a word that `countable` knows is an amount.

    `starts` are the positions at which one may begin, if they are known: those of digits and of FIRST_WORDS.
    """
    found = []
    text = lowered(text)
    for match in _matches(text, starts):
        kind = match.lastgroup or ""
        period = _period(match)
        if kind == "year" and not _is_year(text, match, countable):
            continue
        if period.kind == "since" and _HIGHEST.search(text[max(0, match.start() - 48) : match.start()]):
            period = period._replace(kind="beside")
        if kind == "year" and _SINCE.search(text[max(0, match.start() - 60) : match.start()]):
            period = period._replace(kind="since", end=None)
        found.append(period)
    return found


#: "the highest toll since 2020": a comparison, and no period of a number.
_HIGHEST = re.compile(
    r"\b(?:highest|lowest|worst|most|record|best|largest|biggest|smallest|fewest|first|deadliest)\s(?:[\w’'-]+\s){0,5}$"
)
#: "since the end of the war in 1995": a beginning, told by what happened then.
_SINCE = re.compile(r"\b(?:since|seit|depuis|desde)\s(?:[\w’'-]+\s){1,8}(?:in\s|en\s|im\sjahr\s)$")


def _matches(text: str, starts: Iterable[int] | None) -> Iterator[re.Match[str]]:
    """What the pattern matches, anywhere or at some positions."""
    if starts is None:
        yield from PATTERN.finditer(text)
        return
    last = 0
    for start in starts:
        if start >= last:
            match = PATTERN.match(text, start)
        else:
            match = None
        if match:
            last = match.end()
            yield match


def _is_year(text: str, match: re.Match[str], countable: re.Pattern[str]) -> bool:
    """Whether four digits name a year rather than an amount."""
    before = text[max(0, match.start() - 9) : match.start()]
    return not countable.match(text, match.end()) or bool(_BEFORE_A_YEAR.search(before))


def _period(match: re.Match[str]) -> Period:
    """What a match of the pattern says."""
    at, to = match.span()
    name = next(group for group in _GROUPS if match[group] is not None)
    if name == "span":
        first = match["y5"]
        last = match["y6"] or first[:2] + match["y13"]
        return Period(at, to, "span", first, last)
    if name == "months":
        return Period(at, to, "span", _month(match["y11"], match["m4"]), _month(match["y12"], match["m5"]))
    if name == "since":
        return _since(match)
    if name == "until":
        return Period(at, to, "until", None, match["y8"])
    if name in ("report", "edition"):
        year = match["y9"] or match["y10"]
        return Period(at, to, "edition", year, year)
    if name in ("last", "this", "before", "vague"):
        return Period(at, to, name, None, None)  # type: ignore[arg-type]
    if name == "year":
        return Period(at, to, "year", match.group(), match.group())
    date = _date(match, name)
    return Period(at, to, "part", date, date)


def _since(match: re.Match[str]) -> Period:
    """What "since" or "from" a year or month says; "from 2020" alone is the year."""
    at, to = match.span()
    if match.group().lower().startswith("from") and not match["onward"]:
        return Period(at, to, "year", match["y7"], match["y7"])
    if match["m6"]:
        start = _month(match["y7"], match["m6"])
    else:
        start = match["y7"]
    return Period(at, to, "since", start, None)


_GROUPS = [
    "iso",
    "figures",
    "clock",
    "months",
    "since",
    "day",
    "us",
    "month",
    "half",
    "span",
    "until",
    "report",
    "edition",
    "vague",
    "before",
    "last",
    "this",
    "year",
]


def _month(year: str, name: str) -> str:
    """A month of a year as ISO 8601."""
    return f"{year}-{MONTHS[name.lower()]:02}"


def _date(match: re.Match[str], name: str) -> str | None:
    """The partial date that a day or a month names, as ISO 8601; None without a year."""
    if name == "iso":
        return match["iso"]
    if name == "figures":
        day, month, year = re.split(r"[./]", match["figures"])
        if len(year) == 4 and int(month) <= 12:
            return f"{year}-{int(month):02}-{int(day):02}"
        return None
    number, year = {"day": "1", "us": "2", "month": "3", "half": "4"}.get(name, ""), None
    if number:
        year = match[f"y{number}"]
    if not year or name == "half":
        return year
    month = _month(year, match[f"m{number}"])
    if name == "month":
        return month
    days = re.findall(r"\d{1,2}", match.group().replace(year, ""))
    return f"{month}-{int(days[-1]):02}"
