"""What scripts and people rely on: exit status, standard output and standard error of each command."""

from __future__ import annotations

import json
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from conftest import TODAY, Run
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


def test_world_total_is_one_value(run: Run) -> None:
    records = run("casualties", "-f", "json").json
    assert [one["value"] for one in records if one["iso3"] == "WLD" and one["measure"] == "total"] == [5757]


def test_clearance_says_that_the_article_gives_none(run: Run) -> None:
    status, out, _ = run("clearance")
    assert status == 0
    assert out.startswith("Clearance: the newest world figures (the article gives none)")


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


@pytest.mark.parametrize(
    ("day", "parties", "bound"), [("2025-06-27", 166, 164), ("2012-12-07", 160, 160), ("1998-12-31", 58, 0)]
)
def test_counts(run: Run, day: str, parties: int, bound: int) -> None:
    records = run("treaty", "--counts", "--as-of", day, "-f", "json").json
    assert records[0] == {"status": "state-party", "count": parties, "bound": bound, "as_of": day}


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


def test_country_shows_what_the_article_says(run: Run) -> None:
    status, out, _ = run("country", "Cambodia")
    assert status == 0
    for words in ("State Party", "more than 1,600 km²", "more than 1,000,000", "more than one million", "Hun Manet"):
        assert words in out


def test_country_joins_its_words(run: Run) -> None:
    assert run("country", "Burkina", "Faso", "-f", "json").json[0]["iso3"] == "BFA"


def test_country_with_nothing_but_acts(run: Run) -> None:
    status, out, _ = run("country", "Tuvalu")
    assert status == 0
    assert "Casualties: no figure recorded" in out
    assert "accession 2011-09-13" in out


def test_article_stands_beside_the_record(run: Run) -> None:
    records = run("article", "-f", "json").json
    now = {one["id"]: one["now"] or "" for one in records}
    parties = run("treaty", "--counts", "--fields", "count", "-f", "plain").rows[0][0]
    assert f"164 States Parties on 2024-11-25; {parties} States Parties on {TODAY}" in now["p3-1-parties-164"]
    assert re.match(r"World, casualties: (still|now) at least [\d,]+ for 2023 ", now["p8-1-world-casualties"])
    assert re.search(r"; .*[\d,]+ for 20(2[4-9]|[3-9]\d) ", now["p8-1-world-casualties"])


def test_changes_since_the_article(run: Run) -> None:
    records = run("changes", "-f", "json").json
    acts = {(one["iso3"], one["what"], one["date"]) for one in records if one["kind"] == "act"}
    assert ("MHL", "ratification", "2025-03-12") in acts
    assert ("TON", "accession", "2025-06-25") in acts
    assert {("EST", "withdrawal notified", "2025-06-27"), ("EST", "withdrawal effective", "2025-12-27")} <= acts
    assert {("FIN", "withdrawal effective", "2026-01-10"), ("POL", "withdrawal effective", "2026-02-20")} <= acts
    assert ("UKR", "suspension notified", "2025-07-18") in acts
    assert ("LBN", "accession", "2026") in acts
    assert any(one["kind"] == "figure" and "6,279" in one["detail"] for one in records)
    assert not any(one["source"] == "article" for one in records)


def test_changes_hold_both_ends(run: Run) -> None:
    one_day = run("changes", "--since", "2025-06-27", "--until", "2025-06-27", "-f", "json").json
    assert {change["iso3"] for change in one_day} == {"EST", "LVA", "LTU"}
    assert run("changes", "--since", "2026-01-13", "--until", "2026-01-13", "--fields", "iso3", "-f", "plain").rows == [
        ["LBN"]
    ]


@pytest.mark.parametrize(("edition", "value"), [("2017", "8605"), ("2018", "9437")])
def test_edition_gives_its_own_value(run: Run, edition: str, value: str) -> None:
    ask = ("casualties", "-c", "World", "--year", "2016", "--measure", "total", "--fields", "value", "-f", "plain")
    assert run(*ask, "--edition", edition).stdout == f"{value}\n"


def test_current_figure_says_that_it_was_revised(run: Run) -> None:
    ask = ("casualties", "-c", "World", "--year", "2016", "--measure", "total")
    (record,) = run(*ask, "-f", "json").json
    assert (record["value"], record["revised"], record["superseded_by"]) == (9440, True, None)
    assert "earlier editions said otherwise" in run(*ask).stdout
    history = run(*ask, "--history", "-f", "json").json
    assert [(one["value"], one["edition"]) for one in history] == [
        (8605, 2017),
        (9437, 2018),
        (9439, 2019),
        (9439, 2020),
        (9440, 2021),
    ]
    assert {one["superseded_by"] for one in history[:-1]} == {record["id"]}


def test_most_casualties_of_a_year(run: Run) -> None:
    ask = (
        "casualties",
        "--year",
        "2023",
        "--measure",
        "total",
        "--source",
        "chronicle-2024",
        "--sort=-value",
        "-n",
        "5",
    )
    assert run(*ask, "--fields", "place,value", "-f", "plain").rows == [
        ["Myanmar", "1003"],
        ["Syria", "933"],
        ["Afghanistan", "651"],
        ["Ukraine", "580"],
        ["Yemen", "499"],
    ]


def test_bodies_stand_side_by_side(run: Run) -> None:
    ask = ("clearance", "-c", "World", "--year", "2022", "--measure", "mines-destroyed", "--fields", "body,value")
    assert run(*ask, "-f", "plain").rows == [["Landmine Monitor", "169276"], ["Mine Action Review", "213750"]]


def test_years_keep_spans_apart(run: Run) -> None:
    ask = ("casualties", "-c", "World", "--measure", "total", "--fields", "start,end", "-f", "plain", "--year")
    assert run(*ask, "1999-2008").rows[-1] == ["1999", "2008"]
    assert run(*ask, "1999-2007").rows[-1] == ["2007", "2007"]
    assert run(*ask, "2008").rows == [["2008", "2008"]]


@pytest.mark.parametrize("number", ["5757", "5,757", "5 757"])
def test_search_reads_a_number_however_it_is_written(run: Run, number: str) -> None:
    records = run("search", number, "-f", "json").json
    assert {"casualties.WLD.2023.2023.total.article", "p8-1-world-casualties"} <= {one["id"] for one in records}


def test_search_names_the_current_value(run: Run) -> None:
    status, out, _ = run("search", "8605")
    assert status == 0
    assert "World 2016" in out
    assert "Source: lm2017-cas" in out
    assert "superseded: 9,440" in out


def test_search_finds_a_claim_and_who_said_it(run: Run) -> None:
    claim = run("search", "deadly", "legacy", "-f", "json").json[0]
    assert (claim["kind"], claim["id"]) == ("claim", "p5-1-deadly-legacy")
    assert "Tamar Gabelnick" in claim["text"]


def test_nothing_found_is_a_no(run: Run) -> None:
    message = "minefacts: nothing in the record matches 'zebra'\n"
    assert run("search", "zebra") == (1, "", message)
    assert run("search", "zebra", "-f", "json") == (1, "[]\n", message)
    header = "kind,id,iso3,text,superseded_by,source\n"
    assert run("search", "zebra", "-f", "csv") == (1, header, message)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (("-c", "Norway"), "no figure on casualties is recorded for Norway, which does not mean zero"),
        (("-c", "World", "--year", "2002", "--measure", "total"), "without --year there are"),
        (("--body", "Mine Action Review"), "without --body there are "),
    ],
)
def test_no_figure_is_not_zero(run: Run, ask: tuple[str, ...], words: str) -> None:
    status, out, err = run("casualties", *ask)
    assert (status, out) == (1, "")
    assert words in err


def test_limit_of_none_is_an_answer(run: Run) -> None:
    assert run("casualties", "-n", "0", "-f", "json") == (0, "[]\n", "")


def test_source_of_a_figure(run: Run) -> None:
    (record,) = run("sources", "casualties.WLD.2023.2023.total.hi-2024", "-f", "json").json
    assert record["id"] == "hi-2024"
    reference = run("sources", "hi-2024").stdout
    assert (
        "Reference: Humanity & Inclusion (2024-11-20). Landmines: 22% more victims in one year. https://" in reference
    )


def test_chart_with_nothing_to_draw_says_so(run: Run) -> None:
    status, out, err = run("clearance", "-c", "Cambodia", "--body", "CMAA", "--chart")
    assert (status, out) == (1, "")
    assert "Not drawn: 7 figures" in err


def test_search_for_a_number_is_not_for_a_code(run: Run) -> None:
    assert {one["iso3"] for one in run("search", "499", "-f", "json").json} == {"YEM"}
    assert "MMR" in {one["iso3"] for one in run("search", "Burma", "-f", "json").json}


def test_country_has_the_claims_that_name_it(run: Run) -> None:
    claims = {one["id"] for one in run("country", "US", "-f", "json").json[0]["claims"]}
    assert {"p0-2-us-decision", "p3-3-us-outside", "p5-2-us-reconsider", "p6-2-us-justification"} <= claims
    assert not any("cambodia" in claim for claim in claims)


FIGURE_KEYS = (
    "id,topic,place,iso3,start,end,measure,value,unit,qualifier,body,edition,published,source,source_kind,"
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
            "country,official_name,iso2,iso3,m49,region,subregion,treaty,casualties,contamination,clearance,parties,claims",
        ),
        (("parties",), "id,name,kind,role,iso3,position,paragraphs,source"),
        (("article",), "id,paragraph,claim,said_by,now,source"),
        (("changes",), "date,kind,iso3,place,what,detail,source"),
        (("search", "5757"), "kind,id,iso3,text,superseded_by,source"),
        (("sources",), "id,type,title,publisher,issued,url,kind,used_by"),
        (("resolve", "Norway"), "query,country,iso2,iso3,m49,matched_by,error,candidates"),
    ],
)
def test_keys_are_a_promise(run: Run, command: tuple[str, ...], keys: str) -> None:
    for record in run(*command, "-f", "json").json:
        assert ",".join(record) == keys


def test_sources_as_csl(run: Run, dataset: Dataset) -> None:
    items = run("sources", "-f", "csl-json").json
    assert [item["id"] for item in items] == list(dataset.sources)
    article = next(item for item in items if item["id"] == "article")
    assert article["issued"] == {"date-parts": [[2024, 11, 25]]}
    assert "issued" not in next(item for item in items if item["id"] == "NLDB")


def test_resolve_answers_every_query(run: Run) -> None:
    status, out, _ = run("resolve", "DRC", "Ukrane", "Kosovo", "Congo", "NA", "-f", "json")
    records = json.loads(out)
    assert status == 4
    assert [one["iso3"] for one in records] == ["COD", None, None, None, "NAM"]
    assert [one["error"] for one in records] == [None, "unknown-name", "not-a-state", "ambiguous-name", None]
    assert records[1]["candidates"][0] == "UKR"
    assert records[3]["candidates"] == ["COD", "COG"]


@pytest.mark.parametrize("name", ["Україна", "Ucrania", "Камбоджа", "CÔTE D’IVOIRE", "cote divoire"])
def test_names_in_other_spellings_answer(run: Run, name: str) -> None:
    assert run("treaty", "-c", name).status == 0


@pytest.mark.parametrize(
    ("name", "status", "code", "words"),
    [
        ("Atlantis", 3, "unknown-name", ["'Atlantis'"]),
        ("Ukrane", 3, "unknown-name", ["Ukraine (UKR)"]),
        ("Kosovo", 3, "not-a-state", ["197"]),
        ("Congo", 4, "ambiguous-name", ["(COD)", "(COG)"]),
        ("Korea", 4, "ambiguous-name", ["(KOR)", "(PRK)"]),
    ],
)
def test_refused_name(run: Run, name: str, status: int, code: str, words: list[str]) -> None:
    for ask in (("country", name), ("treaty", "-c", name), ("casualties", "-c", name)):
        refused = run(*ask)
        assert (refused.status, refused.stdout) == (status, "")
        assert refused.stderr.count("\n") == 1
        assert all(word in refused.stderr for word in words)
        as_json = run(*ask, "-f", "json")
        assert (as_json.status, as_json.stdout) == (status, "")
        assert json.loads(as_json.stderr)["error"]["code"] == code


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


def test_chart_shows_missing_years_as_not_recorded(run: Run) -> None:
    lines = run("casualties", "-c", "World", "--measure", "total", "--chart").stdout.splitlines()
    bars = {line.split()[0]: line for line in lines if line[:2] in ("19", "20")}
    assert sorted(bars) == [str(year) for year in range(1999, 1999 + len(bars))]
    assert len(bars) >= 26
    assert [year for year, line in bars.items() if "not recorded" in line] == ["2002", "2005"]
    assert "9,440" in bars["2016"]
    longest = max(bars.values(), key=lambda line: line.count("█"))
    assert longest == bars["2016"]


def test_chart_by_place(run: Run) -> None:
    lines = run("casualties", "--year", "2023", "--measure", "total", "--chart").stdout.splitlines()
    assert lines[0].startswith("Casualties by place, 2023 (Landmine Monitor, ")
    assert [line.split("  ")[0].strip() for line in lines[3:5]] == ["Myanmar", "Syria"]
    assert not any(line.startswith("World") for line in lines)


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


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("treaty -c Burkina Faso", "did you mean minefacts treaty -c 'Burkina Faso'?"),
        ("treaty Côte dIvoire", "did you mean minefacts treaty -c 'Côte dIvoire'?"),
        ("treaty -c South Sudan", "did you mean minefacts treaty -c 'South Sudan'?"),
        ("casualties killed", "did you mean minefacts casualties --measure killed?"),
        ("casualties World", "did you mean minefacts casualties -c World?"),
        ("casualties 2024-11-25", "did you mean minefacts casualties --year 2024?"),
        ("changes 2025", "did you mean minefacts changes --since 2025?"),
        ("casualties 2023", "did you mean minefacts casualties --year 2023?"),
        ("treaty 2023-05", "did you mean minefacts treaty --as-of 2023-05?"),
        ("parties foo", "did you mean minefacts search foo?"),
        ("casualties --year 2023 --year 2024", "write years that follow each other as 2019-2023"),
        ("casualties --chart --sort value", "it does not go with --sort"),
        ("casualties -n 99999999999", "is not a whole number from 0 to 999999999"),
    ],
)
def test_what_was_meant_is_offered(run: Run, line: str, hint: str) -> None:
    status, out, err = run(*line.split())
    assert (status, out) == (2, "")
    assert err.endswith(f"{hint}\n") or hint in err


def test_values_are_taken_as_tables_say_them(run: Run) -> None:
    ask = ("contamination", "-c", "KHM", "--fields", "measure", "-f", "plain", "--measure")
    assert run(*ask, "contaminated area") == run(*ask, "area")
    assert run("treaty", "--status", "State Party", "-f", "json").json
    assert run("treaty", "--status", "not a party", "-f", "json").json


def test_article_is_no_evidence_for_itself(run: Run) -> None:
    now = {one["id"]: one["now"] or "" for one in run("article", "-f", "json").json}
    assert any("no other document has a figure for 1979 to 2024-11-25" in said for said in now.values())
    assert any("people affected: now about 1,000,000" in said for said in now.values())


def test_search_takes_a_day_and_a_percentage_whole(run: Run) -> None:
    assert all("2023-12-31" in hit["text"] for hit in run("search", "2023-12-31", "-f", "json").json)
    assert all("84 %" in hit["text"] for hit in run("search", "84%", "-f", "json").json)
    assert "Not one of the 197 states" in run("search", "Kosovo").stderr
    assert all(".1979.2009." in hit["id"] for hit in run("search", "1979-2009", "-f", "json").json)


def test_counts_name_the_documents_of_the_acts(run: Run) -> None:
    assert "UNTC2014" in run("treaty", "--counts").stdout


def test_value_keeps_its_qualifier_among_chosen_fields(run: Run) -> None:
    assert "about 20,000  Cambodia" in run("casualties", "--fields", "value,place").stdout
