"""The table of verdicts: what two figures that differ amount to, and how severe it is."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import SEVERITIES, Claim, Severity, Verdict
from claimcheck.rules.intervals import Outcome
from claimcheck.rules.view import View

# More than this many reasons why two figures may both hold make a conflict a note.
_MANY = 2


@dataclass(frozen=True, slots=True)
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
    if outcome == "agree":
        return None
    if outcome == "differs-as-printed":
        return None if reasons else Judgement("revision", "note", ("rounding",))
    severity: Severity = "warning" if reasons else "error"
    if len(reasons) > _MANY:
        severity = "note"
    severity = provenance(view, severity, left, right)
    kind: Verdict = "tension" if reasons else "contradiction"
    severity, apart = attribution(severity, left, right)
    return Judgement(kind, severity, (*reasons, *apart))


def provenance(view: View, severity: Severity, *claims: Claim) -> Severity:
    """A guessed or inherited subject, or a name no lexicon knows, never makes an error."""
    if severity == "error" and not all(view.sure(claim) for claim in claims):
        return "warning"
    return severity


def attribution(
    severity: Severity, left: Claim, right: Claim
) -> tuple[Severity, tuple[str, ...]]:
    """Two named sources may differ: a note inside one article, one step down across articles."""
    if not left.source or not right.source or left.source == right.source:
        return severity, ()
    if left.article == right.article:
        return "note", ("sources",)
    return lowered(severity), ("sources",)


def lowered(severity: Severity) -> Severity:
    """One step down."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


def capped(severity: Severity, most: Severity) -> Severity:
    """A severity, but not above a rule's cap."""
    return SEVERITIES[min(SEVERITIES.index(severity), SEVERITIES.index(most))]
