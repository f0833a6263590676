"""Whose figure it is, in English sentences.

What touches the figure first (TSMC with 70.2 percent, 78 percent at Lumenfab), then the owner of
the measure (Corvena's sales, the share of Lumenfab), then the name that the clause opens with, a
pronoun, the clause before, and what the text is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims import against, nouns_en, payments, taking
from claimcheck.claims.candidates import MAKERS, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.share_words import Share
from claimcheck.claims.things_en import EnglishThings, before_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

_BEHIND = pattern_of(
    r"\s(?:at|for|by|(?:have |has |had )?(?:gone|went|goes|go) to)\s(?:the |its )?$"
)
_IN_FRONT = pattern_of(
    r"(?:'s|’s|\s?\(|,?\s(?:with|at|had|holds|on))\s?(?:about |roughly |around |just |only )?$"
)
_OWNER = pattern_of(r"(?:'s|’s|')\s(?:[\w-]+\s){0,4}$")
_HAS = pattern_of(r"(?:'s|’s|'|’)\s$")
OF_ITS_OWN = pattern_of(r" ?(?:of )?(?:its|their) own")
_OF = pattern_of(r"\s(?:of|for|at)\s(?:the |its |this |that )?")


_TO = pattern_of(r"\s(?:[a-z-]+\s){0,3}(?:to|with)\s(?:the )?")
_JOINS = pattern_of(r"\b(?:and|while|but)\s(?:the |its )?$")
# Samsung came second with 18%
_PLACED = pattern_of(
    r",?\s(?:came|was|is|ranked|finished|followed|stayed)\s(?:in\s)?(?:an? )?(?:distant |close )?"
    r"[a-z]+(?: place)?,?\s(?:with|at|on)\s(?:about |around |just |only )?"
)
_APPOSED = 2  # clauses before: the name, and what is said of it by the way
_ARTICLE = pattern_of(r"^\s*(?:The|A|An)\b")
_GAPPED = pattern_of(r"(?:,|\band|\bwhile|\bbut|\bagainst|\bversus)\s(?:the )?$")
_RELATIVE = pattern_of(r"\s?(?:whose|which|who)\b")


class EnglishResolver(EnglishThings):
    """Resolves subjects of one English sentence, in the order of its figures."""

    def _find(
        self, quantity: Quantity, measure: Found | None, share: Share | None, clause: Clause
    ) -> Iterator[Subject | None]:
        yield self._listed(quantity, clause)
        yield payments.bought(self.sentence, quantity, measure, self.lexicon)
        yield taking.done(self.sentence, quantity, measure, self.back)
        yield self._receiver(quantity, measure, share, clause)
        yield self._touching(quantity, clause)
        yield self._whose_whole(clause, measure, share)
        yield self._market_itself(clause, measure)
        yield self._industry(quantity, measure, clause)
        yield self._owner(quantity, measure, clause)
        yield self._relative(clause)
        if not self._multiplied(clause):
            yield self._of(measure, clause)
            yield self._of_things(measure, clause)
        yield self._behind(quantity, clause)
        yield self._actor(quantity, clause, measure)
        yield self._opens(quantity, clause, measure)
        yield self._apposed(clause)
        yield self._pronoun(quantity, clause, measure)
        yield self._things(quantity, measure, clause)
        yield self._goods(quantity, measure, clause)
        yield self._somebody(quantity, clause)
        yield self._first_phrase(quantity, clause, measure)
        yield self.back.earlier(clause, measure)
        yield self.back.topic(measure)

    def _receiver(
        self, quantity: Quantity, measure: Found | None, share: Share | None, clause: Clause
    ) -> Subject | None:
        """Gave 60% of its engine orders to CFM: a share of orders is theirs who get them."""
        told = share.measure if share is not None else measure.name.id if measure else None
        if told != "order_share":
            return None
        own = OF_ITS_OWN.match(self.sentence.text, quantity.end)
        whole = share.whole if share is not None else (0, 0)
        if own is None and whole[0] >= whole[1]:
            return None
        end = own.end() if own is not None else whole[1]
        for mention in self.sentence.entities(end, clause.end):
            if _TO.fullmatch(self.sentence.text, end, mention.start):
                return Subject((name_of(mention),), "own", "subject:holder-behind", mention)
        return None

    def _actor(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """Airlines spent 3 billion with Airbus: who does what the verb in front says."""
        if measure is None or measure.step != "measure:governed":
            return None
        return self._first_phrase(quantity, clause, measure)

    def _touching(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """78 percent at Lumenfab; TSMC with 70.2 percent; Next's 9.7%."""
        if quantity.kind not in ("point", "bound", "range", "rank"):
            return None
        if clause.outer is not None and not self.sentence.gap(clause.start, quantity.start).strip():
            for mention in self._named(self.sentence.clauses.all[clause.outer]):
                if self.sentence.gap(mention.end, clause.start) in ("(", " ("):  # Kyorin (9%)
                    return Subject((name_of(mention),), "own", "subject:touching", mention)
        for mention in self._named(clause):
            if mention.end <= quantity.start:
                gap = self.sentence.gap(mention.end, quantity.start)
                touches = (_IN_FRONT.fullmatch(gap) or _PLACED.fullmatch(gap)) is not None
                touches = touches or (gap == " " and self._goes_on(mention, quantity))
                beaten = self.sentence.roles.get(mention.start) == "comparand"
                touches = touches and not (beaten and gap.startswith(" with"))
            else:
                gap = self.sentence.gap(quantity.end, mention.start)
                touches = mention.start > quantity.end and _BEHIND.fullmatch(gap) is not None
            if touches:
                return Subject((name_of(mention),), "own", "subject:touching", mention)
        return self._in_a_country(quantity, clause)

    def _apposed(self, clause: Clause) -> Subject | None:
        """Ternary packs, once the premium choice, still made up 30%: the name before the commas."""
        before = self.sentence.clauses.before(clause)
        if len(before) != _APPOSED or self.sentence.in_clause(clause, "entity"):
            return None
        aside, first = before[0], before[1]
        if self.sentence.quantities_in(aside) or self.sentence.quantities_in(first):
            return None
        for mention in self.sentence.in_clause(first, "entity"):
            alone = not _ARTICLE.sub("", self.sentence.text[first.start : mention.start]).strip()
            if alone and not self.sentence.gap(mention.end, aside.start).strip(", "):
                return Subject((name_of(mention),), "sentence", "subject:clause-before", mention)
        return None

    def _goes_on(self, mention: Mention, quantity: Quantity) -> bool:
        """Intel gets a quarter of its sales there and Qualcomm a third: the verb is left out."""
        text, unit = self.sentence.text, quantity.unit
        earlier = self.sentence.between(self.sentence.start, mention.start)
        alike = bool(earlier) and earlier[-1].unit == unit and earlier[-1].kind != "rank"
        return alike and _GAPPED.search(text, self.sentence.start, mention.start) is not None

    def _in_a_country(self, quantity: Quantity, clause: Clause) -> Subject | None:
        """Rose 0.5% in Germany and 14.9% in Spain: each its figure, in a text about no company."""
        if self.back.state.about is not None or self.back.state.company is not None:
            return None
        if len(self.sentence.quantities_in(clause)) < 2:
            return None
        for mention in self.sentence.in_clause(clause, "entity"):
            gap = self.sentence.gap(quantity.end, mention.start)
            if (
                mention.kind in REGIONS
                and mention.start > quantity.end
                and gap in (" in ", " in the ")
            ):
                return Subject((name_of(mention),), "own", "subject:touching", mention)
        return None

    def _owner(self, quantity: Quantity, measure: Found | None, clause: Clause) -> Subject | None:
        """Corvena's quarterly sales, Apple iPhone shipments: the name the measure word hangs on."""
        if measure is None or measure.locus != "own":
            return None
        if not clause.start <= measure.start < quantity.start:
            return None
        for mention in reversed(self._outside(self.candidates.of(clause, measure.start))):
            gap = self.sentence.gap(mention.end, measure.start)
            direct = gap.strip() == ""
            if direct or _OWNER.fullmatch(gap):
                group = self._group_of(mention) if measure.name.text.lower() == "share" else None
                if group is not None:
                    return Subject((group,), "own", "subject:pronoun", mention)
                return self._alike(mention, clause, quantity, "subject:hangs-on-measure")
        return None

    def _group_of(self, region: Mention) -> Name | None:
        """The Chinese share, behind a figure of Chinese companies: theirs."""
        last = self.back.state.subject
        home = self.lexicon.home(last.id) if last is not None and last.id is not None else None
        return last if home is not None and home == region.id else None

    def _multiplied(self, clause: Clause) -> bool:
        """Four times the performance of the H20: what stands behind the measure holds none."""
        if clause.index not in self.multiplied:
            names = self.sentence.in_clause(clause, "entity")
            found = any(against.is_multiplied(self.sentence, mention) for mention in names)
            self.multiplied[clause.index] = found
        return self.multiplied[clause.index]

    def _of(self, measure: Found | None, clause: Clause) -> Subject | None:
        """The yield of SMIC's process, the price of the iPhone 17."""
        if measure is None or measure.locus != "own" or measure.end <= measure.start:
            return None
        if measure.name.id == "market_share":  # of names the market there
            return None
        of = _OF.match(self.sentence.text, before_of(measure), clause.end)
        if of is None:
            return None
        for mention in self.sentence.entities(of.end(), clause.end):
            if mention.start > of.end() + 1 or self.sentence.roles.get(mention.start) == "segment":
                break
            goods = self.candidates.goods_behind(mention, clause.end)
            if goods is not None:
                text = self.sentence.text[mention.start : goods.end]
                name = Name(f"{mention.id} {goods.id}", text)
                return Subject((name,), "own", "subject:of", mention)
            return Subject((name_of(mention),), "own", "subject:of", mention)
        return None

    def _relative(self, clause: Clause) -> Subject | None:
        """UMC, whose share was 4.7%: the name that a relative clause hangs on."""
        if (
            _RELATIVE.match(self.sentence.text, clause.start, clause.end) is None
            or not clause.index
        ):
            return None
        before = self.sentence.clauses.all[clause.index - 1]
        for mention in reversed(self._named(before)):
            if mention.end >= before.end - 1:
                return Subject((name_of(mention),), "sentence", "subject:relative", mention)
        return None

    def _opens(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """The name that the clause opens with, persons and places standing back."""
        candidates = self._outside(self.candidates.of(clause, quantity.start))
        free = [m for m in candidates if m.kind != "person"]
        if not free:
            return None
        strong = [m for m in free if m.kind not in REGIONS]
        if not strong:
            free = [m for m in free if self._acts(m)] if self._of_companies() else free
        if not strong and not free:
            return None
        fresh = self._fresh(strong, quantity, clause)
        chosen = fresh or self.candidates.fitting(strong or free, measure)
        for mention in strong:  # Huawei's Ascend 910B is made on ...
            if mention.kind == "product" and _HAS.match(
                self.sentence.gap(chosen.end, mention.start)
            ):
                chosen = mention
        return self._alike(chosen, clause, quantity, "subject:clause")

    def _of_companies(self) -> bool:
        return self.back.state.about is not None or self.back.state.company is not None

    def _acts(self, mention: Mention) -> bool:
        """China can produce: a country that does something, not one that things are done in."""
        return nouns_en.acts(self.sentence.text, mention.end)

    def _fresh(self, names: list[Mention], quantity: Quantity, clause: Clause) -> Mention | None:
        """The 910B reached 320 and the H20 reached 148: a name that opens the second half."""
        earlier = [q.end for q in self.sentence.quantities_in(clause) if q.end <= quantity.start]
        if not earlier:
            return None
        behind = [m for m in names if m.start >= earlier[-1]]
        ahead = self.sentence.gap(earlier[-1], behind[0].start) if behind else ""
        return behind[0] if _JOINS.search(ahead) else None

    def _pronoun(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """Its, the retailer: the subject of the sentence, else what the one before was about."""
        words = self.sentence.words
        stretch = self.sentence.text[clause.start : quantity.start]
        if words.company.search(stretch):
            return self.back.pronoun(quantity, clause, measure)
        place = self.back.place(stretch)
        if place is not None or not words.possessive.search(stretch):
            return place
        for before in self.sentence.clauses.before(clause):
            known = self.back.by_clause.get(before.index)
            if known is not None:
                return Subject(known.names, "sentence", "subject:pronoun", known.mention)
            free = [m for m in self.candidates.of(before, before.end) if m.kind in MAKERS]
            if free:
                return Subject((name_of(free[0]),), "sentence", "subject:pronoun", free[0])
        last = self.back.state.topic
        if last is not None and last.kind in MAKERS:
            return self.back.carried(last, "subject:pronoun")
        return None
