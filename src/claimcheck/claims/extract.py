"""The claims of one document: marks first, then sentence by sentence, slot by slot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck import limits
from claimcheck.claims import (
    calendar,
    carry,
    datelines,
    formers,
    recurring,
    roles,
    said,
    tables,
    themes,
    times,
)
from claimcheck.claims import names as naming
from claimcheck.claims.assemble import drafts
from claimcheck.claims.draft import Draft
from claimcheck.claims.figures import Figure, mark
from claimcheck.claims.mentions import Mention, finder
from claimcheck.claims.pieces import Piece, cut
from claimcheck.claims.plan import Plan
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.spans import Spans
from claimcheck.claims.state import State
from claimcheck.claims.times import Time
from claimcheck.claims.words import words
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Document, Name, Quantity, Scope


class Reader:
    """Everything that is known of a document while its claims are read."""

    def __init__(
        self,
        document: Document,
        quantities: Sequence[Quantity],
        lexicon: Lexicon,
        plan: Plan | None = None,
    ) -> None:
        self.document, self.lexicon, self.plan = document, lexicon, plan
        self.words = words(lexicon, document.language)
        self.said = said.finder(lexicon, self.words.language).find(document.text)
        self.anchor = calendar.anchor_of(
            document, tuple(self.words.data["not_the_present"]), tuple(self.words.data["to_come"])
        )
        self.by_passage: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            self.by_passage[quantity.passage].append(quantity)
        self.mentions = self._mentions(quantities)
        self._drop_codes()
        self.state = State(
            data_news=themes.is_data_news(self.document, self.by_passage),
            published=document.published,
            traditional=document.language == "zh-Hant",
        )
        self.state.about = themes.company(self.document, self.mentions)
        if self.state.data_news:
            self.state.home = themes.home(self.mentions, self.lexicon)

    def _mentions(self, quantities: Sequence[Quantity]) -> dict[int, list[Mention]]:
        """Mentions by passage index."""
        document = self.document
        language = "en" if document.language == "en" else "zh"
        found = finder(self.lexicon, language).find(document.text)
        if document.language != "en":
            found = naming.offices(document.text, found)
            found = _over(recurring.find(document, found, self.lexicon), found)
        found += naming.spread(document, naming.taught(document, found, self.lexicon), found)
        figures = [(q.start, q.end) for q in quantities if q.end > q.start]
        found = _over(naming.unknown(document, found, figures), found)
        start, end = datelines.find(document.text)
        found = [m for m in found if not start <= m.start < end]
        found.sort(key=lambda m: (m.start, -m.end))
        meant = formers.find(document, found, self.words)
        if meant:
            found = sorted(_over(meant, found), key=lambda m: (m.start, -m.end))
        by_passage: dict[int, list[Mention]] = defaultdict(list)
        at = 0
        for index, passage in enumerate(document.passages):
            while at < len(found) and found[at].start < passage.start:
                at += 1
            while at < len(found) and found[at].end <= passage.end:
                by_passage[index].append(found[at])
                at += 1
        return by_passage

    def _drop_codes(self) -> None:
        """A number that is part of a name (昇腾910, CloudMatrix 384) is no figure."""
        for index, quantities in self.by_passage.items():
            spans = [
                (m.start, m.end)
                for m in self.mentions.get(index, ())
                if m.what == "entity" and m.end - m.start > 1
            ]
            if not spans:
                continue
            names = Spans(spans)
            self.by_passage[index] = [
                q for q in quantities if not names.hold(q.num_start, q.num_end)
            ]

    def sentences(self, index: int) -> Iterator[Sentence]:
        """A passage with all its marks and roles; one that is no sentence in pieces."""
        passage = self.document.passages[index]
        found = self.mentions[index], self.by_passage[index]
        for piece in cut(self.document.text, passage, *found):
            made = self._sentence(piece, index)
            roles.assign(made)
            yield made

    def _marked(self) -> list[list[tuple[Sentence, list[Figure]]]]:
        """The sentences of all passages but cells, with what needs no state.

        One sort of mark after the other, so that the interpreter stays in one piece of code.
        """
        document = self.document
        found = [
            [
                self._sentence(piece, index)
                for piece in cut(
                    document.text, passage, self.mentions[index], self.by_passage[index]
                )
            ]
            if passage.kind != "cell"
            else []
            for index, passage in enumerate(document.passages)
        ]
        every = [sentence for sentences in found for sentence in sentences]
        for sentence in every:
            limits.tick()
            if sentence.mentions or sentence.quantities:
                _ = sentence.clauses
        for sentence in every:
            roles.assign(sentence)
        figures = [sentence for sentence in every if sentence.quantities]
        timed = not self.state.data_news  # else times are counted from the year named before
        if timed:
            for sentence in figures:
                _ = sentence.unknown
        for sentence in figures:
            _ = sentence.context
        marked = iter(mark(every, self.lexicon, timed=timed))
        return [[(sentence, next(marked)) for sentence in sentences] for sentences in found]

    def _sentence(self, piece: Piece, index: int) -> Sentence:
        return Sentence(
            self.document.text,
            piece.passage,
            index,
            self.words,
            piece.mentions,
            piece.quantities,
            self._times,
            self.said.of(piece.passage.start, piece.passage.end),
            plan=self.plan,
        )

    def _times(self, text: str, start: int, end: int) -> list[Time]:
        told = self.state.year and self.words.deictic.search(text, start, end) is None
        anchor = replace(self.anchor, named=self.state.year) if told else self.anchor
        return times.find(text, start, end, anchor, self.document.language)

    def run(self) -> Iterator[Draft]:
        """The drafts of all claims, in reading order."""
        for passage, sentences in zip(self.document.passages, self._marked(), strict=True):
            if passage.kind == "cell":
                continue
            if passage.paragraph != self.state.paragraph:
                self.state.year = None
                self.state.lately.clear()
                if self.state.about is not None:
                    self.state.topic = self.state.company = self.state.about
                carry.leave_past(self.state)
                if not self.state.data_news:
                    self.state.time = None
                    self.state.market = None
                    self.state.levels.clear()
                    self.state.told.clear()
            self.state.paragraph = passage.paragraph
            for sentence, figures in sentences:
                limits.tick()
                made = list(drafts(sentence, figures, self.state, self.lexicon)) if figures else []
                yield from made
                carry.on(sentence, made, self.state, self.anchor)
        for number in range(len(self.document.tables)):
            yield from tables.read(self.document, number, self)


def _over(named: list[Mention], found: list[Mention]) -> list[Mention]:
    """Mentions with more names, which win over those that stand inside of them."""
    if not named:
        return found
    inside = Spans((m.start, m.end) for m in named)
    return [m for m in found if not inside.hold(m.start, m.end)] + named


def extract(
    document: Document, quantities: Sequence[Quantity], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """The claims of a document, in the order of their figures.

    Args:
        document: a cleaned document with passages.
        quantities: its figures, in working spans.
        lexicon: names and measures.
    """
    return tuple(claim for claim, _draft in read(document, quantities, lexicon))


def names(
    document: Document, quantities: Sequence[Quantity], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The names of a document, known and unknown ones, in their order."""
    found = Reader(document, quantities, lexicon).mentions
    return tuple(m for index in sorted(found) for m in found[index] if m.what == "entity")


def read(
    document: Document,
    quantities: Sequence[Quantity],
    lexicon: Lexicon,
    plan: Plan | None = None,
) -> list[tuple[Claim, Draft]]:
    """The claims as in `extract`, each with the draft it was made of.

    Args:
        document: a cleaned document with passages.
        quantities: its figures, in working spans.
        lexicon: names and measures.
        plan: which readers may answer, None for all.
    """
    found = list(Reader(document, quantities, lexicon, plan).run())
    found.sort(key=lambda d: (d.quantity.start, d.quantity.end, d.subject.key if d.subject else ""))
    seen: Counter[str] = Counter()
    first: dict[tuple[str, int], int] = {}
    claims: list[tuple[Claim, Draft]] = []
    for number, draft in enumerate(found):
        place = (draft.clause, draft.clause_start)
        if place not in first:
            first[place] = seen[draft.clause]
            seen[draft.clause] += 1
        claims.append((_claim(document, draft, number, first[place]), draft))
    return claims


def _surface(document: Document, draft: Draft, text: str) -> str:
    """A name of the working text as the article prints it: 晶纬 is 晶緯 in a traditional one."""
    if document.language != "zh-Hant" or not text or text.isascii():
        return text
    end = max(draft.end, draft.quantity.end)
    at = document.text.rfind(text, 0, end)
    at = at if at >= 0 else document.text.find(text)
    if at < 0:
        return text
    spans = zip(
        document.starts[at : at + len(text)], document.ends[at : at + len(text)], strict=True
    )
    printed = "".join(document.raw[start:end] for start, end in dict.fromkeys(spans))
    return printed if len(printed) <= len(text) + 4 else text


def _claim(document: Document, draft: Draft, number: int, ordinal: int) -> Claim:
    start, end = document.to_raw(draft.start, draft.end)
    figure = document.to_raw(draft.quantity.start, draft.quantity.end)
    numeral = document.to_raw(
        draft.quantity.num_start, max(draft.quantity.num_end, draft.quantity.num_start + 1)
    )
    line, column = document.position(numeral[0])
    printed, quantity = document.raw[figure[0] : figure[1]], draft.quantity
    if printed != quantity.text:
        quantity = replace(quantity, text=printed)

    def named(name: Name | None) -> Name | None:
        return name and Name(name.id, _surface(document, draft, name.text))

    return Claim(
        id=f"{document.article}#{number + 1}",
        document=document.path,
        article=document.article,
        span=(start, end),
        figure=figure,
        quote=document.raw[start:end],
        clause=draft.clause,
        ordinal=ordinal,
        line=line,
        column=column,
        place=document.passages[draft.quantity.passage].kind,
        subject=named(draft.subject),
        measure=named(draft.measure),
        quantity=quantity,
        scope=tuple(Scope(i.role, i.id, _surface(document, draft, i.text)) for i in draft.scope),
        comparand=named(draft.comparand),
        period=draft.period,
        modality=draft.modality,
        source=draft.source and _surface(document, draft, draft.source),
        polarity=draft.polarity,
        confidence=tuple(sorted(draft.confidence.items())),
        context=draft.context,
        derived_by=tuple(draft.steps),
        spot=document.spot(numeral[0]) if document.spots else None,
    )
