"""Run one program and print its exit status, its seconds and its peak memory in kilobytes.

python -I -S launch.py INPUT OUTPUT PROGRAM [ARGUMENT...]

A process starts with the peak memory of the one that started it, so programs are started from here, where
next to nothing is imported.
"""

import posix
import sys
import time


def launch(read: str, output: str, command: list[str]) -> tuple[int, float, int]:
    """The exit status, wall time and peak memory of a command that reads the file `read` and writes to `output`."""
    from_file = posix.POSIX_SPAWN_OPEN, 0, read, posix.O_RDONLY, 0
    to_file = posix.POSIX_SPAWN_OPEN, 1, output, posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC, 0o600
    started = time.perf_counter()
    process = posix.posix_spawn(command[0], command, posix.environ, file_actions=[from_file, to_file])
    _, status, usage = posix.wait4(process, 0)
    seconds = time.perf_counter() - started
    # macOS counts bytes, others kilobytes.
    memory = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return posix.waitstatus_to_exitcode(status), seconds, memory


if __name__ == "__main__":
    print(*launch(sys.argv[1], sys.argv[2], sys.argv[3:]))
