"""Markdown and HTML: the table's columns, words and sources, and nothing that a reader's program would act on."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Run
from drawing import said
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from minefacts.model.records import Issued, Source, SourceDetail
from minefacts.render import csl, html, markdown
from minefacts.views.columns import Column, Reference, Table

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) | ` * _ & \" ' \x1b[31m \u202e ![i](//evil) $x$"


TABLE = Table(
    "World & casualties",
    [
        Column("Place", said),
        Column("Figure", said, right=True, role="value", whole=True),
        Column("Source", said, linked=True),
    ],
    [["World", "at least 5,757", "hi-2024"], ["World", "5,544", "hi-2023"]],
    footer=("All of it: --all",),
    end=("Dataset of 2026-08-25",),
    links={"hi-2024": "https://example.org/a?b=1&c=2"},
    references=[Reference("hi-2024", "Handicap International (2024). Report.", "https://example.org/a?b=1&c=2")],
    faded=frozenset({1}),
)


def test_markdown_has_the_words_of_the_table() -> None:
    assert markdown.render([TABLE]) == (
        "**World \\& casualties**\n"
        "\n"
        "| Place | Figure | Source |\n"
        "| --- | ---: | --- |\n"
        "| World | at least 5,757 | [hi-2024](https://example.org/a?b=1&c=2) |\n"
        "| World | 5,544 | hi-2023 |\n"
        "\n"
        "- [hi-2024](https://example.org/a?b=1&c=2): Handicap International (2024). Report.\n"
        "\n"
        "Dataset of 2026-08-25\n"
    )


def test_line_under_a_title_is_told_too() -> None:
    table = replace(TABLE, lead="Newest: at least 6,279 & more")
    assert "**World \\& casualties**\n\nNewest: at least 6,279 \\& more\n\n| Place" in markdown.render([table])
    assert "<br>Newest: at least 6,279 &amp; more</caption>" in html.render([table])


def test_html_has_a_caption_headers_with_scope_and_links() -> None:
    page = html.render([TABLE])
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert "<title>World &amp; casualties</title>" in page
    assert "<caption>World &amp; casualties</caption>" in page
    assert '<th scope="col">Place</th><th scope="col" class="number">Figure</th><th scope="col">Source</th>' in page
    assert (
        '<tr><th scope="row">World</th><td class="number short value">at least 5,757</td>'
        '<td><a href="https://example.org/a?b=1&amp;c=2">hi-2024</a></td></tr>\n' in page
    )
    assert '<tr class="faded">' in page
    assert "<p>Dataset of 2026-08-25</p>" in page
    assert "--all" not in page


class Read(HTMLParser):
    """The tags and the text of a page as a browser has them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def table_of(text: str) -> Table:
    return Table(
        text,
        [Column(text, said), Column("b", said, linked=True)],
        [[text, text]],
        (text,),
        (text,),
        links={text: text},
        references=[Reference(text, text, text)],
    )


@given(st.text() | st.just(HOSTILE))
def test_html_acts_on_no_text(text: str) -> None:
    plain, hostile = Read(), Read()
    plain.feed(html.render([table_of("x")]))
    hostile.feed(html.render([table_of(text)]))
    if not text.startswith(("http://", "https://")):
        assert hostile.tags == plain.tags


@given(st.text() | st.just(HOSTILE))
def test_markdown_acts_on_no_text(text: str) -> None:
    safe = markdown.safe(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|#~&!${}]", safe)
    assert safe.replace("\\", "").isprintable() or "\n" not in safe


def test_address_of_markdown_ends_where_it_should() -> None:
    table = Table("t", [Column("S", said, linked=True)], [["a"]], links={"a": "https://example.org/(a) b|c\\"})
    assert "[a](https://example.org/%28a%29%20b%7Cc%5C)" in markdown.render([table])
    assert "javascript" not in markdown.render(
        [Table("t", [Column("S", said, linked=True)], [["a"]], links={"a": "javascript:x"})]
    )


def document(**fields: object) -> Source:
    whole = {
        "id": "hi-2024",
        "type": "report",
        "title": "Mines & 5 % of {everything}",
        "publisher": "Handicap International",
        "issued": Issued(((2024, 11, 20),)),
        "URL": "https://example.org/a_b",
        "custom": SourceDetail("relay", "figures"),
    }
    return Source(**{**whole, **fields})  # type: ignore[arg-type]


def test_bibtex() -> None:
    assert csl.entry(document()) == (
        "@techreport{hi-2024,\n"
        "  author = {{Handicap International}},\n"
        "  title = {{Mines \\& 5 \\% of \\{everything\\}}},\n"
        "  institution = {Handicap International},\n"
        "  year = {2024},\n"
        "  month = nov,\n"
        "  day = {20},\n"
        "  url = {https://example.org/a_b},\n"
        "}\n"
    )


@given(st.text(), st.text())
def test_bibtex_braces_are_balanced(title: str, name: str) -> None:
    entry = csl.entry(document(title=title, publisher=name, id=name or "x", issued=None))
    depth = 0
    for character in re.sub(r"\\[{}]", "", entry):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def in_browser(page: Path) -> Read:
    """A page as the browser has it after it has been loaded."""
    command = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/profile"]
    shown = subprocess.run([*command, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=60)
    read = Read()
    read.feed(shown.stdout.decode())
    return read


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_browser_runs_nothing_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    hostile = Table("t", [Column(HOSTILE, said)], [[HOSTILE]], end=("<script>document.title='run'</script>",))
    page.write_text(html.render([TABLE, hostile]), encoding="utf-8")
    read = in_browser(page)
    tags = [tag for tag, _ in read.tags]
    assert tags.count("caption") == tags.count("table") == 2
    assert "script" not in tags
    assert [dict(attributes)["scope"] for tag, attributes in read.tags if tag == "th"].count("col") == 4
    assert "<script>alert(1)</script>" in read.text
    assert "World & casualties" in read.text


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_browser_shows_an_answer(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "casualties.html"
    assert run("casualties", "-c", "World", "-o", str(page)).status == 0
    records = run("casualties", "-c", "World", "-f", "json").json
    read = in_browser(page)
    tags = [tag for tag, _ in read.tags]
    assert tags.count("caption") == 1
    assert tags.count("tr") == len(records) + 1
    headers = [dict(attributes) for tag, attributes in read.tags if tag == "th"]
    assert {header["scope"] for header in headers} == {"col", "row"}
    links = {dict(attributes)["href"] for tag, attributes in read.tags if tag == "a"}
    assert len({record["source"] for record in records}) <= len(links)
    assert all(str(link).startswith(("https://", "http://")) for link in links)
    assert "5,757" in read.text
