"""Prices whose unit stands before their noun: 每度电的均价跌到265元, a per-tonne price of $90.

Also behind the noun, away from the figure: the price per kilogram of pork rose to 28 yuan.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure

_REACH = {"zh": 26, "en": 72}  # characters in front of the figure
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def unit(context: Context, figure: Figure, reach: int) -> None:
    """Give a sum of money the unit that it is the price of.

    Args:
        context: the text.
        figure: changed in place; one that is no bare sum of money is left alone.
        reach: where the figure before it ends.
    """
    if not figure.unit.isupper() or "/" in figure.unit:
        return
    found = _chinese(context, figure, reach) if context.each else None
    if found is None and context.prices:
        found = _english(context, figure, reach)
    if found is not None and found not in TIMES and found != figure.unit:
        figure.unit = f"{figure.unit}/{found}"
        figure.rules.append("unit:rate")


def _chinese(context: Context, figure: Figure, reach: int) -> str | None:
    """每度电的均价已经跌到: the unit, a word for prices, and but small words behind it."""
    window = context.before(figure.start, min(_REACH["zh"], figure.start - reach))
    at = window.rfind("每")
    if at < 0:
        return None
    found = context.units.tails.at(window, at + 1 + window.startswith("一", at + 1))
    if found is None or _nouns("zh").match(window, found[0]) is None:
        return None
    return str(found[1])


def _english(context: Context, figure: Figure, reach: int) -> str | None:
    """Price per tonne, price of a tonne, per-tonne price."""
    window = context.before(figure.start, min(_REACH["en"], figure.start - reach)).lower()
    for match in _nouns("en").finditer(window):
        found = context.units.tails.at(window, match.end())
        if found is None:
            continue
        if match["hyphen"] is None or _behind().match(window, found[0]):
            return str(found[1])
    return None


@lru_cache(maxsize=2)
def _nouns(language: str) -> Any:
    """What stands around the unit; in Chinese behind it, in English before it."""
    told = read_data(f"{language}/figures.yaml")["priced"]
    nouns = "|".join(sorted(told["nouns"], key=len, reverse=True))
    if language == "zh":
        return pattern_of(rf"[^,，;；:：。每]{{0,8}}?(?:{nouns})[^,，;；:：。每价]{{0,10}}$")
    of = "|".join(told["of"])
    return pattern_of(
        rf"(?<![a-z])(?:(?:{nouns})(?: [a-z-]+)?? (?:{of}) |(?P<hyphen>per-))(?=[a-z])"
    )


@lru_cache(maxsize=1)
def _behind() -> Any:
    """Behind "per-tonne": up to two words and the noun."""
    nouns = "|".join(read_data("en/figures.yaml")["priced"]["nouns"])
    return pattern_of(rf"(?: [a-z-]+){{0,2}}? (?:{nouns})(?![a-z])")
