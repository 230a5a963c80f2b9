"""What scripts and people rely on: exit status, standard output and standard error of each command."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minefacts import __version__
from minefacts.cli.group import COMMANDS
from minefacts.dataset.reading import Dataset
from minefacts.render import FORMATS, WRITERS

QUESTIONS = [
    ("casualties",),
    ("contamination",),
    ("clearance",),
    ("treaty",),
    ("treaty", "--counts"),
    ("parties",),
    ("article",),
    ("changes",),
    ("search", "5757"),
    ("sources",),
    ("resolve", "Niger", "Congo"),
]


def test_front_page_shows_the_article(run: Run, dataset: Dataset) -> None:
    status, out, err = run("casualties")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Casualties: what the article reports"
    assert any("World" in line and "2023" in line and " 5,757 " in line for line in lines)
    assert any("World" in line and "84 %" in line for line in lines)
    assert any("Cambodia" in line and "1979" in line and "about 20,000" in line for line in lines)
    assert any("Cambodia" in line and "40,000 (derived)" in line and "twice the deaths" in line for line in lines)
    assert "Source: article (in full: --sources)" in lines
    assert "Focus Lens News (2024-11-25)" in run("casualties", "--sources").stdout
    assert any("--all" in line for line in lines)
    assert lines[-1] == f"Dataset of {dataset.version}"


def test_treaty_of_ukraine(run: Run) -> None:
    status, out, _ = run("treaty", "--country", "Ukraine")
    assert status == 0
    row = next(line for line in out.splitlines() if line.startswith("Ukraine"))
    for words in ("State Party", "yes", "1999-02-24", "ratification 2005-12-27", "2006-06-01", "2025-07-18"):
        assert words in row
    assert "suspension is not possible" in row


def test_treaty_on_the_article_s_day(run: Run) -> None:
    names = [word for name in ("Ukraine", "US", "Russia", "Cambodia") for word in ("-c", name)]
    result = run("treaty", *names, "--as-of", "2024-11-25", "--fields", "iso3,status", "-f", "plain")
    assert result.rows == [["UKR", "state-party"], ["USA", "not-party"], ["RUS", "not-party"], ["KHM", "state-party"]]


def test_all_states_on_the_article_s_day(run: Run) -> None:
    records = run("treaty", "--all", "--as-of", "2024-11-25", "-f", "json").json
    assert len(records) == 197
    assert sum(one["status"] == "state-party" for one in records) == 164


def test_status_on_the_day_of_a_withdrawal(run: Run) -> None:
    ask = ("treaty", "-c", "Lithuania", "--fields", "status,bound,withdrawal_effective", "-f", "plain", "--as-of")
    assert run(*ask, "2025-12-26").rows == [["state-party", "true", "2025-12-27"]]
    assert run(*ask, "2025-12-27").rows == [["withdrawn", "false", "2025-12-27"]]


def test_unsettled_says_why(run: Run) -> None:
    result = run("treaty", "-c", "Lebanon", "--as-of", "2026-03-01")
    assert "unsettled" in result.stdout
    assert "day of deposit not seen in any source" in result.stdout


def test_withdrawn_states_with_their_dates(run: Run) -> None:
    result = run("treaty", "--status", "withdrawn", "--fields", "country,withdrawal_effective", "-f", "plain")
    assert result.rows == [
        ["Estonia", "2025-12-27"],
        ["Finland", "2026-01-10"],
        ["Latvia", "2025-12-27"],
        ["Lithuania", "2025-12-27"],
        ["Poland", "2026-02-20"],
    ]


def test_region_and_status_together(run: Run) -> None:
    records = run("treaty", "--status", "not-party", "--region", "asia", "-f", "json").json
    assert {one["region"] for one in records} == {"Asia"}
    assert {one["status"] for one in records} == {"not-party"}
    assert "IND" in {one["iso3"] for one in records}


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (("-c", "Norway", "--is", "state-party"), 0),
        (("-c", "United States", "--is", "state-party"), 1),
        (("-c", "Norway", "-c", "United States", "--is", "state-party"), 1),
        (("-c", "Lebanon", "--is", "state-party", "--as-of", "2026-03-01"), 1),
        (("-c", "Lebanon", "--is", "bound", "--as-of", "2026-08-25"), 1),
        (("-c", "Ukraine", "--is", "bound"), 0),
    ],
)
def test_question_answers_by_exit_status_alone(run: Run, question: tuple[str, ...], status: int) -> None:
    assert run("treaty", *question) == (status, "", "")


def test_question_needs_a_state(run: Run) -> None:
    assert run("treaty", "--is", "bound") == (2, "", "minefacts: --is asks about states: name them with -c\n")


def test_country_with_nothing_but_acts(run: Run) -> None:
    status, out, _ = run("country", "Tuvalu")
    assert status == 0
    assert "Casualties: no figure recorded" in out
    assert "accession 2011-09-13" in out


def test_search_names_the_current_value(run: Run) -> None:
    status, out, _ = run("search", "8605")
    assert status == 0
    assert "World 2016" in out
    assert "Source: lm2017-cas" in out
    assert "superseded: 9,440" in out


def test_limit_of_none_is_an_answer(run: Run) -> None:
    assert run("casualties", "-n", "0", "-f", "json") == (0, "[]\n", "")


def test_source_of_a_figure(run: Run) -> None:
    (record,) = run("sources", "casualties.WLD.2023.2023.total.hi-2024", "-f", "json").json
    assert record["id"] == "hi-2024"
    reference = run("sources", "hi-2024").stdout
    assert (
        "Reference: Humanity & Inclusion (2024-11-20). Landmines: 22% more victims in one year. https://" in reference
    )


FIGURE_KEYS = (
    "id,topic,place,iso3,scope,start,end,measure,value,unit,qualifier,body,edition,published,source,source_kind,"
    "revised,superseded_by,note"
)
TREATY_KEYS = (
    "country,iso2,iso3,region,subregion,status,bound,signed,consent,deposited,in_force,withdrawal_notified,"
    "withdrawal_effective,suspension_notified,as_of,note,sources"
)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (("casualties",), FIGURE_KEYS),
        (("contamination",), FIGURE_KEYS),
        (("clearance",), FIGURE_KEYS),
        (("treaty",), TREATY_KEYS),
        (("treaty", "--counts"), "status,count,bound,as_of"),
        (
            ("country", "Cambodia"),
            (
                "country,kind,official_name,iso2,iso3,m49,region,subregion,treaty,deadlines,casualties,contamination,clearance,"
                "stockpiles,conduct,parties,claims,note,as_of"
            ),
        ),
        (("parties",), "id,name,kind,role,iso3,position,paragraphs,source"),
        (("article",), "id,paragraph,claim,said_by,refers_to,verdict,figure,value,verdict_today,source,now,today"),
        (
            ("changes",),
            "date,kind,id,iso3,place,subject,start,end,value,unit,qualifier,certainty,body,edition,note,source,what,detail",
        ),
        (
            ("search", "5757"),
            "kind,id,iso3,place,subject,start,end,value,unit,qualifier,certainty,body,edition,superseded_by,source,note,text",
        ),
        (("sources",), "id,type,title,publisher,issued,url,kind,used_by"),
        (("resolve", "Norway"), "query,country,iso2,iso3,m49,matched_by,kinds,languages,error,candidates"),
    ],
)
def test_keys_are_a_promise(run: Run, command: tuple[str, ...], keys: str) -> None:
    for record in run(*command, "-f", "json").json:
        assert ",".join(record) == keys


def test_sources_as_csl(run: Run, dataset: Dataset) -> None:
    items = run("sources", "-f", "csl-json").json
    assert [item["id"] for item in items] == [source.id for source in dataset.sources]
    article = next(item for item in items if item["id"] == "article")
    assert article["issued"] == {"date-parts": [[2024, 11, 25]]}
    assert "issued" not in next(item for item in items if item["id"] == "NLDB")


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (("treaty", "Ukraine"), "did you mean minefacts treaty -c Ukraine?"),
        (("casualties", "Burkina", "Faso"), "did you mean minefacts casualties -c 'Burkina Faso'?"),
        (("treaty", "--as-of", "2025-02-30"), "2025-02-28"),
        (("treaty", "--as-of", "2025-13"), "2025-12"),
        (("treaty", "--as-of", "yesterday"), "2024-11-25"),
        (("treaty", "--status", "withdrawed"), "withdrawn"),
        (("treaty", "--region", "Asien"), "Asia"),
        (("casualties", "--measure", "kiled"), "killed"),
        (("casualties", "--body", "Landmine Monitr"), "Landmine Monitor"),
        (("casualties", "--year", "20x"), "latest"),
        (("casualties", "--year", "2008-1999"), "1999-2008"),
        (("casualties", "--fields", "valeu"), "value"),
        (("casualties", "--sort", "vlaue"), "value"),
        (("casualties", "-f", "jsom"), "json"),
        (("country", "Cambodia", "-f", "csv"), "table, json, jsonl"),
        (("casualties", "--chart", "-f", "json"), "--chart"),
        (("casualtis",), "casualties"),
        (("treaty", "--stauts", "x"), "--status"),
        (("changes", "--since", "2026", "--until", "2025"), "cannot end before"),
        (("changes", "--until", "2020"), "2024-11-26"),
        (("casualties", "-n", "9" * 5000), "-n 10"),
        (("sources", "-f", "csl-json", "--fields", "id"), "--fields"),
        (("country",), "NAME"),
        (("treaty", "--as-of", ""), "2024-11-25"),
        (("changes", "--since", ""), "2024-11-25"),
        (("casualties", "--fields", ","), "id,value"),
        (("casualties", "-n", "x"), "-n 10"),
        (("casualties", "--edition", "foo"), "--edition 2023"),
        (("treaty", "-c", "Norway", "--is", "bound", "--counts"), "-c and --as-of"),
        (("parties", "Guterres"), "minefacts search Guterres"),
        (("casualties", "Cambodia", "2024"), "did you mean minefacts casualties -c Cambodia --year 2024?"),
        (("cas",), "did you mean minefacts casualties?"),
    ],
)
def test_bad_input_gets_one_line_that_says_what_would_be_right(run: Run, ask: tuple[str, ...], words: str) -> None:
    status, out, err = run(*ask)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert words in err


def test_unknown_id(run: Run) -> None:
    status, out, err = run("sources", "hi-2023")
    assert (status, out) == (3, "")
    assert "hi-2024" in err


def test_missing_dataset(run: Run, tmp_path: Path) -> None:
    status, out, err = run("--data", str(tmp_path / "none"), "casualties")
    assert (status, out) == (5, "")
    assert err.count("\n") == 1


def test_broken_dataset_is_refused_before_the_first_answer(run: Run, data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    shutil.copytree(data, bad)
    figures = bad / "figures.json"
    figures.write_text(figures.read_text("utf-8").replace('"value": 7239', '"value": 7240'), "utf-8")
    status, out, err = run("casualties", "--data", str(bad), "-f", "json")
    assert (status, out) == (5, "")
    error = json.loads(err)["error"]
    assert error["code"] == "dataset"
    (problem,) = error["problems"]
    assert problem["record"] == "casualties.WLD.2017.2017.total.lm2018-cas"
    assert problem["field"] == "value"


def test_unreadable_dataset(run: Run, data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    shutil.copytree(data, bad)
    (bad / "claims.json").write_bytes(b"\xff\xfe[")
    assert run("--data", str(bad), "article")[:2] == (5, "")


def test_copy_of_the_dataset_answers_the_same(run: Run, data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    assert run("treaty", "--data", str(copy)) == run("treaty")


def test_later_option_wins(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINEFACTS_DATA", "/nowhere")
    assert run("casualties").status == 5
    assert run("--data", str(data), "casualties").status == 0
    assert run("--data", "/nowhere", "casualties", "--data", str(data)).status == 0


def test_a_day_the_record_cannot_know_is_said_so(run: Run, dataset: Dataset) -> None:
    assert f"record ends on {dataset.version}" in run("treaty", "-c", "Norway", "--as-of", "2030").stderr
    assert "before the treaty was adopted" in run("treaty", "-c", "Norway", "--as-of", "1997-09-17").stderr
    assert run("treaty", "-c", "Norway", "--as-of", "2024").stderr == ""


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_machine_formats_hold_the_same_records(run: Run, question: tuple[str, ...]) -> None:
    records = run(*question, "-f", "json").json
    assert [json.loads(line) for line in run(*question, "-f", "jsonl").stdout.splitlines()] == records
    header, *rows = run(*question, "-f", "tsv").stdout.splitlines()
    assert header.split("\t") == list(records[0])
    assert rows == run(*question, "-f", "plain").stdout.splitlines()
    assert len(rows) == len(records)
    table = [line for line in run(*question, "-f", "markdown").stdout.splitlines() if line.startswith("| ")]
    assert len(table) == len(records) + 2


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_table_is_the_same_at_any_columns(run: Run, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    natural = run(*question).stdout
    assert "…" not in natural
    assert "\x1b" not in natural
    for columns in ("0", "1", "20", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        assert run(*question).stdout == natural


def test_fields_choose_and_order(run: Run) -> None:
    assert run("parties", "--fields", "kind,id", "-f", "csv").stdout.splitlines()[:2] == ["kind,id", "person,guterres"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_leads_with_examples(run: Run, command: str) -> None:
    status, out, err = run(command, "-h")
    assert (status, err) == (0, "")
    assert out.index("Examples:") < out.index("Options:")


def test_bare_program_prints_its_help(run: Run) -> None:
    assert run() == run("--help")
    assert run().status == 0


def test_version_names_the_dataset_s_date(run: Run, dataset: Dataset) -> None:
    assert run("--version").stdout == f"minefacts {__version__}, dataset of {dataset.version}\n"


def test_formats_are_those_that_can_be_written() -> None:
    assert set(FORMATS) <= set(WRITERS)
    for written in WRITERS.values():
        module, _, name = written.partition(":")
        assert callable(getattr(import_module(f"minefacts.render.{module}"), name))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_script(run: Run, shell: str) -> None:
    status, out, _ = run("completion", shell)
    assert status == 0
    assert "_MINEFACTS_COMPLETE" in out


WORDS = [
    *COMMANDS,
    *(
        "-c",
        "--year",
        "--measure",
        "--edition",
        "--body",
        "--source",
        "--history",
        "--all",
        "--chart",
        "--as-of",
        "--is",
    ),
    *("--status", "--region", "--counts", "--since", "--until", "-f", "--fields", "--sort", "-n", "--color", "--", "-"),
    *("World", "Ukraine", "Congo", "Kosovo", "latest", "1999-2024", "2023", "2025-02-30", "total", "area", "killed"),
    *(
        "json",
        "csv",
        "table",
        "plain",
        "csl-json",
        "value",
        "-value",
        "id,value",
        "sources",
        "-sources",
        "0",
        "3",
        "bound",
    ),
    *("state-party", "withdrawn", "Asia", "CMAA", "article", "", " ", "\u202e", "\x1b[31m", "5,757", "always", "bash"),
]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(command=st.sampled_from(sorted(COMMANDS)), words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_no_command_line_is_a_bug(run: Run, command: str, words: list[str]) -> None:
    status, out, err = run(command, *(word for word in words if word != "-"))
    assert status in (0, 1, 2, 3, 4)
    if status in (2, 3, 4) and command != "resolve":
        assert out == ""
        assert err.count("\n") == 1
    assert "\x1b" not in err


def test_values_are_taken_as_tables_say_them(run: Run) -> None:
    ask = ("contamination", "-c", "KHM", "--fields", "measure", "-f", "plain", "--measure")
    assert run(*ask, "contaminated area") == run(*ask, "area")
    assert run("treaty", "--status", "State Party", "-f", "json").json
    assert run("treaty", "--status", "not a party", "-f", "json").json


def test_counts_name_the_documents_of_the_acts(run: Run) -> None:
    assert "UNTC2014" in run("treaty", "--counts").stdout


def test_value_keeps_its_qualifier_among_chosen_fields(run: Run) -> None:
    assert "about 20,000  Cambodia" in run("casualties", "--fields", "value,place").stdout
