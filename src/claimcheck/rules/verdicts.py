"""The table of verdicts: what two figures that differ amount to, and how severe it is."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from claimcheck import folding
from claimcheck.frozen import record
from claimcheck.lexicon import LANGUAGES, read_data
from claimcheck.records import SEVERITIES, Claim, Severity, Verdict
from claimcheck.rules.intervals import Outcome
from claimcheck.rules.view import View

# Reasons why two figures may both hold weigh one each, but for those that nearly always tell two
# things apart; a conflict with more weight against it is a note.
_WEIGHTS = {"scope:node": 2, "scope:product": 2}
_MANY = 2


@record
class Judgement:
    """A verdict on two claims.

    Attributes:
        kind, severity: of the finding.
        reasons: what would reconcile the two.
    """

    kind: Verdict
    severity: Severity
    reasons: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """Greater is graver."""
        return SEVERITIES.index(self.severity), -len(self.reasons)


def conflict(
    view: View, left: Claim, right: Claim, outcome: Outcome, reasons: tuple[str, ...]
) -> Judgement | None:
    """The verdict on two statements of one thing whose figures do not agree."""
    if outcome != "impossible" or replaces(view, left, right):
        return None
    severity: Severity = "warning" if reasons else "error"
    if sum(_WEIGHTS.get(reason, 1) for reason in reasons) > _MANY:
        severity = "note"
    severity = provenance(view, severity, left, right)
    kind: Verdict = "tension" if reasons else "contradiction"
    severity, apart = attribution(severity, left, right)
    return Judgement(kind, severity, (*reasons, *apart))


def replaces(view: View, left: Claim, right: Claim) -> bool:
    """Whether the one claim takes the place of the other.

    A corrected article gives way to its correction, a forecast to a newer one of the same house.
    """
    if right.article in view.replaced.get(left.article, ()):
        return True
    if left.article in view.replaced.get(right.article, ()):
        return True
    days = [view.published.get(claim.article) for claim in (left, right)]
    return (
        left.modality == right.modality == "forecast"
        and named(left.source) is not None
        and named(left.source) == named(right.source)
        and None not in days
        and days[0] != days[1]
    )


def provenance(view: View, severity: Severity, *claims: Claim) -> Severity:
    """A guessed or inherited subject, or a name no lexicon knows, never makes an error."""
    if severity == "error" and not all(view.sure(claim) for claim in claims):
        return "warning"
    return severity


def attribution(severity: Severity, left: Claim, right: Claim) -> tuple[Severity, tuple[str, ...]]:
    """Two named sources may differ: a note inside one article, one step down across articles."""
    one, other = named(left.source), named(right.source)
    if one is None or other is None or _is_one(one, other):
        return severity, ()
    if left.article == right.article:
        return "note", ("sources",)
    return lowered(severity), ("sources",)


@lru_cache(maxsize=1)
def _unnamed() -> frozenset[str]:
    words = (word for lang in LANGUAGES for word in read_data(f"{lang}/verdicts.yaml")["unnamed"])
    return frozenset(map(folding.key, words))


@lru_cache(maxsize=1 << 12)
def named(source: str | None) -> str | None:
    """A source as it is compared; None for none and for words that name nobody."""
    key = folding.key(source) if source else ""
    return None if not key or key in _unnamed() else key


_NAMES = 6  # characters up to which one that differs makes another house: 中信证券, 中金证券
_ALIKE = 0.75  # of 1: 一位实验室主管 and 一位实验室负责人 of one house


@lru_cache(maxsize=1 << 12)
def _is_one(one: str, other: str) -> bool:
    """Whether two sources are told in nearly the same words, or the one is the other's."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    return len(short) >= _NAMES and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def lowered(severity: Severity) -> Severity:
    """One step down."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


def capped(severity: Severity, most: Severity) -> Severity:
    """A severity, but not above a rule's cap."""
    return SEVERITIES[min(SEVERITIES.index(severity), SEVERITIES.index(most))]
