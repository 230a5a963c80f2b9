"""What is measured: bare start-up, minefacts, and peers that answer a like question."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import texts
from generate import enlarge
from timing import Program

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
RICH = "import click, rich.console, rich.table"
COMPLETION = {"_MINEFACTS_COMPLETE": "bash_complete", "COMP_WORDS": "minefacts treaty -c U", "COMP_CWORD": "3"}
PYCOUNTRY = "import pycountry; print(pycountry.countries.lookup('Ukraine').alpha_3)"
#: How many names are resolved at once, and how countrynames does it.
NAMES = 15_000
COUNTRYNAMES = "import sys, countrynames\nfor line in sys.stdin: print(countrynames.to_code(line.strip()))"
#: Megabytes of the texts that are verified, and how bare Python splits the first of them.
TEXTS = (1, 10)
SPLIT = r"""
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
print(sum(len(re.findall(r"\w+", sentence)) for sentence in re.split(r"(?<=[.!?])\s+", text)))
"""
#: What to install for each peer.
PEERS = {
    "pycountry": ["pycountry"],
    "sqlite-utils": ["sqlite-utils"],
    # Its 1.3 fails with pandas 3, which reads Namibia's NA as a missing value.
    "country_converter": ["country_converter", "pandas<3"],
    "csvkit": ["csvkit"],
}
#: What a peer is asked of the treaty's events.
SQL = "select * from events where iso3 = 'UKR'"
SELECT = 'map(select(.iso3 == "UKR"))'
#: The current figure of each body: the question that `query` asks.
QUERY = ("casualties", "-c", "UKR", "--year", "2016", "--measure", "total", "-f", "json")
SERIES = """
map(select(.topic == "casualties" and .place == "UKR" and .measure == "total" and .start == "2016" and .end == "2016"))
| group_by(.body) | map(max_by(.edition))
"""
#: What reads every figure on a topic, and a number with how jq finds it.
ALL = ("casualties", "--all", "-f", "jsonl")
NUMBER = "4036"
TEXT = f'map(select(tostring | contains("{NUMBER}")))'


def installed(folder: Path, *requirements: str) -> Path:
    """The programs of a new virtual environment in `folder`; those of what cannot be installed are missing."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    # Bytecode is to be compiled, as for any user.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *requirements], env=environment)
    return folder / "bin"


def startup(programs: Path) -> list[Program]:
    """Bare Python and the imports that minefacts is measured against."""
    python = str(programs / "python")
    return [
        Program("python", "bare Python", (python, "-c", "pass")),
        Program("click", "`import click`", (python, "-c", "import click")),
        Program("click and Rich", f"`{RICH}`", (python, "-c", RICH)),
    ]


#: The command lines of minefacts that have a budget.
LINES = {
    "lookup": "treaty -c Ukraine -f json",
    "figures": "casualties -c Myanmar -f json",
    "profile": "country Cambodia -f json",
    "name": "treaty -c საქართველო -f json",
    "table": "casualties",
    "help": "--help",
    "version": "--version",
}


def commands(programs: Path) -> list[Program]:
    """The commands of minefacts that have a budget."""
    minefacts = str(programs / "minefacts")
    return [
        *(Program(name, f"`minefacts {line}`", (minefacts, *line.split())) for name, line in LINES.items()),
        Program("completion", "completion of `treaty -c U`", (minefacts,), COMPLETION),
    ]


def grown(programs: Path, folder: Path, names: Iterable[str], factor: int) -> Iterator[Program]:
    """The same questions to the dataset that ships, and to one so many times as large that ships in its place."""
    run = (str(programs / "python"), "-c", "from minefacts.__main__ import run; run()")
    for times in (1, factor):
        package = folder / f"grown-{times}" / "minefacts"
        shutil.copytree(ROOT / "src" / "minefacts", package, ignore=shutil.ignore_patterns("__pycache__"))
        enlarge(DATA, package / "data", times)
        environment = {"PYTHONPATH": str(package.parent)}
        for name in names:
            shown = f"`{LINES[name]}`, a dataset {times} times as large"
            yield Program(f"{name} of {times}", shown, (*run, *LINES[name].split()), environment)


def peers(folder: Path) -> Iterator[Program]:
    """The peers, each in an environment of its own, with the treaty's events in the form it reads."""
    events = json.loads((DATA / "treaty-events.json").read_text("utf-8"))
    rows = [[event["id"], event["iso3"], event["event"], event["date"], event["note"]] for event in events]
    table, database = folder / "events.csv", folder / "events.db"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "iso3", "event", "date", "note"], *rows])
    with sqlite3.connect(database) as connection:
        connection.execute("create table events (id text primary key, iso3 text, event text, date text, note text)")
        connection.executemany("insert into events values (?, ?, ?, ?, ?)", rows)
    connection.close()
    lines = {
        "pycountry": ("pycountry, `lookup`", "python", "-c", PYCOUNTRY),
        "sqlite-utils": ("sqlite-utils, `query`", "sqlite-utils", "query", str(database), SQL),
        "country_converter": ("country_converter, `coco`", "coco", "Ukraine"),
        "csvkit": ("csvkit, `csvgrep`", "csvgrep", "-c", "iso3", "-m", "UKR", str(table)),
    }
    for name, (shown, program, *arguments) in lines.items():
        # Not all in one: sqlite-utils imports pandas if it finds it.
        programs = installed(folder / name, *PEERS[name])
        yield Program(name, shown, (str(programs / program), *arguments))
    yield Program("jq", "jq", (jq(), SELECT, str(DATA / "treaty-events.json")))


def of_figures(programs: Path, data: Path, count: int) -> list[Program]:
    """One question to a dataset of `count` figures, asked of minefacts and of jq."""
    minefacts, figures = str(programs / "minefacts"), str(data / "figures.json")
    return [
        Program(f"query of {count}", f"a query of {count:,} figures", (minefacts, "--data", str(data), *QUERY)),
        Program(f"jq of {count}", f"jq, the same of {count:,} figures", (jq(), SERIES, figures)),
    ]


def of_all_figures(programs: Path, data: Path, count: int) -> list[Program]:
    """What reads all of `count` figures: every current one of a topic, a number that is searched, an export."""
    ask, out = (str(programs / "minefacts"), "--data", str(data)), data.with_name("exported")
    # An export replaces the one of the round before.
    return [
        Program(f"everything of {count}", f"`casualties --all -f jsonl` of {count:,}", (*ask, *ALL)),
        Program(
            f"search of {count}", f"`search {NUMBER} -f json` of {count:,}", (*ask, "search", NUMBER, "-f", "json")
        ),
        Program(f"jq-text of {count}", f"jq, the same number in {count:,}", (jq(), TEXT, str(data / "figures.json"))),
        Program(f"export of {count}", f"`data export` of {count:,}", (*ask, "data", "export", str(out), "--force")),
    ]


def of_names(programs: Path, folder: Path) -> list[Program]:
    """One long list of names, resolved by minefacts and by countrynames."""
    listed = folder / "names.txt"
    listed.write_text("".join(f"{name}\n" for name in names()), "utf-8")
    minefacts, python = str(programs / "minefacts"), str(installed(folder / "countrynames", "countrynames") / "python")
    resolve = (minefacts, "resolve", "-", "--fields", "iso3", "-f", "plain", "-q")
    # 3: some names are unknown.
    return [
        Program("names", f"`minefacts resolve -`, {NAMES:,} names", resolve, reads=str(listed), status=3),
        Program(
            "countrynames", f"countrynames, the same {NAMES:,} names", (python, "-c", COUNTRYNAMES), reads=str(listed)
        ),
    ]


def names() -> Iterator[str]:
    """Names in all languages, one in twenty of them misspelt beyond recognition."""
    records = json.loads((DATA / "names.json").read_text("utf-8"))
    written = [name for record in records if len(record["places"]) == 1 for name in record["names"]]
    for number in range(NAMES):
        name = written[number * len(written) // NAMES]
        yield f"Zq{name[::-1]}" if number % 20 == 0 else name


def of_texts(programs: Path, folder: Path) -> list[Program]:
    """Press text of one and of ten megabytes held against the record, and split by bare Python."""
    minefacts, python = str(programs / "minefacts"), str(programs / "python")
    found = []
    for megabytes in TEXTS:
        text = folder / f"press-{megabytes}.txt"
        texts.write(text, megabytes * 1_000_000)
        verify = (minefacts, "verify", str(text), "-f", "json", "-q")
        found.append(Program(f"verify of {megabytes} MB", f"`minefacts verify`, {megabytes} MB", verify, status=1))
    first = str(folder / f"press-{TEXTS[0]}.txt")
    return [*found, Program("split", "sentences and words of the same 1 MB by `re`", (python, "-c", SPLIT, first))]


def jq() -> str:
    """The path of jq, or its bare name if it is not there."""
    return shutil.which("jq") or "jq"
