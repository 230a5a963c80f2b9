"""How names.json is put together."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from minefacts.model.records import Name

SCRIPTS = Path(__file__).parent.parent / "scripts"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("names")


def test_a_spelling_is_of_those_who_have_it_in_english_else_as_their_own_else_of_all(script: ModuleType) -> None:
    found = [script.Spelling("Foo", "AAA", "fr"), script.Spelling("Foo", "BBB", "de")]
    assert script.owners(found, set()) == {"AAA", "BBB"}
    assert script.owners(found, {("de", "BBB"), ("fr", "CCC")}) == {"BBB"}
    assert script.owners([*found, script.Spelling("Foo", "AAA", "en-GB")], {("de", "BBB")}) == {"AAA"}


def test_names_from_elsewhere_stay_and_decide(script: ModuleType) -> None:
    kept = Name("foo", ("Foo",), ("AAA",), ("alias", "cldr"), "en")
    found = [script.Spelling("Föo", "AAA", "de"), script.Spelling("Foo", "BBB", "fr")]
    assert script.record("foo", kept, found, set()) == Name("foo", ("Foo", "Föo"), ("AAA",), ("alias", "cldr"), "de en")
    assert script.record("foo", kept, [], set()) == Name("foo", ("Foo",), ("AAA",), ("alias",), "en")


def test_a_spelling_of_several_places_has_one_for_each_name(script: ModuleType) -> None:
    found = [script.Spelling("Fóo", "AAA", "is"), script.Spelling("Foo", "BBB", "fr")]
    assert script.record("foo", None, found, set()) == Name("foo", ("Foo", "Fóo"), ("BBB", "AAA"), ("cldr",), "fr is")


def test_a_name_is_added_to_those_that_are_there(script: ModuleType) -> None:
    added = script.with_alias(None, "Foo", "AAA")
    assert added == Name("foo", ("Foo",), ("AAA",), ("alias",), "")
    assert script.with_alias(added, "FOO", "AAA").places == ("AAA",)
    assert script.with_alias(added, "Foo", "BBB") == Name("foo", ("Foo", "Foo"), ("AAA", "BBB"), ("alias",), "")


def test_umlauts_and_second_names_are_written_out(script: ModuleType) -> None:
    assert list(script.written("Österreich", "de_AT", "AUT")) == ["Österreich", "Oesterreich"]
    assert list(script.written("Österrike", "sv", "AUT")) == ["Österrike"]
    assert list(script.written("Myanmar (Burma)", "en", "MMR")) == ["Myanmar (Burma)", "Myanmar", "Burma"]
