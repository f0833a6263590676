"""Subjects that no entry knows, in English: things whose price, demand or share a figure is.

Prices of TOPCon panels, global demand, petrol cars that lost 7.9 points: in a text about a company
a part of it, elsewhere the holder of the figure.
"""

from __future__ import annotations

from claimcheck.claims import nouns_en
from claimcheck.claims.candidates import NO_HOLDERS, Subject
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import SIZE_UNITS, Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.subjects import Resolver
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

_OF_THINGS = pattern_of(
    r"\s(?:of|by|for)\s(?:(?P<the>the |this |that )|(?P<its>its |their |our ))?"
    r"(?:world's |country's )?"
)
_FOR = pattern_of(r"\sfor\s(?:about |around |nearly |just |only )?$")
# cut relapses by 41%, the older pill by 23%
_NP_BY = pattern_of(
    r",?\s?(?:and |while |but )?(?:the |its )?(?:[\w'’-]+ ){1,4}by (?:just |only |about |some )?"
)
_ACCOUNTED = pattern_of(r"\baccount(?:s|ed|ing)? for\b")
_OF_MARKETS = ("demand", "supply", "installations", "market_size", "consumption")


def before_of(measure: Found) -> int:
    """Where the noun of a measure word ends: some of the lexicon's end in "of" (price of)."""
    return measure.end - 3 if measure.name.text.endswith(" of") else measure.end


class EnglishThings(Resolver):
    """The readers of things, for the English resolver."""

    def _named(self, clause: Clause) -> list[Mention]:
        return [
            m
            for m in self._outside(self.sentence.in_clause(clause, "entity"))
            if self.sentence.roles.get(m.start) not in ("source", "market", "segment")
            and m.kind not in NO_HOLDERS
        ]

    def _of_things(self, measure: Found | None, clause: Clause) -> Subject | None:
        """Prices of TOPCon panels, shipments by the ten largest makers: things no entry knows."""
        if measure is None or measure.locus != "own" or measure.end <= measure.start:
            return None
        entry = self.lexicon.measures.get(measure.name.id or "")
        if entry is None or entry.family in ("share", "yield"):
            return None
        text = self.sentence.text
        of = _OF_THINGS.match(text, before_of(measure), clause.end)
        if of is None:
            return None
        runs = nouns_en.phrases(text, of.end(), clause.end)
        if not runs:
            return None
        start, stop = self._sized(runs[0][0]), runs[0][1]
        if text[of.end() : start].strip():
            return None
        timed = any(t.start < stop and start < t.end for t in self.sentence.times)
        figure = any(
            q.start < stop and start < q.end and q.unit not in SIZE_UNITS
            for q in self.sentence.quantities
        )
        kept = nouns_en.without_generic(text, start, stop)
        if timed or figure or kept is None or stop - start < 3:
            return None
        if of["its"] is not None:
            owner = self._company_of(clause, start, measure)
            if owner is not None:
                return Subject(owner.names, owner.locus, owner.step, owner.mention, (start, stop))
        pointed = self.sentence.words.pointed.match(text, max(of.start("the"), 0))
        if pointed is not None and pointed.end() == stop and self.back.state.product is not None:
            return self.back.carried(self.back.state.product, "subject:the-product")
        return Subject((Name(None, text[start:stop]),), "own", "subject:of")

    def _things(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """Global battery installations, cell prices: the things, or in a company's text a part."""
        if measure is None or measure.locus != "own":
            return None
        if not clause.start <= measure.start < quantity.start:
            return None
        found = self._modifiers(clause, measure) or self._inside_measure(measure)
        if found is None:
            return None
        start, stop = found
        if self._of_a_market(clause, measure, start):
            return Subject((Name(None, self.sentence.text[start:stop]),), "own", "subject:phrase")
        owner = self._company_of(clause, start, measure)
        if owner is not None:
            return Subject(owner.names, owner.locus, owner.step, owner.mention, (start, stop))
        if measure.step in ("measure:counted", "measure:phrase"):
            return None
        text = self.sentence.text[start:stop]
        return Subject((Name(None, text),), "own", "subject:phrase")

    def _inside_measure(self, measure: Found) -> tuple[int, int] | None:
        """Cell of cell prices, where a measure word of the lexicon opens with what it is of."""
        head, _, tail = measure.name.text.rpartition(" ")
        entry = self.lexicon.measures.get(measure.name.id or "")
        if not head or entry is None or entry.family != "price" or measure.end <= measure.start:
            return None
        if self.lexicon.measure_named(tail.lower().removesuffix("s")) is None:
            return None
        return (measure.start, measure.start + len(head))

    def _of_a_market(self, clause: Clause, measure: Found, start: int) -> bool:
        """Cell prices, global demand: of the goods, whoever the text is about."""
        entry = self.lexicon.measures.get(measure.name.id or "")
        if entry is None or (entry.family != "price" and entry.id not in _OF_MARKETS):
            return False
        opens = (
            not self.sentence.text[clause.start : start]
            .strip()
            .removeprefix("but")
            .removeprefix("and")
            .strip()
        )
        owned = self.sentence.words.possessive.search(
            self.sentence.text, clause.start, measure.start
        )
        return opens and owned is None and not self._named(clause)

    def _sized(self, start: int) -> int:
        """Where a phrase begins with the size in front of it (65-inch TV panels)."""
        for quantity in self.sentence.quantities:
            if quantity.unit in SIZE_UNITS and quantity.start < start <= quantity.end + 1:
                return quantity.start
        return start

    def _first_phrase(
        self, quantity: Quantity, clause: Clause, measure: Found | None
    ) -> Subject | None:
        """Petrol cars lost 7.9 points: the noun phrase that a clause opens with, of no company."""
        shares = measure is not None and measure.step in ("measure:share-of", "measure:share-verb")
        about = self.back.state.about is not None or self.candidates.holder(measure) == "company"
        gapped = self._gapped(quantity, clause)
        acts = measure is not None and measure.step == "measure:governed"
        if about and not shares and not gapped and not acts:
            return None
        before = self.sentence.clauses.all[clause.index - 1] if clause.index else None
        if before is not None and before.mark not in (";", ":", "；", "—") and not gapped:
            return None
        runs = nouns_en.phrases(self.sentence.text, clause.start, quantity.start)
        if not runs or not nouns_en.opens(self.sentence.text, clause.start, runs[0]):
            return None
        run = nouns_en.until_verb(self.sentence.text, runs[0])
        start, stop = self._sized(run[0]), run[1]
        if self.sentence.words.company.search(self.sentence.text, clause.start, stop):
            return None
        if measure is not None and start < measure.end and measure.start < stop:
            return None
        names = [m for m in self.sentence.entities(start, stop) if m.kind != "segment"]
        if any(not (acts and m.kind in REGIONS and m.end < stop) for m in names):
            return None  # Chinese buyers spent: they, and not the country
        timed = any(t.start < stop and start < t.end for t in self.sentence.times)
        kept = nouns_en.without_generic(self.sentence.text, start, stop)
        if timed or kept is None or stop >= quantity.start - 1:
            return None
        return Subject(
            (Name(None, self.sentence.text[kept[0] : kept[1]]),), "own", "subject:phrase"
        )

    def _gapped(self, quantity: Quantity, clause: Clause) -> bool:
        """Private buyers accounted for 62.1%, companies for 37.9%: the verb is the one before."""
        if _FOR.search(self.sentence.text, clause.start, quantity.start) is None:
            earlier = self.sentence.between(self.sentence.start, clause.start)
            alike = bool(earlier) and earlier[-1].kind == quantity.kind == "delta"
            return (
                alike
                and _NP_BY.fullmatch(self.sentence.text, clause.start, quantity.start) is not None
            )
        ahead = self.sentence.text[self.sentence.start : clause.start]
        return _ACCOUNTED.search(ahead) is not None

    def _modifiers(self, clause: Clause, measure: Found) -> tuple[int, int] | None:
        """The words of the noun phrase in front of the measure word, generic ones left out."""
        earlier = [q.end for q in self.sentence.quantities_in(clause) if q.end <= measure.start]
        runs = nouns_en.phrases(self.sentence.text, max([clause.start, *earlier]), measure.start)
        if not runs or self.sentence.gap(runs[-1][1], measure.start).strip():
            return None
        start, stop = runs[-1]
        taken = [t for t in self.sentence.times if t.start < stop and start < t.end]
        start = max([start, *(t.end for t in taken)])
        if self.sentence.text.startswith(("per-", "Per-"), start):  # a per-tonne price
            return None
        kept = nouns_en.without_generic(self.sentence.text, start, stop)
        return kept if kept is not None and kept[1] - kept[0] > 1 else None
