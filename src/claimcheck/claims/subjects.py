"""Whose figure it is.

Roles first (roles.py), then: a name that hangs on the measure word, a holder behind the figure, the
name that opens the clause, a pronoun's company or product, the subject of a clause before, the
sentence's or the text's topic. A company's measure goes to the owner of a product.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.claims import nouns, nouns_en
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.state import State
from claimcheck.lexicon import Lexicon
from claimcheck.records import Locus, Name, Quantity

_LIST = re.compile(r"\s?(?:、|和|与|及|以及|,|,? ?and|&)\s?$")
COMPANIES = ("company", "group", "fund", "organisation")
_HAN = re.compile(r"[一-鿿]")
_ATTRIBUTE = re.compile(r"^(?:的|'s|’s)?\s?$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A resolved subject.

    Attributes:
        names: one, or several for a value that two hold alike.
        locus: where it was read.
        step: how, for `derived_by`.
        mention: where it stands, None for a noun phrase or a carried one.
    """

    names: tuple[Name, ...]
    locus: Locus
    step: str
    mention: Mention | None = None


def name_of(mention: Mention) -> Name:
    """The name a mention stands for."""
    return Name(mention.id, mention.text)


class Resolver:
    """Resolves subjects of one sentence, in the order of its figures."""

    def __init__(self, sentence: Sentence, state: State, lexicon: Lexicon) -> None:
        self.sentence, self.state, self.lexicon = sentence, state, lexicon
        self.by_clause: dict[int, Subject] = {}

    def resolve(self, quantity: Quantity, measure: Found | None) -> Subject | None:
        """The subject of a figure."""
        clause = self.sentence.clauses.at(quantity.num_start)
        found = (
            self._listed(quantity, clause)
            or self._attributive(quantity, measure, clause)
            or self._hanging(quantity, measure, clause)
            or self._behind(quantity, clause)
            or self._opening(quantity, clause, measure)
            or self._pronoun(quantity, clause, measure)
            or self._phrase(quantity, measure, clause)
            or self._earlier(quantity, clause, measure)
            or self._topic(measure)
        )
        if found is None:
            return None
        found = self._owned(found, measure)
        self.by_clause[clause.index] = found
        return found

    # -- own clause ------------------------------------------------------------------------------

    def _candidates(self, clause: Clause, until: int) -> list[Mention]:
        return [
            m
            for m in self.sentence.in_clause(clause, "entity")
            if self.sentence.roles.get(m.start) == "subject" and m.end <= until
        ]

    def _listed(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """甲、乙、丙分别为 1、2、3: the n-th name of the list holds the n-th figure."""
        figures = self._run(quantity, clause)
        if len(figures) < 2:
            return None
        names = self._name_lists(clause, figures[0].num_start)
        fitting = [run for run in names if len(run) == len(figures)]
        if not fitting:
            return None
        mention = fitting[-1][figures.index(quantity)]
        return Subject((name_of(mention),), "own", "subject:distributive", mention)

    def _run(self, quantity: Quantity, clause: Clause) -> list[Quantity]:
        """The figures that stand in one list with this one."""
        figures = self.sentence.quantities_in(clause)
        if quantity not in figures:
            return [quantity]
        at = figures.index(quantity)
        first = last = at
        while first and _LIST.fullmatch(
            self.sentence.gap(figures[first - 1].end, figures[first].start)
        ):
            first -= 1
        while last + 1 < len(figures) and _LIST.fullmatch(
            self.sentence.gap(figures[last].end, figures[last + 1].start)
        ):
            last += 1
        return figures[first : last + 1]

    def _name_lists(self, clause: Clause, until: int) -> list[list[Mention]]:
        """Runs of names joined by 、 or 和, in their order."""
        runs: list[list[Mention]] = []
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.end > until or self.sentence.roles.get(mention.start) in (
                "source",
                "market",
            ):
                continue
            if runs and _LIST.fullmatch(self._between(runs[-1][-1], mention)):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        return runs

    def _between(self, left: Mention, right: Mention) -> str:
        gap = self.sentence.gap(left.end, right.start)
        return re.sub(r"^\([^)]*\)|^(?:公司|集团)", "", gap)

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
        for mention in reversed(self._candidates(clause, measure.start)):
            gap = self.sentence.text[mention.end : measure.start]
            inside = self.sentence.mentions
            for other in inside:
                if mention.end <= other.start and other.end <= measure.start:
                    gap = gap.replace(other.text, "", 1)
            if len(re.sub(r"[的在\s]|市场|地区|公司|区|对|于", "", gap)) <= 4 and not re.search(
                r"[,;:]", gap
            ):
                goods = self._goods_behind(mention, measure.start)
                if goods is not None:
                    return Subject((goods,), "own", "subject:goods-of-region", mention)
                return self._alike(mention, clause, "subject:hangs-on-measure")
        return None

    def _goods_behind(self, region: Mention, until: int) -> Name | None:
        """中国半导体设备: a region and the class of goods right behind it are one subject."""
        if region.kind not in REGIONS:
            return None
        for goods in self.sentence.entities(region.end, until):
            if goods.kind == "segment" and goods.start - region.end <= 1:
                text = self.sentence.text[region.start : goods.end]
                return Name(f"{region.id} {goods.id}", text)
        return None

    def _alike(self, mention: Mention, clause: Clause, step: str) -> Subject:
        """A mention, and the names joined to it by 和 where one value holds for all of them."""
        for run in self._name_lists(clause, mention.end):
            if (
                mention in run
                and len(run) > 1
                and not self.sentence.words.respectively.search(
                    self.sentence.text, clause.start, clause.end
                )
            ):
                if all(
                    self.sentence.roles.get(m.start) == "subject" and m.kind == mention.kind
                    for m in run
                ):
                    return Subject(tuple(map(name_of, run)), "own", "subject:shared", mention)
        return Subject((name_of(mention),), "own", step, mention)

    def _behind(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """80% 掌握在 X 手中: the holder stands behind the figure (of a list of figures, behind all)."""
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.start >= quantity.end and self.sentence.roles.get(mention.start) == "holder":
                return Subject((name_of(mention),), "own", "subject:holder-behind", mention)
        return None

    def _opening(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """The name the clause opens with; a chain A 的 B is its last link."""
        candidates = self._candidates(clause, quantity.start)
        if not candidates:
            return None
        previous = self.sentence.quantities_in(clause)
        later = [q for q in previous if q.end <= quantity.num_start]
        fresh = [m for m in candidates if later and m.start >= later[-1].end]
        chosen = fresh[0] if fresh else self._fitting(candidates, measure)
        for mention in candidates:
            if mention.start > chosen.start and _ATTRIBUTE.match(
                self.sentence.gap(chosen.end, mention.start)
            ):
                chosen = mention
        return self._alike(chosen, clause, "subject:clause")

    def _fitting(self, candidates: list[Mention], measure: Found | None) -> Mention:
        """The first of the sort that holds such a measure; places and persons stand back."""
        holder = self._holder(measure)
        wanted = {
            "company": COMPANIES,
            "product": ("product",),
            "country": REGIONS,
            "person": ("person",),
        }.get(holder, ())
        typed = [m for m in candidates if m.kind in wanted]
        strong = [m for m in candidates if m.kind not in (*REGIONS, "person", "technology")]
        return (typed or strong or candidates)[0]

    def _holder(self, measure: Found | None) -> str:
        entry = self.lexicon.measures.get(measure.name.id or "") if measure else None
        return entry.holder if entry else "any"

    def _pronoun(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """其, 该公司, the company, 这款芯片: what the text was last about, of that sort."""
        words, text = self.sentence.words, self.sentence.text
        start = clause.start
        stretch = text[start : quantity.start]
        named = words.company.search(stretch)
        if named is not None and not _HAN.match(stretch[: named.start()][-1:]):
            speaker = (
                self._speaker(clause) if named[0].lower() in ("我们", "我司", "we", "our") else None
            )
            company = speaker or self.state.company
            if company is not None:
                return self._carried(company, "subject:the-company")
        if words.product_nouns.search(stretch) and any(d in stretch for d in words.determiners):
            if self.state.product is not None and words.language != "en":
                return self._carried(self.state.product, "subject:the-product")
        if words.possessive.search(stretch):
            return self._antecedent(clause, measure)
        return None

    def _antecedent(self, clause: Clause, measure: Found | None) -> Subject | None:
        """What 其 or "its" stands for: a fitting name of the sentence, else of the text before."""
        product = self._holder(measure) == "product"
        for before in [clause, *self.sentence.clauses.before(clause)]:
            candidates = self._candidates(before, before.end)
            kinds = ("product",) if product else (*COMPANIES, "product")
            for mention in reversed(candidates) if product else candidates:
                if mention.kind in kinds:
                    return Subject((name_of(mention),), "sentence", "subject:pronoun", mention)
        carried = (self.state.product or self.state.company) if product else self.state.company
        return self._carried(carried, "subject:pronoun") if carried is not None else None

    def _carried(self, mention: Mention, step: str) -> Subject:
        locus: Locus = (
            "sentence" if self.sentence.start <= mention.start < self.sentence.end else "inherited"
        )
        return Subject((name_of(mention),), locus, step, mention)

    def _phrase(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """A noun phrase of the clause that no entry knows."""
        end = (
            measure.start
            if measure and clause.start <= measure.start < quantity.start
            else quantity.start
        )
        if self.sentence.words.language == "en":
            return self._english_phrase(clause, end)
        if end - clause.start < 2 or (
            measure is not None and measure.step == "measure:phrase-whole"
        ):
            return None
        phrase = nouns.before(self.sentence, clause.start, end, self.lexicon)
        if phrase is None:
            return None
        start, stop = phrase.holder or phrase.measure or (0, 0)
        last = (phrase.measure or phrase.holder or (0, 0))[1]
        text = self.sentence.text[start:stop]
        if text in self.lexicon.discourse["zh"]["no_names"] or text.isdigit():
            return None
        if len(text) < 2 or (self.lexicon.measure_named(text) and phrase.holder is None):
            return None
        if len(self.sentence.gap(last, end).strip("的也仅约达 ")) > 2 or self._marked(start, stop):
            return None
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _marked(self, start: int, stop: int) -> bool:
        """A known name of another role, or a measure word, fills the phrase."""
        inner = [m for m in self.sentence.mentions if m.start < stop and start < m.end]
        return any(
            self.sentence.roles.get(m.start)
            in ("comparand", "source", "market", "holder", "segment")
            and m.end >= stop
            or (m.what == "measure" and m.end >= stop and m.start <= start)
            for m in inner
        )

    def _english_phrase(self, clause: Clause, end: int) -> Subject | None:
        for start, stop in nouns_en.names(self.sentence.text, clause.start, end):
            text = self.sentence.text[start:stop]
            if not any(t.start <= start < t.end for t in self.sentence.times):
                return Subject((Name(None, text),), "own", "subject:phrase")
        return None

    # -- other clauses and sentences -------------------------------------------------------------

    def _earlier(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """The subject of the nearest clause before: resolved there, or its first fitting name."""
        holder = self._holder(measure)
        wanted = {"company": COMPANIES, "product": ("product",)}.get(holder, ())
        fallback: Subject | None = None
        for before in self.sentence.clauses.before(clause):
            known = self.by_clause.get(before.index)
            candidates = self._candidates(before, before.end)
            found: Subject | None = None
            if candidates:
                chosen = self._fitting(candidates, measure)
                if known is None or (wanted and chosen.kind in wanted):
                    found = Subject((name_of(chosen),), "sentence", "subject:clause-before", chosen)
            if found is None and known is not None:
                found = Subject(known.names, "sentence", "subject:clause-before", known.mention)
            if found is None:
                continue
            if not wanted or found.mention is None or found.mention.kind in wanted:
                return found
            fallback = fallback or found
        return fallback

    def _speaker(self, clause: Clause) -> Mention | None:
        """The company whose voice 我们 is: the last one named in front with a title or as a source."""
        ahead = [
            m
            for m in self.sentence.mentions
            if m.what == "entity"
            and m.end <= clause.end
            and m.kind in ("company", "person", "organisation")
        ]
        voiced = [
            m for m in ahead if self.sentence.roles.get(m.start) == "source" or self._titled(m)
        ]
        return voiced[-1] if voiced else None

    def _titled(self, mention: Mention) -> bool:
        behind = self.sentence.text[mention.end : mention.end + 10]
        return bool(self.sentence.words.roles.match(re.sub(r"^(?:公司|集团)?的?", "", behind)))

    def _topic(self, measure: Found | None) -> Subject | None:
        holder = (
            self.lexicon.measures[measure.name.id].holder
            if measure and measure.name.id in self.lexicon.measures
            else "any"
        )
        state = self.state
        order: tuple[Mention | None, ...] = (state.topic, state.company, state.product, state.place)
        if holder == "company":
            order = (state.company, state.topic)
        elif holder == "product":
            order = (state.product, state.topic, state.company)
        quoted = [
            m
            for m in self.sentence.mentions
            if self.sentence.roles.get(m.start) == "source" and m.kind in ("company", "group")
        ]
        if quoted:
            return Subject((name_of(quoted[-1]),), "sentence", "subject:speaker", quoted[-1])
        for mention in order:
            if mention is not None:
                return Subject((name_of(mention),), "inherited", "subject:topic", mention)
        return None

    def _owned(self, found: Subject, measure: Found | None) -> Subject:
        """A company's measure goes to the owner of a product."""
        entry = self.lexicon.measures.get(measure.name.id or "") if measure else None
        if entry is None or entry.holder != "company":
            return found
        names = []
        for name in found.names:
            kind = self.lexicon.kind(name.id) if name.id else None
            if name.id and kind in ("product", "technology", "person"):
                owner = self.lexicon.owner(name.id)
                if self.lexicon.kind(owner) == "company":
                    names.append(Name(owner, name.text))
                    continue
            names.append(name)
        return Subject(tuple(names), found.locus, found.step, found.mention)
