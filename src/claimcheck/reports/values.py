"""Figures as a person writes them: 45 亿美元, 4.5 billion USD, 95→0 %, top 10.

Exact always: a value is scaled to millions or 亿 only where that leaves few decimals.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.lexicon import units
from claimcheck.records import Interval, Quantity
from claimcheck.reports.words import Words

_DECIMALS = 4  # more of them after scaling, and the plain number reads better
_CURRENCY = 3  # letters of an ISO code


def figure(quantity: Quantity | None, words: Words, comparand: str = "") -> str:
    """A quantity in words; "" for no quantity."""
    if quantity is None:
        return ""
    kind, unit = quantity.kind, quantity.unit
    if kind == "comparison":
        return words(f"figure.compared.{quantity.op}", comparand or "…")
    if unit == "rank":
        return _rank(quantity, words)
    if kind == "change":
        numbers = _numbers((quantity.first, quantity.last), unit, words)
        text = _united("→".join(numbers), _scale_of(quantity.values, unit, words), unit, words)
    else:
        text = span((quantity.low, quantity.high), unit, words, strict=quantity.op in "<>")
        if kind == "delta":
            text = _signed(text, quantity)
    text = words("figure.about", text) if quantity.approximate else text
    if kind == "ratio" and comparand and unit in ("percent", "dimensionless"):
        return words("figure.share_of" if unit == "percent" else "figure.times_of", text, comparand)
    return text


def span(
    ends: tuple[Decimal | None, Decimal | None], unit: str, words: Words, *, strict: bool = False
) -> str:
    """An interval: one value, a range, or an open end."""
    low, high = ends
    known = [value for value in ends if value is not None]
    if not known:
        return words("figure.any")
    scale = _scale_of(known, unit, words)
    numbers = _numbers(known, unit, words)
    if len(known) == 1:
        name = ("more_than" if strict else "at_least") if high is None else (
            "less_than" if strict else "at_most"
        )  # fmt: skip
        return words(f"figure.{name}", _united(numbers[0], scale, unit, words))
    if low == high:
        return _united(numbers[0], scale, unit, words)
    separator = " – " if any(number.startswith("−") for number in numbers) else "–"
    return _united(separator.join(numbers), scale, unit, words)


def interval(found: Interval, words: Words, *, loosest: bool = False) -> str:
    """One of the two intervals of a finding."""
    return span(found.loosest if loosest else found.printed, found.unit, words)


def unit_label(unit: str, words: Words) -> str:
    """How a unit is written after a number, a rate with its "per" word."""
    known = words.get("units", {})
    if unit in known:
        return str(known[unit])
    head, slash, tail = unit.rpartition("/")
    sign = units.load().sign(unit) if slash and head not in known else ""
    if sign and not words.get("per", {}).get(tail):
        return sign
    if slash:
        per = words.get("per", {}).get(tail)
        whole = unit_label(head, words)
        return (
            words("figure.per", whole, per).strip() if per else f"{whole}/{unit_label(tail, words)}"
        )
    return unit.replace("_", " ")


def number(value: Decimal, scale: tuple[Decimal, str] | None = None) -> str:
    """A number with thousands separated, a true minus sign, no idle zeros."""
    scaled = value / scale[0] if scale else value
    text = f"{scaled.normalize():,f}"
    return text.replace("-", "−")


def _numbers(values: object, unit: str, words: Words) -> list[str]:
    known = [value for value in values if value is not None]  # type: ignore[attr-defined]
    scale = _scale_of(known, unit, words)
    return [number(value, scale) for value in values if value is not None] or ["…"]  # type: ignore[attr-defined]


def _scale_of(
    values: list[Decimal] | tuple[Decimal, ...], unit: str, words: Words
) -> tuple[Decimal, str] | None:
    """The scale of the largest value, if it leaves few decimals in all; None for plain numbers."""
    if unit in ("percent", "percentage_point", "rank"):
        return None
    largest = max(map(abs, values), default=Decimal())
    for size, name in words.get("scales", []):
        factor = Decimal(size)
        if largest >= factor:
            readable = all(_places(value / factor) <= _DECIMALS for value in values)
            return (factor, name) if readable else None
    return None


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _united(text: str, scale: tuple[Decimal, str] | None, unit: str, words: Words) -> str:
    """A number, its scale word and its unit."""
    if unit == "dimensionless":
        return words("figure.times", text + (scale[1] if scale else ""))
    label = unit_label(unit, words)
    scaled = text + (scale[1] if scale else "")
    if not label:
        return scaled
    if scale and _is_money(unit):
        return words("figure.money", scaled, label)
    return words("figure.unit", scaled, label)


def _is_money(unit: str) -> bool:
    head = unit.partition("/")[0]
    return len(head) == _CURRENCY and head.isupper()


def _signed(text: str, quantity: Quantity) -> str:
    """A difference carries its sign: +5 %, −18 %."""
    low = quantity.low if quantity.low is not None else quantity.high
    return f"+{text}" if low is not None and low > 0 and text[:1].isdigit() else text


def _rank(quantity: Quantity, words: Words) -> str:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return span((low, high), "rank", words)
    if low == high:
        return words("figure.rank", number(low))
    if low == 1:
        return words("figure.top", number(high))
    return words("figure.ranks", number(low), number(high))
