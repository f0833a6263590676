"""Events: what happened, by whom, when. A claim without a figure, read where it is asked for.

The claim's `figure` is the span of its time; its measure is "event:" with the verb that says what
happened.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck import tagging
from claimcheck.claims.clauses import Clause
from claimcheck.claims.extract import Reader
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Document, Locus, Name, Passage, Period

PREFIX = "event:"
_HAN = pattern_of("[\u3400-\u9fff]")
_WORD = pattern_of(r"[a-z][a-z'’-]+")
_ENDINGS = ("ed", "es", "ing", "s")  # of a verb, where no tagger knows


class Events:
    """Reads events of some articles; an article is marked up once, when it is first asked for."""

    def __init__(self, documents: Iterable[Document], lexicon: Lexicon) -> None:
        self._documents = {document.article: document for document in documents}
        self._lexicon = lexicon
        self._readers: dict[str, Reader] = {}

    def at(self, article: str, start: int, end: int) -> Claim:
        """The event that a time belongs to.

        Args:
            article: the id of the article.
            start: where the time begins in the working text.
            end: where it ends.
        """
        document = self._documents[article]
        sentence = self._sentence(document, start)
        clause = sentence.clauses.at(start)
        verb = _verb(sentence, clause, start, end, self._lexicon)
        who, locus = _subject(sentence, clause)
        period = next((t.period for t in sentence.times if t.start <= start < t.end), Period())
        raw = document.to_raw(start, end)
        span = document.to_raw(clause.start, clause.end)
        line, column = document.position(raw[0])
        named = who is not None
        return Claim(
            id=f"{article}#e{start}",
            document=document.path,
            article=article,
            span=(min(span[0], raw[0]), max(span[1], raw[1])),
            figure=raw,
            quote=document.raw[min(span[0], raw[0]) : max(span[1], raw[1])],
            clause=sentence.text[clause.start : clause.end],
            ordinal=0,
            line=line,
            column=column,
            place=sentence.passage.kind,
            subject=who,
            measure=Name(f"{PREFIX}{verb}", verb),
            quantity=None,
            period=period,
            confidence=(
                ("measure", "own"),
                ("period", "own" if period.stated else "missing"),
                ("subject", locus),
            ),
            context=sentence.context,
            derived_by=(
                "measure:event",
                *(
                    ("subject:clause" if locus == "own" else "subject:clause-before",)
                    if named
                    else ()
                ),
                *(("period:clause",) if period.stated else ()),
            ),
            spot=document.spot(raw[0]),
        )

    def _sentence(self, document: Document, start: int) -> Sentence:
        reader = self._readers.get(document.article)
        if reader is None:
            reader = self._readers[document.article] = Reader(document, (), self._lexicon)
        index = _passage(document.passages, start)
        pieces = list(reader.sentences(index))
        return next((one for one in pieces if one.start <= start < one.end), pieces[-1])


def _passage(passages: Iterable[Passage], start: int) -> int:
    return next(n for n, passage in enumerate(passages) if passage.start <= start < passage.end)


def _subject(sentence: Sentence, clause: Clause) -> tuple[Name | None, Locus]:
    """Who the clause is about: its own name, else that of a clause before in the sentence."""
    for at in range(clause.index, -1, -1):
        for mention in sentence.in_clause(sentence.clauses.all[at], "entity"):
            if _acts(sentence, mention):
                name = Name(mention.id, sentence.text[mention.start : mention.end])
                return name, "own" if at == clause.index else "sentence"
    return None, "missing"


def _acts(sentence: Sentence, mention: Mention) -> bool:
    return sentence.roles.get(mention.start) in ("subject", "holder")


def _verb(sentence: Sentence, clause: Clause, start: int, end: int, lexicon: Lexicon) -> str:
    """The first verb behind the time, else the last before it, else the longest word."""
    text = sentence.text[clause.start : clause.end]
    at = end - clause.start
    if _HAN.search(text):
        tokens = tagging.tag(text, lexicon)
        verbs = [(place, word) for word, tag, place, _ in tokens if tag[0] == "v" and len(word) > 1]
    else:
        verbs = [
            (found.start(), found[0])
            for found in _WORD.finditer(text)
            if found[0].endswith(_ENDINGS) and len(found[0]) > 3
        ]
    behind = [word for place, word in verbs if place >= at]
    before = [word for place, word in verbs if place < start - clause.start]
    if behind or before:
        return behind[0] if behind else before[-1]
    words: list[str] = _WORD.findall(text) or [text.strip()]
    return max(words, key=len)
