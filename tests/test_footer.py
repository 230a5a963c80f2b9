"""The lines below an answer: the deciding documents first, as many as there is room for."""

from __future__ import annotations

from minefacts.views import footer
from minefacts.views.columns import Line, Reference

REFERENCES = [
    Reference(f"document-{number}", f"Publisher ({number}).", f"https://example.org/{number}") for number in range(9)
]


def test_documents_that_decide_most_records_come_first() -> None:
    assert footer.in_order([("b", "x"), ("a", "b"), ("a",), ()]) == ["a", "b", "x"]
    assert footer.in_order([]) == []


def test_one_document_is_named_whole() -> None:
    (line,) = footer.named(REFERENCES[:1], "--sources", "--sources")
    assert line == Line("Source: document-0 (in full: --sources)", {"document-0": "https://example.org/0"})
    assert footer.named(REFERENCES[:1], "", "")[0].text == "Source: document-0"
    assert footer.named([], "--sources", "--sources") == []


def test_documents_are_named_as_far_as_there_is_room() -> None:
    (line,) = footer.named(REFERENCES, "minefacts sources", "--sources")
    assert line.text == "Sources: document-0, document-1, document-2 and 6 more: minefacts sources"
    assert list(line.links) == ["document-0", "document-1", "document-2"]
    (two,) = footer.named(REFERENCES[:2], "minefacts sources", "--sources")
    assert two.text == "Sources: document-0, document-1 (in full: --sources)"


def test_at_least_one_document_is_named() -> None:
    long = [Reference("d" * 90, "", ""), *REFERENCES]
    assert footer.named(long, "", "--sources")[0].text == f"Sources: {'d' * 90} and 9 more: --sources"


def test_hints_without_room_run_on_in_one_line() -> None:
    documents = [Line("Sources: a")]
    assert footer.below(["one", "two"], documents, ("end",)) == ["one", "two", *documents, "end"]
    assert footer.below(["one", "two", "three"], documents, ("end",)) == ["one", "two; three", *documents, "end"]
