"""Whether one claim says what a gold claim says, slot by slot.

Claims are the JSON objects of `claimcheck extract`; a gold claim has the same shape, and beside it
`tier` and `also`: further right answers by slot, "*" where a slot is not judged, null where it may
be left out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claimcheck.folding import fold
from claimcheck.lexicon.units import Units
from claimcheck.lexicon.units import load as load_units

WIDE = 300  # a span of more characters points at nothing in particular
SCOPES = 4  # scope items that are looked at
RECORD = ("subject", "measure", "value", "unit", "kind", "op")
IDENTITY = (*RECORD, "scope", "period", "comparand")
SLOTS = (*RECORD, "scope", "period", "comparand", "modality", "source")
OPS = {"~": "=", ">=": ">", "<=": "<"}
FIGURES = ("low", "high", "start", "end")
YEAR = 366


# -- figures ------------------------------------------------------------------------------------


@cache
def _units() -> Units:
    return load_units()


def base(unit):
    """Dimension and factor of a unit; "per year" and the like say only how long."""
    name = re.sub("/(year|month|week|day)$", "", unit or "dimensionless")
    dimension, factor = _units().dimension(name), float(_units().factor(name))
    return ("count", factor) if dimension in ("dimensionless", "rank") else (dimension, factor)


def close(a, b):
    return abs(a - b) <= 0.005 * max(abs(a), abs(b)) + 1e-12


def figures(claim):
    quantity = claim["quantity"] or {}
    return {name: quantity[name] for name in FIGURES if quantity.get(name) is not None}


def scaled(gold, claim):
    """The figures of a claim in the unit of the gold, as printed where the two do not convert."""
    (here, factor), (there, other) = (base(c["quantity"]["unit"]) for c in (gold, claim))
    times = other / factor if here == there else 1
    return {name: value * times for name, value in figures(claim).items()}


def finds(gold, claim):
    """Both stand at one place and have a figure in common, sign apart."""
    (start, end), (first, last) = gold["span"], claim["span"]
    if claim["document"] != gold["document"] or last - first > WIDE:
        return False
    if min(end, last) <= max(start, first) or claim["quantity"] is None:
        return False
    wanted = [abs(value) for value in figures(gold).values()]
    if not wanted or (gold["quantity"]["kind"] == "rank" == claim["quantity"]["kind"]):
        return claim["quantity"]["kind"] in ("comparison", "rank")
    wanted += [abs(v) for v in also(gold, "value") if v != "*"]
    vague = gold["quantity"]["approximate"] and gold["quantity"]["kind"] == "range"
    given = scaled(gold, claim).values()
    return any(vague or close(abs(v), w) for v in given for w in wanted)


def value(gold, claim):
    """Every figure at its place, with its sign."""
    wanted, given = figures(gold), scaled(gold, claim)
    if not wanted:
        return None
    for other in also(gold, "value"):
        if given and all(close(v, other) for v in figures(claim).values()):
            return True
    if wanted.get("low") == wanted.get("high") and "low" in wanted:
        return bool(given) and all(close(v, wanted["low"]) for v in given.values())
    return given.keys() == wanted.keys() and all(close(given[k], wanted[k]) for k in wanted)


def unit(gold, claim):
    if gold["quantity"]["kind"] == "comparison":
        return None
    accepted = {base(name)[0] for name in (gold["quantity"]["unit"], *also(gold, "unit"))}
    return base(claim["quantity"]["unit"])[0] in accepted


def kind(gold, claim):
    quantity = gold["quantity"]
    accepted = {quantity["kind"], *also(gold, "kind")}
    if quantity["op"] in ("<", "<=", ">", ">=") and quantity["kind"] not in ("comparison", "rank"):
        accepted.add("bound")
    if quantity["op"] == "in":
        accepted |= {"range", "delta", "ratio"}
    return claim["quantity"]["kind"] in accepted


def op(gold, claim):
    wanted, given = gold["quantity"]["op"], claim["quantity"]["op"]
    if wanted in ("in", "->") or also(gold, "kind"):
        return None
    return OPS.get(given, given) in {OPS.get(o, o) for o in (wanted, *also(gold, "op"))}


# -- names --------------------------------------------------------------------------------------


@cache
def plain(text):
    """Folded, lower case, single spaces for punctuation."""
    return " ".join(re.sub(r"[^\w%]|_", " ", fold(text).casefold()).split())


@cache
def within(short, long):
    """The one stands in the other: no Latin word or model number cut in two, nor lost in it."""
    inner, outer = plain(short).replace(" ", ""), plain(long)
    if len(inner) < 2 or len(outer) > max(2 * len(inner), len(inner) + 14):
        return False
    left = "(?<![a-z0-9])" if re.match("[a-z0-9]", inner) else ""
    right = "(?![a-z0-9])" if re.search("[a-z0-9]$", inner) else ""
    return re.search(left + " ?".join(map(re.escape, inner)) + right, outer) is not None


def named(name):
    return [part for part in (name["id"], name["text"]) if part] if name else []


def same(forms, given):
    return any(
        plain(form).replace(" ", "") == plain(name).replace(" ", "")
        or within(form, name)
        or within(name, form)
        for form in forms
        for name in given
    )


def also(gold, slot):
    return gold.get("also", {}).get(slot, [])


def name(gold, claim, slot, others):
    """A name by id or by what stands in the text; an id of another gold name is wrong."""
    forms = [*named(gold[slot]), *filter(None, also(gold, slot))]
    given = named(claim[slot])
    if not given or not named(gold[slot]):
        return not given and (not named(gold[slot]) or None in also(gold, slot))
    known = claim[slot]["id"]
    if known in forms:
        return True
    return not (known in others and gold[slot]["id"]) and same(forms, given)


def source(gold, claim):
    if claim["source"] is None:
        return gold["source"] is None or None in also(gold, "source")
    forms = [form for form in (gold["source"], *also(gold, "source")) if form]
    return bool(forms) and same(forms, [claim["source"]])


def scope(gold, claim):
    """One item of the gold is there, in whatever role; null where the gold has none."""
    if not gold["scope"]:
        return None
    given = [named(item) for item in claim["scope"][:SCOPES]]
    return any(same(named(item), names) for names in given for item in gold["scope"]) or any(
        same(also(gold, "scope"), names) for names in given
    )


# -- periods ------------------------------------------------------------------------------------


def period(gold, claim):
    given = claim["period"]["start"], claim["period"]["end"]
    wanted = (gold["period"]["start"], gold["period"]["end"])
    return any(one_period(pair, given) for pair in (wanted, *also(gold, "period")))


def one_period(wanted, given):
    """They overlap, and the given one is not much longer nor open where the wanted one is not."""
    if not any(wanted) or not any(given):
        return not any(wanted) and not any(given)
    if any(there is None and here is not None for here, there in zip(wanted, given, strict=True)):
        return False
    first, last = (_day(day, edge) for day, edge in zip(wanted, (date.min, date.max), strict=True))
    start, end = (_day(day, edge) for day, edge in zip(given, (date.min, date.max), strict=True))
    if start > last or first > end:
        return False
    if None in wanted:
        return (first - start).days <= YEAR and (end - last).days <= YEAR
    length, most = (end - start).days + 1, (last - first).days + 1
    return length <= max(2 * most, most + YEAR)


def _day(text, edge):
    return date.fromisoformat(text) if text else edge


# -- all of it ----------------------------------------------------------------------------------


def modality(gold, claim):
    return claim["modality"] in (gold["modality"], *also(gold, "modality"))


def judge(gold, claim, ids):
    """{slot: True, False or None (not judged)}; ids: the gold's ids by slot."""
    checks = {check.__name__: check for check in (value, unit, kind, op)}
    checks |= {check.__name__: check for check in (scope, period, modality, source)}
    verdict = {}
    for slot in SLOTS:
        if "*" in also(gold, slot):
            verdict[slot] = None
        elif slot in checks:
            verdict[slot] = checks[slot](gold, claim)
        else:
            verdict[slot] = name(gold, claim, slot, ids[slot])
    return verdict
