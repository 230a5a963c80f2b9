"""Charts and maps as Vega-Lite, SVG, PNG and PDF: valid, whole, with nothing from a network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Run
from drawing import GROUNDS, HOSTILE, drawn, figure

from minefacts.cli import drawing
from minefacts.cli.settings import Settings
from minefacts.dataset.reading import bundled
from minefacts.errors import UsageError
from minefacts.render import pictures, vega
from minefacts.render.escape import is_unsafe, printable
from minefacts.views.charts import Chart
from minefacts.views.maps import Ground, Group, TileMap, tile_map

vl_convert = pytest.importorskip("vl_convert")

DATA = Path(bundled())
LONG = "United Kingdom of Great Britain and Northern Ireland"
GROUPS = [Group("State Party", "blue", "p"), Group("Not a party", "orange", "n"), Group("No standing", "blank", "-")]


def chart_of(*figures: Any, **more: Any) -> Chart:
    (chart,), _ = drawn(figures, **more)
    return chart


def world() -> TileMap:
    member = {"AGO": "State Party", "TCD": "Not a party"}
    return tile_map("A title", "A subtitle", GROUNDS, GROUPS, member, rest="No standing", source="Source: a report.")


def by_year(count: int, value: int = 5757) -> Chart:
    years = range(2024 - count, 2024)
    return chart_of(*(figure("World", str(y), value + y, y + 1, qualifier="at-least") for y in years if y != 2020))


def by_place(count: int) -> Chart:
    return chart_of(*(figure(f"{LONG} {n}", "2023", n * n, 2024 + n % 2, iso3=f"P{n}") for n in range(count)))


def lines(places: int, years: int) -> Chart:
    return chart_of(
        *(
            figure(f"Place {n}", str(year), 100 + n, year + 1, iso3=f"P{n}")
            for n in range(places)
            for year in range(2024 - years, 2024)
            if (n + year) % 7
        )
    )


SAMPLES: dict[str, Chart | TileMap] = {
    "two years": by_year(2),
    "years": by_year(26),
    "many years": by_year(60, 123_456_789),
    "two places": by_place(2),
    "places": by_place(55),
    "two lines": lines(2, 3),
    "lines": lines(8, 10),
    "long lines": lines(12, 40),
    "a day of a month": chart_of(*(figure("Mali", day, 3) for day in ("2024-11-25", "2024-12", "2023"))),
    "zeros": chart_of(figure("Mali", "2023", 0), figure("Chad", "2023", 0)),
    "shares": chart_of(*(figure("World", y, 84, unit="percent", measure="child-share") for y in ("2022", "2023"))),
    "map": world(),
    "hostile places": chart_of(figure(HOSTILE, "2023", 3), figure("Chad", "2023", 4)),
    "hostile years": chart_of(figure(HOSTILE, "2022", 3), figure(HOSTILE, "2023", 3)),
    "hostile lines": chart_of(*(figure(p, y, 3, body=HOSTILE) for p in (HOSTILE, "Mali") for y in ("2022", "2023"))),
    "hostile map": tile_map(
        HOSTILE, HOSTILE, [Ground("A", HOSTILE, "<b", 1, 1, True)], [Group(HOSTILE, "blue", "p")], {}, rest=HOSTILE
    ),
}
every_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


@cache
def schema() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("altair")
    text = (files("altair") / "vegalite" / "v5" / "schema" / "vega-lite-schema.json").read_text("utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


@every_sample
def test_vega_lite_is_valid_by_its_schema(sample: Chart | TileMap) -> None:
    written = json.loads(vega.render([sample]))
    assert written["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    assert [error.message for error in schema().iter_errors(written)] == []


def test_several_pictures_stand_below_each_other() -> None:
    written = json.loads(vega.render([by_year(3), by_place(3)]))
    assert len(written["vconcat"]) == 2
    assert [error.message for error in schema().iter_errors(written)] == []


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


@every_sample
def test_nothing_is_fetched_and_nothing_evaluated(sample: Chart | TileMap) -> None:
    written = vega.specification([sample])
    assert not {"url", "href", "expr", "signal", "usermeta"} & set(keys(written))
    evaluated = [layer["transform"] for layer in written["layer"] if "transform" in layer]
    assert "script" not in json.dumps(evaluated)


class Box(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = self.left < other.right - 1 and other.left < self.right - 1
        return across and self.top < other.bottom - 1 and other.top < self.bottom - 1


def boxes(node: Any, left: float = 0, top: float = 0) -> Iterator[Box]:
    """About where each text of a scene lies, rather too small than too large."""
    if node.get("marktype") == "text":
        for item in node["items"]:
            if item.get("text") not in (None, ""):
                yield box(item, left, top)
    elif node.get("marktype") == "group":
        for group in node["items"]:
            for part in group["items"]:
                yield from boxes(part, left + group.get("x", 0), top + group.get("y", 0))


def box(item: dict[str, Any], left: float, top: float) -> Box:
    texts = item["text"] if isinstance(item["text"], list) else [str(item["text"])]
    size = item["fontSize"]
    wide = min(max(map(len, texts)) * size * 0.5, item.get("limit") or 10_000)
    high = size * 0.75 * len(texts)
    x, y = left + item.get("x", 0) + item.get("dx", 0), top + item.get("y", 0) + item.get("dy", 0)
    before = {"left": 0.0, "center": 0.5, "right": 1.0}[item.get("align", "left")] * wide
    above = {"top": 0.0, "middle": 0.5, "bottom": 1.0, "alphabetic": 1.0}[item.get("baseline", "alphabetic")] * high
    if item.get("angle") in (270, -90):
        return Box(str(item["text"]), x - above, y - wide + before, x - above + high, y + before)
    return Box(str(item["text"]), x - before, y - above, x - before + wide, y - above + high)


@every_sample
def test_no_label_lies_on_another_or_is_cut(sample: Chart | TileMap) -> None:
    scene = vl_convert.vegalite_to_scenegraph(vega.specification([sample]), vl_version="5.20")
    left, top = scene["origin"]
    found = list(boxes(scene["scenegraph"], left, top))
    assert len(found) > 4
    for one, other in combinations(found, 2):
        assert not one.meets(other), (one, other)
    for one in found:
        assert one.left >= 0, one
        assert one.top >= 0, one
        assert one.right <= scene["width"], one
        assert one.bottom <= scene["height"], one


@every_sample
def test_svg_tells_what_it_shows(sample: Chart | TileMap) -> None:
    written = pictures.render([sample], "svg").decode()
    root = ElementTree.fromstring(written)
    space = "{http://www.w3.org/2000/svg}"
    assert [child.tag for child in root][:2] == [f"{space}title", f"{space}desc"]
    assert root.attrib["role"] == "img"
    described = root[1].text or ""
    assert described.startswith(printable(sample.title))
    assert not any(is_unsafe(character) for character in written if character != "\n")
    tags = {element.tag.removeprefix(space) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "line", "text", "tspan", "defs", "clipPath"}


def test_pictures_of_other_kinds() -> None:
    assert pictures.render([world()], "png").startswith(b"\x89PNG\r\n\x1a\n")
    assert pictures.render([world()], "pdf").startswith(b"%PDF-")


def test_picture_is_as_wide_as_a_slide() -> None:
    for sample in (world(), by_year(26), lines(8, 10)):
        root = ElementTree.fromstring(pictures.render([sample], "svg"))
        assert 1.3 < float(root.attrib["width"]) / float(root.attrib["height"]) < 2


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError, match=r"pip install 'minefacts\[pictures\]'"):
        pictures.render([world()], "svg")


ASK = ("casualties", "-c", "World", "--measure", "total")


def test_without_the_extra_nothing_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    target = tmp_path / "x.svg"
    status, out, err = run(*ASK, "-o", str(target))
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "minefacts: pictures need vl-convert: install them with pip install 'minefacts[pictures]'"
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
@pytest.mark.parametrize("command", [ASK, (*ASK, "--chart"), ("treaty", "--map", "--as-of", "1999-03-01")])
def test_ending_of_a_file_says_how_to_draw(
    run: Run, tmp_path: Path, command: tuple[str, ...], ending: str, start: bytes
) -> None:
    target = tmp_path / f"x.{ending}"
    assert run(*command, "-o", str(target)) == (0, "", "")
    assert target.read_bytes().startswith(start)


def test_text_of_a_picture_goes_to_a_file_too(run: Run, tmp_path: Path) -> None:
    for flag, start in (("--chart", "World: casualties by year"), ("--map", "Casualties, ")):
        target = tmp_path / f"{flag}.txt"
        command = (*ASK, flag) if flag == "--chart" else ("casualties", flag)
        assert run(*command, "-o", str(target)).status == 0
        assert target.read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((*ASK, "--chart", "-f", "csv"), "--chart draws"),
        ((*ASK, "--chart", "-o", "x.csv"), "--chart draws"),
        ((*ASK, "--map", "-f", "chart"), "--map draws"),
        ((*ASK, "--chart", "--map"), "give one of them"),
        ((*ASK, "-f", "png", "-o", "x.svg"), "disagree"),
        ((*ASK, "--chart", "--fields", "value"), "does not go with --fields"),
        ((*ASK, "-f", "svg", "--sort", "value"), "does not go with --sort"),
        (("treaty", "-f", "chart"), "chart"),
        (("treaty", "--map", "-n", "3"), "does not go with -n"),
        (("treaty", "--map", "--counts"), "only places have a map"),
        (("treaty", "--about", "-f", "svg"), "only places have a map"),
        (("parties", "-o", "x.svg"), "does not write .svg"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, command: tuple[str, ...], said: str) -> None:
    status, out, err = run(*command)
    assert (status, out) == (2, "")
    assert said in err


def test_vega_lite_is_one_object_that_is_drawn(run: Run) -> None:
    status, out, err = run(*ASK, "-f", "vega-lite")
    assert (status, err) == (0, "")
    assert vl_convert.vegalite_to_svg(json.loads(out)).startswith("<svg")


def test_film_of_the_treaty(run: Run) -> None:
    def parties(day: str) -> int:
        written = json.loads(run("treaty", "--map", "--as-of", day, "-f", "vega-lite").stdout)
        return sum(tile["class"].startswith("State Party") for tile in written["data"]["values"])

    counts = [parties(day) for day in ("1996-01-01", "1999-03-01", "2005-01-01", "2024-11-25")]
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] == 164


def test_every_state_has_a_tile_of_its_own(run: Run) -> None:
    written = json.loads(run("treaty", "--map", "-f", "vega-lite").stdout)
    tiles = written["data"]["values"]
    states = {tile["code"] for tile in tiles if tile["label"].isupper()}
    assert len(states) == 197
    assert len({(tile["column"], tile["row"]) for tile in tiles}) == len(tiles)
    assert all(1 <= tile["column"] <= 27 and 1 <= tile["row"] <= 21 for tile in tiles)


def test_map_fills_80_columns(run: Run) -> None:
    lines = run("treaty", "--map").stdout.splitlines()
    assert max(map(len, lines)) == 80
    assert lines[0].startswith("Mine Ban Treaty, ")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset in which documents have titles that try to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    for file in DATA.glob("*.json"):
        shutil.copy(file, folder)
    sources = json.loads((DATA / "sources.json").read_text("utf-8"))
    lines = ",\n".join(json.dumps({**source, "title": HOSTILE}) for source in sources)
    (folder / "sources.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("flag", "form"), [(f"--{kind}", form) for kind in ("chart", "map") for form in (kind, "vega-lite", "svg")]
)
def test_hostile_titles_of_a_dataset_stay_text(run: Run, hostile: Path, flag: str, form: str) -> None:
    command = ("casualties", "-c", "KHM", "-c", "AFG", "--year", "2008-2017", "--measure", "total", flag)
    status, out, err = run("--data", str(hostile), *command, "-f", form)
    assert (status, err) == (0, "")
    assert not any(is_unsafe(character) for character in out if character != "\n")
    if form == "svg":
        assert "<script" not in out
    if form in ("svg", "vega-lite"):
        assert "alert(1)" in out


def test_picture_is_not_written_onto_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageError, match=r"-o picture\.png"):
        drawing.refuse_what_does_not_go_with("png", settings)
    drawing.refuse_what_does_not_go_with("svg", settings)
    settings.file = "x.png"
    drawing.refuse_what_does_not_go_with("png", settings)


def test_lookups_load_nothing_that_draws() -> None:
    code = "from minefacts.cli.main import main; main(['casualties', '-f', 'json']); import sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    drawers = {"vl_convert", "minefacts.views.drawings", "minefacts.render.palette", "minefacts.render.pictures"}
    assert drawers & set(loaded) == set()


def test_more_charts_than_anybody_reads_are_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.svg"
    status, out, err = run("casualties", "--all", "-o", str(file))
    assert (status, out) == (2, "")
    assert "too many for one picture" in err
    assert not file.exists()
