"""The claims of all articles as facts that can be found by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from claimcheck.clusters import keys
from claimcheck.clusters import names as naming
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Period
from claimcheck.suggest.article import Article
from claimcheck.suggest.data import limits
from claimcheck.suggest.guards import is_known, is_name
from claimcheck.suggest.model import Called, Place

# Steps by which a word of the figure's own clause became its measure.
PHRASES = ("measure:phrase", "measure:phrase-whole")
READ = (*PHRASES, "measure:noun", "measure:governed")
LEVELS = ("point", "range", "bound", "change")
COUNTED = "measure:counted"
HAN = pattern_of(r"[一-鿿㐀-䶿]")
_CLASSES = ("country", "region", "segment", "market", "technology")
_HEADS = ("ratio", "money", "amount")
_OWN = ("own", "sentence", "table")
_IS = "(?:为|是|达|约|共|超|仅|只有|合计|总计|[:：])"  # what stands between a noun and its figure
Signature = tuple[str, str, tuple[Decimal, ...]]


@record
class Fact:
    """What a claim says, and where.

    Attributes:
        path: of the article.
        subject: whom it is about, None where that was guessed.
        measure: id or folded words of the measure, "" for none.
        known: whether the measure is one of the lexicon.
        step: by which reader the measure was read.
        dimension: the class of figures (see `clusters.keys`).
        unit: the class of its unit as measures have it.
        noun: whether the words of the measure stand as a noun does: 的进账, 进账为.
        says: kind, dimension and values of the figure.
        digits: significant digits of the figure.
        counted: the counter of a count.
        period: when it holds.
        place: where it stands.
    """

    path: str
    subject: Called | None
    measure: str
    known: bool
    step: str
    noun: bool
    dimension: str
    unit: str
    says: Signature
    digits: int
    counted: str
    period: Period
    place: Place

    @property
    def key(self) -> str:
        """What the subject is the same by: its id, else its name without affixes."""
        assert self.subject is not None
        return self.subject.id or naming.form(self.subject.text, "subject").core


def of(article: Article) -> Iterator[Fact]:
    """The facts of an article: claims with a figure."""
    for claim in article.claims:
        quantity = claim.quantity
        if quantity is None or not quantity.values or claim.polarity == "negated":
            continue
        dimension = keys.dimension(claim)
        yield Fact(
            claim.document,
            _subject(claim, article),
            _measure(claim, article.lexicon),
            claim.measure is not None and claim.measure.id is not None,
            next((step for step in claim.derived_by if step.startswith("measure:")), ""),
            _is_noun(claim),
            dimension,
            class_of(quantity.unit),
            (quantity.kind, dimension, quantity.values),
            sum(map(_digits, set(quantity.values))),
            quantity.counted,
            claim.period,
            article.place_of(claim),
        )


def _subject(claim: Claim, article: Article) -> Called | None:
    """Whom the claim is about, where its own sentence says so."""
    if claim.subject is None or claim.locus("subject") not in _OWN:
        return None
    text = fold(claim.subject.text).strip()
    known = claim.subject.id or is_known(text, article.lexicon)
    kind = article.lexicon.kind(known) if known else _kind(text, article)
    return Called(text, known, kind or "")


def _kind(text: str, article: Article) -> str:
    return next((name.kind for name in article.names if name.text == text), "")


def _measure(claim: Claim, lexicon: Lexicon) -> str:
    """The id or the words; 率 that stands behind the words belongs to them (封盖|率为82.5%)."""
    if claim.measure is None:
        return ""
    if claim.measure.id is not None:
        return claim.measure.id
    words = " ".join(fold(claim.measure.text).split())
    at = claim.clause.find(words)
    if at < 0 or not HAN.search(words):
        return words
    behind = claim.clause[at + len(words) :]
    heads = (head for kind in _HEADS for head in lexicon.heads["zh"][kind])
    return words + max((h for h in heads if behind.startswith(h)), key=len, default="")


def _is_noun(claim: Claim) -> bool:
    """Whether the clause uses the words of its measure as a noun; a verb measures nothing."""
    if claim.measure is None:
        return False
    words = fold(claim.measure.text).strip()
    if not HAN.search(words):
        return True
    return re.search(rf"的{re.escape(words)}|{re.escape(words)}{_IS}", claim.clause) is not None


def _digits(value: Decimal) -> int:
    """Significant digits: two of 4500000000."""
    return len("".join(map(str, value.normalize().as_tuple().digits)))


def together(left: Period, right: Period) -> bool:
    """Whether two figures may be of one time: nothing says that they are of two."""
    for one, other in ((left, right), (right, left)):
        if one.end is not None and other.start is not None and one.end < other.start:
            return False
    return True


class Voices:
    """Which article says what: two facts of two articles that are copies are of one voice."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._said = {(fact.path, fact.place.voice) for fact in facts}

    def apart(self, left: Fact, right: Fact) -> bool:
        """Whether neither article says what the other one does."""
        both = ((left.path, right.place.voice), (right.path, left.place.voice))
        return left.path != right.path and self._said.isdisjoint(both)


def is_named(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether the subject is one thing with a name: no description, no place, no class of goods."""
    subject = fact.subject
    if subject is None or subject.kind in _CLASSES or subject.text in _nobody():
        return False
    if subject.id is not None:
        return subject.id in lexicon.entities
    return is_name(subject.text, lexicon)


@lru_cache(maxsize=1)
def _nobody() -> frozenset[str]:
    return frozenset(read_data("names.yaml")["nobody"])


def tells(fact: Fact, *, doubtful: bool) -> bool:
    """Whether a figure is so exact that two articles hardly have it by chance."""
    limit = limits()["figures"]
    return bool(fact.digits >= limit["doubtful" if doubtful else "sure"])


def is_common(fact: Fact) -> bool:
    """Whether a figure is in a unit that many figures have: counts, percentages, times."""
    return fact.unit in limits()["figures"]["common"]


def unknown_subjects(facts: Iterable[Fact]) -> set[str]:
    """The names without affixes of what figures are told of and no lexicon knows."""
    return {
        naming.form(fact.subject.text, "subject").core
        for fact in facts
        if fact.subject is not None and fact.subject.id is None
    }
