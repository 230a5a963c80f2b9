"""The elements of an array, read some at a time from a text of any layout."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.dataset import elements as module
from minefacts.dataset.elements import MalformedError, elements

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.text()
    | st.sampled_from(["}", "},", "{", '"', "]", "\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def read(text: bytes, chunk: int = 16) -> list[Any]:
    """What the elements of a text are, read so many bytes at a time."""
    before, module.CHUNK = module.CHUNK, chunk
    try:
        return [json.loads(bytes(one)) for some in elements(io.BytesIO(text)) for one in some]
    finally:
        module.CHUNK = before


@given(
    st.lists(st.dictionaries(st.text(max_size=5), JSON, max_size=4)),
    st.sampled_from([None, 0, 1, "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.integers(1, 300),
)
def test_records_of_any_layout_are_read(
    records: list[Any], indent: int | str | None, newline: str, ascii_only: bool, chunk: int
) -> None:
    text = json.dumps(records, indent=indent, ensure_ascii=ascii_only).replace("\n", newline)
    assert read(f" {text}{newline}".encode("utf-8", "surrogatepass"), chunk) == records
    lines = f",{newline}".join(json.dumps(record) for record in records)
    assert read(f"[{newline}{lines}{newline}]".encode(), chunk) == records


@given(st.lists(JSON))
def test_elements_that_are_no_records_are_read_as_well(values: list[Any]) -> None:
    assert read(json.dumps(values).encode(), 1 << 18) == values


@pytest.mark.parametrize("text", ["[]", " [ ] ", "[\n]\n"])
def test_empty_array_has_none(text: str) -> None:
    assert read(text.encode()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not an array, on line 1"),
        ("\n{}", "not an array, on line 2"),
        ('[\n{"a":1}\n{"a":2}\n]', "no comma or end after a record, on line [23]"),
        ('[{"a":1} {"a":2}]', "on line 1"),
        ('[\n{"a":1},\n]', "comma without a record after it, on line 3"),
        ('[\n{"a":1}\n]\n[\n]', "goes on after its array, on line 4"),
        ('[\n{"a":1},\n{"a":', "on line 3"),
        ('[\n{"a":1},\n', "on line 3"),
        ("[" * 100_000, "on line 1"),
        ("\ufeff[]", "not an array"),
    ],
)
def test_what_is_no_array_is_told_with_its_line(text: str, said: str) -> None:
    for chunk in (1, 7, 1 << 18):
        with pytest.raises(MalformedError, match=said):
            read(text.encode(), chunk)


@given(st.binary(max_size=60))
def test_any_bytes_are_elements_or_refused(content: bytes) -> None:
    for text in (content, b"[" + content, b'[{"a":1},' + content + b"]"):
        try:
            found = [one for some in elements(io.BytesIO(text)) for one in some]
        except MalformedError:
            continue
        assert isinstance(found, list)


@pytest.mark.parametrize("bad", [rb'{"a":"\q"}', b'{"a":NaN}', b'{"a":01}', b'{"a":"\x01"}', b"{a}"])
def test_record_that_is_not_json_hides_no_other(bad: bytes) -> None:
    text = b'[\n{"a":1},\n' + bad + b',\n{"a":2},\n' + bad + b"\n]\n"
    for chunk in (8, 1 << 18):
        module.CHUNK, before = chunk, module.CHUNK
        try:
            found = [bytes(one) for some in elements(io.BytesIO(text)) for one in some]
        finally:
            module.CHUNK = before
        assert found == [b'{"a":1}', bad, b'{"a":2}', bad]
