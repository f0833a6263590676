"""The amounts of a report that speak of one thing in several currencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.lexicon.exchange import is_currency
from claimcheck.records import Claim, Finding, Report
from claimcheck.reports.amounts import convertible, money
from claimcheck.reports.conversion import Conversion, converted
from claimcheck.reports.rates import Rates


def in_two_currencies(finding: Finding) -> bool:
    """Whether a finding sets an amount against one in another currency."""
    left, right = finding.sides
    return any(convertible(money(a.quantity), money(b.quantity)) for a in left for b in right)


class Currencies:
    """What claims of a report are in each other's currency."""

    def __init__(self, report: Report) -> None:
        self._report = report
        published = {info.article: info.date for info in report.documents if info.date}
        self._rates = Rates(report.claims, published)
        self._made: dict[tuple[str, str], Conversion | None] = {}

    def groups(self) -> Iterator[list[Claim]]:
        """The claims of one subject and measure that are told in several currencies.

        Currencies make clusters of their own, so that no rule takes dollars for yuan.
        """
        found: dict[tuple[str, str, str], list[tuple[Claim, ...]]] = defaultdict(list)
        for cluster in self._report.clusters:
            currency, _, per = cluster.dimension.partition("/")
            if is_currency(currency):
                found[cluster.subject, cluster.measure, per].append(cluster.claims)
        for claims in found.values():
            if len(claims) > 1:
                yield [claim for cluster in claims for claim in cluster]

    def conversion(self, left: Claim, right: Claim) -> Conversion | None:
        """How two amounts stand to each other; None for one currency, or without any rate."""
        key = left.id, right.id
        if key not in self._made:
            rate = self._rates.between(left, right)
            self._made[key] = None if rate is None else converted(left, right, rate)
        return self._made[key]

    def comparable(self, left: Claim, right: Claim) -> bool:
        """Whether two claims state an amount for one time, or say nothing of another one.

        A quarter's revenue is no other figure for that of a year, at whatever rate.
        """
        if self.conversion(left, right) is None:
            return False
        if (left.polarity, left.modality) != (right.polarity, right.modality):
            return False
        one, other = left.period, right.period
        days = (one.start, one.end) == (other.start, other.end)
        return days or not (one.stated and other.stated)

    def agree(self, left: Claim, right: Claim) -> bool:
        """Whether two claims state one amount."""
        made = self.conversion(left, right)
        return made is not None and made.agree
