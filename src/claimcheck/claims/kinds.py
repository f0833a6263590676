"""What sort of figure it is in its sentence, and whether it makes a claim at all."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims.candidates import Subject
from claimcheck.claims.measures import Found, carries
from claimcheck.claims.ratios_en import Ratio
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity, QuantityKind

_GROWTH = pattern_of(r"增速|增长率|增幅|涨幅|降幅|跌幅|growth")
_HAN_NUMERAL = pattern_of(r"[零〇一二三四五六七八九十两几数百千]+(?:多|余)?")
_LISTED = pattern_of(r"[、及和与]|\band\b|\bor\b")
SMALL = 64  # a count up to this may be part of a name (8卡, 16核)
_OF = pattern_of(r"的$|\bof\s*$")


def growth(sentence: Sentence, quantity: Quantity, found: Found, last: Found | None) -> Found:
    """X增速 N%: a change of X; N points of it: the growth rate of X itself."""
    if found.name.id != "growth_rate" and not _is_pace(found, quantity):
        return found
    clause = sentence.clauses.at(quantity.num_start)
    base = None
    for mention in sentence.in_clause(clause, "measure"):
        if mention.end <= found.start and mention.id not in ("growth_rate", found.name.id):
            base = Found(
                Name(mention.id, mention.text),
                mention.start,
                mention.end,
                "own",
                "measure:growth-of",
            )
    if base is None and last is not None:
        base = replace(
            last, start=found.start, end=found.end, locus="sentence", step="measure:growth-of"
        )
    if base is None:
        return found
    if class_of(quantity.unit) == "percentage_point":
        name = base.name.id or base.name.text
        return replace(
            base,
            name=Name(f"{name}_growth_rate" if base.name.id else None, f"{base.name.text}增速"),
        )
    return base


def _is_pace(found: Found, quantity: Quantity) -> bool:
    """以每年三成的速度增长: so fast is a growth of something, and no speed."""
    percent = quantity.unit.partition("/")[0] == "percent"
    return percent and found.name.id == "speed" and quantity.kind in ("delta", "point")


def part_of_another(sentence: Sentence, quantity: Quantity, told: bool = False) -> Quantity:
    """达到 A100 的 70%: a percentage of another thing is a ratio, whatever is measured.

    Args:
        sentence: where it stands.
        quantity: the figure.
        told: whether the words around it have been read so already.
    """
    if told and quantity.kind == "point":
        return replace(quantity, kind="ratio", rules=(*quantity.rules, "settled-ratio"))
    if quantity.kind != "point" or quantity.unit not in ("percent", "dimensionless"):
        return quantity
    clause = sentence.clauses.at(quantity.num_start)
    if sentence.words.language == "en":
        return _english_part(sentence, quantity)
    for mention in sentence.in_clause(clause, "entity"):
        gap = sentence.gap(mention.end, quantity.start)
        is_base = sentence.roles.get(mention.start) == "comparand"
        if is_base and re.fullmatch(r"(?:系列|芯片|系统|处理器)?的", gap):
            return replace(quantity, kind="ratio", rules=(*quantity.rules, "settled-ratio"))
    return quantity


def _english_part(sentence: Sentence, quantity: Quantity) -> Quantity:
    """15% of the H100's: the thing stands behind the figure."""
    clause = sentence.clauses.at(quantity.num_start)
    for mention in sentence.in_clause(clause, "entity"):
        gap = sentence.gap(quantity.end, mention.start)
        behind = 0 < len(gap) < 24 and gap.lstrip().startswith(("of ", "the ", "that of "))
        if behind and sentence.roles.get(mention.start) == "comparand":
            return replace(quantity, kind="ratio", rules=(*quantity.rules, "settled-ratio"))
    return quantity


def of_ratio(
    sentence: Sentence, quantity: Quantity, ratio: Ratio | None, lexicon: Lexicon
) -> Found | None:
    """The measure of which a figure is a part: the word in it that an entry knows, or all of it."""
    if ratio is None:
        return None
    start, end = ratio.what
    for mention in reversed(sentence.measures(start, end)):
        if mention.end == end and carries(lexicon.measures[mention.id or ""], quantity):
            name = Name(mention.id, mention.text)
            return Found(name, mention.start, mention.end, "own", "measure:clause")
    return Found(Name(None, sentence.text[start:end]), start, end, "own", "measure:phrase")


_THE = pattern_of(
    r"(?:than|above|below|over|under|exceed(?:ing|ed)?|beat(?:ing)?|topp(?:ed|ing)) (?:the|its"
    r"|their) ",
    re.IGNORECASE,
)
_DIFFERENCE = pattern_of(
    r"\b(?:more|less|higher|lower|faster|slower|cheaper|better|worse|above|below|ahead|behind|greater"
    r"|fewer|stronger|weaker|larger|smaller|up|down|of|as)\b"
)


def _level_of_another(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """Better than the 20.4 percent of June: a level that is told by the way, no bound."""
    if quantity.kind != "bound" or quantity.value is None:
        return None
    if not _THE.search(sentence.text, quantity.start, quantity.num_start):
        return None
    value, step = quantity.value, next((s for s in quantity.steps if s is not None), None)
    rules = (*quantity.rules, "settled-level")
    return replace(
        quantity,
        kind="point",
        op="=",
        low=value,
        high=value,
        steps=(step, step, None, None),
        rules=rules,
    )


def _differs(sentence: Sentence, quantity: Quantity) -> bool:
    """A word of difference stands beside the figure: 15% above the A100, not Samsung with 15%."""
    ahead = sentence.text[max(sentence.start, quantity.start - 12) : quantity.start]
    behind = sentence.text[quantity.end : quantity.end + 16]
    return bool(_DIFFERENCE.search(behind) or re.search(r"\bby\s$", ahead))


def settle(
    sentence: Sentence, quantity: Quantity, comparand: Name | None, measure: Found | None
) -> Quantity:
    """The kind that the words around decide: X的70% is a ratio, 增速1.86% a difference."""
    if sentence.words.language == "en":
        stated = _level_of_another(sentence, quantity)
        if stated is not None:
            return stated
    if (
        comparand is not None
        and quantity.kind == "point"
        and quantity.unit in ("percent", "dimensionless")
        and (sentence.words.language != "en" or _differs(sentence, quantity))
    ):
        clause = sentence.clauses.at(quantity.num_start)
        ahead = sentence.text[clause.start : quantity.start]
        kind: QuantityKind = (
            "ratio" if _OF.search(ahead) or quantity.unit == "dimensionless" else "delta"
        )
        return replace(quantity, kind=kind, rules=(*quantity.rules, f"settled-{kind}"))
    if quantity.kind == "point" and quantity.unit == "percentage_point":
        return replace(quantity, kind="delta", rules=(*quantity.rules, "settled-points"))
    if (
        quantity.kind == "point"
        and quantity.unit == "percent"
        and measure
        and measure.step == "measure:growth-of"
    ):
        return replace(quantity, kind="delta", rules=(*quantity.rules, "settled-growth"))
    return quantity


def allowed(sentence: Sentence, before: Quantity, after: Quantity) -> Quantity:
    """A figure that the words around have settled as another kind, if they may."""
    if after is before or sentence.allows(before, f"figure:{after.rules[-1]}"):
        return after
    return before


def is_group(sentence: Sentence, quantity: Quantity) -> bool:
    """前十家企业合计占比94%: the top so many, of whom another figure is said."""
    if quantity.kind != "rank" or quantity.low == quantity.high:
        return False
    clause = sentence.clauses.at(quantity.num_start)
    later = [q for q in sentence.quantities_in(clause) if q.num_start >= quantity.num_end]
    return bool(later) and later[0].kind != "rank"


def is_claim(
    sentence: Sentence, quantity: Quantity, measure: Found | None, subject: Subject | None
) -> bool:
    """Whether the figure states something checkable.

    A comparison without a figure needs both sides; a small counted numeral in Chinese characters
    (两个维度) and a length of time without a measure word are turns of speech.
    """
    if quantity.kind == "comparison":
        clause = sentence.clauses.at(quantity.num_start)
        comparands = [
            m
            for m in sentence.in_clause(clause, "entity")
            if sentence.roles.get(m.start) == "comparand"
        ]
        return bool(comparands) and subject is not None
    if measure is None and subject is None:
        return False
    if quantity.kind == "rank":
        return subject is not None and not is_group(sentence, quantity)
    found = class_of(quantity.unit)
    if found not in ("count", "money", "time"):
        return True
    spoken = bool(_HAN_NUMERAL.fullmatch(sentence.text[quantity.num_start : quantity.num_end]))
    own = (
        measure is not None
        and measure.locus == "own"
        and measure.step not in ("measure:phrase", "measure:counted")
    )
    length = quantity.num_end - quantity.num_start
    if found == "count" and spoken and length == 1 and not (own and quantity.counted):
        return False
    if found == "money" and spoken and length == 1:  # 一块, 五角大楼
        return False
    if found == "count" and _describes(sentence, quantity):
        return False
    if found == "count" and spoken and quantity.counted in sentence.words.idle:
        return own and len(sentence.text[quantity.num_start : quantity.num_end]) > 1
    if found == "time":
        return own or (not spoken and measure is not None)
    return True


def _describes(sentence: Sentence, quantity: Quantity) -> bool:
    """8卡服务器售价140万元, a 6-core chip costs 90 dollars: a small count inside another's name."""
    value = quantity.value
    if value is None or value > SMALL:
        return False
    clause = sentence.clauses.at(quantity.num_start)
    following = [q for q in sentence.quantities_in(clause) if q.num_start >= quantity.num_end]
    if not following:
        return False
    words = sentence.measures(quantity.end, following[0].num_start)
    if not words or _LISTED.search(sentence.text, words[0].end, following[0].num_start):
        return False  # 12人死亡、47人失踪
    return words[0].start - quantity.end <= 6 and not words[0].weak
