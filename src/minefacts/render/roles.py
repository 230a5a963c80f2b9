"""What colour says in a terminal, role by role: every role is said by a word as well."""

from __future__ import annotations

#: Each role and its SGR parameters: colours of the terminal's own palette, so that they suit its background.
ROLES = {
    "title": "36",
    "lead": "",
    "header": "2",
    "rule": "2",
    "label": "2",
    "footer": "2",
    "faded": "2",
    "value": "1",
    "good": "32",
    "warning": "33",
    "bad": "31",
    "open": "34",
}


def styled(text: str, role: str) -> str:
    """`text` in the colour of a role; as it is if there is none."""
    parameters = ROLES.get(role)
    if not parameters or not text:
        return text
    return f"\x1b[{parameters}m{text}\x1b[0m"


def link(text: str, url: str) -> str:
    """`text` as a hyperlink of the terminal; as it is if the address is not one of the web."""
    if not url.startswith(("https://", "http://")):
        return text
    safe = "".join(character if "!" <= character <= "~" else _quoted(character) for character in url)
    return f"\x1b]8;;{safe}\x1b\\{text}\x1b]8;;\x1b\\"


def _quoted(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
