"""What stands right in front of a figure that no measure word owns.

发送旅客4103万人次: the verb with its object is what is measured; 举起198公斤: the verb alone;
国家级出口基地达到7个: the noun alone, said only where nothing better is known.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.claims.measures import Found, carries
from claimcheck.claims.nouns import words_of
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity
from claimcheck.tagging import NEW_WORD, Token

_PLAIN = pattern_of(r"^[\w·&.+/-]+$")
_SMALL_WORDS = frozenset(
    {"d", "ad", "p", "c", "u", "uj", "ul", "uz", "ug", "uv", "ud", "m", "q", "r", "zg", "y"}
)
_INNER = frozenset({"b", "a", "vn", "an", "j", "l", "s", "i", "eng", "f"})
LONGEST = 12


@record
class Governed:
    """A phrase in front of a figure.

    Attributes:
        start, end: working span.
        verb: whether a verb opens it, so that the figure is its object.
    """

    start: int
    end: int
    verb: bool


def measure(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The verb, with its object, whose figure it is; None for percentages and differences."""
    if quantity.kind not in ("point", "bound", "range") or class_of(quantity.unit) in (
        "percent",
        "percentage_point",
        "rank",
        "time",
    ):
        return None
    found = before(sentence, quantity, lexicon)
    if found is None or not found.verb:
        return None
    return _named(sentence, quantity, found, lexicon, "measure:governed")


def dearer(sentence: Sentence, quantity: Quantity) -> Found | None:
    """比本地便宜三成, 30% cheaper: a difference of prices, though no word of them stands there."""
    if quantity.kind not in ("delta", "ratio") or class_of(quantity.unit) != "percent":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    start, end = max(clause.start, quantity.start - _BESIDE), quantity.end + _BESIDE
    word = sentence.words.dear.search(sentence.text, start, min(clause.end, end))
    if word is None:
        return None
    return Found(Name("price", word[0]), *word.span(), "own", "measure:governed")


_BESIDE = 16  # characters from a figure to a word that is said of it


def noun(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The noun in front of a figure, where nothing better names what is measured."""
    if quantity.kind in ("rank", "comparison"):
        return None
    found = before(sentence, quantity, lexicon)
    if found is None or found.verb:
        return None
    return _named(sentence, quantity, found, lexicon, "measure:noun")


def _named(
    sentence: Sentence, quantity: Quantity, found: Governed, lexicon: Lexicon, step: str
) -> Found:
    text = sentence.text[found.start : found.end]
    known = lexicon.measure_named(text)
    if known is not None and not carries(lexicon.measures[known], quantity):
        known = None  # 成交 of an amount of money, where the figure is a weight
    return Found(Name(known, text), found.start, found.end, "own", step)


def before(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Governed | None:
    """The last phrase of a clause in front of a figure, its small words left out."""
    if sentence.words.language == "en":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    earlier = [q.end for q in sentence.quantities_in(clause) if q.end <= quantity.num_start]
    begin = max([clause.start, *earlier])
    tokens = _tokens(sentence, begin, min(quantity.start, quantity.num_start), lexicon)
    while tokens and _is_small(tokens[-1]):
        tokens.pop()
    at = len(tokens)
    while at and _is_inside(tokens, at - 1):
        at -= 1
    while at < len(tokens) and tokens[at][1] in ("f", "m"):
        at += 1
    nouns = tokens[at:]
    verb = tokens[at - 1] if at and _is_verb(tokens[at - 1]) else None
    if verb is not None and nouns and nouns[0][2] != verb[3]:
        verb = None
    if not nouns and verb is None:
        return None
    start = verb[2] if verb is not None else nouns[0][2]
    end = nouns[-1][3] if nouns else tokens[-1][3]
    if not 2 <= end - start <= LONGEST or _is_known(sentence, start, end):
        return None
    return Governed(start, end, verb is not None)


def _tokens(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    if end - start < 2:
        return []
    taken = [(t.start, t.end) for t in sentence.times]
    return words_of(sentence, start, end, lexicon, taken)


def _is_small(token: Token) -> bool:
    return token[1] in _SMALL_WORDS or not _is_plain(token[0])


@lru_cache(maxsize=1 << 14)
def _is_plain(word: str) -> bool:
    """Letters and figures, and no word that governs any figure."""
    return word not in _words() and _PLAIN.match(word) is not None


def _is_inside(tokens: list[Token], at: int) -> bool:
    """Whether a word belongs to the noun group that ends behind it."""
    word, pos, _start, end = tokens[at]
    if at + 1 < len(tokens) and end != tokens[at + 1][2]:
        return False
    if not _is_plain(word) or word.isdigit():
        return False
    if pos == NEW_WORD and set(word) & _function_characters():
        return False
    return pos.startswith("n") or pos in _INNER


def _is_verb(token: Token) -> bool:
    return token[1] in ("v", "vn", "vd") and len(token[0]) > 1 and token[0] not in _words()


def _is_known(sentence: Sentence, start: int, end: int) -> bool:
    """A name of the lexicon or the text fills the phrase: that is a subject."""
    return any(
        m.what == "entity" and m.start < end and start < m.end and m.end >= end
        for m in sentence.mentions
    )


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Words of movement, of reaching and of grammar: they govern every figure and name none."""
    figures, grammar = read_data("zh/figures.yaml"), read_data("zh/function_words.yaml")
    moves = figures["moves"]
    lists = [moves["up"], moves["down"], moves["neutral"], moves["fill"], moves["rise_nouns"]]
    lists += [moves["fall_nouns"], figures["goes_to"], figures["fillers"], figures["cues"]]
    lists += [grammar["breaks"], grammar["grammar"], grammar["idle"]]
    return frozenset(str(word) for words in lists for word in words)


@lru_cache(maxsize=1)
def _function_characters() -> frozenset[str]:
    return frozenset(read_data("zh/function_words.yaml")["function_characters"])
