"""The names that may hold a figure, by clause, and which of them fits a measure."""

from __future__ import annotations

import re

from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Name, Quantity

LIST = pattern_of(r"\s?(?:、|和|与|及|以及|,|,? ?and|&)\s?$")
COMPANIES = ("company", "group", "fund", "organisation")
MAKERS = (*COMPANIES, "product")
TOGETHER = "subject:together"  # several that hold a figure as one
NO_HOLDERS = (*REGIONS, "person", "technology")  # where anything else may hold a figure


@record
class Subject:
    """A resolved subject.

    Attributes:
        names: one, or several for a value that two hold alike.
        locus: where it was read.
        step: how, for `derived_by`.
        mention: where it stands, None for a noun phrase or a carried one.
        part: working span of the words that narrow its figure (手续费 of 手续费净收益), or None.
        owned: whether it stands for a product of its own that the words name.
    """

    names: tuple[Name, ...]
    locus: Locus
    step: str
    mention: Mention | None = None
    part: tuple[int, int] | None = None
    owned: bool = False


def name_of(mention: Mention) -> Name:
    """The name a mention stands for."""
    return Name(mention.id, mention.same or mention.text)


class Candidates:
    """The subject candidates of one sentence."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon

    def of(self, clause: Clause, until: int) -> list[Mention]:
        """Names of a clause that may be a subject, ending before a place."""
        return [
            m
            for m in self.sentence.in_clause(clause, "entity")
            if self.sentence.roles.get(m.start) == "subject"
            and m.end <= until
            and (m.kind != "technology" or self._opens(m, clause))
        ]

    def _opens(self, mention: Mention, clause: Clause) -> bool:
        return mention.id is not None and not self.sentence.gap(clause.start, mention.start).strip()

    def lists(self, clause: Clause, until: int) -> list[list[Mention]]:
        """Runs of names joined by 、 or 和, in their order."""
        runs: list[list[Mention]] = []
        for mention in self.sentence.in_clause(clause, "entity"):
            if mention.end > until or self.sentence.roles.get(mention.start) in (
                "source",
                "market",
            ):
                continue
            if runs and LIST.fullmatch(self._between(runs[-1][-1], mention)):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        return runs

    def _between(self, left: Mention, right: Mention) -> str:
        gap = self.sentence.gap(left.end, right.start)
        return re.sub(r"^\([^)]*\)|^(?:公司|集团)", "", gap)

    def fitting(self, candidates: list[Mention], measure: Found | None) -> Mention:
        """The first of the sort that holds such a measure; places and persons stand back."""
        holder = self.holder(measure)
        wanted = {
            "company": COMPANIES,
            "product": ("product",),
            "country": REGIONS,
            "person": ("person",),
        }.get(holder, ())
        typed = [m for m in candidates if m.kind in wanted]
        strong = [m for m in candidates if m.kind not in NO_HOLDERS]
        return (typed or strong or candidates)[0]

    def holder(self, measure: Found | None) -> str:
        """Who holds figures of a measure: company, product, country, any ..."""
        entry = self.lexicon.measures.get(measure.name.id or "") if measure else None
        return entry.holder if entry else "any"

    def goods_of(self, quantity: Quantity, clause: Clause) -> Mention | None:
        """142 GWh of power batteries: the goods that a figure is of."""
        if not self.sentence.text.startswith(" of ", quantity.end):
            return None
        found = self.sentence.entities(quantity.end + len(" of "), clause.end)
        first = next(iter(found), None)
        beside = first is not None and first.start == quantity.end + len(" of ")
        return first if first is not None and beside and first.kind == "segment" else None

    def goods_behind(self, region: Mention, until: int) -> Mention | None:
        """中国半导体设备: the class of goods right behind a region; the two are one subject."""
        if region.kind not in REGIONS:
            return None
        for goods in self.sentence.entities(region.end, until):
            if goods.kind == "segment" and goods.start - region.end <= 1:
                return goods
        return None
