"""Answers written to a file: in the format of its ending, whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from ..errors import OutputError, UsageError, reason_of
from ..render.escape import printable

#: The formats that a file of each ending may hold, the usual one first.
ENDINGS = {
    ".txt": ("table", "plain", "chart", "map"),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    ".html": ("html",),
    ".htm": ("html",),
    ".json": ("json", "csl-json", "vega-lite"),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".csv": ("csv",),
    ".tsv": ("tsv", "plain"),
    ".bib": ("bibtex",),
    ".svg": ("svg",),
    ".png": ("png",),
    ".pdf": ("pdf",),
}


def format_of(path: str, asked: str | None, formats: tuple[str, ...]) -> str | None:
    """The format for a file: the one asked for, else that of its ending, of those that the command has.

    Raises UsageError if the two disagree, or if the ending names none. None is the usual format.
    """
    if not path:
        raise UsageError("-o names no file: write it as in -o answer.csv")
    ending = os.path.splitext(path)[1].casefold()
    held = [name for name in ENDINGS.get(ending, ()) if name in formats]
    if asked is None:
        return _by_ending(path, ending, held, formats)
    if ending in ENDINGS and asked not in ENDINGS[ending]:
        raise UsageError(f"-f {asked} and {path!r} disagree: leave out -f, or give the file another ending")
    return asked


def _by_ending(path: str, ending: str, held: list[str], formats: tuple[str, ...]) -> str | None:
    if held:
        return held[0]
    if not ending:
        return None
    known = [one for one, names in ENDINGS.items() if any(name in formats for name in names)]
    if ending in ENDINGS:
        raise UsageError(f"this command does not write {ending}: it writes {', '.join(known)}")
    raise UsageError(f"{path!r} does not say which format: add -f, or end it in {', '.join(known)}")


def write_file(path: str, data: bytes) -> None:
    """Put `data` in a file, in one step that replaces what was there; raises OutputError and leaves it as it was."""
    try:
        target = os.path.realpath(path)
        if _is_regular(target):
            _replace(target, data)
        else:
            _write_into(target, data)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise OutputError(f"{printable(path)} could not be written ({reason})") from None


def _is_regular(path: str) -> bool:
    """Whether a path is a file or nothing yet, not a device or a pipe, which cannot be replaced."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True


def _write_into(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _replace(target: str, data: bytes) -> None:
    """Write beside the file, then put the new one in its place; whatever ends that leaves the file as it was."""
    from .interrupts import undone  # only a file needs it

    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name[:50]}.{os.urandom(4).hex()}")
    with undone(lambda: _remove(beside)):
        try:
            with open(beside, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, _mode(target))
            os.replace(beside, target)
        finally:
            _remove(beside)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _mode(target: str) -> int:
    """The permissions of the file that is replaced, or those that a new one gets."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
