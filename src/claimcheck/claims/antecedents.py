"""Subjects that stand elsewhere: pronouns, clauses and sentences before, the topic."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims.candidates import (
    COMPANIES,
    MAKERS,
    TOGETHER,
    Candidates,
    Subject,
    name_of,
)
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.state import State
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Name, Quantity

_HOLDERS = (*COMPANIES, "product", "person")
_OF_A_WHOLE = ("占", "对", "占到", "占据", "在", "向", "居", "约占", "仅占")
_OVER_THERE = pattern_of(
    r"(?:the )?[a-z]+(?: [a-z]+)?s there\b(?! (?:is|are|was|were)\b)", re.IGNORECASE
)
_HAN = pattern_of(r"[一-鿿]")


class Antecedents:
    """Looks back from a figure's clause.

    Attributes:
        by_clause: the subjects that were resolved so far, by clause index.
    """

    def __init__(self, sentence: Sentence, state: State, lexicon: Lexicon) -> None:
        self.sentence, self.state, self.lexicon = sentence, state, lexicon
        self.candidates = Candidates(sentence, lexicon)
        self.by_clause: dict[int, Subject] = {}

    def pronoun(self, quantity: Quantity, clause: Clause, measure: Found | None) -> Subject | None:
        """其, 该公司, the company, 这款芯片: what the text was last about, of that sort."""
        words, text = self.sentence.words, self.sentence.text
        start = clause.start
        stretch = text[start : quantity.start]
        said = self.sentence.said
        named = words.company.search(stretch) if "anaphora.company" in said else None
        if named is not None and not _HAN.match(stretch[: named.start()][-1:]):
            we = named[0].lower() in ("我们", "我司", "we", "our")
            voice = self._speaker(clause)
            speaker = voice if we or self._speaks_here(voice, clause) else None
            here = self._company_before(start + named.start())
            last = self.state.about if words.language == "en" else None
            company = speaker or here or last or self.state.company or self.state.office
            if company is not None:
                return self.carried(company, "subject:the-company")
        place = self.place(stretch)
        if place is not None:
            return place
        if (
            self.state.product is not None
            and "anaphora.determiners" in said
            and words.pointed.search(stretch)
        ):
            return self.carried(self.state.product, "subject:the-product")
        if "anaphora.possessive" in said and words.possessive.search(stretch):
            return self.antecedent(clause, measure)
        return None

    def place(self, stretch: str) -> Subject | None:
        """当地, the city, universities there: the place that the text was last about."""
        words, state = self.sentence.words, self.state
        found = words.place.search(stretch) if "anaphora.place" in self.sentence.said else None
        if found is not None and stretch[: found.start()].endswith(_OF_A_WHOLE):
            return None
        if found is None and not (words.language == "en" and _OVER_THERE.match(stretch)):
            return None
        return self.carried(state.place, "subject:the-place") if state.place is not None else None

    def _company_before(self, end: int) -> Mention | None:
        """对于英伟达而言,该公司: the company that the sentence named last."""
        roles = self.sentence.roles
        ahead = [
            m
            for m in self.sentence.mentions
            if m.what == "entity"
            and m.kind in ("company", "group")
            and m.end <= end
            and roles.get(m.start) not in ("comparand", "source", "object")
        ]
        return ahead[-1] if ahead else None

    def antecedent(self, clause: Clause, measure: Found | None) -> Subject | None:
        """What 其 or "its" stands for: a fitting name of the sentence, else of the text before."""
        product = self.candidates.holder(measure) == "product"
        for before in self.sentence.clauses.before(clause)[:2]:
            known = self.by_clause.get(before.index)
            mention = known.mention if known else None
            if known and mention and (mention.kind == "product" or not product):
                return Subject(known.names, "sentence", "subject:pronoun", mention)
        for before in [clause, *self.sentence.clauses.before(clause)]:
            candidates = self.candidates.of(before, before.end)
            kinds = ("product",) if product else MAKERS
            for mention in reversed(candidates) if product else candidates:
                if mention.kind in kinds:
                    return Subject((name_of(mention),), "sentence", "subject:pronoun", mention)
        for before in self.sentence.clauses.before(clause)[:2]:
            known = self.by_clause.get(before.index)
            if known is not None and known.locus == "own":
                return Subject(known.names, "sentence", "subject:pronoun", known.mention)
        company = self.state.company or self.state.office
        carried = (self.state.product or company) if product else company
        if self.candidates.holder(measure) == "any" and self._after(company):
            carried = self.state.product
        return self.carried(carried, "subject:pronoun") if carried is not None else None

    def _after(self, company: Mention | None) -> bool:
        """Whether the text was about a product later than about a company, or about no company."""
        product = self.state.product
        return product is not None and (company is None or product.start > company.end)

    def carried(self, mention: Mention, step: str) -> Subject:
        """A name as the subject, with where it stands."""
        locus: Locus = (
            "sentence" if self.sentence.start <= mention.start < self.sentence.end else "inherited"
        )
        return Subject((name_of(mention),), locus, step, mention)

    def earlier(self, clause: Clause, measure: Found | None) -> Subject | None:
        """The subject of the nearest clause before: resolved there, or its first fitting name."""
        holder = self.candidates.holder(measure)
        wanted = {"company": COMPANIES, "product": ("product",)}.get(holder, ())
        fallback: Subject | None = None
        for before in self.sentence.clauses.before(clause):
            known = self.by_clause.get(before.index)
            candidates = self.candidates.of(before, before.end)
            found: Subject | None = None
            if candidates:
                chosen = self.candidates.fitting(candidates, measure)
                several = known is not None and (len(known.names) > 1 or known.step == TOGETHER)
                if known is None or (wanted and chosen.kind in wanted and not several):
                    found = Subject((name_of(chosen),), "sentence", "subject:clause-before", chosen)
            if found is None and known is not None:
                found = Subject(known.names, "sentence", "subject:clause-before", known.mention)
            if found is None:
                continue
            if not wanted or found.mention is None or found.mention.kind in wanted:
                return found
            fallback = fallback or found
        return fallback

    def _speaks_here(self, voice: Mention | None, clause: Clause) -> bool:
        """甲公司的总裁承认,公司…: somebody of a company says it right before."""
        before = self.sentence.clauses.before(clause)[:1]
        if voice is None or voice.kind not in ("company", "group") or not before:
            return False
        return before[0].start <= voice.start < before[0].end

    def _speaker(self, clause: Clause) -> Mention | None:
        """The company whose voice 我们 is: the last one in front with a title or as a source."""
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

    def topic(self, measure: Found | None) -> Subject | None:
        """What the text was last about, of the sort that holds such a measure."""
        holder = (
            self.lexicon.measures[measure.name.id].holder
            if measure and measure.name.id in self.lexicon.measures
            else "any"
        )
        state = self.state
        company = state.company or state.about
        topic = state.topic
        if state.about is not None and topic is not None and topic.kind not in _HOLDERS:
            topic = state.about  # a country or a technology that was touched on
        order: tuple[Mention | None, ...] = (topic, company, state.product, state.place)
        if holder == "company":
            here = topic is not None and topic.kind in COMPANIES
            about = state.about if self.sentence.words.language == "en" and not here else None
            order = (about or company, state.office, topic)
        elif holder == "product":
            about = state.topic if state.topic and state.topic.kind == "product" else None
            order = (about, state.product, state.topic, state.company)
        quoted = [
            m
            for m in self.sentence.mentions
            if self.sentence.roles.get(m.start) == "source" and m.kind in ("company", "group")
        ]
        last = state.subject == state.industry or state.company is None or self._house_speaks()
        counted = state.about is None and holder != "company" and last
        if counted and state.industry and self._counts_others():
            return Subject((state.industry,), "inherited", "subject:industry-before")
        if quoted:
            return Subject((name_of(quoted[-1]),), "sentence", "subject:speaker", quoted[-1])
        for mention in order:
            if mention is not None:
                return Subject((name_of(mention),), "inherited", "subject:topic", mention)
        anonymous = self._anonymous(holder)
        if anonymous is not None:
            return anonymous
        if state.home is not None and holder in ("any", "country"):
            return Subject((name_of(state.home),), "inherited", "subject:home", state.home)
        return None

    def _house_speaks(self) -> bool:
        """Velmont now expects ...: a house that counts others opens the sentence."""
        first = next((m for m in self.sentence.mentions if m.what == "entity"), None)
        return first is not None and first.source and self.sentence.words.language == "en"

    def _counts_others(self) -> bool:
        """No company is the sentence's subject: a house speaks, or nobody."""
        entities = [m for m in self.sentence.mentions if m.what == "entity"]
        return not any(
            self.sentence.roles.get(m.start) == "subject" and m.kind in MAKERS for m in entities
        )

    def _anonymous(self, holder: str) -> Subject | None:
        """The company of a text that never names one."""
        words, text = self.sentence.words, self.sentence.text
        if words.language != "en" or holder not in ("company", "any") or self.state.company:
            return None
        if not _says(words.company, text):
            return None
        return Subject((Name(None, "the company"),), "inherited", "subject:anonymous-company")


@lru_cache(maxsize=1)
def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a whole text has such a word; asked again and again of the same text."""
    return pattern.search(text) is not None
