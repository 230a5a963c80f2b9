"""The field's terms in English: how a measure, a qualifier, a unit, a status and an act are called."""

from __future__ import annotations

QUALIFIERS = {"at-least": "at least", "about": "about", "more-than": "more than"}
UNITS = {"percent": "%", "km²": "km²"}
MEASURES = {
    "total": "casualties",
    "casualties places": "places with casualties",
    "contamination places": "contaminated places",
    "civilian-share": "civilian share",
    "child-share": "child share",
    "improvised-mine-total": "casualties of improvised mines",
    "antipersonnel-mine-total": "casualties of antipersonnel mines",
    "area": "contaminated area",
    "suspected-area": "suspected area",
    "cluster-and-erw-area": "cluster munition and ERW area",
    "other-erw-area": "other ERW area",
    "states-parties": "States Parties affected",
    "clearance-completed": "states that completed clearance",
    "stockpile-completed": "states that destroyed their stockpile",
}
STATUSES = {
    "state-party": "State Party",
    "signatory": "signatory",
    "withdrawn": "withdrawn",
    "not-party": "not a party",
    "unsettled": "unsettled",
}
STEPS = {
    "first": "first deadline",
    "requested": "extension requested",
    "granted": "extension granted",
    "not-approved": "request not approved",
    "missed": "deadline missed",
}
ACTORS = {
    "de-facto-authorities": "de facto authorities",
    "non-state": "non-state armed groups",
    "unknown": "unknown actors",
}
CERTAINTIES = {
    "acknowledged": "acknowledged by the one concerned",
    "stated-none": "says it has none",
    "never": "never",
    "listed-producer": "listed as a producer",
}
#: What the fields of the treaty's record are called whose name does not say it well enough.
TREATY_FIELDS = {
    "id": "Id",
    "opened_at": "Opened at",
    "fortieth_deposit": "Fortieth instrument deposited",
    "signatories": "States that ever signed",
    "languages": "Authentic in",
    "status_lists": "Lists of who is a party",
    "registration.chapter": "UN Treaty Collection, chapter",
    "registration.mtdsg_no": "UN Treaty Collection, number",
    "registration.unts_registration_no": "UN Treaty Series, number",
    "registration.unts_volume_page": "UN Treaty Series, page",
    "registration.status_page": "Status of states",
    "notes.counted_by_deposit": "How States Parties are counted",
    "notes.counted_in_force": "How bound states are counted",
    "notes.counting_ukraine": "How Ukraine is counted",
}


def measure(topic: str, name: str) -> str:
    """A measure as a column says it."""
    return MEASURES.get(f"{topic} {name}") or MEASURES.get(name) or plain(name)


def step(name: str) -> str:
    """A step of an obligation in words."""
    return STEPS.get(name) or plain(name)


def plain(name: str) -> str:
    """A name from a closed list in words: `withdrawal-notified` is `withdrawal notified`."""
    return name.replace("-", " ")


def treaty_field(field: str) -> str:
    """What a field of the treaty's record is called: `Article 5`, `Entry into force`, `Note: signatories`."""
    if field in TREATY_FIELDS:
        return TREATY_FIELDS[field]
    whole, _, part = field.partition(".")
    if whole == "articles":
        return f"Article {part}"
    if whole == "notes":
        return f"Note: {part.replace('_', ' ')}"
    return field.replace("_", " ").capitalize()
