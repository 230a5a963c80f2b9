"""Which sentences of a draft are on landmines or the treaty, and which treaty was named last."""

from __future__ import annotations

from ...model import lexicon


class Topic:
    """What a draft was on so far."""

    def __init__(self) -> None:
        self.other_treaty = False
        #: Whether the sentence before was on mines, and whether any was.
        self.on_mines = self.seen = False

    def is_on_mines(self, text: str, under: str, shown: str) -> bool:
        """Whether a sentence, or a cell with its headers and its row, is on mines or the treaty."""
        small = text.lower()
        self.on_mines = self._is_on_the_treaty(small) or is_on_mines(small) or self._goes_on(small)
        if under and not self.on_mines:
            self.on_mines = is_on_mines(under.lower()) or is_on_mines(shown.lower())
        self.seen = self.seen or self.on_mines
        return self.on_mines

    def _is_on_the_treaty(self, small: str) -> bool:
        """Whether a sentence is on this treaty: by its name, or by that of any treaty if no other was named last."""
        if not any(part in small for part in lexicon.TREATY_HINTS):
            return False
        ours = [match.start() for match in lexicon.OURS.finditer(small)]
        others = [match.start() for match in lexicon.OTHERS.finditer(small)]
        if ours or others:
            self.other_treaty = max(others, default=-1) > max(ours, default=-1)
        if ours:
            return True
        if self.other_treaty:
            return False
        return bool(lexicon.THE_TREATY.search(small)) or (self.seen and bool(lexicon.THE_CONVENTION.search(small)))

    def _goes_on(self, small: str) -> bool:
        """Whether a sentence goes on about the casualties of the one before, such as `Of these, 1,983 were killed`."""
        return self.on_mines and bool(lexicon.GOES_ON.search(small)) and not lexicon.OTHER_CAUSE.search(small)


def is_on_mines(small: str) -> bool:
    """Whether a sentence in small letters is on mines and what is left of war, not on mining or anything else."""
    if not any(hint in small for hint in lexicon.HINTS):
        return False
    if lexicon.STRONG.search(small):
        return True
    return bool(lexicon.WEAK.search(small)) and not lexicon.MINING.search(small)
