"""The context words of a language as compiled patterns (see lexicon/*/discourse.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of


def pattern(entries: Iterable[str], language: str) -> re.Pattern[str]:
    """One alternation, longest entry first; English at word boundaries."""
    ordered = sorted(set(entries), key=lambda w: (-len(w), w))
    body = "|".join(map(re.escape, ordered)) or "(?!)"
    return pattern_of(rf"\b(?:{body})\b" if language == "en" else body, re.IGNORECASE)


class Words:
    """Compiled word lists of one language.

    Attributes:
        language: "zh" or "en".
        data: the file as it is.
        lists: the words of its lists by their place in the file ("modality.forecast"); see said.py.
    """

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.language, self.data = language, data
        self.lists: dict[str, tuple[str, ...]] = {}

        def of(*path: str) -> re.Pattern[str]:
            value: Any = data
            for key in path:
                value = value[key]
            self.lists[".".join(path)] = tuple(value)
            return pattern(value, language)

        self.forecast = of("modality", "forecast")
        self.target = of("modality", "target")
        self.announcing = of("modality", "announcing")
        self.hypothetical = of("modality", "hypothetical")
        self.consequence = of("modality", "consequence")
        self.negation, self.denial = of("negation"), of("denial")
        self.says = of("attribution", "verbs")
        self.according = of("attribution", "prefixes")
        self.papers = of("attribution", "nouns")
        self.roles = of("attribution", "roles")
        self.company = of("anaphora", "company")
        self.possessive = of("anaphora", "possessive")
        its = "|".join(sorted(data["anaphora"]["possessive"], key=len, reverse=True))
        self.owned_by_it = pattern_of(rf"(?:{its})的?(?:约|近|大约|将近|足足|整整)?$")
        self.figure = of("anaphora", "figure")
        self.place = of("anaphora", "place")
        former, latter = of("anaphora", "former").pattern, of("anaphora", "latter").pattern
        self.one_of_two = pattern_of(rf"(?P<former>{former})|(?P<latter>{latter})", re.IGNORECASE)
        self.deictic = of("deictic")
        for name in ("determiners", "some"):
            self.lists[f"anaphora.{name}"] = tuple(data["anaphora"][name])
        self.pointed = _pointed(data["anaphora"], language)
        self.somebody = _somebody(data["anaphora"], language)
        self.market_before = tuple(data["market"]["before"])
        self.market_after = tuple(data["market"]["after"])
        self.visited = self.lists["market.visited"] = tuple(data["market"].get("visited", ()))
        self._short: dict[str, str] = data["market"]["short"]
        self._in_phrases = _short_regions(data["market"])
        self.lists["market.short"] = tuple(_starts_of_phrases(data["market"]))
        self.compared = of("comparison", "before")
        self.weak_compared = frozenset(data["comparison"]["weak"])
        self.joining = frozenset(data["comparison"].get("joining", ()))
        self.compared_after = of("comparison", "after")
        self.relative = of("comparison", "relative")
        self.dear = of("comparison", "dear")
        unequal = pattern(data["comparison"].get("unequal", ()), language).pattern
        self.unequal = pattern_of(rf"(?:还|更|要|都|又)?(?:{unequal})")
        whole = r"(?P<what>[^,;:。\d是为的到]{1,12})的$"
        self.times_of = pattern_of(rf"(?:{of('comparison', 'of').pattern}){whole}")
        self.part_of = pattern_of(rf"(?:{of('comparison', 'part').pattern}){whole}")
        self.compared_closing = frozenset(data["comparison"].get("closing", ()))
        self.of = tuple(sorted(data["comparison"]["of"], key=len, reverse=True))
        self.inverted, self.given = of("inverted"), of("given")
        sellers, deal = of("bought_from", "from").pattern, of("bought_from", "deal").pattern
        self.fitted = pattern_of(rf"(?:{of('fitted').pattern})了?$")
        self.bought = of("bought_from", "deal")
        self.bought_from = pattern_of(rf"(?:{sellers})[^,;:。\d]{{2,20}}?(?P<deal>{deal})")
        paid = of("paid", "to").pattern
        self.paid_to = pattern_of(rf"(?:{paid})(?:[^,;:。、\d]{{2,12}}(?:、|和|与))*$")
        self.causes = of("causes")
        self.dealing = pattern_of(rf"(?:{of('dealing').pattern})\s?(?:the |its )?$", re.IGNORECASE)
        self.year_earlier = of("difference", "year_earlier")
        self.earlier = of("difference", "earlier")
        self.previous_period = of("difference", "previous_period")
        self.respectively = of("respectively")
        self.lists["dependence.words"] = tuple(data["dependence"]["words"])
        self.sums = pattern(data.get("together", {}).get("sums", ()), language)
        for name in ("sums", "rest"):
            self.lists[f"together.{name}"] = tuple(data.get("together", {}).get(name, ()))
        self.idle = frozenset(data["idle_counters"])

    def regions_in_phrases(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Countries that one character stands for (对华, 对美出口): id and span of the phrase."""
        for match in self._in_phrases.finditer(text, start, end):
            yield self._short[match[0][-1]], match.start(), match.end()


def _pointed(anaphora: Any, language: str) -> re.Pattern[str]:
    """这款卡, the new card: a word that points, and a noun for a product close behind it."""
    points, nouns = (
        "|".join(sorted(map(re.escape, anaphora[key]), key=len, reverse=True))
        for key in ("determiners", "product_nouns")
    )
    if language == "en":
        return pattern_of(rf"\b(?:{points})\s(?:[a-z]+\s)?(?:{nouns})\b", re.IGNORECASE)
    return pattern_of(rf"(?:{points})[^,;:的]{{0,3}}(?:{nouns})")


def _somebody(anaphora: Any, language: str) -> re.Pattern[str]:
    """一家初创公司, another battery maker: a house that a clause begins with and does not name."""
    some, houses = (
        "|".join(sorted(map(re.escape, anaphora[key]), key=len, reverse=True))
        for key in ("some", "houses")
    )
    if language == "en":
        return pattern_of(
            rf"\s*(?:and |but |that )?(?:{some})\s(?:[a-z-]+\s){{0,3}}(?:{houses})\b", re.IGNORECASE
        )
    return pattern_of(rf"[^,;:。的一某有另]{{0,4}}?(?:{some})[^,;:。的\d]{{0,8}}?(?:{houses})")


def _short_regions(market: dict[str, Any]) -> re.Pattern[str]:
    if not market["short"]:
        return pattern_of("(?!)")
    plain, toward, trading = ("|".join(market[name]) for name in ("plain", "toward", "trading"))
    return pattern_of(rf"{plain}|(?:{toward})[{''.join(market['short'])}](?={trading})")


def _starts_of_phrases(market: dict[str, Any]) -> Iterator[str]:
    """What the matches of `_short_regions` begin with: 对华, 对美."""
    if market["short"]:
        yield from market["plain"]
        yield from (f"{word}{region}" for word in market["toward"] for region in market["short"])


@lru_cache(maxsize=8)
def words(lexicon: Lexicon, language: str | None) -> Words:
    """The words of a document's language; Chinese serves for anything that is not English."""
    name = "en" if language == "en" else "zh"
    return Words(name, lexicon.discourse[name])
