"""The installed program, where only it can show what happens: pipes, disks, locales, terminals, shells."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample import SOUND, write

pexpect = pytest.importorskip("pexpect")

BIN = Path(sys.executable).parent
PROGRAM = str(BIN / "minefacts")
FULL = Path("/dev/full")
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("MINEFACTS", "PYTHON", "LC_", "LANG"))
    and name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
}
ENVIRONMENT = {
    **CLEAN,
    "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    "TERM": "xterm-256color",
    "LC_ALL": "C.UTF-8",
    "PAGER": "cat",
}

COMMANDS = [
    ("treaty", "--all"),
    ("casualties", "--all", "--history", "-f", "json"),
    ("--help",),
    ("treaty", "--help"),
    ("--version",),
    ("completion", "bash"),
]


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, *args], env={**ENVIRONMENT, **environment}, capture_output=True, check=False)


def terminal(command: list[str], columns: int = 80, typed: bytes = b"", **environment: str) -> tuple[int, str]:
    """Run a command in a terminal of so many columns; its exit status and what the terminal received."""
    variables = {**ENVIRONMENT, **environment}
    child = pexpect.spawn(command[0], command[1:], env=variables, dimensions=(50, columns), timeout=20)
    for line in filter(None, typed.split(b"\f")):
        child.expect([pexpect.TIMEOUT, pexpect.EOF], timeout=0.7)
        child.send(line)
    child.expect([pexpect.EOF, pexpect.TIMEOUT])
    received = child.before.decode().replace("\r\n", "\n")
    child.close(force=True)
    return child.exitstatus if child.exitstatus is not None else -child.signalstatus, received


def sized(*args: str, columns: int, **environment: str) -> tuple[int, str]:
    """Answer in a terminal of so many columns."""
    return terminal([PROGRAM, *args], columns, b"", **environment)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_closed_pipe_is_silent(command: tuple[str, ...], unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
        ended = subprocess.run([PROGRAM, *command], env=environment, stdout=out, stderr=subprocess.PIPE, check=False)
    assert ended.returncode in (0, 141)
    assert ended.stderr == b""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_full_disk_is_an_error(command: tuple[str, ...], unbuffered: str) -> None:
    with FULL.open("wb") as out:
        environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
        ended = subprocess.run([PROGRAM, *command], env=environment, stdout=out, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 6
    assert ended.stderr.count(b"\n") == 1
    assert b"No space left" in ended.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_closed_output_is_an_error(command: tuple[str, ...]) -> None:
    ended = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" >&-', PROGRAM, *command], env=ENVIRONMENT, stderr=subprocess.PIPE, check=False
    )
    assert ended.returncode == 6
    assert ended.stderr.count(b"\n") == 1


def test_question_needs_no_output() -> None:
    command = ["sh", "-c", 'exec "$0" "$@" >&- 2>&-', PROGRAM, "treaty", "-c", "Norway", "--is", "bound"]
    assert subprocess.run(command, env=ENVIRONMENT, check=False).returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize(
    "command", [("contamination", "--all"), ("treaty", "--all"), ("clearance", "-c", "World", "--chart"), ("parties",)]
)
def test_any_locale_shows_a_table(command: tuple[str, ...], encoding: str) -> None:
    ended = run(*command, PYTHONIOENCODING=encoding)
    assert (ended.returncode, ended.stderr) == (0, b"")
    ended.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_machine_formats_are_utf_8_in_any_locale(encoding: str) -> None:
    ask = ("country", "Türkiye", "-f", "json")
    assert run(*ask, PYTHONIOENCODING=encoding).stdout == run(*ask).stdout
    assert "Türkiye".encode() in run(*ask).stdout


TABLES = [("treaty", "-c", "Ukraine"), ("casualties",), ("article",), ("sources", "article")]


@pytest.mark.parametrize("columns", [20, 40])
@pytest.mark.parametrize("command", TABLES)
def test_narrow_terminal_shows_every_value_whole(command: tuple[str, ...], columns: int) -> None:
    status, shown = sized(*command, columns=columns, NO_COLOR="1")
    piped = run(*command).stdout.decode()
    assert status == 0
    assert "…" not in shown
    assert "\x1b" not in shown
    words = {word for line in piped.splitlines() if not line.startswith("─") for word in line.split()}
    assert {word for word in words if word not in shown} <= {"¶"}
    longest = max(len(word) for word in words)
    assert all(len(line) <= max(columns, longest) for line in shown.splitlines())


def colour_of(option: str, no_color: str, force: str, term: str, terminal: bool) -> bool:
    """Whether there is colour: --color over NO_COLOR over a dumb terminal over FORCE_COLOR over a terminal at all."""
    if option in ("always", "never"):
        return option == "always"
    return not no_color and term != "dumb" and (force not in ("", "0") or terminal)


@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("force", ["", "0", "1"])
@pytest.mark.parametrize("no_color", ["", "1"])
@pytest.mark.parametrize("option", ["", "auto", "always", "never"])
def test_colour(option: str, no_color: str, force: str, term: str) -> None:
    args = ("treaty", "-c", "Ukraine", *(("--color", option) if option else ()))
    environment = {"NO_COLOR": no_color, "FORCE_COLOR": force, "TERM": term}
    shown, piped = sized(*args, columns=80, **environment)[1], run(*args, **environment).stdout
    assert ("\x1b" in shown) == colour_of(option, no_color, force, term, terminal=True)
    assert (b"\x1b" in piped) == colour_of(option, no_color, force, term, terminal=False)
    assert b"\x1b" not in run(*args, "-f", "json", **environment).stdout


@pytest.mark.parametrize("form", ["json", "csv", "plain"])
def test_machine_formats_hint_on_a_terminal_s_standard_error_only(form: str) -> None:
    assert run("casualties", "-f", form).stderr == b""
    _, shown = terminal(["sh", "-c", '"$0" casualties -f "$1" > /dev/null', PROGRAM, form])
    assert "--all" in shown


def test_a_terminal_that_waits_is_told_what_for(tmp_path: Path) -> None:
    slow = (
        "import sys, time; from minefacts.checks import opening; from minefacts.cli.main import main; "
        "real = opening.opened; "
        "opening.opened = lambda folder: (time.sleep(1.5), real(folder))[1]; sys.exit(main(sys.argv[1:]))"
    )
    folder = write(tmp_path / "data", *SOUND)
    command = [sys.executable, "-c", slow, "--data", str(folder), "parties", "-f", "plain", "-n", "1"]
    assert "minefacts: checking " in terminal(command)[1]
    quick = [PROGRAM, "--data", str(folder), "parties", "-f", "plain", "-n", "1"]
    assert "checking" not in terminal(quick)[1]
    assert subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True).stderr == b""


def test_names_from_standard_input() -> None:
    names = "DRC\nD.R. Congo\nCongo, Dem. Rep.\nUK\nBurma\nTurkey\nCape Verde\nNiger\nNA\n004\n"
    command = [PROGRAM, "resolve", "-", "--fields", "iso3", "-f", "plain"]
    ended = subprocess.run(command, input=names.encode(), env=ENVIRONMENT, capture_output=True, check=False)
    assert ended.stdout.decode().split() == ["COD", "COD", "COD", "GBR", "MMR", "TUR", "CPV", "NER", "NAM", "AFG"]
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_lines_of_standard_input_are_ended_by_newlines_alone() -> None:
    command = [PROGRAM, "resolve", "-", "-f", "json"]
    given = "Norway\x0bSweden\r\n\nC\u2028D".encode() + b"\xff\n"
    ended = subprocess.run(command, input=given, env=ENVIRONMENT, capture_output=True, check=False)
    queries = [record["query"] for record in json.loads(ended.stdout)]
    assert queries == ["Norway\x0bSweden", "", "C\u2028D\\xff"]
    assert ended.returncode == 3


def test_closed_standard_input_is_a_usage_error() -> None:
    command = ["sh", "-c", 'exec "$0" resolve - <&-', PROGRAM]
    ended = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, b"")


@pytest.mark.parametrize("argument", [b"\xff", "Türkiye".encode()])
def test_arguments_are_utf_8_in_any_locale(argument: bytes) -> None:
    environment = {**ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [PROGRAM.encode(), b"resolve", argument, b"-f", b"json"]
    ended = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ended.returncode == (3 if argument == b"\xff" else 0)
    assert len(json.loads(ended.stdout)) == 1


def test_interrupt_is_130() -> None:
    with subprocess.Popen(
        [PROGRAM, "resolve", "-"], env=ENVIRONMENT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as waiting:
        time.sleep(1.0)
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=20)
    assert waiting.returncode == 130
    assert b"Traceback" not in err


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not there(shell), reason=f"{shell} is not installed, or too old")


def there(shell: str) -> bool:
    """Whether a shell is there; bash from 4.4 on, which has what completion needs."""
    if shell != "bash" or not shutil.which(shell):
        return shutil.which(shell) is not None
    told = subprocess.run(
        [shell, "-c", 'echo "${BASH_VERSINFO[0]}.${BASH_VERSINFO[1]}"'], capture_output=True, text=True
    )
    major, minor = map(int, told.stdout.split("."))
    return (major, minor) >= (4, 4)


LINES = [
    ("minefacts tr", "treaty"),
    ("minefacts country Vat", "VAT"),
    ("minefacts treaty -c Côt", "CIV"),
    ("minefacts treaty --status unse", "unsettled"),
    ("minefacts treaty --region Southern\\ As", "Southern\\ Asia"),
    ("minefacts casualties --measure child-", "child-share"),
    ("minefacts casualties --body Landm", "Landmine\\ Monitor"),
    ("minefacts casualties --fields id,val", "id,value"),
    ("minefacts casualties --format mark", "markdown"),
    ("minefacts sources ICBL2014", "ICBL2014OM"),
]


@needs("bash")
@pytest.mark.parametrize(("line", "value"), LINES)
def test_completion_in_bash(line: str, value: str) -> None:
    script = (
        'eval "$(minefacts completion bash)"\n'
        f"COMP_LINE={_raw(line)}\n"
        "COMP_POINT=${#COMP_LINE}\n"
        f"_minefacts_completion minefacts {_raw(_bash_words(line)[-1])}\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    ended = subprocess.run(
        ["bash", "--norc", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""
    assert value in ended.stdout.splitlines()


def _bash_words(line: str) -> list[str]:
    return [word.replace("\0", "\\ ") for word in line.replace("\\ ", "\0").split(" ")]


def _raw(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


@needs("fish")
@pytest.mark.parametrize(("line", "value"), LINES)
def test_completion_in_fish(line: str, value: str, tmp_path: Path) -> None:
    script = f"minefacts completion fish | source\ncomplete -C {_raw(line)}"
    environment = {**ENVIRONMENT, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    ended = subprocess.run(["fish", "-c", script], env=environment, capture_output=True, text=True, check=False)
    values = {offered.split("\t")[0] for offered in ended.stdout.splitlines()}
    assert value.replace("\\ ", " ") in {offered.replace("\\ ", " ") for offered in values}


@needs("zsh")
def test_completion_in_zsh(tmp_path: Path) -> None:
    setup = b'PS1=; autoload -Uz compinit; compinit -D -u; bindkey -e; eval "$(minefacts completion zsh)"\n'
    typed = [setup]
    for line, _ in LINES:
        # Complete, then put a command before what stands there now, and run it: the screen itself is drawn in pieces.
        typed += [line.encode() + b"\t", b"\x01print -r -- @\n"]
    _, shown = terminal(["zsh", "-f", "-i"], 200, b"\f".join([*typed, b"exit\n"]), HOME=str(tmp_path))
    printed = [line.removeprefix("@").split() for line in shown.splitlines() if line.startswith("@minefacts")]
    assert [" ".join(words[len(_bash_words(line)) - 1 :]) for words, (line, _) in zip(printed, LINES, strict=True)] == [
        value.replace("\\ ", " ") for _, value in LINES
    ]
