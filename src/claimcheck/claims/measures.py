"""Which measure a figure is of.

A measure word of the figure's own clause wins if it may carry the figure's unit: one that hangs
on the figure (50%市场份额, 45亿美元库存), else the nearest before it. A share is told by its whole
(shares.py). Else the measure goes on from the clause before, is said by the unit (nm: a
process node), or is a noun of the text that no entry knows (nouns.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from claimcheck.claims import labels
from claimcheck.claims.mentions import BESIDE, Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, Measure
from claimcheck.lexicon.units import class_of, dimension
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Name, Quantity

_MONEY = pattern_of(r"[A-Z]{3}(?:/\w+)?$")
_HANGS = pattern_of(
    r"^\s?(?:的|之)?\s?(?:of |in )?(?:the )?(?:[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,2}['’]s? )?$"
)  # 50%市场份额, four times the H20's performance
NODE_UNITS = ("nanometer", "nm")
SIZE_UNITS = (*NODE_UNITS, "inch")  # sizes that name a sort of thing: 14nm, 12吋, 55-inch
_JOINT = pattern_of(r"\s?(?:、|和|与|及|以及|and|,|,? and)\s?(?:the |its |total |net |adjusted )?")
_SOLD_BY = ("mass", "volume", "energy", "area", "length", "power", "count", "bytes")


@record
class Found:
    """A measure for a figure.

    Attributes:
        name: id and surface.
        start, end: working span of the word; (0, 0) where it does not stand in this passage.
        locus: where it was read.
        step: how, for `derived_by`.
    """

    name: Name
    start: int
    end: int
    locus: Locus
    step: str


def carries(measure: Measure, quantity: Quantity) -> bool:
    """Whether a figure of this unit and kind may be one of the measure."""
    found = class_of(quantity.unit)
    if quantity.kind == "comparison":
        return measure.family not in ("time", "count")
    if measure.family == "rank" or (found == "count" and _counts_others(measure, quantity)):
        return found == "rank"
    if quantity.kind == "rank" or found == "rank":
        return "rank" in measure.dimensions or measure.family in (
            "share",
            "output",
            "money",
            "performance",
            "count",
        )
    if fits_level(measure, quantity):
        return True
    if found == "percentage_point":
        return "percent" in measure.dimensions
    if found == "percent" and measure.family == "time" and quantity.kind not in ("delta", "ratio"):
        return False
    if found == "percent":  # a change or a part of anything
        return (
            quantity.kind in ("delta", "ratio", "bound", "range")
            or not measure.dimensions
            or quantity.direction != 0
        )
    if found == "dimensionless":
        return quantity.kind in (
            "ratio",
            "delta",
            "bound",
            "range",
            "point",
        ) and (measure.family != "time" or (quantity.kind == "ratio" and quantity.direction != 0))
    return False


def _counts_others(measure: Measure, quantity: Quantity) -> bool:
    """3家医院 are no patients: a Chinese counter that the measure's things do not take."""
    word = quantity.counted
    return bool(measure.counters and word) and not word.isascii() and word not in measure.counters


def fits_level(measure: Measure, quantity: Quantity) -> bool:
    """Whether the figure may be a level of the measure, not only a change of it."""
    found = class_of(quantity.unit)
    if found in measure.dimensions or (measure.family == "price" and is_price(quantity.unit)):
        return True
    goods = found in _AMOUNTS and quantity.unit not in SIZE_UNITS
    return goods and measure.family in ("output", "trade")


def _is_part(quantity: Quantity) -> bool:
    """Whether a figure is a level in percent."""
    plain = quantity.kind in ("point", "range", "bound") and not quantity.direction
    return plain and quantity.unit == "percent"


_AMOUNTS = ("count", "mass", "power", "energy", "volume", "area", "length", "bytes")  # of goods


def own(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The measure word of the figure's own clause."""
    clause = sentence.clauses.at(quantity.num_start)
    best: tuple[tuple[int, int], Mention] | None = None
    words = sentence.in_clause(clause, "measure")
    if not words:
        words = labels.measures(sentence, clause)
    if not words and clause.outer is not None:  # 年度征费(27亿美元)
        outer = sentence.clauses.all[clause.outer]
        words = [m for m in sentence.in_clause(outer, "measure") if m.end <= clause.start]
    words = [_whose_of(sentence, word, quantity, lexicon) for word in words]
    words = _without_wholes(sentence, _nouns(sentence, words), quantity, lexicon)
    if any(_inside(m, quantity) and lexicon.measures[m.id or ""].family == "rank" for m in words):
        return None  # 市场份额排名第一: the figure itself says that it is a place
    for mention in words:
        measure = named_for(lexicon, mention.id or "", quantity)
        if not carries(measure, quantity) or _inside(mention, quantity):
            continue
        if mention.weak and _is_part(quantity) and not fits_level(measure, quantity):
            continue  # half of the market, and Nvidia less than 5%: no size of a market
        close = mention.kind == BESIDE or len(mention.text) == 1
        if close and not (_touches(sentence, mention, quantity) and fits_level(measure, quantity)):
            continue
        rank = _rank(sentence, quantity, mention, measure)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, mention
    if best is None:
        return None
    mention = _shared_out(sentence, quantity, best[1], words) or best[1]
    verb = mention.text.lower() in _COSTS and sentence.gap(mention.end, quantity.start) == " "
    if (verb and class_of(quantity.unit).startswith("money")) or (verb and is_price(quantity.unit)):
        return Found(
            Name("price", mention.text), mention.start, mention.end, "own", "measure:clause"
        )
    far = "measure:clause-far" if _is_far(sentence, quantity, mention) else "measure:clause"
    name = compound(sentence, mention, lexicon)
    if name.id is None or name.id == mention.id:
        name = Name(named_for(lexicon, mention.id or "", quantity).id, mention.text)
    return Found(name, mention.start, mention.end, "own", far)


def _whose_of(sentence: Sentence, word: Mention, quantity: Quantity, lexicon: Lexicon) -> Mention:
    """3 billion euros of orders in hand: "of orders", which names a share, is here of those."""
    text = sentence.text
    if not word.text.startswith("of ") or carries(lexicon.measures[word.id or ""], quantity):
        return word
    start = word.start + _OF_THE.match(word.text).end()  # type: ignore[union-attr]
    ends = [m.end() for m in _MORE.finditer(text, word.end, word.end + _LONGEST_MORE)]
    for end in reversed([word.end, *ends[:3]]):
        known = lexicon.measure_named(text[start:end].lower())
        if known is not None:
            return replace(word, start=start, end=end, text=text[start:end], id=known, weak=False)
    return word


_OF_THE = pattern_of(r"of (?:the |its )?(?:total |overall )?")
_MORE = pattern_of(r"(?:\s|-)[a-z]+")
_LONGEST_MORE = 24  # characters
_COSTS = ("cost", "costs")  # Jet fuel cost $86 a barrel: a verb there


_PASSIVE = pattern_of(r"\b(?:was|were|been|being|be|is|are)\s$")


def _nouns(sentence: Sentence, words: list[Mention]) -> list[Mention]:
    """Without weak words that are verbs where they stand: the share was cut from 95%."""
    return [
        word
        for word in words
        if not word.weak
        or not _is_verb(sentence.text[max(0, word.start - _AHEAD) : word.start], word)
    ]


_AHEAD = 16  # characters in front of a word in which an article or an auxiliary stands
_BOTH = ("cut",)  # a verb, unless it is somebody's or has an article
_A_CUT = pattern_of(
    r"(?:\b(?:an?|the|its|their|this|that|state|government)|['’]s?|%|\bpercent) (?:[a-z]+ )?$"
)


def _is_verb(ahead: str, word: Mention) -> bool:
    if word.text.lower() in _BOTH and _A_CUT.search(ahead) is None:
        return True
    return _PASSIVE.search(ahead[-8:]) is not None


def _without_wholes(
    sentence: Sentence, words: list[Mention], quantity: Quantity, lexicon: Lexicon
) -> list[Mention]:
    """Its share of the German memory market: the market there is the whole, not the measure."""
    if sentence.words.language != "en":
        return words
    for share in words:
        if share.end <= quantity.start and lexicon.measures[share.id or ""].family == "share":
            whole = _WHOLE_OF.match(sentence.text, share.end, quantity.start)
            if whole is not None:
                return [w for w in words if not share.end <= w.start < whole.end()]
    return words


_WHOLE_OF = pattern_of(r" of (?:the |its |their )?[^,;.%\d]{0,60}?\bmarkets?\b")


def _shared_out(
    sentence: Sentence, quantity: Quantity, mention: Mention, words: list[Mention]
) -> Mention | None:
    """营收和净利润分别增长19%和38%: the n-th measure of a list has the n-th figure."""
    run = [w for w in words if w.end <= quantity.start]
    while run and run[-1] is not mention:
        run.pop()
    joined = [mention]
    for word in reversed(run[:-1]):
        if not _JOINT.fullmatch(sentence.text[word.end : joined[0].start]):
            break
        joined.insert(0, word)
    clause = sentence.clauses.at(quantity.num_start)
    figures = [q for q in sentence.quantities_in(clause) if q.num_start >= mention.end]
    if len(joined) < 2 or len(figures) != len(joined) or quantity not in figures:
        return None
    return joined[figures.index(quantity)]


def named_for(lexicon: Lexicon, word: str, quantity: Quantity) -> Measure:
    """The measure of a word for this unit: 征费 of 15 % is a rate, of 2.7bn an amount."""
    measure = lexicon.measures[word]
    if measure.id == "share_price" and is_price(quantity.unit):
        return lexicon.measures["price"]  # 收于每吨1219.5元
    if measure.amount and class_of(quantity.unit) == "money":
        return lexicon.measures[measure.amount]
    return measure


def compound(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> Name:
    """研发投入 for 研发的投入: two measure words that 的 parts, and that make another one."""
    start = mention.start - 1
    if sentence.text[max(sentence.start, start) : mention.start] == "的":
        for other in sentence.measures(sentence.start, start):
            known = lexicon.measure_named(other.text + mention.text) if other.end == start else None
            if known is not None:
                return Name(known, sentence.text[other.start : mention.end])
    return Name(mention.id, mention.text)


def _touches(sentence: Sentence, mention: Mention, quantity: Quantity) -> bool:
    """A one-character word (核, 重) or such a one (tall) counts only right beside the figure."""
    if mention.end <= quantity.start:
        return len(sentence.gap(mention.end, quantity.start)) <= 1
    return not sentence.text[quantity.end : mention.start].strip()


def _inside(mention: Mention, quantity: Quantity) -> bool:
    return quantity.num_start <= mention.start < quantity.num_end


def _rank(
    sentence: Sentence, quantity: Quantity, mention: Mention, measure: Measure
) -> tuple[int, int] | None:
    """The smaller the better; None where the word belongs to another figure."""
    level = (
        0
        if fits_level(measure, quantity)
        or quantity.kind in ("delta", "ratio", "comparison", "change")
        else 4
    )
    weak = 2 if mention.weak else 0
    if mention.start >= quantity.num_end:
        gap = sentence.text[quantity.end : mention.start]
        others = sentence.between(quantity.end, mention.start)
        if (
            others
            or len(gap) > 24
            or (not quantity.end <= mention.start and mention.start > quantity.end)
        ):
            return None
        hangs = bool(_HANGS.match(gap)) or mention.start < quantity.end
        return (level + weak + (0 if hangs else 3), len(gap))
    far = 3 if _is_far(sentence, quantity, mention) else 1
    return (level + weak + far, quantity.start - mention.end)


def _is_far(sentence: Sentence, quantity: Quantity, mention: Mention) -> bool:
    """The word stands in front of an earlier figure that makes no list with this one."""
    between = [
        q for q in sentence.between(mention.end, quantity.num_start) if q.unit not in SIZE_UNITS
    ]
    if not between or _listed(sentence, between, quantity):
        return False
    gap = sentence.text[between[-1].end : quantity.start]
    return not (between[-1].kind == "delta" and _REACHES.search(gap))


# grew 2.4% (in the quarter) to 331 million: the level that the difference led to
_REACHES = pattern_of(
    r"^(?:\s[^,;.]{0,40})?\s(?:to|at)(?: (?:about|around|nearly|just|roughly))?\s?$|^,?(?:至|到"
    r"|达到?|为)约?$"
)


def _listed(sentence: Sentence, between: list[Quantity], quantity: Quantity) -> bool:
    """The figures between word and figure are one list with it: 分别为 25%、65%、40%."""
    ends = [*between, quantity]
    return all(
        re.fullmatch(r"\s?(?:、|和|及|与|,|and|, and|以及)\s?", sentence.text[a.end : b.start])
        for a, b in pairwise(ends)
    )


@lru_cache(maxsize=1024)
def is_price(unit: str) -> bool:
    """Money for a quantity of goods: 每克222元, $0.086 per watt."""
    head, _, per = dimension(unit).partition("/")
    return bool(_MONEY.fullmatch(head) and per and dimension(per) in _SOLD_BY)
