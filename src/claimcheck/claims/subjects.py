"""Whose figure it is: what the readers of both languages share.

Roles first (roles.py), then the readers of a language (subjects_zh.py, subjects_en.py), which look
back with antecedents.py. A company's measure goes to the owner of a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from claimcheck.claims import owners
from claimcheck.claims.antecedents import Antecedents
from claimcheck.claims.candidates import COMPANIES, LIST, MAKERS, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.state import State
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Name, Quantity

# parts of what somebody has, and not of whom they go to
_TAKEN_OF = ("revenue_share", "price_share", "levy_rate")
_HAN = pattern_of(r"[一-鿿]")
_IN_A_REGION = pattern_of(
    r"(?:在|对|向|来自|销往|于|的)$|\b(?:in|to|from|its|their|'s)\s(?:the )?$"
)
# Between goods and their measure: of an average, by how much, and how little.
_BY_THE_WAY = pattern_of(r"平均|现在|目前|每[^,;的]{1,3}时?|[的 累计共单月只仅约已才也就]")
_SMALL = pattern_of(r"[累计共单月季度总的]|\b(?:total|unit|market|sales|new)\b|\s")


class Resolver:
    """Resolves subjects of one sentence, in the order of its figures."""

    def __init__(self, sentence: Sentence, state: State, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.back = Antecedents(sentence, state, lexicon)
        self.candidates = self.back.candidates
        self.whole: tuple[int, int] = (0, 0)
        self.paid = False
        self.cause: Subject | None = None
        self.multiplied: dict[int, bool] = {}  # by clause, whether its figure is a multiple

    def resolve(
        self,
        quantity: Quantity,
        measure: Found | None,
        share: Share | None = None,
        against: Name | None = None,
    ) -> Subject | None:
        """The subject of a figure; of a share, the one whose whole it is taken of comes first.

        Args:
            quantity: the figure.
            measure: what is measured.
            share: the share that it is.
            against: what it is compared with.
        """
        clause = self.sentence.clauses.at(quantity.num_start)
        self.whole = share.whole if share is not None else (0, 0)
        self.paid = share is not None and share.measure in _TAKEN_OF
        answers: Iterator[Subject | None] = self._find(quantity, measure, share, clause)
        if against is not None:
            own = self.sentence.text[clause.start : clause.end].replace(against.text, "")
            answers = chain([self._pointed(measure)], answers)
            answers = (one for one in answers if not owners.is_compared(one, against, own))
        found = self.sentence.first(quantity, answers)
        if found is None:
            return None
        found = owners.owned(self.sentence, quantity, measure, found, self.lexicon)
        self.back.by_clause[clause.index] = found
        return found

    def _find(
        self, quantity: Quantity, measure: Found | None, share: Share | None, clause: Clause
    ) -> Iterator[Subject | None]:
        """The answers of the readers of a language, from the nearest words to the farthest."""
        raise NotImplementedError

    def _pointed(self, measure: Found | None) -> Subject | None:
        """这是德尔塔的两倍: whose figure the one was that it points back to."""
        before = self.back.state.subject
        if measure is None or measure.step != "measure:sentence-before":
            return None
        return Subject((before,), "inherited", "subject:topic") if before is not None else None

    def _outside(self, mentions: list[Mention]) -> list[Mention]:
        """Without the names of the whole that a share is taken of (占全国铁路发送量的43%)."""
        start, end = self.whole
        return [m for m in mentions if not start <= m.start < end]

    def _somebody(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """A house without a name, which the clause begins with: no one told before holds this."""
        if "anaphora.some" not in self.sentence.said:
            return None
        found = self.sentence.words.somebody.match(
            self.sentence.text, clause.start, quantity.num_start
        )
        if found is None:
            return None
        return Subject((Name(None, found[0].strip()),), "own", "subject:somebody")

    def _somebody_says(self, clause: Clause, measure: Found | None) -> Subject | None:
        """一家代理商说,交期从8周拉长到13周: a house without a name that tells of itself.

        What no entry knows it may count of others.
        """
        words, text = self.sentence.words, self.sentence.text
        known = measure is not None and measure.name.id is not None
        if not known or "anaphora.some" not in self.sentence.said:
            return None
        for before in self.sentence.clauses.before(clause)[:1]:
            found = words.somebody.match(text, before.start, before.end)
            if found is None or self.sentence.quantities_in(before):
                return None
            rest = text[found.end() : before.end]
            verb = words.says.search(rest)
            if verb is not None and verb.start() <= 8 and verb.end() >= len(rest) - 1:
                return Subject((Name(None, found[0].strip()),), "sentence", "subject:somebody")
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
            if goods is None and self._trades(region, measure, quantity):
                goods = self.candidates.goods_of(quantity, clause)
                if goods is not None:
                    text = f"{region.text} {goods.text}"
                    name = Name(f"{region.id} {goods.id}", text)
                    return Subject((name,), "own", "subject:industry", region)
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

    def _trades(self, region: Mention, measure: Found, quantity: Quantity) -> bool:
        """China exported 142 GWh: the measure is the verb between a country and the figure."""
        if self.sentence.words.language != "en" or not measure.name.text.endswith("ed"):
            return False
        gaps = (
            self.sentence.gap(region.end, measure.start),
            self.sentence.gap(measure.end, quantity.start),
        )
        return all(not gap.strip() for gap in gaps)

    def _whose_whole(
        self, clause: Clause, measure: Found | None, share: Share | None
    ) -> Subject | None:
        """占其营收的40%, 占小米营收的40%: the share belongs to whom the revenue is."""
        if share is None or share.whole[0] >= share.whole[1]:
            return None
        start, end = share.whole
        if share.measure == "price_share":  # 卖35万元的机床,数控系统就占去售价的一半
            named = self.sentence.entities(start, end)
            return None if named else self.back.earlier(clause, measure)
        if share.measure != "revenue_share":
            return None
        for mention in self.sentence.entities(start, end):
            if mention.kind in COMPANIES:
                return Subject((name_of(mention),), "own", "subject:whose-whole", mention)
        whole = self.sentence.text[start:end]
        words = self.sentence.words
        if words.possessive.search(whole) or words.company.search(whole):
            return self.back.antecedent(clause, measure)
        return None

    def _alike(self, mention: Mention, clause: Clause, quantity: Quantity, step: str) -> Subject:
        """A mention, and the names joined to it by 和 where one value holds for all of them."""
        return self._joined(mention, clause, quantity.num_start, step)

    def _joined(self, mention: Mention, clause: Clause, until: int, step: str) -> Subject:
        text = self.sentence.text
        each = "respectively" in self.sentence.said and self.sentence.words.respectively.search(
            text, clause.start, clause.end
        )
        if not each:
            for run in self.candidates.lists(clause, until):
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
        """80% 掌握在 X 手中: the holder stands behind the figure (or behind all of a list).

        Of a revenue what stands there is where it comes from (40%的营收来自美国), not whose it is.
        """
        if self.paid:
            return None
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.start >= quantity.end and self.sentence.roles.get(mention.start) == "holder":
                return Subject((name_of(mention),), "own", "subject:holder-behind", mention)
        return None

    def _goods(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """新能源车零售128万辆: a class of goods that opens the clause and stands by the measure."""
        if measure is None or measure.locus != "own":
            return None
        until = (
            min(measure.start, quantity.start) if measure.end > measure.start else quantity.start
        )
        priced = "/" in quantity.unit and self._family(measure) == "price"
        about = self.back.state.about is not None and not priced
        if about and self.candidates.holder(measure) != "market":
            return None  # a class of goods narrows the company's figures
        for goods in self.sentence.in_clause(clause, "entity"):
            if goods.kind != "segment" or goods.end > until:
                continue
            ahead = [t for t in self.sentence.times if clause.start <= t.start < goods.start]
            start = max([clause.start, *(t.end for t in ahead)])
            near = len(_BY_THE_WAY.sub("", self.sentence.gap(goods.end, until))) <= 2
            if near and not _HAN.sub("", self.sentence.gap(start, goods.start)).strip(" ,:"):
                lead = _HAN.findall(self.sentence.gap(start, goods.start))
                if len(lead) <= 4:
                    return Subject((name_of(goods),), "own", "subject:goods", goods)
        return None

    def _family(self, measure: Found) -> str:
        """The family of a measure, "" for one that no entry knows."""
        entry = self.lexicon.measures.get(measure.name.id or "")
        return entry.family if entry is not None else ""

    def _company_of(self, clause: Clause, start: int, measure: Found | None) -> Subject | None:
        """The company whose figure it is, where the measure is a company's and one is known."""
        ahead = [m for m in self.candidates.of(clause, start) if m.kind in MAKERS]
        if ahead:
            return self._joined(ahead[-1], clause, start, "subject:clause")
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
