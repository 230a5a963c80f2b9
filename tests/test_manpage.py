"""The manual page is that of the commands as they are."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from minefacts.cli.group import COMMANDS
from minefacts.cli.main import EXIT_STATUSES

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "minefacts.1"


def test_manual_page_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "manpage.py"))["page"]()
    assert PAGE.read_text("utf-8") == made, "run: poe write"


def test_manual_page_names_every_command_and_exit_status() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name in COMMANDS if f".SS minefacts {name}" not in text] == []
    assert [status for status in EXIT_STATUSES if f".B {status}\n" not in text] == []


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_manual_page_has_no_fault_of_roff() -> None:
    command = ["groff", "-man", "-Tascii", "-ww", "-z", str(PAGE)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""
