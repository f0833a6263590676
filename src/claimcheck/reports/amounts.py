"""Amounts of money: what a claim states, and what its printed ends are roundings of."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.lexicon import exchange, units
from claimcheck.precision import precision
from claimcheck.records import Quantity

Span = tuple[Decimal, Decimal]
_FORMS = {">": "least", ">=": "least", "<": "most", "<=": "most", "->": "end"}
_LEVELS = ("point", "range", "bound", "change")


@record
class Money:
    """An amount above nothing, in base units of its currency.

    Attributes:
        currency: an ISO code.
        per: what it is so much for ("year", "mass"), "" for a plain amount.
        values: as printed: one, or the two ends of a range.
        spans: what each of them is the rounding of, and no looser: what differs is to be seen.
        form: "" of a plain amount, else what more is said: "least", "most", or "end" (of a change).
    """

    currency: str
    per: str
    values: tuple[Decimal, ...]
    spans: tuple[Span, ...]
    form: str = ""

    @property
    def single(self) -> bool:
        """Whether it comes down to one value."""
        return len(self.values) == 1


def money(quantity: Quantity | None) -> Money | None:
    """The amount that a figure states; of a change, what it ends at. None where it is no such."""
    if quantity is None or quantity.kind not in _LEVELS:
        return None
    currency, _, per = units.dimension(quantity.unit).partition("/")
    if not exchange.is_currency(currency) or exchange.is_currency(per):
        return None
    change = quantity.kind == "change"
    ends = [(quantity.last, 3)] if change else [(quantity.low, 0), (quantity.high, 1)]
    known = {value: quantity.steps[at] for value, at in ends if value is not None}
    if not known or min(known) <= 0:
        return None
    factor = units.factor(quantity.unit)
    return Money(
        currency,
        per,
        tuple(value * factor for value in known),
        tuple(_about(value, step, quantity, factor) for value, step in known.items()),
        _FORMS.get(quantity.op, ""),
    )


def convertible(left: Money | None, right: Money | None) -> bool:
    """Whether two amounts are of two currencies, and of one kind otherwise."""
    if left is None or right is None:
        return False
    return left.per == right.per and left.currency != right.currency


def _about(value: Decimal, step: Decimal | None, quantity: Quantity, factor: Decimal) -> Span:
    """What a printed end is the rounding of; beyond that of a bound (over 3 billion) is nothing."""
    most = value * precision()["zeros"]["at_most"]  # $3 billion is hardly any 3.4 billion
    half, form = min((step or Decimal(0)) / 2, most), _FORMS.get(quantity.op)
    low = value if form == "least" else value - half
    high = value if form == "most" else value + half
    return max(low, Decimal(0)) * factor, high * factor
