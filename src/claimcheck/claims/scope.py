"""What narrows a claim: market, denominator, product, node, segment, condition."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache

from claimcheck.claims import markets, nouns_en, parts
from claimcheck.claims.candidates import Subject
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import NODE_UNITS, SIZE_UNITS, Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.state import State
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Quantity, Role, Scope

_CONDITION = pattern_of(
    r"(同店|调整后|归属于[^,。;]{2,8}股东|扣非|按[^,。;的]{2,8}计|剔除[^,。;]{2,12}|不含[^,。;]{2,8}|含[^,。;\d]{1,4}税"
    r"|adjusted|same-store|organic|constant currency|excluding [\w ]{3,24}|diluted|non-GAAP|GAAP)"
)
NEEDED = {  # words without which there is none
    "scope.condition": (
        "同店", "调整后", "归属于", "扣非", "按", "剔除", "含", "adjusted", "same-store", "organic",
        "constant currency", "excluding", "diluted", "GAAP",
    )
}  # fmt: skip
_WHOLES = ("segment", "technology", *REGIONS)  # what a share may be taken of
CARRY_MARKET = ("market_share", "order_share")


@record(frozen=False, slots=False)
class Narrowing:
    """The scope items of a figure while they are read.

    Attributes:
        sentence, quantity: whose items they are.
        items: so far.
        locus: where the first of them was read.
        steps: the readers that gave them.
    """

    sentence: Sentence
    quantity: Quantity
    items: list[Scope] = field(default_factory=list)
    locus: Locus = "missing"
    steps: list[str] = field(default_factory=list)

    def take(self, step: str, found: list[Scope], *, front: bool = False) -> bool:
        """The items of a reader, if it has any and may answer."""
        if not found or not self.sentence.allows(self.quantity, step):
            return False
        self.items = [*found, *self.items] if front else [*self.items, *found]
        self.steps.append(step)
        return True

    def has(self, role: Role) -> bool:
        """Whether a role is filled."""
        for item in self.items:  # noqa: SIM110  # asked five times a figure
            if item.role == role:
                return True
        return False


def read(
    sentence: Sentence,
    quantity: Quantity,
    measure: Found | None,
    share: Share | None,
    subject: Subject | None,
    state: State,
    lexicon: Lexicon,
) -> Narrowing:
    """The scope items of a figure, where the first of them was read, and by which readers."""
    clause = sentence.clauses.at(quantity.num_start)
    taken = {n.key for n in subject.names} if subject else set()
    found = Narrowing(sentence, quantity)
    found.take("scope:market", markets.of_clause(sentence, clause, taken, share))
    said = share is not None and share.whole[0] < share.whole[1]
    whole = _share_whole(sentence, share, measure, lexicon, taken)
    found.take("scope:whole" if said else "scope:measure", whole)
    found.take("scope:payer", _payers(sentence, clause, share, subject))
    found.take("scope:node", _nodes(sentence, quantity, clause, measure))
    if not found.has("segment"):
        found.take("scope:segment", _segments(sentence, quantity, clause, subject))
    found.take("scope:product", _products(sentence, quantity, clause, subject))
    if subject is not None and subject.part is not None:
        start, end = subject.part
        text = sentence.text[start:end]
        if not any(item.role == "segment" and item.text in text for item in found.items):
            found.take("scope:part", [Scope("segment", None, text)])
    elif not found.has("segment"):
        part = parts.between(sentence, clause, measure, subject, lexicon)
        if part is not None:
            found.take("scope:between", [Scope("segment", None, sentence.text[slice(*part)])])
    example = parts.example(sentence, clause) if not found.has("segment") else ""
    if example and not any(example == name.text for name in (subject.names if subject else ())):
        found.take("scope:example", [Scope("segment", None, example)])
    found.take("scope:condition", _conditions(sentence, clause))
    found.locus = "own" if found.items else "missing"
    entry = lexicon.measures.get(measure.name.id or "") if measure else None
    if not found.has("market"):
        carries = entry is not None and entry.id in CARRY_MARKET
        beside = not carries and (found.has("product") or found.has("segment"))
        for step, market in markets.carried(sentence, clause, state, carries, taken, beside=beside):
            if found.take(step, [market], front=True):
                found.locus = "sentence" if found.locus == "missing" else found.locus
                break
    if share is not None or (entry is not None and entry.family == "share"):
        found.take("scope:topic", _topic_before(sentence, clause, found.items, taken))
    return found


def _conditions(sentence: Sentence, clause: Clause) -> list[Scope]:
    """同店, 剔除汇率影响, same-store: the first condition of a clause."""
    if "scope.condition" not in sentence.said:
        return []
    condition = _CONDITION.search(sentence.text, clause.start, clause.end)
    return [Scope("condition", None, condition[1])] if condition else []


def _topic_before(
    sentence: Sentence, clause: Clause, items: list[Scope], taken: set[str]
) -> list[Scope]:
    """RISC-V架构,中国企业的贡献度…: the clause before names what the share is about."""
    if any(i.role in ("segment", "product") for i in items):
        return []
    for before in sentence.clauses.before(clause)[:1]:
        for mention in sentence.in_clause(before, "entity"):
            if mention.kind in ("technology", "segment") and mention.key not in taken:
                return [Scope("segment", mention.id, mention.text)]
    return []


def distinct(items: list[Scope]) -> tuple[Scope, ...]:
    """Each thing in each role once."""
    seen: dict[tuple[Role, str], Scope] = {}
    for item in items:
        seen.setdefault((item.role, item.key), item)
    return tuple(seen.values())


def _share_whole(
    sentence: Sentence,
    share: Share | None,
    measure: Found | None,
    lexicon: Lexicon,
    taken: set[str],
) -> list[Scope]:
    """The whole of a share, by its words or by the measure itself."""
    entry = lexicon.measures.get(measure.name.id or "") if measure else None
    if share is not None and share.whole[0] < share.whole[1]:
        start, end = share.whole
        inner = [m for m in sentence.entities(start, end) if m.key not in taken]
        if share.denominator not in ("", "market"):  # 其全球收入: global tells which revenue it is
            inner = [m for m in inner if m.id != "global"]
        items = [
            Scope("market" if m.kind in REGIONS else "segment", m.id, m.text)
            for m in inner
            if m.kind in _WHOLES
        ]
        if share.denominator and share.denominator != "market":
            items.append(
                Scope("denominator", share.denominator, sentence.text[start:end].strip("的 "))
            )
        elif not items and not share.denominator:
            items.append(Scope("denominator", None, sentence.text[start:end].strip("的 ")))
        return items
    if entry is not None and entry.denominator:
        return [Scope("denominator", entry.denominator, measure.name.text if measure else "")]
    return []


def _payers(
    sentence: Sentence, clause: Clause, share: Share | None, subject: Subject | None
) -> list[Scope]:
    """苹果占台积电营收的24%: which part of the revenue, where it is no region.

    字节跳动把一半的订单交给寒武纪: whose orders they are a part of.
    """
    if share is None or subject is None:
        return []
    if share.measure == "order_share" and subject.step == "subject:holder-behind":
        names = sentence.in_clause(clause, "entity")
        buyers = [m for m in names if m.end <= share.verb and sentence.roles[m.start] == "subject"]
        return [Scope("segment", m.id, m.text) for m in buyers if m.kind == "company"][-1:]
    if share.measure != "revenue_share":
        return []
    keys = {n.key for n in subject.names}
    paying = [
        m
        for m in sentence.in_clause(clause, "entity")
        if sentence.roles.get(m.start) == "holder" and m.key not in keys
    ]
    if paying:  # 40%的营收来自美国
        role: Role = "market" if paying[0].kind in ("country", "region") else "segment"
        return [Scope(role, paying[0].id, paying[0].text)]
    ahead = [
        m
        for m in sentence.in_clause(clause, "entity")
        if m.end <= share.verb and m.key not in keys and m.kind not in ("country", "region")
    ]
    english = sentence.words.language == "en"
    bringing = None if english else _bringing(sentence, clause, share, keys)
    if bringing is not None:
        return [Scope("market", bringing.id, bringing.text)]
    if not english and subject.step not in ("subject:whose-whole", "subject:pronoun"):
        return []
    if ahead:
        return [Scope("segment", m.id, m.text) for m in ahead[:1]]
    if any(sentence.roles.get(m.start) == "market" for m in sentence.in_clause(clause, "entity")):
        return []
    regions = [m for m in sentence.in_clause(clause, "entity") if m.kind in ("country", "region")]
    regions = [m for m in regions if m.key not in keys and m.id != "global"]
    ahead = [m for m in regions if m.end <= share.verb]
    if not english and ahead:  # 中国在英伟达营收中的占比
        return [Scope("market", m.id, m.text) for m in ahead[:1]]
    if english and regions:  # China made up 12.53% of AMD's revenue
        return [Scope("market", m.id, m.text) for m in regions[:1]]
    if english:
        runs = nouns_en.phrases(sentence.text, clause.start, share.verb)
        run = nouns_en.until_verb(sentence.text, runs[0]) if runs else None
        named = run is not None and any(m.end >= run[1] for m in sentence.entities(*run))
        return [Scope("segment", None, sentence.text[slice(*run)])] if run and not named else []
    opening = sentence.text[clause.start : share.verb].strip(" 的约仅占到了")
    return [Scope("segment", None, opening)] if 2 <= len(opening) <= 12 else []


@lru_cache(maxsize=1)
def _brings() -> re.Pattern[str]:
    verbs = "|".join(read_data("zh/shares.yaml")["brings"])
    return pattern_of(rf"(?:市场|区|业务)?(?:则|也|已|就)?(?:{verbs})")


def _bringing(sentence: Sentence, clause: Clause, share: Share, keys: set[str]) -> Mention | None:
    """The region of 中国贡献了英伟达四成营收."""
    for mention in sentence.in_clause(clause, "entity"):
        if mention.kind not in ("country", "region") or mention.key in keys:
            continue
        if mention.end <= share.verb and _brings().match(sentence.text, mention.end, share.verb):
            return mention
    return None


def _nodes(
    sentence: Sentence, quantity: Quantity, clause: Clause, measure: Found | None
) -> list[Scope]:
    """14nm in front of 良率: the figure of another measure is scope here."""
    if measure is None or measure.name.id == "process_node":
        return []
    places = [clause]
    if measure.name.id == "yield":  # X的7纳米工艺…,良率在20%到40%之间
        places += sentence.clauses.before(clause)[:1]
    for place in places:
        found = [
            _size(sentence, q)
            for q in sentence.quantities_in(place)
            if q is not quantity and q.unit in SIZE_UNITS and q.num_start < quantity.num_start
        ]
        if found:
            return found
    return []


_SORT = pattern_of(r"[-\s]?(?:晶圆|面板|硅片|wafers?|panels?|screens?)?")


def _size(sentence: Sentence, quantity: Quantity) -> Scope:
    """14nm is a node; 12吋晶圆 a sort of wafer."""
    if quantity.unit in NODE_UNITS:
        node = None if quantity.value is None else f"{quantity.value:f}nm"
        return Scope("node", node, quantity.text.replace(" ", ""))
    sort = _SORT.match(sentence.text, quantity.end)
    return Scope("segment", None, quantity.text + (sort[0] if sort else ""))


def is_node(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a size only narrows another figure of its clause (14nm良率稳定在95%)."""
    if quantity.unit not in SIZE_UNITS:
        return False
    clause = sentence.clauses.at(quantity.num_start)
    others = [
        q
        for q in sentence.quantities_in(clause)
        if q.unit not in SIZE_UNITS and q.kind != "comparison"
    ]
    return any(q.num_start > quantity.num_end for q in others)


def _segments(
    sentence: Sentence, quantity: Quantity, clause: Clause, subject: Subject | None
) -> list[Scope]:
    inside = subject.mention if subject else None
    return [
        Scope("segment", m.id, m.text)
        for m in sentence.in_clause(clause, "entity")
        if m.kind == "segment"
        and (inside is None or not (inside.start <= m.start < inside.end))
        and not (quantity.start <= m.start < quantity.end)
        and not _of_next(sentence, quantity, clause, m)
    ][:2]


def _of_next(sentence: Sentence, quantity: Quantity, clause: Clause, mention: Mention) -> bool:
    """The name stands behind this figure and in front of another one, which it belongs to."""
    later = sentence.between(mention.end, clause.end)
    return mention.start >= quantity.end and bool(later)


def _products(
    sentence: Sentence, quantity: Quantity, clause: Clause, subject: Subject | None
) -> list[Scope]:
    """A product beside the figure that is not the subject itself narrows it."""
    if subject is None or subject.mention is None:
        return []
    if subject.owned and subject.mention.kind == "product":  # iPhone revenue: a part of Apple's
        return [Scope("product", subject.mention.id, subject.mention.text)]
    keys = {n.key for n in subject.names}
    return [
        Scope("product", m.id, m.text)
        for m in sentence.in_clause(clause, "entity")
        if m.kind == "product"
        and m.key not in keys
        and sentence.roles.get(m.start) == "subject"
        and m.start != subject.mention.start
        and m.start > subject.mention.start
        and not _of_next(sentence, quantity, clause, m)
    ][:1]
