"""Whose figure it is, in Chinese sentences.

A name that hangs on the measure word, a holder behind the figure, the noun phrase of the measure
word, the name that opens the clause, a pronoun's company or product, the subject of a clause
before, the topic of the sentence or of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims import kinds, nouns, paybacks, payments, taking, together
from claimcheck.claims.candidates import MAKERS, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.share_words import Share, moved_words, table
from claimcheck.claims.things_zh import ThingsResolver
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

_GROUP = pattern_of(r"(?:大|家|名|位)?(?:企业|厂商|公司|品牌|业者|供应商|车企|银行)?")
_THEM = pattern_of(r"了?(?:它|他|她|其)们?$")
_ATTRIBUTE = pattern_of(r"^(?:的|'s|’s)?\s?$")


class ChineseResolver(ThingsResolver):
    """Resolves subjects of one Chinese sentence, in the order of its figures."""

    def _find(
        self, quantity: Quantity, measure: Found | None, share: Share | None, clause: Clause
    ) -> Iterator[Subject | None]:
        """The answers of the readers, from the nearest words to the farthest."""
        self.cause = self._cause(clause, quantity) or self.cause
        yield self._listed(quantity, clause)
        yield together.others(self.sentence, quantity, clause)
        yield together.rest(self.sentence, quantity, clause)
        yield together.all_of(
            self.sentence, quantity, clause, self.candidates, self.back.state.lately
        )
        yield self._group(quantity, clause)
        yield self._received(quantity, clause)
        yield payments.bought(self.sentence, quantity, measure, self.lexicon)
        yield taking.done(self.sentence, quantity, measure, self.back)
        yield self._whose_whole(clause, measure, share)
        yield self._market_itself(clause, measure)
        yield self._industry(quantity, measure, clause)
        yield self._attributive(quantity, measure, clause)
        yield self._bought(measure, clause)
        yield self._hanging(quantity, measure, clause)
        yield self._behind(quantity, clause)
        yield self._earning(quantity, measure, clause)
        yield self._adjacent(quantity, measure, clause)
        yield self._opening(quantity, clause, measure)
        yield self._somebody(quantity, clause)
        yield self._goods_compared(quantity, clause)
        yield self.back.pronoun(quantity, clause, measure)
        yield self._goods(quantity, measure, clause)
        yield self.cause
        yield self._phrase(quantity, measure, clause)
        yield self._somebody_says(clause, measure)
        yield self._grown(measure, clause)
        yield self.back.earlier(clause, measure)
        yield taking.phrase(self.sentence, quantity, measure, self.lexicon)
        yield self._destination(quantity, clause)
        yield self.back.topic(measure)

    def _cause(self, clause: Clause, quantity: Quantity) -> Subject | None:
        """洪涝灾害造成612人死亡: what caused it holds this figure and those that follow."""
        words, text = self.sentence.words, self.sentence.text
        if "causes" not in self.sentence.said:
            return None
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

    def _earning(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """甲的新机进不了市场,研发费要三年才收得回来: theirs whose clause stands before it."""
        if measure is None or measure.name.id != paybacks.MEASURE:
            return None
        if measure.step != taking.STEP or self.candidates.of(clause, quantity.start):
            return None
        pointed = self.back.pronoun(quantity, clause, measure)
        earlier = pointed or self.back.earlier(clause, measure)
        if earlier is None or earlier.mention is None or earlier.mention.kind not in MAKERS:
            return None
        owner = self.lexicon.owner(earlier.names[0].id or "")
        if earlier.mention.kind == "product" and self.lexicon.kind(owner) == "company":
            return replace(earlier, names=(Name(owner, earlier.names[0].text),))
        return earlier

    def _grown(self, measure: Found | None, clause: Clause) -> Subject | None:
        """芯片研发的投入,每年的增幅…: what the measure in the clause before is of."""
        if measure is None or measure.locus != "sentence" or measure.step != "measure:growth-of":
            return None
        for before in self.sentence.clauses.before(clause)[:1]:
            if self.candidates.of(before, before.end) or self.sentence.quantities_in(before):
                return None
            word = self.sentence.text.rfind(measure.name.text, before.start, before.end)
            if word < 0:
                return None
            start, end = before.start, word
            known = [m for m in self.sentence.entities(start, end) if m.kind == "segment"]
            if known:
                return Subject((name_of(known[-1]),), "sentence", "subject:goods", known[-1])
            found = self._noun_before(before, end)
            if found is not None:
                text = self.sentence.text[slice(*found)]
                return Subject((Name(None, text),), "sentence", "subject:phrase")
        return None

    def _group(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """前十家企业合计94.2%: the top so many are the subject."""
        for top in self.sentence.quantities_in(clause):
            if top.num_end <= quantity.num_start and kinds.is_group(self.sentence, top):
                noun = _GROUP.match(self.sentence.text, top.end)
                text = self.sentence.text[top.start : noun.end() if noun else top.end]
                return Subject((Name(None, text),), "own", "subject:group")
        return None

    def _destination(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """卖出的鸡蛋53%进了中国: where a part goes has it, where nobody is told that gives."""
        if quantity.unit != "percent" or quantity.kind not in ("point", "bound", "range"):
            return None
        for mention in self.sentence.entities(quantity.end, clause.end):
            gap = self.sentence.gap(quantity.end, mention.start)
            if mention.kind in REGIONS and gap.endswith(moved_words()):
                return Subject((name_of(mention),), "own", "subject:destination", mention)
            break
        return None

    def _goods_compared(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """他们从荷兰买的球茎比本地便宜三成: the goods right in front of 比 are compared."""
        if quantity.kind not in ("delta", "ratio"):
            return None
        for goods in self.sentence.in_clause(clause, "entity"):
            ahead = goods.kind == "segment" and goods.end < quantity.start
            if ahead and self.sentence.text.startswith("比", goods.end):
                return Subject((name_of(goods),), "own", "subject:goods", goods)
        return None

    def _received(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """订单有60%签给了它: whoever got it was told in a clause before."""
        if "given" not in self.sentence.said:
            return None
        given = self.sentence.words.given.search(self.sentence.text, quantity.end, clause.end)
        if given is None or not _THEM.match(self.sentence.text, given.end(), clause.end):
            return None
        return self.back.earlier(clause, None)

    def _attributive(
        self, quantity: Quantity, measure: Found | None, clause: Clause
    ) -> Subject | None:
        """售价35万元的机床, 重挫逾5%的乙指数: what the figure describes stands behind it."""
        measured = (
            measure is not None
            and measure.locus == "own"
            and clause.start <= measure.start < quantity.start
        )
        moved = quantity.direction != 0 and not self.candidates.of(clause, quantity.start)
        ahead = self.sentence.text[clause.start : quantity.start].removesuffix("了")
        taken = quantity.unit == "percent" and ahead.endswith(tuple(table("zh")["takes"]))
        if not (measured or moved or taken):
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
