"""Whose figure it is.

Roles first (roles.py), then: a name that hangs on the measure word, a holder behind the figure, the
name that opens the clause, a pronoun's company or product, the subject of a clause before, the
sentence's or the text's topic. A company's measure goes to the owner of a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims import kinds, nouns
from claimcheck.claims.antecedents import Antecedents
from claimcheck.claims.candidates import COMPANIES, LIST, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.shares import Share
from claimcheck.claims.state import State
from claimcheck.lexicon import Lexicon
from claimcheck.records import Locus, Name, Quantity

OWNER = "subject:owner"
_HAN = re.compile(r"[一-鿿]")
_AGAINST = re.compile(r"(?:比|较|与|高于|低于|超过|占|占到|至|由|从|在|自)$")
_GROUP = re.compile(r"(?:大|家|名|位)?(?:企业|厂商|公司|品牌|业者|供应商|车企|银行)?")
_IN_A_REGION = re.compile(
    r"(?:在|对|向|来自|销往|于|的)$|\b(?:in|to|from|its|their|'s)\s(?:the )?$"
)
_SMALL = re.compile(r"[累计共单月季度总的]|\b(?:total|unit|market|sales|new)\b|\s")
_ATTRIBUTE = re.compile(r"^(?:的|'s|’s)?\s?$")


class Resolver:
    """Resolves subjects of one sentence, in the order of its figures."""

    def __init__(self, sentence: Sentence, state: State, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.back = Antecedents(sentence, state, lexicon)
        self.candidates = self.back.candidates
        self.whole: tuple[int, int] = (0, 0)
        self.cause: Subject | None = None

    def resolve(
        self, quantity: Quantity, measure: Found | None, share: Share | None = None
    ) -> Subject | None:
        """The subject of a figure; of a share, the one whose whole it is taken of comes first."""
        clause = self.sentence.clauses.at(quantity.num_start)
        self.whole = share.whole if share is not None else (0, 0)
        self.cause = self._cause(clause, quantity) or self.cause
        answers = self._find(quantity, measure, share, clause)
        found = self.sentence.first(quantity, answers)
        if found is None:
            return None
        found = self._owned(found, measure, quantity)
        self.back.by_clause[clause.index] = found
        return found

    def _find(
        self, quantity: Quantity, measure: Found | None, share: Share | None, clause: Clause
    ) -> Iterator[Subject | None]:
        """The answers of the readers, from the nearest words to the farthest."""
        yield self._listed(quantity, clause)
        yield self._group(quantity, clause)
        yield self._whose_whole(clause, measure, share)
        yield self._market_itself(clause, measure)
        yield self._industry(quantity, measure, clause)
        yield self._attributive(quantity, measure, clause)
        yield self._hanging(quantity, measure, clause)
        yield self._behind(quantity, clause)
        yield self._adjacent(quantity, measure, clause)
        yield self._opening(quantity, clause, measure)
        yield self.back.pronoun(quantity, clause, measure)
        yield self._goods(quantity, measure, clause)
        yield self.cause
        yield self._phrase(quantity, measure, clause)
        yield self.back.earlier(clause, measure)
        yield self.back.topic(measure)

    def _outside(self, mentions: list[Mention]) -> list[Mention]:
        """Without the names of the whole that a share is taken of (占全国铁路发送量的43%)."""
        start, end = self.whole
        return [m for m in mentions if not start <= m.start < end]

    def _cause(self, clause: Clause, quantity: Quantity) -> Subject | None:
        """洪涝灾害造成612人死亡: what caused it holds this figure and those that follow."""
        words, text = self.sentence.words, self.sentence.text
        verb = words.causes.search(text, clause.start, quantity.num_start)
        if verb is None:
            return None
        ahead = self.candidates.of(clause, verb.start())
        phrase = nouns.before(self.sentence, clause.start, verb.start(), self.lexicon)
        span = (phrase.measure or phrase.holder) if phrase else None
        if span is not None and not any(m.start >= span[0] for m in ahead):
            start = (phrase.holder or span)[0] if phrase else span[0]
            return Subject((Name(None, text[start : span[1]]),), "own", "subject:cause")
        if ahead:
            return Subject((name_of(ahead[-1]),), "own", "subject:cause", ahead[-1])
        return None

    def _listed(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """甲、乙、丙分别为 1、2、3: the n-th name of the list holds the n-th figure."""
        figures = self._run(quantity, clause)
        if len(figures) < 2:
            return None
        names = self.candidates.lists(clause, figures[0].num_start)
        fitting = [run for run in names if len(run) == len(figures)]
        if not fitting:
            return None
        mention = fitting[-1][next(n for n, f in enumerate(figures) if f is quantity)]
        return Subject((name_of(mention),), "own", "subject:distributive", mention)

    def _group(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """前十家企业合计94.2%: the top so many are the subject."""
        for top in self.sentence.quantities_in(clause):
            if top.num_end <= quantity.num_start and kinds.is_group(self.sentence, top):
                noun = _GROUP.match(self.sentence.text, top.end)
                text = self.sentence.text[top.start : noun.end() if noun else top.end]
                return Subject((Name(None, text),), "own", "subject:group")
        return None

    def _run(self, quantity: Quantity, clause: Clause) -> list[Quantity]:
        """The figures that stand in one list with this one."""
        figures = self.sentence.quantities_in(clause)
        at = next((n for n, figure in enumerate(figures) if figure is quantity), None)
        if at is None:  # it has been settled as another kind
            return [quantity]
        first = last = at
        while first and LIST.fullmatch(
            self.sentence.gap(figures[first - 1].end, figures[first].start)
        ):
            first -= 1
        while last + 1 < len(figures) and LIST.fullmatch(
            self.sentence.gap(figures[last].end, figures[last + 1].start)
        ):
            last += 1
        return figures[first : last + 1]

    def _market_itself(self, clause: Clause, measure: Found | None) -> Subject | None:
        """中国AI芯片市场: what has a size is the market."""
        if self.candidates.holder(measure) != "market":
            return None
        for place in [clause, *self.sentence.clauses.before(clause)]:
            for region in self.sentence.in_clause(place, "entity"):
                if region.kind not in REGIONS:
                    continue
                goods = self.candidates.goods_behind(region, place.end)
                end = goods.end if goods else region.end
                market = re.match(r"\s?(?:市场|market)", self.sentence.text[end : place.end])
                if market is not None:
                    name = " ".join(str(m.id) for m in (region, goods) if m) + " market"
                    text = self.sentence.text[region.start : end + market.end()]
                    locus: Locus = "own" if place is clause else "sentence"
                    return Subject((Name(name, text),), locus, "subject:market", region)
        return None

    def _industry(
        self, quantity: Quantity, measure: Found | None, clause: Clause
    ) -> Subject | None:
        """全球PC出货, global smartphone shipments: goods of a region are nobody's in particular."""
        if measure is None or measure.locus != "own":
            return None
        if not clause.start <= measure.start < quantity.start:
            return None
        entry = self.lexicon.measures.get(measure.name.id or "")
        if entry is None or entry.holder == "company" or entry.family in ("share", "yield"):
            return None
        regions = [
            m
            for m in self._outside(self.sentence.in_clause(clause, "entity"))
            if m.kind in REGIONS and m.end <= measure.start
        ]
        for region in reversed(regions):
            ahead = self.sentence.text[max(clause.start, region.start - 8) : region.start]
            if _IN_A_REGION.search(ahead) or self.sentence.roles.get(region.start) == "source":
                return None
            goods = self.candidates.goods_behind(region, measure.start)
            if goods is None:
                continue
            gap = self.sentence.gap(goods.end, measure.start).strip()
            if len(_SMALL.sub("", gap)) > (12 if self.sentence.words.language == "en" else 2):
                continue
            text = self.sentence.text[region.start : goods.end]
            return Subject(
                (Name(f"{region.id} {goods.id}", text),), "own", "subject:industry", region
            )
        return None

    def _whose_whole(
        self, clause: Clause, measure: Found | None, share: Share | None
    ) -> Subject | None:
        """占其营收的40%, 占小米营收的40%: the share belongs to whom the revenue is."""
        if share is None or share.measure != "revenue_share" or share.whole[0] >= share.whole[1]:
            return None
        start, end = share.whole
        for mention in self.sentence.entities(start, end):
            if mention.kind in COMPANIES:
                return Subject((name_of(mention),), "own", "subject:whose-whole", mention)
        whole = self.sentence.text[start:end]
        words = self.sentence.words
        if words.possessive.search(whole) or words.company.search(whole):
            return self.back.antecedent(clause, measure)
        return None

    def _attributive(
        self, quantity: Quantity, measure: Found | None, clause: Clause
    ) -> Subject | None:
        """售价35万元的机床: what the figure describes stands behind it."""
        if (
            measure is None
            or measure.locus != "own"
            or not clause.start <= measure.start < quantity.start
        ):
            return None
        if self.sentence.words.language == "en" or not self.sentence.text.startswith(
            "的", quantity.end
        ):
            return None
        for mention in self.sentence.entities(quantity.end + 1, clause.end):
            if mention.start <= quantity.end + 3 and self.sentence.roles.get(mention.start) in (
                "subject",
                "segment",
                "market",
            ):
                return Subject((name_of(mention),), "own", "subject:described", mention)
            break
        return None

    def _hanging(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """X 的 (在 R 市场的) measure: the name nearest in front of the measure word."""
        if (
            measure is None
            or measure.locus != "own"
            or not clause.start <= measure.start < quantity.start
        ):
            return None
        for mention in reversed(self._outside(self.candidates.of(clause, measure.start))):
            gap = self.sentence.text[mention.end : measure.start]
            inside = self.sentence.mentions
            for other in inside:
                if mention.end <= other.start and other.end <= measure.start:
                    gap = gap.replace(other.text, "", 1)
            if len(re.sub(r"[的在\s]|市场|地区|公司|区|对|于", "", gap)) <= 4 and not re.search(
                r"[,;:]", gap
            ):
                goods = self.candidates.goods_behind(mention, measure.start)
                if goods is not None:
                    text = self.sentence.text[mention.start : goods.end]
                    name = Name(f"{mention.id} {goods.id}", text)
                    return Subject((name,), "own", "subject:goods-of-region", mention)
                return self._alike(mention, clause, quantity, "subject:hangs-on-measure")
        return None

    def _alike(self, mention: Mention, clause: Clause, quantity: Quantity, step: str) -> Subject:
        """A mention, and the names joined to it by 和 where one value holds for all of them."""
        text = self.sentence.text
        if self.sentence.words.respectively.search(text, clause.start, clause.end) is None:
            for run in self.candidates.lists(clause, quantity.num_start):
                alike = [
                    m
                    for m in run
                    if m.kind == mention.kind
                    and m.kind not in REGIONS
                    and self.sentence.roles.get(m.start) == "subject"
                ]
                if mention in run and len(alike) == len(run) > 1:
                    names = tuple(map(name_of, run))
                    return Subject(names, "own", "subject:shared", mention)
        return Subject((name_of(mention),), "own", step, mention)

    def _behind(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """80% 掌握在 X 手中: the holder stands behind the figure (or behind all of a list)."""
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.start >= quantity.end and self.sentence.roles.get(mention.start) == "holder":
                return Subject((name_of(mention),), "own", "subject:holder-behind", mention)
        return None

    def _opening(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """The name the clause opens with; a chain A 的 B is its last link."""
        candidates = self._outside(self.candidates.of(clause, quantity.start))
        if not candidates:
            return None
        previous = self.sentence.quantities_in(clause)
        later = [q for q in previous if q.end <= quantity.num_start]
        fresh = [m for m in candidates if later and m.start >= later[-1].end]
        chosen = fresh[0] if fresh else self.candidates.fitting(candidates, measure)
        for mention in candidates:
            if mention.start > chosen.start and _ATTRIBUTE.match(
                self.sentence.gap(chosen.end, mention.start)
            ):
                chosen = mention
        return self._alike(chosen, clause, quantity, "subject:clause")

    def _goods(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """新能源车零售128万辆: a class of goods that opens the clause and stands by the measure."""
        if measure is None or measure.locus != "own":
            return None
        until = (
            min(measure.start, quantity.start) if measure.end > measure.start else quantity.start
        )
        if self.back.state.about is not None and self.candidates.holder(measure) != "market":
            return None  # a class of goods narrows the company's figures
        for goods in self.sentence.in_clause(clause, "entity"):
            if goods.kind != "segment" or goods.end > until:
                continue
            ahead = [t for t in self.sentence.times if clause.start <= t.start < goods.start]
            start = max([clause.start, *(t.end for t in ahead)])
            near = len(self.sentence.gap(goods.end, until).strip("的 累计共单月")) <= 2
            if near and not _HAN.sub("", self.sentence.gap(start, goods.start)).strip(" ,:"):
                lead = _HAN.findall(self.sentence.gap(start, goods.start))
                if len(lead) <= 4:
                    return Subject((name_of(goods),), "own", "subject:goods", goods)
        return None

    def _phrase(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """A noun phrase of the clause that no entry knows."""
        end = (
            measure.start
            if measure and clause.start <= measure.start < quantity.start
            else quantity.start
        )
        for phrase_of in (self.sentence.words.year_earlier, self.sentence.words.previous_period):
            stock = phrase_of.search(self.sentence.text, clause.start, end)
            end = stock.start() if stock else end
        if end - clause.start < 2 or (
            measure is not None and measure.step == "measure:phrase-whole"
        ):
            return None
        phrase = nouns.before(self.sentence, clause.start, end, self.lexicon)
        if phrase is None:
            return None
        start, stop = phrase.holder or phrase.measure or (0, 0)
        text = self.sentence.text[start:stop]
        against = _AGAINST.search(self.sentence.text, clause.start, start)
        if against or text.startswith(("比", "较")):
            return None
        last = (phrase.measure or phrase.holder or (0, 0))[1]
        text = self.sentence.text[start:stop]
        paper = self.sentence.words.papers.search(text)
        zh = self.lexicon.discourse["zh"]
        if text in zh["no_names"] or text in zh["reckoned"] or text.isdigit() or paper:
            return None
        if len(text) < 2 or (self.lexicon.measure_named(text) and phrase.holder is None):
            return None
        gap = self.sentence.gap(last, end).strip("的也仅约达 ")
        if len(gap) > 2 or re.search(r"[和与及、]", gap) or self._marked(start, stop):
            return None
        if self.back.state.about is not None and not self._holds_itself(start, stop):
            owner = self._company_of(clause, start, measure)
            return replace(owner, part=(start, stop)) if owner is not None else None
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _adjacent(
        self, quantity: Quantity, measure: Found | None, clause: Clause
    ) -> Subject | None:
        """民营企业进出口, 天津内资企业进出口: the noun phrase that the measure word hangs on.

        In a text about a company its figures stay the company's, and the phrase narrows them
        (手续费净收益, 海外营收).
        """
        if measure is None or measure.locus != "own":
            return None
        if not clause.start <= measure.start < quantity.start:
            return None
        taken_of = self.sentence.text.rfind("占", clause.start, quantity.start)
        share = self.whole[1] > self.whole[0] and taken_of >= 0
        found = self._noun_before(clause, quantity, taken_of if share else measure.start)
        if found is None and not share:
            found = self._inside(measure)
        if found is None:
            return self.cause
        start, stop = found
        owner = (
            None if self._holds_itself(start, stop) else self._company_of(clause, start, measure)
        )
        if owner is not None:
            return replace(owner, part=(start, stop))
        ahead = self._joined_region(clause, start)
        begin = ahead.start if ahead is not None else start
        text = self.sentence.text[begin:stop]
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _inside(self, measure: Found) -> tuple[int, int] | None:
        """住宅 of 住宅投资, where a measure word of the lexicon opens with what it is measured of."""
        text = measure.name.text
        entry = self.lexicon.measures.get(measure.name.id or "")
        if entry is None or entry.holder in ("company", "product", "person"):
            return None
        for size in range(2, len(text) - 1):
            prefix, tail = text[:size], text[size:]
            if (
                self.lexicon.measure_named(tail) is None
                or prefix in self.lexicon.discourse["zh"]["reckoned"]
            ):
                continue
            plain = (
                self.lexicon.measure_named(prefix) is None
                and prefix not in self.lexicon.discourse["zh"]["no_names"]
            )
            return (measure.start, measure.start + size) if plain else None
        return None

    def _noun_before(self, clause: Clause, quantity: Quantity, end: int) -> tuple[int, int] | None:
        """The unknown noun phrase that ends right in front of a place."""
        earlier = [q.end for q in self.sentence.quantities_in(clause) if q.end <= end]
        begin = max([clause.start, *earlier])
        if end - begin < 2:
            return None
        phrase = nouns.before(self.sentence, begin, end, self.lexicon)
        if phrase is None:
            return None
        start, stop = (
            (phrase.holder or phrase.measure or (0, 0))[0],
            (phrase.measure or phrase.holder or (0, 0))[1],
        )
        gap = self.sentence.gap(stop, end)
        if any(t.start < end and stop <= t.start for t in self.sentence.times):
            gap = ""
        for region in self.sentence.in_clause(clause, "entity"):
            if region.kind in REGIONS and region.start == start and region.end < stop:
                start = region.end
        text = self.sentence.text[start:stop]
        if len(gap.strip("的 ")) > 1 or len(text) < 2 or len(text) > 16:
            return None
        no_names = self.lexicon.discourse["zh"]["no_names"]
        if text in self.lexicon.discourse["zh"]["reckoned"]:
            return None
        if text in no_names or text.isdigit() or self.sentence.words.papers.search(text):
            return None
        if _AGAINST.search(self.sentence.text, clause.start, start) or self._marked(start, stop):
            return None
        known = [m for m in self.sentence.entities(clause.start, stop) if m.end > start]
        return None if known else (start, stop)

    def _holds_itself(self, start: int, stop: int) -> bool:
        """外资, 其余业者: holders of their own."""
        holders = self.lexicon.discourse["zh"]["holders"]
        return self.sentence.text[start:stop].endswith(tuple(holders))

    def _company_of(self, clause: Clause, start: int, measure: Found | None) -> Subject | None:
        """The company whose figure it is, where the measure is a company's and one is known."""
        ahead = [m for m in self.candidates.of(clause, start) if m.kind in (*COMPANIES, "product")]
        if ahead:
            return Subject((name_of(ahead[-1]),), "own", "subject:clause", ahead[-1])
        if self.cause is not None:
            return self.cause
        entry = self.lexicon.measures.get(measure.name.id or "") if measure else None
        about = self.back.state.about
        if entry is not None and entry.holder == "product":
            earlier = self.back.earlier(clause, measure)
            known = earlier is not None and earlier.mention and earlier.mention.kind == "product"
            return earlier if known else None
        if about is None and (entry is None or entry.holder != "company"):
            return None
        earlier = self.back.earlier(clause, measure)
        if earlier is not None and earlier.mention and earlier.mention.kind in COMPANIES:
            return earlier
        company = self.back.state.company or about
        return self.back.carried(company, "subject:topic") if company is not None else None

    def _joined_region(self, clause: Clause, start: int) -> Mention | None:
        """The region right in front of a phrase (天津 of 天津内资企业)."""
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.kind in REGIONS and mention.end <= start:
                if self.sentence.gap(mention.end, start).strip() in ("", "的"):
                    return mention
        return None

    def _marked(self, start: int, stop: int) -> bool:
        """A known name of another role, or a measure word, fills the phrase."""
        inner = [m for m in self.sentence.mentions if m.start < stop and start < m.end]
        other = ("comparand", "source", "market", "holder", "segment")
        return any(
            m.end >= stop
            and (
                self.sentence.roles.get(m.start) in other
                or (m.what == "measure" and m.start <= start)
            )
            for m in inner
        )

    def _owned(self, found: Subject, measure: Found | None, quantity: Quantity) -> Subject:
        """A company's measure goes to the owner of a product."""
        entry = self.lexicon.measures.get(measure.name.id or "") if measure else None
        if entry is None or entry.holder != "company":
            return found
        names = []
        for name in found.names:
            kind = self.lexicon.kind(name.id) if name.id else None
            if name.id and kind in ("product", "technology", "person"):
                owner = self.lexicon.owner(name.id)
                if self.lexicon.kind(owner) == "company" and self.sentence.allows(quantity, OWNER):
                    names.append(Name(owner, name.text))
                    continue
            names.append(name)
        owned = tuple(names) != found.names
        return Subject(tuple(names), found.locus, found.step, found.mention, owned=owned)
