"""The dataset as a product: checked, described, and exported to what other tools read."""

from __future__ import annotations

import csv
import hashlib
import json
import runpy
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas
import pytest
from conftest import Run
from frictionless import validate
from sample import DAY, SOUND, write

from minefacts.checks import check as integrity
from minefacts.dataset import export
from minefacts.dataset.database import Database
from minefacts.dataset.reading import Dataset
from minefacts.dataset.schema import json_schema
from minefacts.errors import OutputError, UsageError
from minefacts.model.records import FILES, Record

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def out(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "out"
    export.export(dataset, str(folder))
    return folder


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_package_is_valid(out: Path) -> None:
    report = validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_data_folder_is_a_valid_package_itself(data: Path) -> None:
    report = validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_descriptor_of_the_data_folder_is_current(data: Path) -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "datapackage.py"))["package"]()
    assert (data / "datapackage.json").read_text("utf-8") == made, "run: poe write"


def test_descriptor_tells_the_hash_and_size_of_each_table(out: Path, dataset: Dataset) -> None:
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert package["version"] == dataset.version
    assert package["licenses"][0]["name"] == "CC0-1.0"
    for resource in package["resources"]:
        content = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("kind", FILES)
def test_every_reader_finds_every_record(out: Path, data: Path, kind: type[Record]) -> None:
    file = FILES[kind]
    table = file.resource.replace("-", "_")
    count = len(json.loads((data / file.name).read_text("utf-8")))
    path = out / f"{table}.csv"
    assert len(rows(out, table)) == count
    assert len(pandas.read_csv(path, keep_default_na=False)) == count
    assert duckdb.execute(f"select count(*) from '{path}'").fetchall() == [(count,)]
    with closing(sqlite3.connect(out / "minefacts.sqlite")) as connection:
        assert connection.execute(f"select count(*) from {table}").fetchone() == (count,)


def test_places_are_states_areas_and_the_world(out: Path) -> None:
    places = {row["code"]: (row["name"], row["kind"]) for row in rows(out, "places")}
    assert places["WLD"] == ("World", "world")
    assert places["XKX"] == ("Kosovo", "area")
    states = {code: name for code, (name, kind) in places.items() if kind == "state"}
    assert states == {row["iso3"]: row["name"] for row in rows(out, "countries")}


def test_namibia_keeps_its_code(out: Path) -> None:
    question = "select iso2 from '{}' where iso3 = 'NAM'"
    assert duckdb.execute(question.format(out / "countries.csv")).fetchall() == [("NA",)]
    countries = pandas.read_csv(out / "countries.csv", keep_default_na=False)
    assert countries.set_index("iso3").loc["NAM", "iso2"] == "NA"
    with closing(sqlite3.connect(out / "minefacts.sqlite")) as connection:
        assert connection.execute("select iso2 from countries where iso3 = 'NAM'").fetchone() == ("NA",)


def test_values_are_as_they_are(out: Path, dataset: Dataset) -> None:
    exported = {row["id"]: row for row in rows(out, "figures")}
    for figure in dataset.figures:
        row = exported[figure.id]
        assert row["value"] == str(figure.value)
        assert (row["start"], row["end"], row["note"]) == (figure.start, figure.end, figure.note or "")
    events = {row["id"]: row for row in rows(out, "treaty_events")}
    for event in dataset.events:
        row = events[event.id]
        assert (row["date"], row["not_before"]) == (event.date, event.not_before or "")
        assert row["sources"] == ";".join(event.sources)


def test_database_keeps_its_references(out: Path, dataset: Dataset, tmp_path: Path) -> None:
    with closing(sqlite3.connect(shutil.copy(out / "minefacts.sqlite", tmp_path))) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        linked = "select value from treaty_events_sources where treaty_events = ? order by position"
        for event in dataset.events:
            assert connection.execute(linked, [event.id]).fetchall() == [(source,) for source in event.sources]
        named = "select key from names join names_places on names.key = names_places.names where value = 'UKR'"
        assert "ukraine" in {key for (key,) in connection.execute(named)}
        values = dict(connection.execute("select id, value from figures").fetchall())
        assert values == {figure.id: figure.value for figure in dataset.figures}
        connection.execute("pragma foreign_keys = on")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("update figures set source = 'nobody'")


#: What CSL 1.0.2 says of the fields that our items have; any other field of ours it would have to know as well.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article-newspaper", "dataset", "report", "treaty", "webpage"]},
            **{field: {"type": "string"} for field in ("title", "publisher", "URL")},
            "issued": {
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "number"}},
                    }
                },
            },
            "custom": {"type": "object"},
        },
    },
}


def test_csl_is_valid(out: Path, run: Run) -> None:
    validator = jsonschema.Draft7Validator(CSL)
    validator.validate(json.loads((out / "sources.csl.json").read_text("utf-8")))
    validator.validate(run("sources", "-f", "csl-json").json)


def test_csl_is_that_of_the_dataset(out: Path, data: Path) -> None:
    assert json.loads((out / "sources.csl.json").read_text("utf-8")) == json.loads(
        (data / "sources.json").read_text("utf-8")
    )


def test_export_gives_the_same_bytes(out: Path, dataset: Dataset, tmp_path: Path) -> None:
    again = tmp_path / "again"
    export.export(dataset, str(again))
    assert {path.name for path in again.iterdir()} == {path.name for path in out.iterdir()}
    for path in again.iterdir():
        assert path.read_bytes() == (out / path.name).read_bytes(), path.name


def test_folder_with_files_is_refused(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError):
        export.export(dataset, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(UsageError):
        export.export(dataset, str(tmp_path / "mine.txt"))


def test_folder_that_only_looks_new_is_refused(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "figures.csv").write_text("precious")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        export.export(dataset, "nowhere/..")
    assert [path.name for path in tmp_path.iterdir()] == ["figures.csv"]
    assert (tmp_path / "figures.csv").read_text() == "precious"


def test_licence_from_elsewhere_is_left_there(data: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    (tmp_path / "secret").write_text("secret")
    (folder / "LICENSE").unlink()
    (folder / "LICENSE").symlink_to(tmp_path / "secret")
    export.export(Dataset(str(folder)), str(tmp_path / "out"))
    assert not (tmp_path / "out" / "LICENSE").exists()


def test_empty_folder_is_filled(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export.export(dataset, str(tmp_path / "out"))
    assert (tmp_path / "out" / "datapackage.json").is_file()


def test_carriage_return_and_newline_survive(dataset: Dataset, tmp_path: Path, data: Path) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    text = (folder / "areas.json").read_text("utf-8")
    (folder / "areas.json").write_text(text.replace('"name": "Kosovo"', r'"name": "Ko\rso\nvo,\""'), "utf-8")
    export.export(Dataset(str(folder)), str(tmp_path / "out"))
    assert len(rows(tmp_path / "out", "areas")) == len(dataset.areas)
    assert 'Ko\rso\nvo,"' in {row["name"] for row in rows(tmp_path / "out", "areas")}
    assert validate(str(tmp_path / "out" / "datapackage.json")).valid


def test_licences_go_with_the_data(out: Path, data: Path) -> None:
    for name in ("LICENSE", "LICENSE.unicode"):
        assert (out / name).read_bytes() == (data / name).read_bytes()


@pytest.mark.parametrize("folder", ["", "missing/out"])
def test_folder_that_cannot_be_made(
    dataset: Dataset, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UsageError, OutputError)):
        export.export(dataset, folder)
    assert list(tmp_path.iterdir()) == []


def test_failure_leaves_nothing_behind(dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Database, "insert", full)
    with pytest.raises(OutputError, match="No space left"):
        export.export(dataset, str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_json_schema_describes_the_files(data: Path) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    files = {file.name: json.loads((data / file.name).read_text("utf-8")) for file in FILES.values()}
    # A record in some hundred of each file: a validator in Python takes long.
    files = {name: records[:: max(1, len(records) // 100)] for name, records in files.items()}
    jsonschema.Draft202012Validator(schema).validate(files)
    files["figures.json"][0]["value"] = "many"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(files)


def test_check_finds_nothing_wrong(run: Run, tmp_path: Path) -> None:
    folder = str(write(tmp_path, *SOUND))
    expected = (0, f"{folder}: no problem, dataset of {DAY}\n", "")
    assert run("data", "check", folder) == run("--data", folder, "data", "check") == expected
    assert run("data", "check", folder, "-f", "json") == (0, "[]\n", "")


def test_check_lists_every_problem(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path, *SOUND)
    figures = folder / "figures.json"
    text = figures.read_text("utf-8").replace('"value": 4710', '"value": 4711').replace('"value": 85', '"value": 185')
    figures.write_text(text, "utf-8")
    status, out, err = run("data", "check", str(folder))
    assert (status, out) == (5, "")
    assert len(err.splitlines()) == len(integrity.check(str(folder))) + 1 == 3
    assert "casualties.WLD.2022.2022.total.m23: value" in err
    as_json = run("data", "check", str(folder), "-f", "json")
    assert as_json.status == 5
    assert len(json.loads(as_json.stderr)["error"]["problems"]) == 2


def test_commands_answer(run: Run, tmp_path: Path) -> None:
    assert run("data").stdout == run("data", "-h").stdout
    assert run("data", "schema").json == json_schema()
    assert run("data", "export", str(tmp_path / "out")).status == 0
    assert (tmp_path / "out" / "figures.csv").is_file()
    assert run("data", "export", str(tmp_path / "out")).status == 2
    assert "did you mean minefacts data check?" in run("data", "chekc").stderr


def test_force_replaces_an_earlier_export_and_nothing_else(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("data", "export", str(out)).status == 0
    (out / "mine.txt").write_text("mine")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    refused = run("data", "export", str(out))
    assert refused.status == 2
    assert "--force" in refused.stderr
    assert run("data", "export", str(out), "--force").status == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    (out / "figures.csv").write_text("changed")
    assert run("data", "export", str(out), "--force").status == 2
    assert (out / "figures.csv").read_text() == "changed"


def test_force_replaces_no_dataset(run: Run, data: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run("data", "export", str(folder), "--force").status == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
