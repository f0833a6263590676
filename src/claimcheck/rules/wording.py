"""Findings in words: names, figures and reasons in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from claimcheck import spelling
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Quantity
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.view import View

LANGUAGES = ("en", "zh")
# What a message's template may name; checks add words of their own.
FIELDS = (
    "subject", "measure", "scope", "market", "comparand",
    "left", "right", "left_where", "right_where", "left_when", "right_when",
    "left_subject", "right_subject", "left_measure", "right_measure", "calc",
)  # fmt: skip

_HAN = pattern_of(r"[\u3400-\u9fff]")
_NOTHING = pattern_of(r" ?\(\)|（）")  # where a scope would stand
_FOLD = str.maketrans({"\n": " "})
_LONGEST = 40
# From here on a number in a line of arithmetic is written with an exponent.
_LARGE = Decimal(1000000)
_PLACES = 4


def message(template: str, conflict: Conflict, view: View, language: str) -> str:
    """A rule's template with the values of a conflict."""
    left, right = conflict.left[0], (conflict.right or conflict.left)[0]
    values = {
        "subject": subject(left.claim, view, language),
        "measure": measure(left.claim, view, language),
        "scope": scope([left.claim, right.claim], view, language),
        "market": market([s.claim for s in (*conflict.left, *conflict.right)], view, language),
        "comparand": comparand(left.claim, right.claim, view, language),
        "calc": spelling.spoken(conflict.calc, language),
    }
    dated = len({spelling.period(claim.period) for claim in (left.claim, right.claim)}) > 1
    for side, statements in (("left", conflict.left), ("right", conflict.right or conflict.left)):
        claim = statements[0].claim
        values[side] = _figures(statements, language)
        values[f"{side}_where"] = where(claim, language, dated=dated)
        values[f"{side}_when"] = when(claim, language)
        values[f"{side}_subject"] = subject(claim, view, language)
        values[f"{side}_measure"] = measure(claim, view, language)
    values.update(dict(conflict.words))
    values.update({k[:-3]: v for k, v in conflict.words if k.endswith(f"_{language}")})
    told = _NOTHING.sub("", template.format_map(values)).replace("s's ", "s' ")
    return re.sub(r" {2,}", " ", told).strip()


def reconcile(reasons: Sequence[str], language: str) -> str:
    """What would reconcile the sides, as it follows "unless"; "" for nothing."""
    words = _words(language)
    told = [words["reasons"][reason] for reason in dict.fromkeys(reasons)]
    return str(words["join"]["and"]).join(told)


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = read_data(f"{language}/verdicts.yaml")
    return words


# -- names ------------------------------------------------------------------------------------


def subject(claim: Claim, view: View, language: str) -> str:
    """The subject's name in a language, else as the article has it."""
    key = view.subject(claim)
    named = claim.subject if claim.subject and claim.subject.key == key else None
    return _entity(key, named.text if named else key, view.lexicon, language)


def _entity(key: str, text: str, lexicon: Lexicon, language: str) -> str:
    known = lexicon.entities.get(key)
    if known is None:
        return text if language == "zh" and _HAN.search(text) else key
    if language == "zh":
        return next((name for name in known.names if _HAN.search(name)), key)
    return key


def measure(claim: Claim, view: View, language: str) -> str:
    """The measure's name in a language."""
    key = view.measure(claim)
    known = view.lexical(key)
    if known is None:
        return claim.measure.text if claim.measure else key
    if language == "zh":
        return next((word for word in known.words if _HAN.search(word)), key)
    return spelling.named(key)


def scope(claims: Sequence[Claim], view: View, language: str) -> str:
    """What the claims are narrowed to, each thing once."""
    found: dict[str, str] = {}
    for claim in claims:
        for item in claim.scope:
            found.setdefault(item.key, _entity(item.key, item.text, view.lexicon, language))
    return str(_words(language)["join"]["list"]).join(found.values())


def market(claims: Sequence[Claim], view: View, language: str) -> str:
    """The first market that a claim names."""
    for claim in claims:
        for item in claim.scoped("market"):
            return _entity(item.key, item.text, view.lexicon, language)
    return str(_words(language)["market"])


def comparand(left: Claim, right: Claim, view: View, language: str) -> str:
    """What the first claim with a comparand compares its subject with."""
    for claim in (left, right):
        key = view.comparand(claim)
        if key is not None and claim.comparand is not None:
            return _entity(key, claim.comparand.text, view.lexicon, language)
    return ""


def where(claim: Claim, language: str, *, dated: bool = False) -> str:
    """The place of a claim, with its time where that tells it from the other side."""
    words = _words(language)
    name = claim.document.rsplit("/", 1)[-1]
    if claim.spot is not None:
        place = str(words["join"]["spot"]).format(name, spelling.spot(claim.spot, language))
    else:
        place = str(words["join"]["where"]).format(name, claim.line)
    if not dated:
        return place
    told = spelling.period(claim.period) or str(words["undated"])
    return str(words["join"]["dated"]).format(place, told)


def when(claim: Claim, language: str) -> str:
    """The period of a claim: a year, a range of days, or that none is stated."""
    period, words = claim.period, _words(language)
    if not period.stated:
        return str(words["unstated"])
    first, last = period.start or "…", period.end or "…"
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    return f"{first} {words['join']['range'].strip()} {last}"


# -- figures ----------------------------------------------------------------------------------


def _figures(statements: Sequence[Statement], language: str) -> str:
    """The different figures of a side, in the order of its statements."""
    told = [figure(s.claim.quantity, language) for s in statements if s.claim.quantity]
    return str(_words(language)["join"]["list"]).join(dict.fromkeys(told))


def figure(quantity: Quantity, language: str) -> str:
    """A figure as a person writes it; a comparison in words as it is printed."""
    if quantity.kind == "comparison":
        return quantity.text.translate(_FOLD)[:_LONGEST]
    if quantity.unit == "rank":
        return quantity.text.translate(_FOLD)[:_LONGEST]
    if quantity.kind == "change":
        bounds = [v for v in (quantity.first, quantity.last) if v is not None]
        text = spelling.change(bounds, quantity.unit, language)
    else:
        plain = quantity.unit == "dimensionless" and quantity.kind not in ("ratio", "delta")
        text = spelling.span(
            (quantity.low, quantity.high),
            "" if plain else quantity.unit,  # the level of an index is no multiple
            language,
            strict=quantity.op in "<>",
        )
        if quantity.kind == "delta" and (quantity.low or Decimal(0)) > 0:
            text = f"+{text}"
    about = spelling.report(language)["figure"]["about"]
    return str(about).format(text) if quantity.approximate else text


def amount(value: Decimal | None, unit: str) -> dict[str, str]:
    """A computed value by language, three figures of it."""
    if value is None:
        return dict.fromkeys(LANGUAGES, "?")
    rounded = Decimal(f"{value:.3g}")
    return {language: spelling.span((rounded, rounded), unit, language) for language in LANGUAGES}


def term(value: Decimal | None, unit: str) -> str:
    """A value in a line of arithmetic, the same in every language: 40%, 18e9 USD, 320 teraflops."""
    if value is None:
        return "?"
    power = value.adjusted() // 3 * 3 if abs(value) >= _LARGE else 0
    scaled = value / Decimal(10) ** power
    number = scaled if scaled == round(scaled, _PLACES) else Decimal(f"{scaled:.4g}")
    text = f"{number.normalize():f}" + (f"e{power}" if power else "")
    if unit == "percent":
        return f"{text}%"
    return text if unit == "dimensionless" else f"{text} {unit}"


def stated(quantity: Quantity | None) -> str:
    """The figure of a claim in a line of arithmetic, bounds with their sign."""
    if quantity is None:
        return "?"
    low, high = quantity.low, quantity.high
    if low == high:
        return term(low, quantity.unit)
    if low is None or high is None:
        sign = quantity.op if quantity.op in ("<", "<=", ">", ">=") else ""
        return f"{sign}{term(low if low is not None else high, quantity.unit)}"
    return f"{term(low, quantity.unit)} to {term(high, quantity.unit)}"
