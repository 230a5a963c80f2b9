"""Where the program starts, as `minefacts` and as `python -m minefacts`."""

# This file imports next to nothing, so that an interrupt is cared for before anything takes time.
import _signal  # type: ignore[import-not-found]  # without enum, which signal imports first
import os


def run() -> None:
    """Answer the command line and exit; an interrupt ends it in silence from here on."""
    # Not an exception: one that comes up within an import is printed, or even lost. Who started us may ignore it.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _interrupted)
    try:
        from .cli.main import run as answer

        answer()
    except Exception as error:
        if os.environ.get("MINEFACTS_DEBUG"):
            raise
        # What a lack of memory leaves of an import is not always a MemoryError.
        os.write(2, f"minefacts: cannot start ({type(error).__name__}: {error})\n".encode("utf-8", "replace"))
        os._exit(70)


def _interrupted(number: int, _: object) -> None:
    """End at once: nothing that takes more is under way, but for what `cli.interrupts` cares for."""
    os._exit(128 + number)


if __name__ == "__main__":
    run()
