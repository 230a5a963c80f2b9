"""Try the program on inputs that mean harm, for as long as is asked, and count what came of them.

python scripts/fuzz.py [--minutes N] [--inputs N] [--processes N] [--seed N]

An input fails if it ends in an error that is not one of ours, in exit status 70, in output after an error, in a
character that a terminal acts on, or after more than five seconds; a process, if it takes more than 500 MB. Prints a
row for each subject, then the failures; the exit status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import sample

import minefacts
from minefacts import render
from minefacts.checks import check, examined
from minefacts.checks.opening import opened
from minefacts.cli.main import main
from minefacts.dataset import elements, lines, tidying
from minefacts.dataset.export import export
from minefacts.errors import MinefactsError
from minefacts.model import dates
from minefacts.model.records import FILES
from minefacts.questions import figures, search
from minefacts.render.escape import is_unsafe
from minefacts.render.page import Page
from minefacts.views.answer import Answer

SECONDS, MEGABYTES = 5.0, 500
#: How many failures of one subject are told.
TOLD = 5
HOSTILE = [
    *("", " ", "\0", "\n", "\r\n", "\t", "\x1b[31m", "\x9b", "\x7f", "\u202e", "\u200b", "\u200d", "\ufeff", "\u3164"),
    *("\ud800", "\U000e0041", "e\u0301" * 40, "ﷺ", "İ", "ß", "٠١٢٣", "２０２４", "½", "²", "$(x)", "`x`", "'\"\\"),
    *(
        "[b]x[/b]",
        ":smile:",
        "<script>",
        "![x](y)",
        "=1+1",
        "＝1",
        "|",
        "-",
        "--",
        "-9",
        "%s",
        "{}",
        "../../etc/passwd",
    ),
    *("9" * 5000, "1e999", "NaN", "-0", "0x10", "1_000", "0000", "9999-12-31", "9991", "0001-01-01", "2024-02-30"),
]
WORDS = [
    *("Ukraine", "ukraine", "UKR", "NA", "Congo", "Niger", "the", "World", "WLD", "Kosovo", "Côte d'Ivoire", "Йемен"),
    *("2023", "2016-2023", "2020-", "latest", "today", "2024-11", "25 November 2024", "5,757", "84", "133", "164"),
    *("state-party", "withdrawn", "bound", "killed", "total", "Landmine Monitor", "article", "MTDSG", "Europe", "EU"),
    *("table", "json", "jsonl", "csv", "tsv", "markdown", "html", "plain", "chart", "map", "vega-lite", "bibtex"),
    *("id", "-value", "value", "country", "note", "4", "5", "use", "alleged", "state", "always", "-", "funding"),
]
COMMANDS = [
    *("casualties", "contamination", "clearance", "stockpiles", "treaty", "deadlines", "conduct", "country", "parties"),
    *("article", "changes", "search", "sources", "glossary", "resolve", "data", "completion", "help", "casualtes"),
]
OPTIONS = [
    *("-c", "--country", "--all", "-f", "--format", "--fields", "--sort", "-n", "--limit", "--as-of", "--region", "-q"),
    *(
        "--year",
        "--measure",
        "--edition",
        "--body",
        "--source",
        "--history",
        "--cumulative",
        "--status",
        "--is",
        "--map",
    ),
    *(
        "--chart",
        "--counts",
        "--about",
        "--article",
        "--conduct",
        "--actor",
        "--by",
        "--where",
        "--certainty",
        "--full",
    ),
    *(
        "--since",
        "--until",
        "--sources",
        "--help",
        "-h",
        "--version",
        "--color",
        "--no-pager",
        "--json",
        "--csv",
        "--x",
    ),
]
TEXT = (
    st.text(max_size=40)
    | st.sampled_from(HOSTILE)
    | st.lists(st.sampled_from([*HOSTILE, *WORDS]), max_size=4).map("".join)
)
WORD = st.sampled_from(WORDS) | TEXT
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
SENTENCES = [
    *("Mines killed or injured {} people in {}.", "{} states have joined the treaty, {} said.", "En {}, {} personas."),
    *("About {} km² of {} is contaminated.", "{} withdrew from the Mine Ban Treaty in {}.", "{} Minenopfer {}."),
    *("At least {} of the victims in {} were children.", "<p>{} mines</p> & {}", "{}", "**{}** {}\n\n# {}"),
]


class Subject(NamedTuple):
    """What is tried: how its inputs are made, what is done with one, and how many are tried in a round."""

    name: str
    inputs: st.SearchStrategy[Any]
    attempt: Callable[[Any], object]
    round: int


class Told(NamedTuple):
    """What a process has seen: inputs and failures by subject, the longest time and what took it, its peak memory."""

    inputs: Counter[str]
    failures: dict[str, list[str]]
    slowest: dict[str, float]
    megabytes: float


class FailedError(Exception):
    """What must not happen."""


class Trials:
    """The subjects, on the dataset that ships and on a smaller one in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.facts = minefacts.load()
        self.dataset = self.facts.dataset
        self.folder = folder
        self.small = sample.write(folder / "small", *sample.SOUND)
        self.opened = opened(str(self.small))
        self.record = figures.front_page(self.opened, "casualties").records[0]

    def subjects(self) -> list[Subject]:
        """Every subject, the quickest with most inputs."""
        names = st.one_of(WORD, st.sampled_from([name.names[0] for name in self.dataset.names]).flatmap(spoilt))
        files = st.sampled_from(sorted(file.name for file in FILES.values()))
        command = st.sampled_from(COMMANDS) | WORD
        options = st.lists(st.sampled_from(OPTIONS) | WORD, max_size=6)
        cell = st.tuples(TEXT, TEXT)
        width = st.sampled_from([None, 0, 1, 20, 60, 80, 10**5])
        bytes_changed = st.tuples(files, st.binary(max_size=40), st.integers(0, 10**7), st.integers(0, 300))
        value_changed = st.tuples(files, st.integers(0, 10**6), TEXT | st.just(""), JSON)
        return [
            Subject("names", names, self.name, 1000),
            Subject("dates", WORD | st.from_regex(r"[0-9٠-٩]{0,6}-?[0-9]{0,3}-?[0-9]{0,3}"), dates.typed, 1000),
            Subject("spans of years", WORD | st.from_regex(r"[0-9]{0,5}-?[0-9]{0,5}"), figures.years_of, 1000),
            Subject("texts to search", WORD | st.lists(WORD, max_size=4).map(" ".join), self.search, 300),
            Subject(
                "renderers",
                st.tuples(st.sampled_from(FORMS), st.lists(cell, max_size=3), width, st.booleans()),
                self.draw,
                300,
            ),
            Subject("argument vectors", st.tuples(command, options), self.line, 100),
            Subject("datasets, one value changed", value_changed, self.value, 40),
            Subject("datasets, bytes changed", bytes_changed, self.content, 40),
            Subject("large datasets, bytes changed", bytes_changed, self.large, 40),
            Subject(
                "texts to verify",
                st.lists(st.tuples(st.sampled_from(SENTENCES), WORD, WORD), max_size=4),
                self.verify,
                40,
            ),
        ]

    def name(self, text: str) -> None:
        """Look a name up."""
        self.facts.resolve(text)

    def search(self, text: str) -> None:
        """Search a small dataset for a text."""
        search.find(self.opened, text)

    def draw(self, drawn: tuple[str, list[tuple[str, str]], int | None, bool]) -> None:
        """Write figures with texts of any kind in a format, at any width."""
        form, texts, width, color = drawn
        record = self.record
        records = [with_texts(record, note=note, place=place) for note, place in texts]
        page = Page(self.opened, (), width, color)
        data = render.written(form, Answer(type(record), records, "title", more="--sources"), page)
        # Colour and links are ours.
        refuse_unsafe("" if color else data.decode())

    def line(self, typed: tuple[str, list[str]]) -> None:
        """Answer a command line."""
        command, arguments = typed
        if command == "data" and "export" in arguments:
            arguments = ["check"]
        data = [] if len(arguments) % 2 else ["--data", str(self.small)]
        status, out, err = run([*data, command, *arguments])
        if status == 70 or "Traceback" in err or (status in (2, 3, 4, 5) and out and command != "resolve"):
            raise FailedError(f"{status}: {err[-300:]}")
        refuse_unsafe(err if "--color" in arguments else out + err)

    def value(self, changed: tuple[str, int, str, Any]) -> None:
        """Check a dataset of which one value is any other."""
        file, place, field, value = changed
        path = self.folder / "changed" / file
        with self.spoilt(path):
            records = json.loads(path.read_text("utf-8"))
            record = records[place % len(records)]
            record[field or sorted(record)[place % len(record)]] = value
            path.write_text("[\n" + ",\n".join(map(json.dumps, records)) + "\n]\n", "utf-8")
            self.ask(path.parent)

    def content(self, changed: tuple[str, bytes, int, int]) -> None:
        """Check a dataset of which some bytes are any others."""
        file, new, place, size = changed
        path = self.folder / "changed" / file
        with self.spoilt(path):
            text = path.read_bytes()
            place %= len(text)
            path.write_bytes(text[:place] + new + text[place + size :])
            self.ask(path.parent)

    def large(self, changed: tuple[str, bytes, int, int]) -> None:
        """The same, every file taken for a large one."""
        before = examined.LARGE, lines.BLOCK, elements.CHUNK, tidying.RUN
        examined.LARGE, lines.BLOCK, elements.CHUNK, tidying.RUN = 0, 2000, 3000, 100
        try:
            self.content(changed)
        finally:
            examined.LARGE, lines.BLOCK, elements.CHUNK, tidying.RUN = before

    def verify(self, said: list[tuple[str, str, str]]) -> None:
        """Hold a text against the record."""
        text = " ".join(
            sentence.replace("{}", "{0}", 1).replace("{}", "{1}").format(*words) for sentence, *words in said
        )
        self.facts.verify(text)

    def ask(self, folder: Path) -> None:
        """Check a dataset and, if nothing is wrong with it, ask it something and export it."""
        if check.check(str(folder)):
            return
        for command in (["treaty", "--all", "-f", "json"], ["casualties", "--all"], ["search", "mine", "-f", "csv"]):
            status, _, err = run(["--data", str(folder), *command])
            if status not in (0, 1):
                raise FailedError(f"{command}: {status}: {err[-300:]}")
        out = self.folder / "out"
        export(opened(str(folder)), str(out))
        shutil.rmtree(out)

    @contextmanager
    def spoilt(self, path: Path) -> Iterator[None]:
        """A copy of the small dataset whose file `path` may be changed."""
        if not path.parent.exists():
            shutil.copytree(self.small, path.parent)
        try:
            yield
        finally:
            shutil.copyfile(self.small / path.name, path)


FORMS = list(render.FORMATS)


def with_texts(record: Any, **fields: Any) -> Any:
    """A record with other values, as a dataset that is read has them: without half pairs."""
    return replace(record, **{name: text.encode("utf-8", "replace").decode() for name, text in fields.items()})


def spoilt(name: str) -> st.SearchStrategy[str]:
    """A name with something in it, without something, or said twice."""
    place = st.integers(0, len(name))
    return st.tuples(place, place, TEXT).map(lambda cut: name[: cut[0]] + cut[2] + name[cut[1] :])


def run(arguments: list[str]) -> tuple[int, str, str]:
    """The exit status of a command line, and what it wrote."""
    kept = sys.stdout, sys.stderr, sys.stdin
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True), io.StringIO()
    sys.stdout, sys.stderr, sys.stdin = out, err, io.TextIOWrapper(io.BytesIO(b"Norway\n\xff\n"))
    try:
        status = main(arguments)
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept
    out.seek(0)
    return status, out.read(), err.getvalue()


def refuse_unsafe(text: str) -> None:
    """Raise FailedError for a character that a terminal would act on."""
    found = {character for character in text if character not in "\n\t" and is_unsafe(character)}
    if found:
        raise FailedError(f"shows {found!r}")


def process(number: int, asked: argparse.Namespace) -> Told:
    """Try every subject in turn until the time is over or the inputs are enough."""
    inputs: Counter[str] = Counter()
    failures: dict[str, list[str]] = {}
    slowest: dict[str, float] = {}
    until, goal = time.monotonic() + asked.minutes * 60, asked.inputs / asked.processes
    with tempfile.TemporaryDirectory(prefix="minefacts-fuzz-") as folder:
        subjects = Trials(Path(folder)).subjects()
        turn = 0
        while time.monotonic() < until and inputs.total() < goal:
            for subject in subjects:
                if time.monotonic() < until:
                    tried(subject, asked.seed + number + 1000 * turn, inputs, failures, slowest)
            turn += 1
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return Told(inputs, failures, slowest, megabytes)


def tried(
    subject: Subject, number: int, inputs: Counter[str], failures: dict[str, list[str]], slowest: dict[str, float]
) -> None:
    """Try one subject on a round of inputs."""

    def attempt(value: Any) -> None:
        inputs[subject.name] += 1
        begun = time.perf_counter()
        try:
            subject.attempt(value)
        except MinefactsError as refused:
            refuse_long(str(refused))
        seconds = time.perf_counter() - begun
        slowest[subject.name] = max(slowest.get(subject.name, 0.0), seconds)
        if seconds > SECONDS:
            raise FailedError(f"takes {seconds:.1f} s")

    quiet = settings(
        max_examples=subject.round,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    try:
        seed(number)(quiet(given(subject.inputs)(attempt)))()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        told = failures.setdefault(subject.name, [])
        if len(told) < TOLD:
            told.append("".join(traceback.format_exception(error))[-3000:])


def refuse_long(message: str) -> None:
    """Raise FailedError for a message that repeats what is too long to be read."""
    if len(message) > 12_000:
        raise FailedError(f"says {len(message)} characters")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Try the program on inputs that mean harm; exit 1 if any fails.")
    parser.add_argument("--minutes", type=float, default=60, help="for how long (60)")
    parser.add_argument("--inputs", type=int, default=1_000_000, help="how many inputs at most (1,000,000)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where to begin (the time)")
    return parser.parse_args()


def run_all() -> int:
    """Try everything and tell what was seen; the exit status."""
    asked = arguments()
    with multiprocessing.get_context("spawn").Pool(asked.processes) as pool:
        told = pool.starmap(process, [(number, asked) for number in range(asked.processes)])
    inputs: Counter[str] = sum((one.inputs for one in told), Counter())
    print("| subject | inputs | failures | slowest |\n| --- | ---: | ---: | ---: |")
    for name, count in inputs.items():
        failed = sum(len(one.failures.get(name, ())) for one in told)
        slowest = max(one.slowest.get(name, 0.0) for one in told)
        print(f"| {name} | {count:,} | {failed} | {slowest:.2f} s |")
    most = max(one.megabytes for one in told)
    print(f"| all | {inputs.total():,} | | peak memory {most:.0f} MB |\n\nSeed {asked.seed}.")
    failures = [text for one in told for texts in one.failures.values() for text in texts]
    print(*failures, sep="\n" + "-" * 80 + "\n")
    return 1 if failures or most > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(run_all())
