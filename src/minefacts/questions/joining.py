"""Treaty claims in running text: who is said to be a party, to have signed, joined, left or stayed outside, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..model import dates, law
from ..model.records import CONSENTS, Act, Event
from .evidence import Evidence
from .periods import Period, periods
from .reading import Mark, countable
from .statements import OnMines
from .treaty import Standing

Claimed = Literal["party", "not-party", "signed", "not-signed", "joined", "left", "leaving"]


class TreatyClaim(NamedTuple):
    """What a sentence says of one state and the treaty.

    when: the day, month or year at which it is said to have happened, null if none is named
    """

    line: int
    sentence: str
    said: str
    place: str
    claimed: Claimed
    when: Period | None


class TreatyDecision(NamedTuple):
    """The verdict on a treaty claim: the state's standing on the day, and the act that decides."""

    verdict: Literal["matches", "differs", "not-checked"]
    standing: Standing | None
    act: Event | None
    reason: str = ""


#: Stands for a place in a sentence when claims are looked for; no text has it, as it is for private use.
HOLDER = "\ue000"
_SUBJECT = rf"(?P<who>{HOLDER}(?:\s?(?:,|, and|, or|and|or|nor|as well as|&|und|oder|et|ou|y|e|o)\s(?:the\s|la\s|le\s|el\s)?{HOLDER})*)"
_LINK = r"(?:\s\([^()]{0,40}\))?,?\s(?:which\s|who\s|that\s)?(?:also\s|both\s|all\s|still\s|now\s|itself\s|already\s|only\s|recently\s|formally\s|officially\s|later\s|then\s|eventually\s|today\s|currently\s)*"
_OBJECT = (
    r"(?:\s(?:up\sto|on\sto|onto|to|from|of|out\sof|der|dem|die|das|den|aus|au|à|le|la|du|de|del|al|el))*"
    r"\s(?:the|this|that|its|it\b|der|dem|die|das|den|le|la|l’|l'|el)?\s?(?:[\w’'-]+\s){0,6}?"
    r"(?:treaty|convention|ban|pact|accord|agreement|apmbc|mbt|übereinkommen|vertrag|konvention|traité|tratado|convención|"
    r"convenio|ottawa-\w+|minenverbots\w*)\b"
)
_ADV = r"(?:\s(?:all|also|both|now|already|since|still|formally|officially|recently|never|only|together))*"
_NOT = r"(?:\snot|n[’']t|\snever|\snicht|\sno)"
_STATE = r"(?:a\s|one\sof\sthe\s|among\sthe\s|an?\s(?:original|full)\s)?(?:states?\sparty|states?\sparties|party|parties|members?|signatory|signatories|signatary|vertragsstaat|vertragspartei|mitglied|état\spartie|partie|estado\sparte)"
#: Each kind of claim as what follows the states' names; the first that fits decides.
_PREDICATES: tuple[tuple[Claimed, str], ...] = (
    ("not-party", rf"(?:is|are|was|were|remains?|ist|sind|est|sont|es|son)(?:{_NOT}|\sneither)\s(?:yet\s)?(?:{_STATE}|bound\sby|(?:in|inside|part\sof)(?:{_OBJECT}))"),
    ("not-party", rf"(?:has|have|had|did|do|does)(?:{_NOT})\s(?:yet\s)?(?:joined|join|ratified|ratify|acceded|accede|adhered)"),
    ("not-party", r"(?:has|have)\s(?:yet\sto\s|refused\sto\s|declined\sto\s)(?:join|sign|ratify|accede)"),
    ("not-party", r"(?:never\s(?:joined|ratified|acceded)|(?:is|are|remains?|stays?|stayed)\s(?:a\s|among\sthe\s)?(?:outside|non-party|non-parties|non-signatory|non-signatories|not\sbound))"),
    ("not-signed", rf"(?:(?:has|have|had|did)(?:{_NOT})\s(?:yet\s)?(?:signed|sign)|never\ssigned|n[’']ont\spas\ssigné|n[’']a\spas\ssigné|haben\snicht\sunterzeichnet|no\s(?:ha|han)\sfirmado)"),
    ("leaving", r"(?:is|are)" + _ADV + r"\s(?:withdrawing|leaving|quitting|pulling\sout)|(?:has|have)" + _ADV + r"\s(?:announced|notified|given\snotice\sof)\s(?:its\s|their\s|a\s)?(?:withdrawal|intention\sto\s(?:withdraw|leave))|(?:announced|notified)\s(?:its\s|their\s|a\s)?withdrawal"),
    ("left", rf"(?:(?:has|have|had){_ADV}\s)?(?:withdrew|withdrawn|quit|pulled\sout|left(?={_OBJECT}))|(?:left|exited)(?={_OBJECT})|(?:no\slonger)\s(?:a\s)?(?:{_STATE})|(?:is|are)\sno\slonger\s(?:{_STATE}|bound|in\b)|ist\s(?:\w+\s)?(?:aus\s(?:\w+\s){{1,3}})?ausgetreten|sind\sausgetreten"),
    ("party", rf"(?:is|are|was|were|remains?|became|(?:has|have)\sbeen|ist|sind|est|sont|es|son)\s(?:also\s|still\s|both\s|all\s)?{_STATE}"),
    ("party", r"(?:is|are)\s(?:bound\sby|part\sof|in)(?=\sthe\s(?:[\w-]+\s){0,4}(?:treaty|convention|ban))"),
    ("signed", rf"(?:(?:has|have|had|a|ont|ha|han|hat|haben){_ADV}\s)?(?:signed|signé|firmó|firmado|unterzeichnet|unterzeichnete)(?={_OBJECT}|\sit\b|\sin\s\d|\son\s\d|\sand\sratified)"),
    ("joined", rf"(?:(?:has|have|had){_ADV}\s)?(?:joined|ratified|acceded|adhered)(?={_OBJECT}|\sit\b|\sin\s\d|\son\s\d)"),
    ("joined", r"(?:ratifizierte|ratifiziert|ist\s(?:\w+\s){0,6}beigetreten|a\sratifié|a\sadhéré|ratificó|ha\sratificado)"),
)
_CLAIMS = [
    (claimed, re.compile(_SUBJECT + _LINK + rf"(?P<pred>{predicate})", re.IGNORECASE)) for claimed, predicate in _PREDICATES
]
#: "Tonga is not", "Norway has": what was said before, turned round or repeated.
_ELLIPSIS = re.compile(_SUBJECT + rf"\s(?P<pred>(?:is|are|has|have|did|does|do|was|were)(?P<no>{_NOT})?)(?=\s?(?:[.,;:!?)]|$))", re.IGNORECASE)
#: "nor has Israel": what was denied before.
_NOR = re.compile(rf"\b(?P<pred>(?:nor|neither) (?:has|have|is|are|did|does|do|was|were)\s(?:the\s)?{_SUBJECT})", re.IGNORECASE)
#: "Ukraine, a State Party since 2006".
_APPOSED = re.compile(
    rf"(?P<who>{HOLDER}),\s(?P<pred>(?:also |itself |now )?(?P<no>not )?(?:a|an original|one of the)\s(?:state party|party|signatory|"
    r"member)(?: to| of| since)\b)",
    re.IGNORECASE,
)
#: "including Ukraine but excluding the U.S. and Russia", "states outside such as India".
_WITH = re.compile(
    rf"\b(?P<pred>including|which includes?|among them|excluding|except(?: for)?|without|but not|y compris|sans|incluida|einschließlich|"
    rf"darunter)\s(?:the\s)?{_SUBJECT}",
    re.IGNORECASE,
)
_OUTSIDE_SUCH = re.compile(
    r"\b(?P<pred>non-signatories|non-parties|states not party|countries outside|states outside|non-signatory states|"
    r"not (?:joined|signed|ratified)|outside (?:of )?the (?:\w+ ){0,4}(?:treaty|convention|ban)|have never joined|yet to join|"
    rf"remain outside[^.;:,]{{0,60}})[^.;:{HOLDER}]{{0,30}}(?:such as|including|like|among them|:|,|–|—)\s(?:the\s)?{_SUBJECT}",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither\s(?:the\s)?$", re.IGNORECASE)
_NONE_OF = re.compile(r"\b(?:none|one|some|any|many|most|all|unlike|like|than|outside)(?: of)?\s(?:the\s)?$", re.IGNORECASE)
_OPPOSITE: dict[Claimed, Claimed] = {
    "party": "not-party", "joined": "not-party", "signed": "not-signed", "not-party": "party", "not-signed": "signed",
    "left": "party", "leaving": "party",
}
_PARTY_COUNT = re.compile(
    r"\b(?:signatories|states parties|parties|members|member states|signed|ratified|joined|signataires|états parties|"
    r"vertragsstaaten|unterzeichner\w*|signatarios|estados parte)\b",
    re.IGNORECASE,
)
#: What makes a sentence tell of a possibility, a wish or a question rather than of a fact.
_UNREAL = re.compile(r"\b(?:if|would|could|should|might|may|whether|urged?|calls? on|called on|hopes?|plans? to|wants? to)\b", re.IGNORECASE)


def claims(sentence: OnMines) -> list[TreatyClaim]:
    """The treaty claims of a sentence, in order of its states."""
    marks = [mark for mark in sentence.reading.marks if mark.kind == "place" and mark.what != "WLD"]
    if sentence.other_treaty or not marks:
        return []
    text, places, back = _held(sentence.reading.text, marks)
    found: dict[int, TreatyClaim] = {}
    for at, to, who, claimed in sorted(_found(text)):
        said = _said(sentence.reading.text, back(at), back(to))
        when = _when(text, to)
        for index in who:
            found.setdefault(index, TreatyClaim(sentence.line, sentence.shown, said, places[index], claimed, when))
    return [found[index] for index in sorted(found)]


def _held(text: str, marks: list[Mark]) -> tuple[str, list[str], "Back"]:
    """A sentence with one holder for each place, the places' codes, and the way back to its own positions."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    start = length = 0
    for mark in marks:
        parts.append(text[start : mark.at])
        length += mark.at - start
        shifts.append((length, mark.at))
        parts.append(HOLDER)
        length += 1
        shifts.append((length, mark.to))
        start = mark.to
    parts.append(text[start:])
    return "".join(parts), [mark.what for mark in marks], Back(shifts)


class Back:
    """The way from positions in a sentence with holders to those in the sentence itself."""

    def __init__(self, shifts: list[tuple[int, int]]) -> None:
        self.shifts = shifts

    def __call__(self, position: int) -> int:
        moved = position
        for held, own in self.shifts:
            if held > position:
                break
            moved = own + position - held
        return moved


def _found(text: str) -> Iterator[tuple[int, int, list[int], Claimed]]:
    """Where claims stand, of which holders they are, and what is claimed."""
    taken: set[int] = set()
    ends: list[tuple[int, Claimed]] = []
    for claimed, pattern in _CLAIMS:
        for match in pattern.finditer(text):
            who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
            before = text[max(0, match.start() - 30) : match.start()]
            if who and not _UNREAL.search(before) and not _NONE_OF.search(before):
                taken.update(who)
                meant = _OPPOSITE[claimed] if _NEITHER.search(before) else claimed
                ends.append((match.end(), meant))
                yield match.start(), match.end(), who, meant
    for match in _APPOSED.finditer(text):
        who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
        if who:
            taken.update(who)
            yield match.start(), match.end(), who, "not-party" if match["no"] else "party"
    for match in _NOR.finditer(text):
        who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
        denied = [claimed for end, claimed in sorted(ends) if end <= match.start()]
        if who and denied and denied[-1] in ("not-party", "not-signed"):
            taken.update(who)
            yield match.start(), match.end(), who, denied[-1]
    for match in _ELLIPSIS.finditer(text):
        who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
        before = [claimed for end, claimed in sorted(ends) if end <= match.start()]
        if who and before:
            positive = before[-1] if before[-1] in ("party", "joined", "signed") else _OPPOSITE[before[-1]]
            taken.update(who)
            yield match.start(), match.end(), who, _OPPOSITE[positive] if match["no"] else positive
    for match in _OUTSIDE_SUCH.finditer(text):
        who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
        if who:
            taken.update(who)
            yield match.start(), match.end(), who, "not-party"
    for match in _WITH.finditer(text):
        who = [index for index in _holders(text, match.start("who"), match.end("who")) if index not in taken]
        counted = _PARTY_COUNT.search(text[max(0, match.start() - 60) : match.start()]) or taken and match.start() > 0
        if who and counted and _PARTY_COUNT.search(text[: match.start()]):
            taken.update(who)
            excluded = match["pred"].lower().startswith(("excl", "exc", "without", "but not", "sans"))
            yield match.start(), match.end(), who, "not-party" if excluded else "party"


def _holders(text: str, start: int, end: int) -> list[int]:
    """The numbers of the holders between two positions."""
    first = text.count(HOLDER, 0, start)
    return list(range(first, first + text.count(HOLDER, start, end)))


def _said(text: str, start: int, end: int) -> str:
    """The words of a claim, whole words only."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].strip(" ,;")


def _when(text: str, end: int) -> Period | None:
    """The time at which a claim is said to have come true: named soon after it, in the same clause."""
    clause = re.split(rf"[;{HOLDER}]|\bwhile\b|\bbut\b", text[end : end + 90])[0]
    named = [one for one in periods(clause, countable()) if one.kind in ("year", "part", "since", "until")]
    return named[0] if named else None


#: The acts that a claim of a time may mean.
_ACTS: dict[Claimed, tuple[Act, ...]] = {
    "party": (*CONSENTS, "entry-into-force"),
    "joined": CONSENTS,
    "signed": ("signature", *CONSENTS),
    "left": ("withdrawal-effective", "withdrawal-notified"),
    "leaving": ("withdrawal-notified", "withdrawal-effective"),
}


def decide(evidence: Evidence, claim: TreatyClaim) -> TreatyDecision:
    """The verdict on a treaty claim, as of the day of the text."""
    if claim.place not in evidence.dataset.countries:
        return TreatyDecision("not-checked", None, None, "no-standing")
    standing = evidence.standing(claim.place)
    if standing.status == "unsettled":
        return TreatyDecision("not-checked", standing, None, "unsettled")
    acts = [act for act in evidence.acts(claim.place) if law.interval(act).last <= evidence.day]
    if claim.when and claim.claimed in _ACTS:
        return _dated(claim, standing, acts)
    holds = _holds(claim.claimed, standing)
    return TreatyDecision("matches" if holds else "differs", standing, _latest(acts))


def _holds(claimed: Claimed, standing: Standing) -> bool:
    """Whether a claim agrees with where a state stands."""
    if claimed in ("party", "joined"):
        return standing.status == "state-party"
    if claimed == "signed":
        return standing.status in ("state-party", "signatory") or standing.signed is not None
    if claimed == "not-signed":
        return standing.signed is None and standing.status != "state-party"
    if claimed == "left":
        return standing.status == "withdrawn"
    if claimed == "leaving":
        return standing.withdrawal_notified is not None
    return standing.status != "state-party"


def _dated(claim: TreatyClaim, standing: Standing, acts: list[Event]) -> TreatyDecision:
    """The verdict on a claim of a time: one of the acts that it may mean happened then."""
    meant = [act for act in acts if act.event in _ACTS[claim.claimed]]
    if not meant:
        return TreatyDecision("differs", standing, _latest(acts))
    when = str(claim.when.end or claim.when.start) if claim.when else ""
    for act in meant:
        if _is_at(act, when):
            return TreatyDecision("matches", standing, act)
    if any(len(act.date) < len(when) and when.startswith(act.date) for act in meant):
        return TreatyDecision("not-checked", standing, meant[0], "partial-date")
    return TreatyDecision("differs", standing, meant[0])


def _is_at(act: Event, when: str) -> bool:
    """Whether an act happened on a day, in a month or in a year."""
    interval = law.interval(act)
    return dates.first_day(when) <= interval.first and interval.last <= dates.last_day(when)


def _latest(acts: list[Event]) -> Event | None:
    """The last act of consent or withdrawal."""
    return max(
        (act for act in acts if act.event != "entry-into-force"), key=lambda act: law.interval(act).first, default=None
    )
