"""Names and measure words in a text: one automaton over the whole lexicon.

The text is working text. A Latin or digit edge of a name must stand at a word boundary, a hit
inside a blocker (核电 for 核) does not count, and a model code behind a product family makes a
product of its own (昇腾 + 910B).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any, Literal

from claimcheck import compiled
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of

What = Literal["entity", "measure", "blocker"]
_Term = tuple[What, str | None, str, bool, bool]  # what, id, kind, weak, source: thousands of them

SHORT = 6000  # characters of a text in which words are sought one by one, if it is the only text
BESIDE = "beside"  # the kind of a measure word that counts right beside a figure only

_CAPITALS = pattern_of("[A-Z]+")
_ALNUM = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_CODE = pattern_of(
    r"[ -]?((?:[A-Za-z]{1,2})?\d{1,5}[A-Za-z]{0,3}(?![0-9A-Za-z.%])"
    r"(?: ?(?:Pro|Max|Ultra|Plus|Air|mini|Ti|SE|Gen ?\d)(?![a-z]))*)"
)
_NOT_CODE_AFTER = pattern_of(
    r" ?(?:[万亿千百%颗片台部辆个年月日倍成元款家名款项]|nm|纳米|million|billion)"
)


@record
class Mention:
    """A name or measure word in working text.

    Attributes:
        start, end: working span.
        what: entity or measure.
        id: canonical id; None for a name that only the text knows.
        text: the surface.
        kind: of an entity (company, product, segment ...), BESIDE of some measure words, else "".
        weak: a measure word that counts only where no other stands.
        source: a house that is quoted.
        same: how the text names it elsewhere (Corvena for Corvena Therapeutics), or "".
    """

    start: int
    end: int
    what: What
    id: str | None
    text: str
    kind: str = ""
    weak: bool = False
    source: bool = False
    same: str = ""

    @property
    def key(self) -> str:
        """The id, else the name."""
        return self.id if self.id is not None else self.same or self.text


def lower(text: str) -> str:
    """ASCII lower case, so that offsets stay."""
    if text.isascii():
        return text.lower()
    return _CAPITALS.sub(lambda match: match[0].lower(), text)


def bounded(text: str, start: int, end: int) -> bool:
    """Whether a span cuts no Latin word or number in two; text is lower case."""
    if start and text[start] in _ALNUM and text[start - 1] in _ALNUM:
        return False
    return not (end < len(text) and text[end - 1] in _ALNUM and text[end] in _ALNUM)


def _placed(term: _Term, start: int, end: int, text: str) -> Mention:
    """A term where it stands in a text."""
    what, name, kind, weak, source = term
    return Mention(start, end, what, name, text[start:end], kind, weak, source)


_VERBS = frozenset({"ship", "employ", "sell", "produce", "invest"})  # 42 ships are none shipped
_COMPOUND = pattern_of(r"[a-z]-$")
_GOES_ON = pattern_of(r"(?<=[a-z])-[a-z]")
_CONSONANT_Y = pattern_of(r"[^aeiou]y$")


def _plural(word: str) -> str:
    """Prices of price, prices of price of: the noun of an English measure word in the plural."""
    noun, of, rest = word.partition(" of")
    if not word.islower() or noun in _VERBS or len(noun) < 4:
        return word
    if noun.endswith(("s", "ed", "ing")) or not noun[-1].isalpha():
        return word
    many = f"{noun[:-1]}ies" if _CONSONANT_Y.search(noun) else f"{noun}s"
    return many + of + rest


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of a Latin compound."""
    if text[start - 1 : start] == "-" and _COMPOUND.search(text, max(0, start - 2), start):
        return True
    return text[end : end + 1] == "-" and _GOES_ON.match(text, end) is not None


class Finder:
    """All lexicon hits of a text, leftmost and longest first.

    Attributes:
        lexicon: whose names and words.
        language: whose measure words ("zh", "en"), None for all: building costs by the word. Names
            and acronyms stand in texts of any language.
    """

    def __init__(self, lexicon: Lexicon, language: str | None = None) -> None:
        self.lexicon = lexicon
        kept = compiled.made(
            lexicon.key, f"terms/1 {language}", lambda: _table(lexicon, language), __file__
        )
        self._terms: list[_Term] = [(*term,) for term in kept["terms"]]
        self._of: list[int] = kept["of"]
        self._words: list[str] = kept["words"]
        self._firsts: dict[str, list[int]] = kept["firsts"]
        self._short, self._codes = set(kept["short"]), set(kept["codes"])
        self._automaton: Any = None
        self._texts = 0

    def find(self, text: str) -> list[Mention]:
        """Entities and measure words in their order, not overlapping."""
        folded = lower(text)
        found = []
        for term, start, end in self._hits(folded):
            if term[0] == "blocker" or not bounded(folded, start, end):
                continue
            if term[0] == "measure" and _hyphened(folded, start, end):
                continue  # weight-loss
            if term[0] == "entity" and text[start:end] in _nouns():
                continue  # the apple crop
            if term[0] == "entity" and term[1] in self._codes:
                mention = self._coded(text, term, start, end)
                if mention is None:
                    continue
                found.append(mention)
            else:
                found.append(_offshoot(_placed(term, start, end, text), text))
        return self._without_common_words(_heads(found, text))

    def _hits(self, folded: str) -> Iterator[tuple[_Term, int, int]]:
        """Terms where they stand. One short text does not pay for an automaton of all words."""
        import ahocorasick_rs

        self._texts += 1
        words, of, automaton, terms = self._words, self._of, self._automaton, self._terms
        if automaton is None:
            few = self._texts == 1 and len(folded) <= SHORT
            if few:
                here = list(self._in(folded))
                words, of = [words[at] for at in here], [of[at] for at in here]
            longest = ahocorasick_rs.MatchKind.LeftmostLongest
            automaton = ahocorasick_rs.AhoCorasick(words, matchkind=longest)
            if not few:
                self._automaton = automaton
        for index, start, end in automaton.find_matches_as_indexes(folded):
            yield terms[of[index]], start, end

    def _in(self, folded: str) -> Iterator[int]:
        """The words that a text has, by their places."""
        words = self._words
        for character in sorted(set(folded) & self._firsts.keys()):
            first, last = self._firsts[character]
            yield from (at for at in range(first, last) if words[at] in folded)

    def _coded(self, text: str, term: _Term, start: int, end: int) -> Mention | None:
        """The family's product with this code, or the family itself."""
        match = _CODE.match(text, end)
        if match is None or _NOT_CODE_AFTER.match(text, match.end()):
            return _placed(term, start, end, text)
        known = self.lexicon.entity_named(f"{text[start:end]}{match[1]}")
        name = known or f"{term[1]} {match[1]}"
        whole = text[start : match.end()]
        return Mention(start, match.end(), "entity", name, whole, "product", source=term[4])

    def _without_common_words(self, found: list[Mention]) -> list[Mention]:
        """Names that are ordinary words count where the text knows the entity otherwise too."""
        sure = {m.id for m in found if m.what == "entity" and lower(m.text) not in self._short}
        makers = {self.lexicon.owner(i) for i in sure if i is not None}
        return [
            m
            for m in found
            if m.what != "entity"
            or lower(m.text) not in self._short
            or m.id in sure
            or m.id in makers
            or self._made_by(m.id) in sure
        ]

    def _made_by(self, entity: str | None) -> str | None:
        """The maker of a product, None for anything else."""
        return (
            self.lexicon.parent(entity)
            if entity and self.lexicon.kind(entity) == "product"
            else None
        )


def _table(lexicon: Lexicon, language: str | None) -> dict[str, Any]:
    """The words of a lexicon in the form in which they are sought.

    Each word by its first character, then in the order in which it came; `of` has the place of its
    term, `firsts` where the words with a first character begin and end.
    """
    terms: dict[str, _Term] = {}
    many: dict[str, _Term] = {}
    for word in _of_language(lexicon.blockers, language):
        terms[lower(word)] = ("blocker", None, "", False, False)
    for measure in lexicon.measures.values():
        for words, kind, weak in (
            (measure.weak, "", True),
            (measure.beside, BESIDE, False),
            (measure.words, "", False),
        ):
            term: _Term = ("measure", measure.id, kind, weak, False)
            for word in _of_language(words, language):
                terms[lower(word)] = term
                if word.isascii():
                    many[_plural(word)] = term
    for word, term in many.items():
        terms.setdefault(word, term)
    for entity in lexicon.entities.values():
        term = ("entity", entity.id, entity.kind, False, entity.source)
        terms.update(dict.fromkeys(map(lower, entity.names), term))
        terms.update(dict.fromkeys(map(lower, entity.short), term))

    distinct = {term: at for at, term in enumerate(dict.fromkeys(terms.values()))}
    ordered = sorted(terms, key=lambda word: word[:1])
    firsts: dict[str, list[int]] = {}
    for at, word in enumerate(ordered):
        firsts.setdefault(word[:1], [at, at])[1] = at + 1
    return {
        "words": ordered,
        "of": [distinct[terms[word]] for word in ordered],
        "terms": [list(term) for term in distinct],
        "firsts": firsts,
        "short": sorted({lower(n) for e in lexicon.entities.values() for n in e.short}),
        "codes": sorted(e.id for e in lexicon.entities.values() if e.codes),
    }


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Names that are plain nouns where they have no capital."""
    return frozenset(read_data("names.yaml")["nouns"])


@lru_cache(maxsize=1)
def _offshoots() -> re.Pattern[str]:
    """音乐 of 腾讯音乐, Pictures of Sony Pictures; 云服务 and 健康险 are no companies."""
    zh, en = ("|".join(words) for words in read_data("names.yaml")["offshoots"])
    return pattern_of(rf"(?:{zh})(?![服业计端险平])| (?:{en})(?![A-Za-z])")


def _offshoot(mention: Mention, text: str) -> Mention:
    """The other company that a company's name and the word behind it are, which no entry knows."""
    if mention.what != "entity" or mention.kind != "company" or mention.source:
        return mention
    match = _offshoots().match(text, mention.end)
    if match is None:
        return mention
    whole = text[mention.start : match.end()]
    return Mention(mention.start, match.end(), "entity", None, whole, "company")


def _heads(found: list[Mention], text: str) -> list[Mention]:
    """Of two measure words in one Chinese compound the last is the head: 率 of 患者治疗率."""
    return [
        m
        for m, following in zip_longest(found, found[1:])
        if not (
            following is not None
            and m.what == "measure"
            and following.what == "measure"
            and m.end == following.start
            and len(following.text) > 1  # 高 of 涨幅高达 is none
            # 用电量增速: the rate of what stands in front; 份额排名第一: a verb there
            and following.id not in ("growth_rate", "market_rank")
            and "一" <= text[m.end - 1] <= "鿿"
            and "一" <= text[m.end] <= "鿿"
        )
    ]


def _of_language(words: tuple[str, ...], language: str | None) -> Iterable[str]:
    """The words that texts of a language use: acronyms belong to all of them."""
    if language is None:
        return words
    if language == "en":
        return (word for word in words if word.isascii())
    return (word for word in words if not (word.isascii() and word.islower()))


@lru_cache(maxsize=8)
def finder(lexicon: Lexicon, language: str | None = None) -> Finder:
    """The finder of a lexicon for texts of a language, built once."""
    return Finder(lexicon, language)
