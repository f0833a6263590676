"""Figures, intervals and lines of arithmetic in the language of a reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from claimcheck.lexicon import read_data, units
from claimcheck.patterns import pattern_of
from claimcheck.records import Period, Spot

Bounds = tuple[Decimal | None, Decimal | None]


def report(language: str) -> dict[str, Any]:
    """The words of reports in a language, "en" or "zh"."""
    words: dict[str, Any] = read_data(f"{language}/report.yaml")
    return words


def spot(place: Spot, language: str) -> str:
    """A page with its line, a paragraph, a row of a table."""
    words = read_data(f"{language}/verdicts.yaml")["spot"]
    return str(words[place.kind]).format(place.number, place.line)


def span(bounds: Bounds, unit: str, language: str, *, strict: bool = False) -> str:
    """An interval: one value, a range, or an open end."""
    words = report(language)["figure"]
    known = [value for value in bounds if value is not None]
    if not known:
        return str(words["any"])
    scale = _scale(known, unit, language)
    numbers = list(dict.fromkeys(_number(value, scale) for value in known))
    text = _united("–".join(numbers), known, unit, language)
    if len(known) == 1:
        low = bounds[0] is not None
        name = (
            ("more_than" if strict else "at_least")
            if low
            else ("less_than" if strict else "at_most")
        )
        return str(words[name]).format(text)
    return text


def change(values: Sequence[Decimal], unit: str, language: str) -> str:
    """The values of a change, in their order: 95→50%."""
    scale = _scale(values, unit, language)
    return _united("→".join(_number(value, scale) for value in values), values, unit, language)


def _scale(values: Sequence[Decimal], unit: str, language: str) -> tuple[Decimal, str]:
    if unit not in ("percent", "percentage_point", "rank"):
        largest = max(map(abs, values))
        for size, name in report(language).get("scales", ()):
            factor = Decimal(size)
            if largest >= factor:
                return factor, str(name)
    return Decimal(1), ""


def _number(value: Decimal, scale: tuple[Decimal, str]) -> str:
    """A number with thousands separated, four figures behind the point at most, a true minus."""
    scaled = value / scale[0]
    if scaled != scaled.to_integral_value():
        scaled = scaled.quantize(Decimal("0.0001"))
    return f"{scaled.normalize():,f}".replace("-", "−")


def _united(text: str, values: Sequence[Decimal], unit: str, language: str) -> str:
    words = report(language)
    scaled = text + _scale(values, unit, language)[1]
    if unit == "dimensionless":
        return str(words["figure"]["times"]).format(scaled)
    label = _label(unit, language)
    if not label:
        return scaled
    glued = language == "zh" or label == "%"
    return f"{scaled}{'' if glued else ' '}{label}"


_LAST = 28  # from this day on a month may be over
_SPANS = {
    ("01-01", "12-31"): "",
    ("01-01", "06-30"): "H1",
    ("07-01", "12-31"): "H2",
    ("01-01", "03-31"): "Q1",
    ("04-01", "06-30"): "Q2",
    ("07-01", "09-30"): "Q3",
    ("10-01", "12-31"): "Q4",
}


def period(found: Period) -> str:
    """A period as short as it can be said: 2025, 2025 Q1, 2025 H1, 2025-03, else its days."""
    start, end = found.start, found.end
    if start is None and end is None:
        return ""
    if start is None or end is None or start[:4] != end[:4]:
        first = start.removesuffix("-01-01") if start else "…"
        last = end.removesuffix("-12-31") if end else "…"
        return f"{first} – {last}"
    year, days = start[:4], (start[5:], end[5:])
    known = _SPANS.get(days)
    if known is not None:
        return f"{year} {known}".strip()
    if start == end:
        return start
    if start[5:7] == end[5:7] and days[0].endswith("-01") and int(days[1][3:]) >= _LAST:
        return start[:7]
    return f"{start} – {end}"


def named(key: str) -> str:
    """The English name that a key of the lexicon spells: gdp_share is GDP share."""
    short: dict[str, str] = read_data("names.yaml")["short"]
    return " ".join(short.get(part, part) for part in key.split("_"))


def _label(unit: str, language: str) -> str:
    words = report(language)
    known = words.get("units", {}).get(unit)
    if known is not None:
        return str(known)
    head, slash, tail = unit.partition("/")
    if not slash:
        return unit.replace("_", " ")
    per = words.get("per", {}).get(tail)
    gap = "" if language == "zh" else " "
    if per:
        return f"{_label(head, language)}{gap}{per}"
    sign = units.load().sign(unit)
    if sign and head not in words.get("units", {}):
        return sign
    return f"{_label(head, language)}/{words.get('units', {}).get(tail, tail.replace('_', ' '))}"


_LARGE = pattern_of(
    r"(?P<digits>\d+(?:\.\d+)?e\d+|\d{5,}(?:\.\d+)?)(?: (?P<unit>[A-Za-z_]{2,}(?:/\w+)?))?"
    r"|(?P<few>(?<![\d.])\d{1,4}(?:\.\d+)?) (?P<of>[A-Za-z_]{2,}(?:/\w+)?)"
)


def spoken(calc: str, language: str) -> str:
    """A line of arithmetic as a person of a language reads it: 18e9 USD is 18 billion USD.

    Args:
        calc: as findings have it, the same in every language.
        language: "en" or "zh".
    """

    def number(match: re.Match[str]) -> str:
        if match["few"]:  # 148 teraflops are 148 TFLOPS
            of = match["of"]
            known = of.partition("/")[0] in report(language)["units"] or units.load().sign(of)
            label = _label(match["of"], language) if known else match["of"]
            return f"{match['few']} {label}".rstrip()
        value, unit = Decimal(match["digits"]), match["unit"] or ""
        apart = unit in _BETWEEN  # "2e9 to 3e9": a word of the line, not a unit
        scale = _scale([value], unit, language)
        text = _number(value, scale)
        if not unit or apart:
            return f"{text}{scale[1]}" + (f" {unit}" if apart else "")
        return _united(text, [value], unit, language)

    told = _LARGE.sub(number, calc)
    for word, own in read_data(f"{language}/verdicts.yaml")["arithmetic"].items():
        told = told.replace(_IN_CALC[word], own)
    return told


_BETWEEN = ("to", "not")
_IN_CALC = {"instead": ", not ", "range": " to "}  # the words of a line of arithmetic
