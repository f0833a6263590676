"""Figures with what their own sentence says of them, read before the text is gone through.

A slot that needs no memory of the text is read for all figures of an article at once, one slot
after the other: the interpreter stays in one piece of code, which is worth a tenth of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.claims import (
    comparands,
    dependence,
    kinds,
    measures,
    nouns,
    ratios_en,
    scope,
    shares,
    unspoken,
    voice,
)
from claimcheck.claims.comparands import Against
from claimcheck.claims.measures import Found
from claimcheck.claims.phrases import measure_phrase
from claimcheck.claims.ratios_en import Ratio
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.voice import Denial, Mood
from claimcheck.lazy import lazy
from claimcheck.lexicon import Lexicon
from claimcheck.records import Quantity


class Figure:
    """A figure in its sentence.

    Attributes:
        sentence: where it stands.
        printed: as it was read by itself.
    """

    def __init__(self, sentence: Sentence, printed: Quantity, lexicon: Lexicon) -> None:
        self.sentence, self.printed, self._lexicon = sentence, printed, lexicon

    @lazy
    def ratio(self) -> Ratio | None:
        """What it is a part of, where another thing has that."""
        return ratios_en.read(self.sentence, self.printed)

    @lazy
    def quantity(self) -> Quantity:
        """The figure as the names around it settle it."""
        settled = kinds.part_of_another(self.sentence, self.printed, self.ratio is not None)
        return kinds.allowed(self.sentence, self.printed, settled)

    @lazy
    def share(self) -> Share | None:
        """The share that it is."""
        if self.ratio is not None:
            return None
        found = shares.read(self.sentence, self.quantity)
        if found is not None and _is_of_another(self.sentence, found):
            return None
        return found or dependence.read(self.sentence, self.quantity)

    @lazy
    def own(self) -> Found | None:
        """The measure word of its clause."""
        return measures.own(self.sentence, self.quantity, self._lexicon)

    @lazy
    def strong(self) -> bool:
        """Whether that word says by itself what is measured."""
        return self.own is not None and not _weak(self.sentence, self.own)

    @lazy
    def by_unit(self) -> Found | None:
        """The measure that its unit says."""
        behind = self.sentence.text[self.quantity.end : self.quantity.end + 8]
        return unspoken.by_unit(self.quantity, behind)

    @lazy
    def phrase(self) -> Found | None:
        """The noun that is measured or counted, where no entry knows it."""
        return measure_phrase(self.sentence, self.quantity, self._lexicon)

    @lazy
    def mood(self) -> Mood:
        """How sure the text is of it."""
        return voice.modality(self.sentence, self.quantity)

    @lazy
    def denial(self) -> Denial:
        """Whether it is denied."""
        return voice.polarity(self.sentence, self.quantity)

    @lazy
    def against(self) -> Against:
        """What it is compared with."""
        return comparands.read(self.sentence, self.quantity, self.ratio)


# What nearly every figure is asked for, each after those that it needs.
_ASKED = ("quantity", "share", "own", "strong", "by_unit", "mood", "denial")


def mark(sentences: Iterable[Sentence], lexicon: Lexicon, *, timed: bool) -> list[list[Figure]]:
    """The figures of each sentence, without sizes that only narrow another figure.

    Args:
        sentences: those of a text.
        lexicon: names and measures.
        timed: whether the times of all sentences may be sought already.
    """
    found = [
        [Figure(one, q, lexicon) for q in one.quantities if not scope.is_node(one, q)]
        for one in sentences
    ]
    every = [figure for figures in found for figure in figures]
    for name in _ASKED:
        for figure in every:
            getattr(figure, name)
    for figure in every:
        if figure.ratio is not None:  # who has the other part of a ratio is nobody's subject
            for mention in figure.sentence.entities(*figure.ratio.other):
                figure.sentence.roles[mention.start] = "comparand"
    if timed:
        for figure in every:
            if not (figure.strong or figure.share or (figure.own is None and figure.by_unit)):
                _ = figure.phrase
        for figure in every:
            _compare(figure)
    return found


def _is_of_another(sentence: Sentence, share: Share) -> bool:
    """成本只有H20的两成: what it is compared with is no whole."""
    inside = sentence.entities(*share.whole)
    return any(sentence.roles.get(mention.start) == "comparand" for mention in inside)


def _compare(figure: Figure) -> None:
    """A name that only what it is compared with has is nobody's subject: 是行业平均的两倍."""
    against = figure.against
    if against.step != "comparand:noun" or against.at is None:
        return
    for mention in figure.sentence.entities(*against.at):
        figure.sentence.roles[mention.start] = "comparand"


def _weak(sentence: Sentence, found: Found) -> bool:
    if found.step == "measure:clause-far" or _is_only_a_head(sentence, found):
        return True
    return any(m.weak for m in sentence.mentions if m.start == found.start and m.what == "measure")


def _is_only_a_head(sentence: Sentence, found: Found) -> bool:
    """面积 of 土地购置面积: an ending that many measures have, with its own words in front."""
    text = sentence.text
    in_front = text[found.start - 1 : found.start] if found.start > sentence.start else ""
    return found.name.text in nouns.plain_heads() and "一" <= in_front <= "鿿" and in_front != "的"
