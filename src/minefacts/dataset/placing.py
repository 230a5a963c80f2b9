"""Files put into a folder together: whole or not at all, and replacing only what was put there before.

They are written into a folder beside the target, which one rename puts in its place. A target that has to stay what it
is gets them one by one, the descriptor last; if that is cut short, the next run completes it. What an earlier run
left unfinished is removed: a run holds a lock on its folder for as long as it lives, however it ends.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from ..errors import UsageError

#: The file that tells, under this name, what was put into a folder: the names of the files and their hashes.
DESCRIPTOR, EXPORTED = "datapackage.json", "exported"
#: How the name of a folder begins whose files are being written, and the name of one whose files are complete.
PARTIAL, READY = ".minefacts-partial-", ".minefacts-ready"

#: What this process has begun: the folder that is written, and its target.
_begun: dict[str, str] = {}


class NotEmptyError(UsageError):
    """The folder to write to holds something."""


@contextmanager
def placed(folder: str, *, replace: bool = False) -> Iterator[str]:
    """A new folder to write files into, which takes the place of `folder` at the end.

    Raises UsageError if `folder` is neither new nor empty, nor, to `replace`, as it was written before; OSError.
    """
    if not folder:
        raise UsageError("the folder to write to has no name")
    target = os.path.abspath(folder)
    _sweep(target)
    earlier = _replaceable(folder, target, replace=replace)
    partial = os.path.join(_around(target), PARTIAL + os.urandom(6).hex())
    os.mkdir(partial)
    lock = _locked(partial)
    _begun[partial] = target
    try:
        yield partial
        _put(partial, target, earlier)
    finally:
        _undo(partial)
        if lock is not None:
            os.close(lock)


def discard() -> None:
    """Undo what this process has begun, or complete it if all that is left is to move the files."""
    for partial in list(_begun):
        _undo(partial)


def _undo(partial: str) -> None:
    """Remove a folder that is not in its place, unless it is ready and on its way."""
    target = _begun[partial]
    shutil.rmtree(partial, ignore_errors=True)
    if os.path.isdir(os.path.join(target, READY)):
        _settle(target)
    del _begun[partial]


def _around(target: str) -> str:
    """The folder to write in: around the target if one rename can put it in its place, or else the target itself."""
    parent = os.path.dirname(target)
    if not os.path.lexists(target):
        return parent
    plain = os.name == "posix" and not os.path.islink(target) and not os.path.ismount(target)
    if not plain or os.listdir(target) or os.path.samefile(target, os.curdir):
        return target
    ours = os.stat(target).st_uid == os.geteuid() and os.access(parent, os.W_OK | os.X_OK)
    if ours:
        return parent
    return target


def _put(partial: str, target: str, earlier: Mapping[str, str]) -> None:
    """Put the finished folder in its place, or its files into the folder that stays."""
    if os.path.dirname(partial) != target:
        if os.path.isdir(target):
            os.chmod(partial, os.stat(target).st_mode & 0o7777)
        os.rename(partial, target)
        return
    others = set(os.listdir(target)) - {os.path.basename(partial), DESCRIPTOR, *earlier}
    if others & set(os.listdir(partial)):
        raise UsageError(f"{min(others & set(os.listdir(partial)))!r} in the folder is not of an earlier export")
    if not earlier and os.path.lexists(os.path.join(target, DESCRIPTOR)):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    os.rename(partial, os.path.join(target, READY))
    _settle(target)


def _settle(target: str) -> None:
    """Move the files that are ready into the folder around them, remove what was there before, the descriptor last."""
    ready = os.path.join(target, READY)
    now, before = _exported(ready) or {}, _exported(target) or {}
    for name in sorted(now):
        with suppress(FileNotFoundError):  # it was moved by a run that was cut short
            os.replace(os.path.join(ready, name), os.path.join(target, name))
    for name in before.keys() - now.keys() if now else ():
        with suppress(FileNotFoundError):
            os.remove(os.path.join(target, name))
    with suppress(FileNotFoundError):
        os.replace(os.path.join(ready, DESCRIPTOR), os.path.join(target, DESCRIPTOR))
    os.rmdir(ready)


def _replaceable(folder: str, target: str, *, replace: bool) -> dict[str, str]:
    """The files in `folder` that may be replaced, with their hashes; raises UsageError for anything else in it."""
    if not os.path.lexists(target):
        return {}
    if not os.path.isdir(target):
        raise NotEmptyError(f"{folder!r} exists and is not a folder")
    if not os.listdir(target):
        return {}
    if not replace:
        raise NotEmptyError(f"{folder!r} exists and is not an empty folder")
    earlier = _exported(target)
    if earlier is None:
        raise NotEmptyError(f"{folder!r} contains something other than an earlier export")
    for name, digest in earlier.items():
        path = os.path.join(target, name)
        if os.path.lexists(path) and digest_of(path) != digest:
            raise NotEmptyError(f"{name!r} in {folder!r} is no longer what was exported")
    return earlier


def _exported(folder: str) -> dict[str, str] | None:
    """The files that an export put into a folder, with their hashes; None if none did."""
    try:
        with open(os.path.join(folder, DESCRIPTOR), "rb") as stream:
            files = json.load(stream)[EXPORTED]
        named = {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if all(_is_plain(name) for name in named):
        return named
    return None


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself."""
    return name == os.path.basename(name) and not name.startswith(".") and "\0" not in name and name != DESCRIPTOR


def digest_of(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal digits; of anything that is not a regular file, none."""
    if os.path.islink(path) or not os.path.isfile(path):
        return ""
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sweep(target: str) -> None:
    """Remove what earlier runs left unfinished around and in the target, and complete what was ready."""
    for folder in (os.path.dirname(target), target):
        # A folder that may not be listed has nothing to sweep.
        with suppress(OSError):
            for name in os.listdir(folder):
                if name.startswith(PARTIAL) and _is_left(os.path.join(folder, name)):
                    shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    if _is_left(os.path.join(target, READY)):
        _settle(target)


def _is_left(folder: str) -> bool:
    """Whether a folder is there that no run works in."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        return False
    lock = _locked(folder)
    if lock is None:
        return False
    os.close(lock)
    return True


def _locked(folder: str) -> int | None:
    """A lock on a folder as long as the descriptor is open; None if another run has it, or the system has none."""
    try:
        import fcntl  # not of Windows
    except ImportError:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
