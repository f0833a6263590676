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
            or self._hanging(quantity, measure, clause)
            or self._behind(quantity, clause)
            or self._opening(quantity, clause, measure)
            or self._pronoun(quantity, clause)
            or self._phrase(quantity, measure, clause)
            or self._earlier(clause, measure)
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
                return self._alike(mention, clause, "subject:hangs-on-measure")
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
        chosen = fresh[0] if fresh else self._companies_first(candidates)
        for mention in candidates:
            if mention.start > chosen.start and _ATTRIBUTE.match(
                self.sentence.gap(chosen.end, mention.start)
            ):
                chosen = mention
        return self._alike(chosen, clause, "subject:clause")

    def _companies_first(self, candidates: list[Mention]) -> Mention:
        """Places and persons stand back behind a company or product of the same clause."""
        strong = [m for m in candidates if m.kind not in (*REGIONS, "person", "technology")]
        return (strong or candidates)[0]

    def _pronoun(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """其, 该公司, the company, 这款芯片: what the text was last about, of that sort."""
        words, text = self.sentence.words, self.sentence.text
        start = clause.start
        stretch = text[start : quantity.start]
        if words.company.search(stretch) and self.state.company is not None:
            return self._carried(self.state.company, "subject:the-company")
        if words.product_nouns.search(stretch) and any(d in stretch for d in words.determiners):
            if self.state.product is not None and words.language != "en":
                return self._carried(self.state.product, "subject:the-product")
        if words.possessive.search(stretch):
            own = self._sentence_candidate(clause)
            if own is not None:
                return Subject((name_of(own),), "sentence", "subject:pronoun", own)
            if self.state.company is not None:
                return self._carried(self.state.company, "subject:pronoun")
        return None

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
        if end - clause.start < 2:
            return None
        if measure is not None and measure.step == "measure:phrase":
            return None
        phrase = nouns.before(self.sentence, clause.start, end, self.lexicon)
        if phrase is None:
            return None
        start, stop = phrase.holder or phrase.measure or (0, 0)
        text = self.sentence.text[start:stop]
        if len(text) < 2 or (self.lexicon.measure_named(text) and phrase.holder is None):
            return None
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _english_phrase(self, clause: Clause, end: int) -> Subject | None:
        for start, stop in nouns_en.names(self.sentence.text, clause.start, end):
            text = self.sentence.text[start:stop]
            if not any(t.start <= start < t.end for t in self.sentence.times):
                return Subject((Name(None, text),), "own", "subject:phrase")
        return None

    # -- other clauses and sentences -------------------------------------------------------------

    def _earlier(self, clause: Clause, measure: Found | None) -> Subject | None:
        """The subject of the nearest clause before: resolved there, or its first name."""
        for before in self.sentence.clauses.before(clause):
            known = self.by_clause.get(before.index)
            candidates = self._candidates(before, before.end)
            if known is not None:
                return Subject(known.names, "sentence", "subject:clause-before", known.mention)
            if candidates:
                chosen = self._companies_first(candidates)
                return Subject((name_of(chosen),), "sentence", "subject:clause-before", chosen)
        return None

    def _sentence_candidate(self, clause: Clause) -> Mention | None:
        for before in [clause, *self.sentence.clauses.before(clause)]:
            for mention in self._candidates(before, before.end):
                if mention.kind in ("company", "group", "organisation"):
                    return mention
        return None

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
