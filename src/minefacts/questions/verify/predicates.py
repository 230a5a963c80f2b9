"""How texts say that states are parties to the treaty, signed it, joined, left or stayed outside: patterns of claims.

In a pattern HOLDER stands for a place, so that a list of states is a list of holders.
"""

from __future__ import annotations

import re
from typing import Literal

from .periods import MONTHS

Claimed = Literal["party", "not-party", "never-joined", "signed", "not-signed", "joined", "left", "leaving"]
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
#: Stands for a place in a sentence; no text has it, as it is for private use.
HOLDER = "\ue000"


def _any(*forms: str) -> str:
    """One of several forms, whose blanks are any blank."""
    return f"(?:{'|'.join(form.replace(' ', chr(92) + 's') for form in forms)})"


_AND = _any(
    ",", ", and", ", or", " and", " or", " nor", " as well as", " &", " und", " oder", " et", " ou", " y", " e", " o"
)
_THE = _any("the ", "la ", "le ", "el ")
WHO = rf"(?P<who>{HOLDER}(?:{_AND}\s{_THE}?{HOLDER})*)"
_ADVERB = _any(
    *(
        "all ",
        "also ",
        "already ",
        "both ",
        "currently ",
        "eventually ",
        "formally ",
        "itself ",
        "later ",
        "now ",
        "officially ",
    ),
    *("only ", "recently ", "since ", "still ", "then ", "today ", "together "),
)
_LINK = rf"(?:\s\([^()]{{0,40}}\))?,?\s(?:{_any('which ', 'who ', 'that ')})?{_ADVERB}*"
_NOT = _any(" not", "n[’']t", " never", " nicht", " no", " neither")
_BE = _any(
    "is",
    "are",
    "was",
    "were",
    "remains?",
    "became",
    "bleibt",
    "bleiben",
    "ha(?:s|ve) been",
    "ist",
    "sind",
    "est",
    "sont",
    "es",
    "son",
)
_HAVE = _any("has", "have", "had", "hat", "haben", "a", "ont", "ha", "han")
_AUXILIARY = _any("is", "are", "was", "were", "has", "have", "did", "does", "do")
_TREATY = _any(
    *(
        "treaty",
        "convention",
        "ban",
        "pact",
        "accord",
        "agreement",
        "apmbc",
        "mbt",
        "übereinkommen",
        "vertrag",
        "konvention",
    ),
    *("traité", "tratado", "convención", "convenio", r"ottawa-\w+", r"minenverbots\w*"),
)
_TO_THE = _any(
    *[
        "up to",
        "on to",
        "onto",
        "to",
        "from",
        "of",
        "out of",
        "der",
        "dem",
        "die",
        "das",
        "den",
        "aus",
        "au",
        "à",
        "le",
        "la",
        "du",
        "de",
        "del",
        "al",
        "el",
    ]
)
_ARTICLE = _any(*["the", "this", "that", "its", "it", "der", "dem", "die", "das", "den", "le", "la", "l’", "l'", "el"])
#: The treaty as the object of a verb: ` up to the 1997 Mine Ban Treaty`.
OBJECT = rf"(?:\s{_TO_THE})*\s{_ARTICLE}?\s?(?:[\w’'-]+\s){{0,6}}?{_TREATY}\b"
#: The same, or a word or a date in its place.
_IT = rf"(?={OBJECT}|\sit\b|\s(?:in|on)\s\d|\sin\s(?:{MONTH})|\sand\sratified)"
_PARTY = _any(
    *("states? party", "states? parties", "party", "parties", "members?", "signatory", "signatories", "signataires?"),
    *("vertragsstaat", "vertragspartei", "mitglied", "état partie", "partie", "estado parte"),
)
_A = _any("a ", "an ", "one of the ", "among the ", "an original ", "a full ", "part of the ")
_BASE = _any("join", "ratify", "accede", "adhere")
_DONE = _any("joined", "ratified", "acceded", "adhered")

#: What follows the names of states, and what it claims of them; the first that fits decides.
PREDICATES: tuple[tuple[Claimed, str], ...] = (
    ("not-party", rf"{_BE}{_NOT}\s(?:yet\s)?{_A}?(?:{_PARTY}|bound\sby|(?:in|inside|part\sof)(?:{OBJECT}))"),
    ("never-joined", rf"{_any('has', 'have', 'had', 'did', 'do', 'does')}{_NOT}\s(?:yet\s)?(?:{_BASE}|{_DONE})"),
    ("never-joined", rf"{_any('has', 'have')}\s{_any('yet to ', 'refused to ', 'declined to ')}(?:{_BASE}|sign)"),
    ("not-party", rf"{_BE}{_NOT}\s(?:among|one\sof)\b(?=.{{0,40}}\b{_PARTY})"),
    ("never-joined", rf"never\s{_DONE}"),
    (
        "not-party",
        rf"{_any('is', 'are', 'remains?', 'stays?', 'stayed')}\s{_A}?{_any('outside', 'non-party', 'non-parties')}",
    ),
    ("not-party", rf"{_any('is', 'are', 'remains?')}\s{_A}?{_any('non-signatory', 'non-signatories')}"),
    ("not-party", rf"none\sof\s(?:which|whom|them)\s(?:has|have|is|are)\s(?:signed|{_DONE}|{_A}?{_PARTY})"),
    ("not-signed", rf"{_any('has', 'have', 'had', 'did')}{_NOT}\s(?:yet\s)?sign(?:ed)?\b"),
    (
        "not-signed",
        _any("never signed", "n[’']ont pas signé", "n[’']a pas signé", "haben nicht unterzeichnet", "no han? firmado"),
    ),
    ("leaving", rf"{_any('is', 'are')}\s{_ADVERB}*{_any('withdrawing', 'leaving', 'quitting', 'pulling out')}"),
    (
        "leaving",
        rf"(?:{_any('has', 'have')}\s)?{_ADVERB}*(?:announced|notified)\s{_any('its ', 'their ', 'a ')}?withdrawal",
    ),
    ("left", rf"(?:{_HAVE}\s)?{_ADVERB}*{_any('withdrew', 'withdrawn', 'quit', 'pulled out')}"),
    ("left", rf"(?:{_HAVE}\s)?{_ADVERB}*{_any('left', 'exited')}(?={OBJECT})"),
    ("left", rf"{_any('is', 'are')}\sno\slonger\s(?:{_A}?{_PARTY}|bound|in\b)"),
    ("left", rf"n[’'](?:est|sont)\splus\s(?:un\s)?{_PARTY}"),
    ("left", rf"{_any('ist', 'sind')}\s(?:[\w-]+\s){{0,8}}ausgetreten"),
    ("party", rf"{_BE}\s{_ADVERB}*{_A}?{_PARTY}"),
    ("party", rf"{_any('is', 'are')}\s{_any('bound by', 'part of', 'in')}(?={OBJECT})"),
    ("signed", rf"(?:{_HAVE}\s)?{_ADVERB}*{_any('signed', 'signé', 'firmó', 'firmado', 'unterzeichnete?')}{_IT}"),
    ("joined", rf"(?:{_HAVE}\s)?{_ADVERB}*{_DONE}{_IT}"),
    ("joined", _any("ratifizierten?", "a ratifié", "ont ratifié", "a adhéré", "ratificó", "han? ratificado")),
    ("joined", rf"{_any('ist', 'sind')}\s(?:[\w-]+\s){{0,6}}beigetreten"),
)
CLAIMS = [(claimed, re.compile(f"{WHO}{_LINK}(?P<pred>{form})")) for claimed, form in PREDICATES]
#: "Tonga is not", "Norway has": what was said before, turned round or repeated.
ELLIPSIS = re.compile(
    rf"{WHO}\s(?P<pred>{_AUXILIARY}(?P<no>{_NOT})?)(?=\s?[.,;:!?)]|$)",
)
#: "nor has Israel": what was denied before.
NOR = re.compile(
    rf"\b(?P<pred>(?:nor|neither)\s{_AUXILIARY}\s{_THE}?{WHO})",
)
#: "Ukraine, a State Party since 2006".
APPOSED = re.compile(
    rf"(?P<who>{HOLDER}),\s(?P<pred>(?:also\s|itself\s|now\s)?(?P<no>not\s)?{_any('a ', 'an original ', 'one of the ')}"
    rf"{_any('state party', 'party', 'signatory', 'member')}(?=\s(?:to|of|since)\b))",
)
#: "164 signatories, including Ukraine but excluding the U.S. and Russia".
WITH = re.compile(
    rf"\b(?P<pred>including|which includes?|among them|excluding|except(?:\sfor)?|without|but\snot|y\scompris|sans|"
    rf"einschließlich|darunter|incluid[ao]s?)\s{_THE}?{WHO}",
)
EXCLUDING = ("excluding", "except", "without", "but not", "sans")
#: "states outside the treaty such as India and Pakistan".
OUTSIDE = re.compile(
    r"\b(?P<pred>non-signator(?:ies|y states)|non-parties|(?:states|countries) (?:not party|outside)|not "
    r"(?:joined|signed|ratified)|"
    r"never (?:joined|signed|ratified)|yet to join|remain outside|outside the (?:\w+ ){0,4}(?:treaty|convention|ban))"
    rf"[^.;:{HOLDER}]{{0,60}}(?:such as|including|like|among them|:|,|–|—)\s{_THE}?{WHO}",
)
#: Words without which a sentence makes no claim on the treaty.
HINTS = (
    *(
        "part",
        "member",
        "sign",
        "ratif",
        "join",
        "acced",
        "adher",
        "withdr",
        "leav",
        "left",
        "quit",
        "pulled",
        "outside",
        "bound",
    ),
    *("vertrag", "mitglied", "beigetreten", "ausgetreten", "unterzeichn", "adhér", "firm", "including", "excluding"),
)
#: What a list after "including" must follow.
COUNTED = re.compile(
    r"\b(?:signatories|states parties|parties|members|member states|signed|ratified|joined|signataires|états parties|"
    r"vertragsstaaten|unterzeichner\w*|signatarios|estados parte)\b",
)
#: What stands before states of which nothing is claimed, or the opposite.
UNREAL = re.compile(
    r"\b(?:if|would|could|should|might|may|whether|urged?|calls? on|called on|hopes?|plans? to|wants? to)\b",
)
NONE_OF = re.compile(r"\b(?:none|one|some|any|many|most|all|unlike|like|than|outside)(?: of)?\s(?:the\s)?$")
NEITHER = re.compile(r"\bneither\s(?:the\s)?$")
OPPOSITE: dict[Claimed, Claimed] = {
    "party": "not-party",
    "joined": "not-party",
    "signed": "not-signed",
    "not-party": "party",
    "never-joined": "joined",
    "not-signed": "signed",
    "left": "party",
    "leaving": "party",
}
