"""Terms of the field: what finds them, what is refused, what must hold of them."""

from __future__ import annotations

import pytest
from conftest import Run

from minefacts.checks import terms as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.errors import UnknownError
from minefacts.model.records import Term
from minefacts.model.terms import folded, names
from minefacts.questions import glossary

MEANING = "What it means."


def term(name: str, meaning: str = MEANING) -> Term:
    return Term(name, meaning, ("article",))


@pytest.fixture
def sample(dataset: Dataset) -> Examined:
    """The real dataset with a few words of its own."""
    sample = Examined(dataset.folder, held=True)
    named = ("State Party", "acceptance or approval", "antipersonnel mine", "casualty", "cleared land")
    sample.hold(Term, tuple(map(term, (*named, "explosive remnants of war (ERW)", "mined area", "pass"))))
    return sample


def found(sample: Examined, asked: str) -> list[str]:
    return [one.term for one in glossary.terms(sample, asked)]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("State Party", "State Party"),
        ("states parties", "State Party"),
        ("  STATE   PARTIES ", "State Party"),
        ("casualties", "casualty"),
        ("anti-personnel mines", "antipersonnel mine"),
        ("Antipersonnel Mine", "antipersonnel mine"),
        ("acceptance", "acceptance or approval"),
        ("approval", "acceptance or approval"),
        ("acceptance or approval", "acceptance or approval"),
        ("ERW", "explosive remnants of war (ERW)"),
        ("explosive remnants of war", "explosive remnants of war (ERW)"),
        ("explosive remnants of war (ERW)", "explosive remnants of war (ERW)"),
        ("pass", "pass"),
    ],
)
def test_a_term_is_found_by_any_of_its_names_in_singular_and_plural(sample: Examined, asked: str, name: str) -> None:
    assert found(sample, asked) == [name]


@pytest.mark.parametrize(
    ("asked", "held_by"),
    [("mine", ["antipersonnel mine", "mined area"]), ("land", ["cleared land"]), ("party", ["State Party"])],
)
def test_a_word_that_names_no_term_finds_those_that_hold_it(sample: Examined, asked: str, held_by: list[str]) -> None:
    assert found(sample, asked) == held_by


@pytest.mark.parametrize("asked", ["", "  "])
def test_without_a_word_all_terms_are_told(sample: Examined, asked: str) -> None:
    assert len(found(sample, asked)) == 8


@pytest.mark.parametrize(
    ("asked", "nearest"), [("casulty", "did you mean casualty?"), ("zz", "choose from"), ("!", "choose from")]
)
def test_any_other_word_is_refused_with_the_nearest(sample: Examined, asked: str, nearest: str) -> None:
    with pytest.raises(UnknownError, match="is not in the glossary") as refused:
        glossary.terms(sample, asked)
    assert nearest in refused.value.message


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        ((term("mine"), term("mines")), ("mines", "term", "is also a name of 'mine'")),
        ((term("approval"), term("ratification or approval")), ("ratification or approval", "term", "is also a name")),
        ((term("ERW"), term("remnants (ERW)")), ("remnants (ERW)", "term", "is also a name of 'ERW'")),
        ((term("mine", ""),), ("mine", "meaning", "is not one sentence")),
        ((term("mine", "No full stop"),), ("mine", "meaning", "is not one sentence")),
        ((term("mine", "One sentence. Another."),), ("mine", "meaning", "is not one sentence")),
    ],
)
def test_a_term_that_breaks_a_rule_is_told(
    sample: Examined, records: tuple[Term, ...], problem: tuple[str, str, str]
) -> None:
    sample.hold(Term, records)
    (told,) = rules.problems(sample)
    record, field, reason = problem
    assert (told.file, told.record, told.field) == ("terms.json", record, field)
    assert reason in told.reason


def test_sound_terms_break_no_rule(sample: Examined) -> None:
    assert list(rules.problems(sample)) == []


def test_every_real_term_is_found_by_each_of_its_names(dataset: Dataset) -> None:
    for one in dataset.terms.values():
        assert all(one in glossary.terms(dataset, name) for name in (one.term, one.term.upper(), f" {one.term} "))
        assert folded(one.term) in names(one.term)


def test_glossary_answers_in_every_format(run: Run) -> None:
    table = run("glossary", "States", "Parties")
    assert (table.status, table.stderr) == (0, "")
    assert "State Party" in table.stdout
    assert "Sources: " in table.stdout
    record = run("glossary", "accession", "-f", "json").json
    assert [list(one) for one in record] == [["term", "meaning", "sources"]]
    assert run("glossary", "accession", "-f", "plain", "--fields", "term").stdout == "accession\n"
    assert run("glossary", "accession", "-f", "markdown").stdout.count("accession") >= 1


def test_an_unknown_term_exits_3_and_prints_nothing(run: Run) -> None:
    refused = run("glossary", "acession")
    assert (refused.status, refused.stdout) == (3, "")
    assert "did you mean accession" in refused.stderr


def test_search_finds_terms_and_what_the_treaty_says_of_itself(run: Run) -> None:
    found = run("search", "depositary", "-f", "json").json
    assert {("term", "depositary"), ("treaty", "depositary")} <= {(one["kind"], one["id"]) for one in found}
    assert "treaty  Adopted at: Oslo" in run("search", "Oslo").stdout
    assert "depositary: The keeper of a treaty" in run("search", "keeper").stdout
