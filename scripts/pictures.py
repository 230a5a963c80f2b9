"""Draw what the program shows on a terminal: docs/pictures/*.svg.

python scripts/pictures.py
"""

from __future__ import annotations

import io
import os
import re
import struct
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
COLUMNS = 104
#: Each picture's command line: none whose answer depends on the day of asking.
PICTURES = {
    "casualties": "casualties",
    "treaty": "treaty -c Finland -c Ukraine -c Lebanon -c Norway --as-of 2026-02-01",
    "chart": "casualties -c World --year 2013-2024 --measure total --chart",
}
#: Fonts that a viewer would load.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture(line: str) -> str:
    """What a command line shows on a terminal, as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(shown(line)), end="", no_wrap=True, overflow="ignore", crop=False)
    return FONTS.sub("", console.export_svg(title=f"minefacts {line}", unique_id="minefacts"))


def shown(line: str) -> str:
    """What a command line writes to a terminal of so many columns."""
    import fcntl  # Windows has none of these, and no picture is drawn there
    import pty
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "minefacts", *line.split()], environment())
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # the program has left its terminal
        pass
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"minefacts {line} fails: {written.decode()}")
    return written.decode().replace("\r\n", "\n")


def environment() -> dict[str, str]:
    """What the program needs to find itself, on a terminal like any."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


if __name__ == "__main__":
    if os.name != "posix":
        sys.exit(print("no pictures are drawn on this system: let another draw docs/pictures"))
    FOLDER.mkdir(exist_ok=True)
    for name, line in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture(line), encoding="utf-8", newline="\n")
