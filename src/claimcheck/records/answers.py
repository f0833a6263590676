"""What is worked out only when somebody asks: how two claims stand, what is told of a thing."""

from __future__ import annotations

from typing import Literal

from claimcheck.frozen import record
from claimcheck.records.claims import Claim
from claimcheck.records.clusters import How
from claimcheck.records.findings import Finding
from claimcheck.records.reports import DocumentInfo

Guard = Literal["", "codes", "classes", "score", "entries", "known", "dimension", "nothing"]


@record
class Match:
    """Two names of a slot, of two claims.

    Attributes:
        slot: subject, measure, comparand, the role of scope items, or dimension.
        left, right: as the articles have them, "" for none.
        key: what both stand for; "" where they are two.
        how: the weakest of the steps that joined them.
        score: of a fuzzy match, 0-100.
        guard: what keeps them apart: codes, classes (decisive words), score, entries (two of the
            lexicon), known (only one is an entry), dimension, nothing (one claim lacks the slot).
        values: what was seen on each side where they are two.
    """

    slot: str
    left: str
    right: str
    key: str = ""
    how: How = "exact"
    score: float = 100.0
    guard: Guard = ""
    values: tuple[str, str] = ("", "")

    @property
    def joined(self) -> bool:
        """Whether the two count as one."""
        return bool(self.key)


@record
class Hurdle:
    """The first test of a rule that two claims of one cluster do not pass.

    Attributes:
        rule, code: whose test it is.
        test: which one, a key of the table `tests` in explain.yaml; "check" for a rule whose check
            sets no two claims of one cluster against each other.
        values: what was seen.
        near: whether the rule looks at such claims at all.
    """

    rule: str
    code: str
    test: str
    values: tuple[str, ...] = ()
    near: bool = True


@record
class Standing:
    """How two claims of a run stand to each other.

    Attributes:
        left, right: the claims.
        matches: by slot; the first three decide whether they are of one cluster.
        cluster: its id, "" where they are of none or of two.
        hurdles: of the rules, where they are of one cluster.
        findings: that have them on two sides, shown or counted among those that state a side.
    """

    left: Claim
    right: Claim
    matches: tuple[Match, ...]
    cluster: str = ""
    hurdles: tuple[Hurdle, ...] = ()
    findings: tuple[Finding, ...] = ()


@record
class Told:
    """One value of a thing at one time, and who states it.

    Attributes:
        period: as short as it can be said, "" where none is known.
        scope: what narrows it, canonical: "market=China".
        value: in the reader's language.
        apart: whether another value that may be of the same time cannot be the same.
        claims: that state it, by article, then place.
        support: (article's path, how many claims of it), by path.
    """

    period: str
    scope: tuple[str, ...]
    value: str
    apart: bool
    claims: tuple[Claim, ...]
    support: tuple[tuple[str, int], ...]


@record
class Tally:
    """All that is said of one thing: its values by time, what is undated last.

    Attributes:
        subject, measure: canonical keys.
        rows: by time, then narrowing, then value.
        documents: that say something, by path.
    """

    subject: str
    measure: str
    rows: tuple[Told, ...]
    documents: tuple[DocumentInfo, ...]


@record
class Thing:
    """How much is said of one thing.

    Attributes:
        subject, measure: canonical keys.
        claims, articles: how many of them.
        values: how many that differ in time, narrowing or figure.
        apart: how many of these that another one stands against.
        start, end: the first and the last day that is told of, None where none is.
    """

    subject: str
    measure: str
    claims: int
    articles: int
    values: int
    apart: int
    start: str | None = None
    end: str | None = None
