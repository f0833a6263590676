"""Names a person would use: 英伟达 · 中国 · 份额 rather than NVIDIA/China/share."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck import spelling
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Topic
from claimcheck.reports import values
from claimcheck.reports.safety import safe
from claimcheck.reports.words import Words

_HAN = pattern_of(r"[\u3400-\u9fff]")
EVENT = "event:"  # what the measure of an event begins with
WHOLES = ("market", "unstated")  # wholes a share need not name: the topic does, or nobody did
HEADLINE_FIGURES = 5  # more of them and a headline is no headline


class Labels:
    """Names in the reader's language, from the lexicon where it knows them, else as printed."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def entity(self, key: str) -> str:
        """The name of a company, product, place ..."""
        entity = self.lexicon.entities.get(key)
        if entity is not None:
            model = entity.names[1:2] if entity.kind == "product" else ()
            if model and model[0].isascii() and model[0] in key:  # H20 rather than H20芯片
                return safe(model[0])
            return safe(self._named(entity.names, key))
        family = self.lexicon.family(key)
        if family is not None and key.startswith(family.id):
            return safe(f"{self._named(family.names, family.id)} {key[len(family.id) :].strip()}")
        return safe(key)

    def measure(self, key: str) -> str:
        """The name of a measure."""
        if key.startswith(EVENT):
            return safe(key.removeprefix(EVENT))
        own = self.words.get("measures", {}).get(key)
        if own:
            return str(own)
        measure = self.lexicon.measures.get(key)
        if measure is None:
            return safe(spelling.named(key))
        return safe(self._named(measure.words, spelling.named(key)))

    def topic(self, topic: Topic) -> str:
        """The title of a topic: its owner, its market, what is measured."""
        family = self.words.entry("families", topic.family, "")
        parts = [
            self.entity(topic.owner) if topic.owner else "",
            self.entity(topic.market) if topic.market and topic.market != topic.owner else "",
            family or self.measure(topic.family),
        ]
        return " · ".join(filter(None, parts))

    def headline(self, claims: Iterable[Claim], owner: str) -> str:
        """The figures that stand against each other: 95→0 % / 95→50 % / 占营收 40 %."""
        claims = list(claims)
        several = len({claim.measure.key for claim in claims if claim.measure}) > 1
        texts = [self.brief(claim, owner, several=several) for claim in claims]
        shown = [text for text in dict.fromkeys(texts) if text]
        more = " …" if len(shown) > HEADLINE_FIGURES else ""
        return " / ".join(shown[:HEADLINE_FIGURES]) + more

    def brief(self, claim: Claim, owner: str = "", *, several: bool = False) -> str:
        """A claim's figure with what must be said for it not to mislead.

        Another subject than the topic's owner, the whole of a share, and the measure where figures
        of several measures stand beside each other.
        """
        value = self.value(claim)
        if not value:
            return ""
        before = []
        if claim.subject and claim.subject.key != owner:
            before.append(self.entity(claim.subject.key))
        basis = self._basis(claim, several=several)
        if basis.startswith("of "):  # English: 40 % of revenue
            return " ".join([*before, value, basis])
        return " ".join(filter(None, [*before, basis, value]))

    def _basis(self, claim: Claim, *, several: bool) -> str:
        """What must stand beside a figure for its measure, "" where the topic says it."""
        if claim.measure is None:
            return ""
        key = claim.measure.key
        measure = self.lexicon.measures.get(key)
        named = self.words.get("basis", {}).get(key)
        if named:
            return str(named)
        if measure is not None and measure.family == "share":
            return "" if measure.whole in WHOLES else self.measure(key)
        return self.measure(key) if several else ""

    def about(self, claim: Claim) -> str:
        """What a claim's figure is the figure of: subject, measure, scope, time."""
        parts = [
            self.entity(claim.subject.key) if claim.subject else "?" if claim.quantity else "",
            self.measure(claim.measure.key) if claim.measure else "?",
            *(self.entity(i.key) for i in claim.scope if i.role != "denominator"),
            spelling.period(claim.period),
        ]
        return " · ".join(dict.fromkeys(filter(None, parts)))

    def value(self, claim: Claim) -> str:
        """A claim's figure in words; of an event its time as printed."""
        if claim.quantity is None:
            start, end = (at - claim.span[0] for at in claim.figure)
            return safe(claim.quote[start:end])
        comparand = self.entity(claim.comparand.key) if claim.comparand else ""
        told = values.figure(claim.quantity, self.words, comparand)
        quantity, against = claim.quantity, claim.comparand
        if quantity is None or quantity.kind != "delta" or against is None:
            return safe(told)
        known = against.id is not None and self.lexicon.kind(against.id) is not None
        return safe(self.words("figure.against", told, comparand) if known else told)

    def _named(self, names: Iterable[str], default: str) -> str:
        """The first name in the reader's script."""
        if self.words.language == "zh":
            return next((name for name in names if _HAN.search(name)), default)
        return default
