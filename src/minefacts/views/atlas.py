"""Records as maps of the world: standing with the treaty, deadlines, conduct, and figures in five classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..model import vocabulary
from . import words
from .classes import figures
from .maps import Group, Page, TileMap

STANDINGS = (
    ("state-party", "blue", "p"),
    ("signatory", "lemon", "s"),
    ("withdrawn", "maroon", "w"),
    ("not-party", "orange", "n"),
    ("unsettled", "grey", "u"),
)
#: Statuses of an obligation in the order of a legend.
DEADLINES = (
    ("pending", "sky", "p"),
    ("completed", "mint", "c"),
    ("missed", "maroon", "m"),
    ("reopened", "orange", "r"),
    ("undetermined", "grey", "u"),
    ("ended", "plum", "e"),
    ("none-reported", "lemon", "0"),
)
#: What a status means that does not speak for itself.
MEANINGS = {
    "reopened": "Reopened: mined areas were found or laid later, and no new deadline is on record.",
    "undetermined": "Undetermined: the last deadline on record is over, and no document says what came of it.",
    "ended": "Ended: the state withdrew from the treaty.",
}
#: The most bodies that a map names.
BODIES = 3
#: What a kind of conduct is called in a title, if not by its name.
NAMES = {"stockpile": "Stockpiles"}
#: What a body found of a kind of conduct, the gravest first: the certainties that come under each name.
FOUND = (
    (("confirmed", "acknowledged"), "confirmed or acknowledged", "maroon", "c"),
    (("probable",), "probable", "orange", "p"),
    (("alleged", "denied"), "alleged, not confirmed", "lemon", "a"),
    (("announced",), "announced", "sky", "x"),
    (("listed-producer",), "listed: has not disavowed production", "grey", "l"),
    (("halted",), "halted", "blue", "h"),
    (("stated-none", "never"), "says it has none, or never did", "mint", "0"),
)


def treaty(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """Each state's standing; records are standings on one day."""
    groups = [Group(words.upper(vocabulary.STATUSES[status]), ink, letter) for status, ink, letter in STANDINGS]
    member = {one.iso3: words.upper(vocabulary.STATUSES[one.status]) for one in records}
    rest = "Not in this answer"
    if page.whole:
        rest = "No treaty standing"
    return [page.draw(title, "Standing with the treaty", groups, member, rest)]


def deadlines(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """The status of each state's obligation, a map for each article."""
    groups = [Group(_status(status), ink, letter) for status, ink, letter in DEADLINES]
    rest = "Not in this answer"
    if page.whole:
        rest = "No obligation on record"
    maps = []
    for article in sorted({one.article for one in records}, reverse=True):
        chosen = [one for one in records if one.article == article]
        member = {one.iso3: _status(one.status) for one in chosen}
        said = {one.iso3: f"{one.country}: {_status(one.status)} {one.deadline or ''}".rstrip() for one in chosen}
        what = "destroy stockpiles (Article 4)"
        if article == 5:
            what = "clear mined areas (Article 5)"
        notes = [meaning for status, meaning in MEANINGS.items() if any(one.status == status for one in chosen)]
        maps.append(page.draw(title, f"Duty to {what}", groups, member, rest, notes, said))
    return maps


def _status(status: str) -> str:
    return words.upper(vocabulary.plain(status))


def conduct(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """What was found of each kind of conduct: of use where it happened, of all else by whom."""
    maps = []
    for kind in dict.fromkeys(one.conduct for one in records):
        chosen = [one for one in records if one.conduct == kind]
        where = kind == "use"
        groups = [Group(words.upper(name), ink, letter) for _, name, ink, letter in FOUND]
        found = _found(chosen, where=where)
        member = {code: words.upper(FOUND[min(ranks)][1]) for code, ranks in found.items()}
        notes = _nowhere(chosen, where=where)
        if any(len(ranks) > 1 for ranks in found.values()):
            notes.append("Of several findings on a place the gravest is shown.")
        of = "By whom"
        if where:
            of = "Where it happened, by a state or others"
        subtitle = f"{of}: {_said_by(chosen)}"
        named = f"{NAMES.get(kind) or words.upper(kind)} of antipersonnel mines"
        maps.append(page.draw(named, subtitle, groups, member, "No finding in this answer", notes))
    return maps


def _found(records: Iterable[Any], *, where: bool) -> dict[str, set[int]]:
    """What was found of each place, as places in the legend."""
    ranks = {certainty: number for number, entry in enumerate(FOUND) for certainty in entry[0]}
    found: dict[str, set[int]] = {}
    for one in records:
        code = _code(one, where=where)
        if code is not None:
            found.setdefault(code, set()).add(ranks[one.certainty])
    return found


def _code(one: Any, *, where: bool) -> str | None:
    """The code under which a finding is drawn: of the place where it happened, or of who did it."""
    code: str | None = one.by
    if where:
        code = one.where
    return code


def _nowhere(records: Sequence[Any], *, where: bool) -> list[str]:
    """A line on findings that have no place on the map."""
    count = sum(1 for one in records if _code(one, where=where) is None)
    lacking = "on armed groups or unknown actors"
    if where:
        lacking = "without a place"
    if count:
        return [f"Not drawn: {words.count(count, 'finding')} {lacking}."]
    return []


def _said_by(records: Iterable[Any]) -> str:
    """Whose findings these are, and of which editions; of many bodies those with most."""
    bodies: dict[str, list[int | None]] = {}
    for one in records:
        bodies.setdefault(one.body, []).append(one.edition)
    ordered = sorted(bodies, key=lambda body: (-len(bodies[body]), body))
    told = [f"{body} {words.span(filter(None, bodies[body]))}".rstrip() for body in ordered[:BODIES]]
    if len(ordered) > BODIES:
        told.append(f"and {len(ordered) - BODIES} other bodies")
    return ", ".join(told)


#: The function that draws records, by their type.
MAPS: dict[str, Callable[[Sequence[Any], Page, str], list[TileMap]]] = {
    "Standing": treaty,
    "Obligation": deadlines,
    "FindingRecord": conduct,
    "FigureRecord": figures,
}
