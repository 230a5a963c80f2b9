"""A dataset of a few records, written for the rules: three states, an area, three bodies, and what a test adds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from minefacts.dataset import citations, layout
from minefacts.dataset.reading import PACKAGE_FILE, Dataset
from minefacts.model.records import (
    FILES,
    WORLD,
    Area,
    Body,
    Claim,
    Country,
    DeadlineEvent,
    Elsewhere,
    Event,
    Figure,
    Finding,
    Group,
    Issued,
    Name,
    Party,
    Record,
    Source,
    SourceDetail,
    Term,
    Treaty,
)
from minefacts.model.spelling import normalise

DAY = "2026-06-30"
COUNTRIES = [
    Country("AAA", "AA", "901", "Aland", "Republic of Aland", True, "Asia", "Southern Asia", (1, 1)),
    Country("BBB", "BB", "902", "Borland", "Kingdom of Borland", True, "Europe", "Northern Europe", (2, 1)),
    Country("CCC", "CC", "903", "Corland", "Corland", False, "Africa", "Middle Africa", (3, 1)),
]
AREAS = [Area("Dorland", "XDD", "DL", ("Dor",), "Two states claim it.", (4, 1))]


def names() -> list[Name]:
    """The names of the three states and of the world."""
    spelt = {"world": {"names": {"World"}, "places": {WORLD}, "kinds": {"name"}}}
    for country in COUNTRIES:
        for kind, name in (("name", country.name), ("official-name", country.official_name)):
            held = spelt.setdefault(normalise(name), {"names": set(), "places": set(), "kinds": set()})
            held["names"].add(name)
            held["places"].add(country.iso3)
            held["kinds"].add(kind)
    return [
        Name(key, tuple(sorted(one["names"])), tuple(one["places"]), tuple(sorted(one["kinds"])), "en")  # type: ignore[arg-type]
        for key, one in spelt.items()
    ]


BODIES = [
    Body("Monitor", "The Monitor", "monitor", None, ("Monitor press",)),
    Body("MAC", "Mine Action Centre of Aland", "authority", "AAA", ("MAC",)),
    Body("Review", "The Review", "ngo", None, ("Review",)),
]
TREATY = Treaty(
    id="treaty",
    formal_title="Treaty",
    short_names=("Treaty",),
    abbreviations=("T",),
    registration={},
    adopted="1997-09-18",
    adopted_at="Oslo",
    opened_for_signature="1997-12-03",
    opened_at="Ottawa",
    entry_into_force="1999-03-01",
    fortieth_deposit="1998-09-16",
    depositary="Secretary-General",
    languages=("English",),
    signatories=1,
    articles={"1": "No mines."},
    notes={},
    status_lists=("list",),
    sources=("list",),
)


def source(key: str, published: str | None, publisher: str = "Monitor press", kind: str = "primary") -> Source:
    """A document published on a date, complete or partial."""
    issued = None
    if published is not None:
        issued = Issued((tuple(int(part) for part in published.split("-")),))
    detail = SourceDetail(kind, "figures")  # type: ignore[arg-type]
    return Source(
        id=key,
        type="report",
        title=f"Report {key}",
        publisher=publisher,
        issued=issued,
        URL=f"https://example.org/{key}",
        custom=detail,
    )


SOURCES = [
    source("article", "2024-11-25", "Paper", "relay"),
    source("list", None, "Depositary"),
    source("m23", "2023-11-14"),
    source("m24", "2024-11-20"),
    source("m25", "2025-12-01"),
    source("mac25", "2025-03", "MAC"),
    source("press25", "2025-04-02", "Paper", "relay"),
    source("undated", None),
]


def figure(
    place: str, year: str, measure: str, value: float, source: str, edition: int | None = None, **more: Any
) -> Figure:
    """A published figure on casualties, of people and of the Monitor if nothing else is said."""
    fields: dict[str, Any] = {
        "topic": "casualties",
        "scope": None,
        "unit": "people",
        "qualifier": None,
        "body": "Monitor",
        "note": None,
        "end": year,
        **more,
    }
    end = fields.pop("end")
    topic = fields.pop("topic")
    key = f"{topic}.{place}.{year}.{end}.{measure}.{source}"
    return Figure(
        id=key,
        topic=topic,
        place=place,
        start=year,
        end=end,
        measure=measure,  # type: ignore[arg-type]
        value=value,
        source=source,
        edition=edition,
        **fields,
    )


def event(iso3: str, kind: str, date: str, first: str | None = None, last: str | None = None) -> Event:
    """A legal act of a state."""
    return Event(f"{iso3}-{kind}-{date}", iso3, kind, date, first, last, ("list",), None)  # type: ignore[arg-type]


def claim(key: str, refers_to: str | None = None, said_by: str | None = None, text: str = "Something.") -> Claim:
    """A claim of the article."""
    return Claim(key, 1, text, said_by, refers_to, "article")


def party(key: str, iso3: str | None, kind: str = "person") -> Party:
    """A party of the article."""
    return Party(key, key.capitalize(), kind, "role", iso3, None, (1,), "article")  # type: ignore[arg-type]


def finding(key: str, by: str | None, where: str | None, source: str, **more: Any) -> Finding:
    """A finding of the Monitor on use by a state."""
    fields: dict[str, Any] = {
        "conduct": "use",
        "actor": "state",
        "group": None,
        "certainty": "confirmed",
        "start": "2023",
        "end": "2023",
        "body": "Monitor",
        "edition": 2024,
        "note": None,
        **more,
    }
    return Finding(id=key, by=by, where=where, sources=(source,), **fields)


def step(iso3: str, article: int, kind: str, date: str | None = None, **more: Any) -> DeadlineEvent:
    """A step of an obligation, without bounds of its date, deadline or basis if nothing else is said."""
    fields: dict[str, Any] = {
        **dict.fromkeys(("not_before", "not_after", "deadline", "basis", "note")),
        "sources": ("list",),
        **more,
    }
    end = date or f"to-{fields['deadline']}"
    return DeadlineEvent(
        id=f"{iso3}-{article}-{kind}-{end}",
        iso3=iso3,
        article=article,  # type: ignore[arg-type]
        event=kind,  # type: ignore[arg-type]
        date=date,
        **fields,
    )


#: Records of every kind that break no rule together, beside the usual ones.
SOUND: list[Record] = [
    figure("WLD", "2022", "total", 4710, "m23", 2023),
    figure("WLD", "2022", "killed", 1661, "m23", 2023),
    figure("WLD", "2022", "injured", 3015, "m23", 2023),
    figure("WLD", "2022", "outcome-unknown", 34, "m23", 2023),
    figure("WLD", "2022", "civilian-share", 85, "m23", 2023, unit="percent"),
    figure("WLD", "2023", "total", 5757, "article", 2024, qualifier="at-least"),
    figure("AAA", "2022", "total", 608, "m23", 2023, scope="the north"),
    figure("AAA", "2024", "land-cleared", 1.5, "mac25", body="MAC", topic="clearance", unit="km²"),
    event("AAA", "signature", "1999-02-24"),
    event("AAA", "ratification", "2005-12-27"),
    event("AAA", "entry-into-force", "2006-06-01"),
    event("BBB", "accession", "2004-05-12"),
    event("BBB", "entry-into-force", "2004-11-01"),
    event("BBB", "withdrawal-notified", "2025-06-27"),
    event("BBB", "withdrawal-effective", "2025-12-27"),
    event("CCC", "accession", "2026", "2026-01-13", "2026-06-30"),
    step("AAA", 5, "first", deadline="2016-06-01"),
    step("AAA", 5, "requested", "2015-10-01", deadline="2026-06-01"),
    step("AAA", 5, "granted", "2015-12-04", deadline="2026-06-01"),
    step("BBB", 4, "completed", "2006-02", basis="declared"),
    step("BBB", 5, "completed", "2012", basis="reported", not_before="2012-03-01", not_after="2012-11-30"),
    finding("use.AAA.BBB.2023.confirmed.monitor", "AAA", "BBB", "m24"),
    finding(
        "use.some-army.AAA.2023.alleged.monitor",
        None,
        "AAA",
        "m24",
        actor="non-state",
        group="Some Army",
        certainty="alleged",
    ),
    party("envoy", "AAA"),
    claim("p1-total", "figure:casualties.WLD.2023.2023.total.article", "envoy", "Mines hurt 5,757 people."),
    claim("p1-parties", "treaty:counts", None, "So many states are parties."),
]


def write(folder: Path, *records: Record, version: str = DAY) -> Path:
    """The files of a dataset with these records beside the usual ones, and the documents that any of them cites."""
    folder.mkdir(parents=True, exist_ok=True)
    held: dict[type[Record], list[Any]] = {kind: [] for kind in FILES}
    usual: list[Record] = [*COUNTRIES, *AREAS, *BODIES, TREATY, *SOURCES, *names()]
    usual += [Term("mine", "A mine.", ("list",)), Group("Duo", ("AAA", "BBB"), ("list",))]
    usual.append(Elsewhere("Money", ("funding",), "A fund", "https://example.org/fund"))
    for record in (*usual, *records):
        held[type(record)].append(record)
    cited = {key for kind in held for record in held[kind] for key in citations.cited(record)}
    held[Source] = [one for one in held[Source] if one.id in cited or one in records]
    for kind, file in FILES.items():
        (folder / file.name).write_text(layout.text(held[kind], file.key), encoding="utf-8")
    (folder / PACKAGE_FILE).write_text(json.dumps({"name": "sample", "version": version}), encoding="utf-8")
    return folder


def dataset(folder: Path, *records: Record, version: str = DAY) -> Dataset:
    """That dataset."""
    return Dataset(str(write(folder, *records, version=version)))
