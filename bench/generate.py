"""Write a dataset of the bundled one's schema with as many figures as asked for."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

YEARS = range(1995, 2020)
#: Measures by topic, in the order of the ids, each with its unit and its share of a value: a total is 2 + 1.
MEASURES = {
    "casualties": (("injured", "people", 2), ("killed", "people", 1), ("total", "people", 3)),
    "clearance": (("land-cleared", "km²", 1),),
    "contamination": (("area", "km²", 1),),
}
#: The files that grow with the record, each with the key of its records.
LARGE = {
    "figures.json": "id",
    "names.json": "key",
    "sources.json": "id",
    "treaty-events.json": "id",
    "deadline-events.json": "id",
    "conduct.json": "id",
}
#: The editions each body published; a later one restates every figure of an earlier one.
EDITIONS = range(2020, 2025)

Json = dict[str, Any]


def generate(data: Path, folder: Path, count: int) -> None:
    """Write to `folder` the dataset in `data` with `count` other figures in place of its own."""
    shutil.copytree(data, folder)
    places = sorted(country["iso3"] for country in read(data / "countries.json"))
    each = len(places) * len(YEARS) * sum(map(len, MEASURES.values()))
    # As few editions as yield so many figures, so that each of them is used.
    editions = [edition(number) for number in range(-(-count // each))]
    write(folder / "figures.json", itertools.islice(figures(places, editions), count))
    claims = read(data / "claims.json")
    write(folder / "claims.json", (claim | {"refers_to": None} for claim in claims))
    cited = set(still_cited(data))
    sources = [source for source in read(data / "sources.json") if source["id"] in cited]
    write(folder / "sources.json", sorted([*sources, *editions], key=lambda source: str(source["id"])))
    names = dict.fromkeys(source["publisher"] for source in editions)
    bodies = [*read(data / "bodies.json"), *map(body, names)]
    write(folder / "bodies.json", sorted(bodies, key=lambda one: str(one["name"])))


def enlarge(data: Path, folder: Path, factor: int) -> None:
    """Write to `folder` the dataset in `data` with every record of its large files in so many copies.

    The copies have keys of their own, after all others, and are of no place: they change no answer.
    """
    shutil.copytree(data, folder)
    for name, key in LARGE.items():
        records = read(data / name)
        for number in range(1, factor):
            records += [copied(record, key, f"~{number:02}") for record in read(data / name)]
        write(folder / name, sorted(records, key=lambda record: str(record[key])))


def copied(record: Json, key: str, mark: str) -> Json:
    """A record under a key of its own, its places no places."""
    places = {field: mark for field in ("place", "iso3", "by", "where") if isinstance(record.get(field), str)}
    first, point, rest = record[key].partition(".")
    # The figures on a topic stay together, as those of more places would.
    return record | places | {key: f"{first}.{mark}.{rest}" if point else mark + first}


def still_cited(data: Path) -> Iterator[str]:
    """The documents that anything but a figure rests on."""
    for path in data.glob("*.json"):
        if path.name not in ("figures.json", "datapackage.json"):
            for record in read(path):
                yield from record.get("sources", ())
                if "source" in record:
                    yield record["source"]


def body(name: str) -> Json:
    """A body of that name."""
    return {"name": name, "full_name": name, "kind": "ngo", "place": None, "publishers": [name]}


def edition(number: int) -> Json:
    """The document in which a body publishes one of its editions."""
    body, year = divmod(number, len(EDITIONS))
    return {
        "id": f"body-{body:03}-{EDITIONS[year]}",
        "type": "report",
        "title": f"Report {EDITIONS[year]}",
        "publisher": f"Body {body}",
        "issued": {"date-parts": [[EDITIONS[year]]]},
        "URL": f"https://example.org/{number}",
        "custom": {"kind": "primary", "supports": "generated figures"},
    }


def figures(places: Sequence[str], editions: Sequence[Json]) -> Iterator[Json]:
    """A figure of every measure, place, year and edition, in the order of their ids."""
    for topic, measures in MEASURES.items():
        for place, year, (measure, unit, share) in itertools.product(places, map(str, YEARS), measures):
            for number, source in enumerate(editions, int(year)):
                yield {
                    "id": f"{topic}.{place}.{year}.{year}.{measure}.{source['id']}",
                    "topic": topic,
                    "place": place,
                    "scope": None,
                    "start": year,
                    "end": year,
                    "measure": measure,
                    "value": number * share,
                    "unit": unit,
                    "qualifier": None,
                    "body": source["publisher"],
                    "edition": source["issued"]["date-parts"][0][0],
                    "source": source["id"],
                    "note": None,
                }


def read(file: Path) -> list[Json]:
    """The records of one file."""
    records: list[Json] = json.loads(file.read_text("utf-8"))
    return records


def write(file: Path, records: Iterable[Json]) -> None:
    """Write records one a line, as the bundled files have them."""
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        for number, record in enumerate(records):
            stream.write((",\n" if number else "\n") + json.dumps(record, ensure_ascii=False))
        stream.write("\n]\n")
