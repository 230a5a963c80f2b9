"""Completion in real shells: what is offered is inserted as text, whatever it holds and in whichever quotes."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from minefacts.cli.shells import Typed, quoted

pexpect = pytest.importorskip("pexpect")
if os.name != "posix":
    pytest.skip("shells of POSIX", allow_module_level=True)

#: Bodies that a dataset may have, each after two letters by which it is found.
PAYLOADS = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned;",
    "&& touch pwned",
    "| touch pwned",
    "> pwned",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "\\'; touch pwned; \\\"",
    "!!:s/x/touch pwned/!t",
    "${x:=$(touch pwned)}",
    "<(touch pwned)",
    "* ? [a] {b,c} ~ # %",
    "a:b=c@d,e",
    " two  blanks — “Côte” ",
]
#: What no line of a shell can hold, or a terminal would act on.
NEVER = ["\ntouch pwned\n", "\rtouch pwned", "\x1b]0;pwned\x07", "\x9b31m", "\u202e", "\x00", "\t"]
NAMES = [f"{chr(97 + number)}{chr(97 + number)}" for number in range(26)]
BODIES = [name + payload for name, payload in zip(NAMES, [*PAYLOADS, *NEVER], strict=False)]
PROBE = """
import json, os, sys
import click
from minefacts.cli import shells
from minefacts.cli.values import OneOf
from minefacts.cli.settings import Settings

BODIES = json.loads(os.environ["BODIES"])
@click.group()
def root(): pass
@root.command()
@click.option("--body", type=OneOf("body", BODIES))
def ask(body): pass
if sys.argv[1:2] == ["script"]:
    print(shells.script(root, sys.argv[2]))
else:
    sys.exit(shells.complete(root, Settings()))
"""
PROGRAM = """#!/bin/sh
if [ -n "$_MINEFACTS_COMPLETE" ] || [ "$1" = script ]; then
    exec "%s" "%s" "$@"
fi
for argument; do :; done
printf '%%s\\0' "$argument" >> asked
"""
START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SETUP = {
    "bash": 'PS1="READY> "; bind "set bell-style none"; eval "$(minefacts script bash)"',
    "zsh": 'PS1="READY> "; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -D -u; bindkey -e; '
    'eval "$(minefacts script zsh)"',
    "fish": 'function fish_prompt; echo "READY> "; end; minefacts script fish | source',
}
#: How the value begins: by itself, or in quotes that are open.
QUOTES = {"bash": ["", "'", '"', "$'"], "zsh": ["", "'", '"', "$'"], "fish": ["", "'", '"']}


CASES = [(shell, quote) for shell, quotes in QUOTES.items() for quote in quotes]


@pytest.fixture
def probe(tmp_path: Path) -> dict[str, str]:
    """An environment in which `minefacts` completes the bodies, and notes the last word of what else it is asked."""
    program = tmp_path / "bin" / "minefacts"
    program.parent.mkdir()
    (tmp_path / "probe.py").write_text(PROBE)
    program.write_text(PROGRAM % (sys.executable, tmp_path / "probe.py"))
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))}
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    path = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    return {**kept, **home, **path, "LC_ALL": "C.UTF-8", "TERM": "xterm", "BODIES": json.dumps(BODIES)}


def asked(shell: str, lines: list[str], folder: Path, environment: dict[str, str]) -> list[str]:
    """Type lines in a shell, and give the last word of each as the program got it."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    child = pexpect.spawn(shell, START[shell], env=environment, cwd=str(folder), dimensions=(50, 300), timeout=30)
    child.sendline(SETUP[shell])
    for line in [*lines, "exit"]:
        child.send(line + "\r")
    child.expect(pexpect.EOF)
    child.close()
    path = folder / "asked"
    return path.read_text("utf-8").split("\0")[:-1] if path.exists() else []


@pytest.mark.parametrize(("shell", "quote"), CASES)
def test_what_is_offered_is_inserted_as_text(shell: str, quote: str, tmp_path: Path, probe: dict[str, str]) -> None:
    lines = [f"minefacts ask --body {quote}{name}\t" for name in NAMES[: len(PAYLOADS)]]
    expected = BODIES[: len(PAYLOADS)]
    if (shell, quote) == ("bash", "$'"):
        # There nothing keeps an exclamation mark from history, so that the value is not offered.
        lines, expected = [line for line in lines if NAMES[9] not in line], [b for b in expected if "!" not in b]
    assert asked(shell, lines, tmp_path, probe) == expected
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("shell", QUOTES)
def test_what_no_line_holds_is_never_offered(shell: str, tmp_path: Path, probe: dict[str, str]) -> None:
    names = NAMES[len(PAYLOADS) : len(BODIES)]
    assert asked(shell, [f"minefacts ask --body '{name}\t'" for name in names], tmp_path, probe) == names
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("minefacts ask --body=aa\t", "--body=" + BODIES[0]),
        ('minefacts ask --body="aa\t', "--body=" + BODIES[0]),
        ('minefacts ask --body a"a\t', BODIES[0]),
        ("minefacts ask --body a'a\t", BODIES[0]),
        ("minefacts ask --body aa\\$\t", BODIES[0]),
        ("minefacts ask --body 'nn:\t", ""),
        ("minefacts ask --body nna\\:\t", BODIES[13]),
        ("minefacts ask --body oo\\ tw\t", BODIES[14]),
        ('minefacts ask --body "oo tw\t', BODIES[14]),
    ],
)
def test_bash_goes_on_within_a_word(line: str, word: str, tmp_path: Path, probe: dict[str, str]) -> None:
    if word:
        assert asked("bash", [line], tmp_path, probe) == [word]
    assert not (tmp_path / "pwned").exists()


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs"])), st.sampled_from(QUOTES["bash"]))
def test_what_is_quoted_is_read_as_it_was(value: str, quote: str) -> None:
    text = quoted(value, quote)
    line = f"minefacts {quote}{text}{'' if text.endswith(quote[-1:]) else quote[-1:]}"
    assert Typed.of(line).words == ["minefacts", value]


@pytest.mark.parametrize(
    ("instruction", "variables"),
    [
        ("bash_complete", {}),
        ("zsh_complete", {"COMP_WORDS": "minefacts tr"}),
        ("bash_complete", {"COMP_WORDS": "minefacts tr", "COMP_CWORD": "abc"}),
        ("bash_complete", {"COMP_WORDS": "minefacts tr", "COMP_CWORD": ""}),
        ("bash_complete", {"COMP_WORDS": "minefacts tr", "COMP_CWORD": "9" * 5000}),
        ("fish_complete", {"COMP_CWORD": "tr"}),
        ("tcsh_complete", {"COMP_WORDS": "minefacts tr", "COMP_CWORD": "1"}),
        *((one, {"COMP_WORDS": "minefacts tr", "COMP_CWORD": "1"}) for one in ("1", "bash", "bash_", "_", "\x1b[31m")),
    ],
)
def test_variables_without_a_shell_are_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, instruction: str, variables: dict[str, str]
) -> None:
    for name in ("COMP_WORDS", "COMP_CWORD"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"_MINEFACTS_COMPLETE": instruction, **variables}.items():
        monkeypatch.setenv(name, value)
    status, out, err = run()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "\x1b" not in err


def test_empty_variable_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MINEFACTS_COMPLETE", "")
    assert run("resolve", "Norway", "-f", "plain").status == 0


@pytest.mark.parametrize("words", ["", " ", '"', "'", "\\", "minefacts 'x", 'minefacts "', "\n", "\t\t"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_any_words_are_completed(run: Run, monkeypatch: pytest.MonkeyPatch, words: str, shell: str) -> None:
    for word in ("0", "1", "7", "-1", *(("", " ", "'", '"') if shell == "fish" else ())):
        monkeypatch.setenv("_MINEFACTS_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", word)
        assert (run().status, run().stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_script(run: Run, shell: str) -> None:
    status, out, _ = run("completion", shell)
    assert status == 0
    assert "_MINEFACTS_COMPLETE" in out
