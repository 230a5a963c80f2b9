"""Completion in shells: what is offered is text, whatever it holds and in whichever quotes it is asked for.

Bash inserts what a function replies as it is, so each value is quoted here for the place where it will stand. Zsh and
fish quote by themselves. A value that a terminal would act on, or that a line cannot hold, is never offered.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from ..errors import UsageError
from ..render.escape import printable
from .settings import Settings

PROGRAM = "minefacts"
#: The environment variable in which a completion script asks.
VARIABLE = "_MINEFACTS_COMPLETE"

#: The line up to the cursor is told whole, and of its last word what a reply will replace.
BASH = """\
%(complete_func)s() {
    local response line
    response=$(
        COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_CWORD=-1 COMP_TYPED="$2" \\
            %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
    done <<< "$response"
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

#: The parts that bash makes a line of: blanks, and what stands in quotes, behind a backslash or by itself.
_PART = re.compile(
    r"""
    (?P<blank>[ \t\n]+)
    | \$'(?P<ansi>(?:[^'\\]|\\(?:.|$))*) '?
    | '(?P<single>[^']*) '?
    | \$?"(?P<double>(?:[^"\\]|\\(?:.|$))*) "?
    | \\(?P<escaped>.?)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.DOTALL,
)
#: What bash reads as itself outside quotes; letters beyond ASCII it does as well.
_ACTIVE = re.compile(r"(?![\w./+%,\-])[\x00-\x7f]", re.ASCII)
#: What PowerShell takes for an apostrophe; compiled for that shell alone.
_APOSTROPHES = "['\u2018\u2019\u201a\u201b]"


class Typed(NamedTuple):
    """A line as bash reads it: its words without quotes, its last word as it stands, the quote that is open."""

    words: list[str]
    last: str
    quote: str

    @classmethod
    def of(cls, line: str) -> Typed:
        """What is typed in `line`; a blank at its end begins a word."""
        words, start, quote = [""], 0, ""
        for part in _PART.finditer(line):
            kind = str(part.lastgroup)
            if kind == "blank":
                words.append("")
                start = part.end()
            words[-1] += _unquoted(part[kind], kind)
            # A part in quotes that ends with what it holds is not closed.
            left_open = kind in _QUOTES and part.end(kind) == part.end()
            quote = ""
            if left_open:
                quote = _QUOTES[kind]
        return cls(words, line[start:], quote)


_QUOTES = {"ansi": "$'", "single": "'", "double": '"'}


def _unquoted(text: str, kind: str) -> str:
    """What a part of a line stands for."""
    if kind == "blank":
        return ""
    if kind == "double":
        return re.sub(r'\\([$`"\\])', r"\1", text)
    if kind == "ansi":
        return re.sub(r"\\(.)", r"\1", text)
    return text


def quoted(value: str, quote: str) -> str:
    """A value as bash is to read it if `quote` is open; without one, every active character behind a backslash."""
    text = _within(value, quote)
    # Bash closes the quote, but where it seems to be closed.
    if quote and text.endswith(quote[-1]):
        return text + quote[-1]
    return text


def _within(value: str, quote: str) -> str:
    """A value as it is written within a quote, or outside any."""
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote == '"':
        # An exclamation mark recalls history even here, and a backslash before it would stay.
        return re.sub(r'([$`"\\])', r"\\\1", value).replace("!", """"'!'\"""")
    if quote == "$'":
        return re.sub(r"(['\\])", r"\\\1", value)
    return _ACTIVE.sub(r"\\\g<0>", value)


def _words() -> tuple[list[str], str]:
    """The words before the one to complete, and that one, as a completion script tells them."""
    words, cword = Typed.of(os.environ["COMP_WORDS"]).words, int(os.environ["COMP_CWORD"])
    return words[1:cword], words[cword] if cword < len(words) else ""


class _Offered(ShellComplete):
    """Completion of which only values that can be shown and inserted as they are reach a shell."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """What is offered, with each remark in one line."""
        items = super().get_completions(args, incomplete)
        offered = [item for item in items if item.value and printable(item.value) == item.value]
        for item in offered:
            item.help = printable(item.help) if item.help else None
        return offered


@add_completion_class
class Bash(_Offered, BashComplete):
    """Completion for bash 4.4 and later."""

    source_template = BASH

    def source(self) -> str:
        """The script, for whichever bash will read it."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one."""
        return _words()

    def complete(self) -> str:
        """The values as they are to be inserted after what of the last word a reply leaves in its place."""
        typed = Typed.of(os.environ["COMP_WORDS"])
        replaced = os.environ.get("COMP_TYPED", typed.last)
        kept = Typed.of(typed.last.removesuffix(replaced))
        if not typed.last.endswith(replaced):
            return ""
        args, incomplete = self.get_completion_args()
        # An option's value behind = is a word of its own to Click, as it may be to bash.
        if kept.words[-1].startswith("--"):
            before = kept.words[-1].rpartition("=")[2]
        else:
            before = kept.words[-1]
        # In $'…' nothing keeps an exclamation mark from history.
        never = "\0"
        if kept.quote == "$'":
            never = "!"
        return "\n".join(
            f"{item.type},{quoted(item.value.removeprefix(before), kept.quote)}"
            for item in self.get_completions(args, incomplete)
            if item.value.startswith(before) and never not in item.value
        )


@add_completion_class
class Zsh(_Offered, ZshComplete):
    """Completion for zsh, silent if it fails."""

    source_template = ZshComplete.source_template.replace(
        "zsh_complete %(prog_name)s)", "zsh_complete %(prog_name)s 2>/dev/null)"
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one."""
        return _words()

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Type, value and remark; if there is a remark zsh reads a backslash in the value as one."""
        if item.help:
            item.value = item.value.replace("\\", r"\\")
        return super().format_completion(item)


@add_completion_class
class Fish(_Offered, FishComplete):
    """Completion for fish, also of values with a comma, at which Click's own script cuts."""

    source_template = (
        FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')
        .replace("echo $metadata[2]", "printf '%%s\\n' $metadata[2]")
        .replace("%(prog_name)s);\n\n", "%(prog_name)s 2>/dev/null);\n\n")
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one."""
        if not os.environ["COMP_CWORD"].strip():
            os.environ["COMP_CWORD"] = ""
        return super().get_completion_args()


@add_completion_class
class PowerShell(_Offered, PowerShellComplete):
    """Completion for PowerShell, which inserts what it is given as it is."""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Type, value and remark, the value in apostrophes if any of it is more than text."""
        if _ACTIVE.search(item.value) or re.search(_APOSTROPHES, item.value) or "," in item.value:
            item.value = "'" + re.sub(_APOSTROPHES, r"\g<0>\g<0>", item.value) + "'"
        return super().format_completion(item)


def script(root: click.Command, shell: str) -> str:
    """The completion script of `root` for a shell."""
    return _completion(root, Settings(), shell).source()


def complete(root: click.Command, settings: Settings) -> int:
    """Answer what a completion script asks in its environment variable; raises UsageError for anything else."""
    shell, _, instruction = os.environ[VARIABLE].partition("_")
    completion = _completion(root, settings, shell)
    if instruction not in ("source", "complete"):
        raise UsageError(f"{VARIABLE} is {shell}_source or {shell}_complete, as a completion script sets it")
    if instruction == "complete" and not _is_asked(shell):
        raise UsageError(f"{VARIABLE} comes with COMP_WORDS and COMP_CWORD, as a completion script sets them")
    if instruction == "source":
        answer = completion.source()
    else:
        answer = completion.complete() + "\n"
    click.echo(answer.encode(), nl=False)
    return 0


def _is_asked(shell: str) -> bool:
    """Whether the variables are there that a completion script sets: a number, or for fish a word."""
    words, word = os.environ.get("COMP_WORDS"), os.environ.get("COMP_CWORD")
    if words is None or word is None:
        return False
    return shell == "fish" or re.fullmatch("-1|[0-9]{1,6}", word) is not None


def _completion(root: click.Command, settings: Settings, shell: str) -> ShellComplete:
    """The completion of `root` in a shell; raises UsageError for a shell that has none."""
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"{shell!r} is not a supported shell: run minefacts completion bash, zsh, fish or powershell")
    return kind(root, {"obj": settings}, PROGRAM, VARIABLE)
