"""Hand-made claims: `claim("NVIDIA", "market_share", 95, market="China", doc="a")`."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from claimcheck import clusters, lexicon, rules
from claimcheck.records import Claim, Name, Period, Quantity, Scope

_NUMBERS = count()
ROLES = ("market", "denominator", "product", "node", "segment", "condition", "other")
LEXICON = lexicon.load()


def exact(value):
    return None if value is None else Decimal(str(value))


def step(value):
    """One unit of the last printed place of a plain number."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0))


def quantity(kind="point", low=None, high=None, first=None, last=None, **more):
    low, high, first, last = (exact(v) for v in (low, high, first, last))
    if kind in ("point", "delta", "ratio") and high is None:
        high = low
    ops = {"range": "in", "change": "->", "bound": "<=" if low is None else ">="}
    values = (low, high, first, last)
    text = more.pop("text", " ".join(str(v) for v in values if v is not None) or "…")
    return Quantity(
        start=0,
        end=len(text),
        num_start=0,
        num_end=len(text),
        passage=0,
        text=text,
        kind=kind,
        op=more.pop("op", ops.get(kind, "=")),
        low=low,
        high=high,
        first=first,
        last=last,
        unit=more.pop("unit", "percent"),
        steps=more.pop("steps", tuple(step(v) for v in values)),
        **more,
    )


def name(text):
    """A name with its id where the lexicon knows it."""
    if text is None:
        return None
    known = LEXICON.entity_named(text)
    if known is None and LEXICON.kind(text):
        known = text
    return Name(known, text)


def measure(text):
    return Name(LEXICON.measure_named(text), text)


def period(text):
    """ "2024", "2024-Q1", "2020/2025", "/2025" or "" as a period."""
    if not text:
        return Period()
    first, slash, last = text.partition("/")
    return Period(_day(first, last=False), _day(last if slash else first, last=True), "explicit")


def _day(text, *, last):
    if not text:
        return None
    if "-Q" in text:
        year, quarter = text.split("-Q")
        month = int(quarter) * 3 - (0 if last else 2)
        return f"{year}-{month:02}-{(31, 30, 30, 31)[int(quarter) - 1] if last else 1:02}"
    return f"{text}-12-31" if last else f"{text}-01-01"


def claim(subject, of, low=None, high=None, *, doc="a", when="", locus="own", **more):
    """A claim; scope roles, comparand, source, modality and figure by keyword."""
    number = next(_NUMBERS)
    scope = tuple(
        Scope(role, LEXICON.entity_named(more[role]), more[role]) for role in ROLES if role in more
    )
    slots = ("modality", "source", "polarity", "place", "context", "clause")
    kept = {key: more.pop(key) for key in slots if key in more}
    comparand = name(more.pop("comparand", None))
    figures = {key: value for key, value in more.items() if key not in ROLES}
    at = figures.pop("at", number)
    told = quantity(figures.pop("kind", "point"), low, high, **figures)
    clause = kept.pop("clause", f"{subject} {of} {told.text} {at}")
    return Claim(
        id=f"{doc}#{at}",
        document=f"{doc}.txt",
        article=doc,
        span=(at * 100, at * 100 + 50),
        figure=(at * 100 + 10, at * 100 + 20),
        quote=clause,
        clause=clause,
        ordinal=0,
        line=at + 1,
        column=11,
        place=kept.pop("place", "sentence"),
        subject=name(subject),
        measure=measure(of),
        quantity=told,
        scope=scope,
        comparand=comparand,
        period=period(when),
        confidence=(("subject", locus), ("measure", "own")),
        **kept,
    )


def change(subject, of, first, last, **more):
    return claim(subject, of, kind="change", first=first, last=last, **more)


def bound(subject, of, low=None, high=None, **more):
    return claim(subject, of, low, high, kind="bound", **more)


def run(*claims, only=None, **more):
    """The findings of the shipped rules (or of one of them) on claims."""
    chosen = [rule for rule in rules.load() if only in (None, rule.id)]
    grouped = clusters.group(claims, LEXICON)
    topics = clusters.topics(grouped, LEXICON)
    return rules.run(chosen, grouped, topics, claims, LEXICON, **more).findings


def loud(*claims, only=None, **more):
    """(rule, kind, severity) of the findings above a note."""
    found = run(*claims, only=only, **more)
    return [(f.rule, f.kind, f.severity) for f in found if f.severity != "note"]
