"""Subjects that no entry knows, in Chinese: the noun phrase in front of a measure word or a figure.

手续费净收益 in a text about a bank is the bank's, and the phrase narrows the figure; 民营企业进出口
in a bulletin is the private companies'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.claims import nouns
from claimcheck.claims.candidates import Subject
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.subjects import Resolver
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity
from claimcheck.tagging import tag

_THING_BOUGHT = pattern_of(
    r"(?:[^,;:。\d]{0,20}的)?(?P<thing>[^,;:。\d的]{2,10}?)(?:就|便|也|还|一共|总共|共|光|大约|平均)?"
)
_POINTED = pattern_of(r"(?:[这那][一-鿿]?|[该此])$")
_SOME = pattern_of(r"(?:一[所家个座间位名款]|某[所家个]?)$")
_AGAINST = pattern_of(r"(?:比|较|与|高于|低于|超过|占|占到|至|由|从|在|自)$")


class ThingsResolver(Resolver):
    """The readers of things, for the Chinese resolver."""

    def _phrase(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """A noun phrase of the clause that no entry knows."""
        end = (
            measure.start
            if measure and clause.start <= measure.start < quantity.start
            else quantity.start
        )
        words, said = self.sentence.words, self.sentence.said
        for name, phrase_of in (
            ("difference.year_earlier", words.year_earlier),
            ("difference.previous_period", words.previous_period),
        ):
            if name in said and (stock := phrase_of.search(self.sentence.text, clause.start, end)):
                end = stock.start()
        if end - clause.start < 2 or (
            measure is not None and measure.step == "measure:phrase-whole"
        ):
            return None
        phrase = nouns.before(self.sentence, clause.start, end, self.lexicon)
        if phrase is None:
            return None
        start, stop = self._without_unit(*(phrase.holder or phrase.measure or (0, 0)))
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
            return self._of_part(owner, start, stop) if owner is not None else None
        text = self._named(start, stop)
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _without_unit(self, start: int, stop: int) -> tuple[int, int]:
        """白菜 of 白菜每斤(零售价): what a price is the price of is its unit, and no name."""
        at = self.sentence.text.find("每", start, stop)
        return (start, stop if at < 0 else at)

    def _named(self, start: int, stop: int) -> str:
        """A noun phrase without an owner that names nobody (一所高校的软件专业: 软件专业)."""
        text = self.sentence.text
        nobody = _SOME.search(text, max(0, start - 3), start) is not None
        return text[start:stop].rpartition("的")[2] if nobody else text[start:stop]

    def _bought(self, measure: Found | None, clause: Clause) -> Subject | None:
        """采购(X的)数控系统要花28万元: what the money is for, not from whom."""
        if measure is None or measure.locus != "own" or measure.name.id != "cost":
            return None
        text = self.sentence.text
        deals = list(self.sentence.words.bought.finditer(text, clause.start, measure.start))
        if not deals:
            return None
        thing = _THING_BOUGHT.fullmatch(text, deals[-1].end(), measure.start)
        if thing is None:
            return None
        name = thing["thing"]
        return Subject((Name(self.lexicon.entity_named(name), name),), "own", "subject:bought")

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
        found = self._noun_before(clause, taken_of if share else measure.start)
        if found is None and not share:
            found = self._inside(measure)
        if found is None:
            return self.cause
        start, stop = found
        owner = (
            None if self._holds_itself(start, stop) else self._company_of(clause, start, measure)
        )
        if owner is not None:
            return self._of_part(owner, start, stop)
        ahead = self._joined_region(clause, start)
        text = self._named(start, stop)
        if ahead is not None:  # 上海十月新房成交 without the time
            text = self.sentence.text[ahead.start : ahead.end] + text
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _of_part(self, owner: Subject, start: int, stop: int) -> Subject:
        """A company with the part of it that a phrase names; 这块蛋糕 only points back."""
        pointed = _POINTED.search(self.sentence.text, max(0, start - 2), start)
        return owner if pointed else replace(owner, part=(start, stop))

    def _inside(self, measure: Found) -> tuple[int, int] | None:
        """住宅 of 住宅投资, where a measure word of the lexicon opens with what it is of."""
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
                and sum(prefix in word for word in entry.words) == 1  # not 旅游 of 旅游收入
                and all(pos[:1] == "n" for _, pos, _, _ in tag(prefix, self.lexicon))
            )
            return (measure.start, measure.start + size) if plain else None
        return None

    def _noun_before(self, clause: Clause, end: int) -> tuple[int, int] | None:
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
        start, stop = self._without_unit(start, stop)
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

    def _without_times(self, start: int, end: int) -> str:
        """What stands between two places beside a time: 上海十月新房成交."""
        for time in self.sentence.times:
            if start <= time.start and time.end <= end:
                return self.sentence.gap(start, time.start) + self.sentence.gap(time.end, end)
        return self.sentence.gap(start, end)

    def _joined_region(self, clause: Clause, start: int) -> Mention | None:
        """The region right in front of a phrase (天津 of 天津内资企业)."""
        for mention in self.sentence.in_clause(clause, "entity"):
            beside = self._without_times(mention.end, start).strip() in ("", "的")
            if mention.kind in REGIONS and mention.end <= start and beside:
                return mention
        return None
