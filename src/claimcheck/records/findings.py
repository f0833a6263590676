"""What rules have to say, who answers for it, and what is too much to list."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from claimcheck.frozen import record
from claimcheck.records.claims import Claim
from claimcheck.records.quantities import Interval

Severity = Literal["error", "warning", "note"]
Verdict = Literal[
    "contradiction", "tension", "basis-mismatch", "arithmetic", "chronology", "limit", "revision"
]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


@record
class Finding:
    """A rule's verdict on two sides of claims.

    Attributes:
        rule: id of the rule; code: its code (C101).
        kind: the verdict.
        severity: after caps and configuration.
        fingerprint: 16 hex digits, stable while the clauses stay the same.
        message: the reason in words, by language ("en", "zh").
        sides: the claims that are set against each other; the second group is empty where one
            figure is wrong by itself (a share of 120 %).
        context: further claims the reader needs (a rate, a whole).
        intervals: of the claims compared.
        calc: the arithmetic in one line, "" without any.
        reconcile: what would reconcile the two, by language; may be empty.
        support: independent documents that state each side.
        headline: "headline", "table" or "": a headline against the body, a table against text.
        voices: every claim that states each side, where the sides show only some of them.
        restates: of a gate, the finding among published articles that this one only repeats: its
            fingerprint, "" for none.
    """

    rule: str
    code: str
    kind: Verdict
    severity: Severity
    fingerprint: str
    message: tuple[tuple[str, str], ...]
    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    context: tuple[Claim, ...] = ()
    intervals: tuple[Interval, ...] = ()
    calc: str = ""
    reconcile: tuple[tuple[str, str], ...] = ()
    support: tuple[int, int] = (1, 1)
    headline: str = ""
    voices: tuple[tuple[Claim, ...], tuple[Claim, ...]] = field(default=((), ()), repr=False)
    restates: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Both sides, then the context."""
        return (*self.sides[0], *self.sides[1], *self.context)

    def text(self, language: str = "en") -> str:
        """The message in a language, else in English."""
        texts = dict(self.message)
        return texts.get(language, texts["en"])


@record
class RuleInfo:
    """What a report says of a rule that was run; texts by language.

    Attributes:
        id, code: of the rule.
        severity: the level that it was set to, else what its findings are capped at.
        title: what it says in one line.
        explain, hint: prose for a reader.
        tags: names of groups of rules.
    """

    id: str
    code: str
    severity: Severity
    title: tuple[tuple[str, str], ...]
    explain: tuple[tuple[str, str], ...] = ()
    hint: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


@record
class Accepted:
    """A finding that is known and does not count.

    Attributes:
        finding: it.
        how: "waiver" where somebody answers for it, "baseline" where it was there before.
        by, reason, until: of the waiver; the last day is YYYY-MM-DD.
    """

    finding: Finding
    how: Literal["waiver", "baseline"]
    by: str = ""
    reason: str = ""
    until: str = ""


@record
class Unlisted:
    """What a rule has to say of one thing, where it is more than a report lists.

    Attributes:
        rule, code: of the rule.
        subject, measure: canonical keys of the thing.
        listed: findings that are listed.
        more: findings that are not.
        values: different values that were told; 0 where all were held against each other.
        held: those of them that were: the ones that most articles state.
    """

    rule: str
    code: str
    subject: str
    measure: str
    listed: int
    more: int = 0
    values: int = 0
    held: int = 0
