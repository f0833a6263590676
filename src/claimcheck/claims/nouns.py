"""Noun phrases of the text itself, for figures whose measure or subject no entry knows.

Chinese: jieba's words and tags; the phrase in front of the figure is split into what is measured
(商品房销售面积: 销售面积) and what it is measured of (商品房). English: the phrase before "of" or
the verb, or the plural noun behind a count; function words end a phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from claimcheck.claims.sentence import Phrase, Sentence
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.tagging import NEW_WORD, Token, tag

_NOUNISH = frozenset({"vn", "an", "eng", "j", "l", "b", "i", "s", "x"})  # beside n, nz, nt ...
_NOUNS = frozenset({"n", "nz", "nt", "ns", "nr", "ng", "nrt", "nrfg"})
_INNER = _NOUNISH | _NOUNS | {"uj", "a", "f", "k", "m", "g", "h", "t"}
_TWO_HAN = pattern_of(
    r"[一-鿿][^一-鿿\s,.:;()%\d]*[一-鿿]"
)  # with nothing between that parts words
_PLAIN = pattern_of(r"^[\w·&.+/-]+$")


def _is_noun(token: Token) -> bool:
    return token[1] in _NOUNISH or token[1][:1] == "n"


def head_of(word: str, lexicon: Lexicon, language: str = "zh") -> bool:
    """Whether a noun ends like a measure (招聘人数, 存栏量)."""
    no_heads, endings = _heads(lexicon, language)
    return word not in no_heads and word.endswith(endings)


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    heads = lexicon.heads[language]
    endings = [ending for kind in ("ratio", "money", "amount") for ending in heads[kind]]
    return frozenset(heads["not"]), tuple(endings)


@lru_cache(maxsize=1)
def plain_heads() -> frozenset[str]:
    """Endings that name no measure by themselves: 面积, 数量, 金额, 规模."""
    return frozenset(read_data("heads.yaml")["zh"]["plain"])


def before(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The last noun phrase of a stretch of Chinese text: the one nearest to its end.

    Several readers ask for the same stretch.
    """
    known = sentence.phrases
    if (start, end) not in known:
        known[start, end] = _before(sentence, start, end, lexicon)
    return known[start, end]


def _before(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> Phrase | None:
    if answered(sentence, start, end):
        return None
    taken = [(t.start, t.end) for t in sentence.times]
    taken += [(q.num_start, q.end) for q in sentence.between(start, end)]
    tokens = words_of(sentence, start, end, lexicon, taken)
    last = len(tokens) - 1
    while last >= 0 and not (_is_noun(tokens[last]) and _real(tokens[last])):
        last -= 1
    if last < 0:
        return None
    first = last
    while first and _joins(tokens[first - 1], tokens[first], sentence.text):
        first -= 1
    while first < last and not _is_noun(tokens[first]) and tokens[first][1] not in ("b", "a", "vn"):
        first += 1
    phrase = _split(tokens[first : last + 1], lexicon)
    owned = phrase.measure is not None or [t[0] for t in tokens[last + 1 : last + 2]] == ["的"]
    if first and phrase.holder and owned and tokens[first - 1][1] == "v":
        return _with_actor(tokens[: first - 1], phrase, sentence.text)
    return phrase


def _with_actor(tokens: Sequence[Token], phrase: Phrase, text: str) -> Phrase:
    """医学院每年走出校门的毕业生: theirs who do what the verb says, not its object's.

    Args:
        tokens: those in front of the verb.
        phrase: the object of the verb as the holder, and the measure.
        text: the whole text.
    """
    last = len(tokens) - 1
    while last >= 0 and tokens[last][1] in ("d", "m", "q", "t", "r"):
        last -= 1
    if last < 0 or not (_is_noun(tokens[last]) and _real(tokens[last])):
        return phrase
    first = last
    while first and _joins(tokens[first - 1], tokens[first], text):
        first -= 1
    return Phrase((tokens[first][2], tokens[last][3]), phrase.measure)


def words_of(
    sentence: Sentence, start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int]]
) -> list[Token]:
    """The words of a stretch with their working spans, but for those inside of what is `taken`."""
    here = [(s - start, e - start) for s, e in taken if s < end and start < e]
    return [
        (word, pos, begin + start, stop + start)
        for word, pos, begin, stop in tag(sentence.text[start:end], lexicon)
        if not here or not any(begin < e and s < stop for s, e in here)
    ]


def answered(sentence: Sentence, start: int, end: int) -> bool:
    """Whether names, measure words, times and words of grammar leave nothing unknown there."""
    rest = sentence.unknown[start - sentence.start : end - sentence.start]
    if _TWO_HAN.search(rest) is None:
        return True
    parts, at = [], 0
    for _, first, last in _grammar().find_matches_as_indexes(rest):
        parts.append(rest[at:first])
        at = last
    return _TWO_HAN.search("\n".join([*parts, rest[at:]])) is None


@lru_cache(maxsize=1)
def _grammar() -> Any:
    """Finds the words of grammar, the longest at each place."""
    import ahocorasick_rs

    data = read_data("zh/function_words.yaml")
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([*data["grammar"], *data["breaks"]], matchkind=longest)


def _real(token: Token) -> bool:
    return _is_real(token[0], token[1])


@lru_cache(maxsize=1 << 14)
def _is_real(word: str, pos: str) -> bool:
    if pos == NEW_WORD and set(word) & _function_characters():
        return False  # 率仅, 惟离: what is left between words, not a word
    return bool(_PLAIN.match(word)) and not word.isdigit() and word not in _breaks()


@lru_cache(maxsize=1)
def _function_characters() -> frozenset[str]:
    return frozenset(read_data("zh/function_words.yaml")["function_characters"])


@lru_cache(maxsize=1)
def _breaks() -> frozenset[str]:
    return frozenset(read_data("zh/function_words.yaml")["breaks"])


def _joins(token: Token, following: Token, text: str) -> bool:
    if token[0] in _breaks():
        return False
    if token[3] != following[2] and text[token[3] : following[2]].strip():
        return False
    if token[1] == "v":  # a verb inside a compound (利用小时, 召回车辆), never 是 or 达到
        return (
            len(token[0]) == 2
            and following[1] in ("n", "vn", "ng")
            and not token[0].endswith(("到", "为", "了", "是"))
        )
    return (token[1] in _INNER and _real(token)) or token[0] in ("、", "及", "和", "与")


def _split(tokens: list[Token], lexicon: Lexicon) -> Phrase:
    """Holder and measure of a phrase: cut at the last 的, else before a noun like 面积."""
    parts = [i for i, t in enumerate(tokens) if t[0] == "的"]
    if parts and parts[-1] + 1 < len(tokens) and parts[-1] > 0:
        at = parts[-1]
        return Phrase((tokens[0][2], tokens[at - 1][3]), (tokens[at + 1][2], tokens[-1][3]))
    head = tokens[-1]
    if not head_of(head[0], lexicon):
        return Phrase((tokens[0][2], head[3]), None)
    at = len(tokens) - 1
    while at and tokens[at - 1][1] in ("vn", "v", "b", "a", "d", "an"):
        at -= 1
    holder = (tokens[0][2], tokens[at - 1][3]) if at else None
    return Phrase(holder, (tokens[at][2], head[3]))


def first_of(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first noun phrase of a stretch of Chinese text: what the clause is about."""
    times = [(t.start, t.end) for t in sentence.times]
    tokens = words_of(sentence, start, end, lexicon, times)
    first = next(
        (i for i, t in enumerate(tokens) if _is_noun(t) and _real(t) and len(t[0]) > 1), None
    )
    if first is None or any(t[1] in ("p", "c") for t in tokens[:first]):
        return None
    last = first
    while (
        last + 1 < len(tokens)
        and _is_noun(tokens[last + 1])
        and tokens[last][3] == tokens[last + 1][2]
    ):
        last += 1
    return tokens[first][2], tokens[last][3]


def behind(
    sentence: Sentence, start: int, end: int, lexicon: Lexicon, people: bool = False
) -> tuple[int, int] | None:
    """The noun phrase that a count counts: 19家企业, 84起召回, 1200多家中国实体.

    Of people a verb alone will do (612人死亡).
    """
    tokens = words_of(sentence, start, min(end, start + 24), lexicon, ())
    if tokens and tokens[0][0] == "的":
        tokens = tokens[1:]
    taken: list[Token] = []
    for token in tokens:
        if not (
            _real(token)
            and (
                _is_noun(token)
                or token[1] in ("a", "b", "vn", "f", "j")
                or (token[1] == "v" and not taken)
            )
        ):
            break
        taken.append(token)
    while taken and not _is_noun(taken[-1]) and taken[-1][1] not in ("vn", "v"):
        taken.pop()
    if not people and taken and all(t[1] in ("v", "d", "a") for t in taken):
        return None
    return (taken[0][2], taken[-1][3]) if taken else None
