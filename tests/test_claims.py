"""The article's claims and parties: what must hold of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from minefacts.checks import article as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.model.records import Claim, Party

SPEAKER = Party("speaker", "Speaker", "person", "guest", None, None, (1, 3), "article")
SAID = Claim("p1-1-said", 1, "It is so.", "speaker", "treaty:NOR", "article")


def sample_of(dataset: Dataset, claim: Claim = SAID, party: Party = SPEAKER) -> Examined:
    """The real dataset with one claim and one party of its own."""
    sample = Examined(dataset.folder, held=True)
    sample.hold(Claim, (claim,))
    sample.hold(Party, (party,))
    return sample


@pytest.mark.parametrize(
    "about", [None, "treaty:NOR", "treaty:counts", "conduct:NOR", "conduct:counts", "deadlines:counts"]
)
def test_a_sound_claim_breaks_no_rule(dataset: Dataset, about: str | None) -> None:
    assert list(rules.problems(sample_of(dataset, replace(SAID, refers_to=about)))) == []


@pytest.mark.parametrize(
    ("claim", "field", "reason"),
    [
        (replace(SAID, refers_to="treaty:XXX"), "refers_to", "'treaty:XXX' refers to nothing"),
        (replace(SAID, refers_to="figure:none"), "refers_to", "'figure:none' refers to nothing"),
        (replace(SAID, refers_to="weather:NOR"), "refers_to", "'weather:NOR' refers to nothing"),
        (replace(SAID, paragraph=3), "paragraph", "is 3, which the id does not say"),
        (replace(SAID, id="p2-1-said", paragraph=2), "said_by", "'speaker' is not named in paragraph 2"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_told(dataset: Dataset, claim: Claim, field: str, reason: str) -> None:
    (told,) = rules.problems(sample_of(dataset, claim))
    assert (told.file, told.record, told.field, told.reason) == ("claims.json", claim.id, field, reason)


@pytest.mark.parametrize("paragraphs", [(), (3, 1), (1, 1)])
def test_paragraphs_of_a_party_are_in_order_each_once(dataset: Dataset, paragraphs: tuple[int, ...]) -> None:
    told = list(
        rules.problems(sample_of(dataset, replace(SAID, said_by=None), replace(SPEAKER, paragraphs=paragraphs)))
    )
    assert [(one.file, one.record, one.field) for one in told] == [("parties.json", "speaker", "paragraphs")]


def test_every_claim_can_be_read_by_itself(dataset: Dataset) -> None:
    for claim in dataset.claims:
        first, *_ = claim.claim.split()
        assert first[0].isupper(), claim.id
        assert first not in ("He", "She", "They", "It", "This"), claim.id
        assert claim.claim.endswith((".", '."')), claim.id
