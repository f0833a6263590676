"""Noun phrases of the text itself, for figures whose measure or subject no entry knows.

Chinese: jieba's words and tags; the phrase in front of the figure is split into what is measured
(商品房销售面积: 销售面积) and what it is measured of (商品房). English: the phrase before "of" or
the verb, or the plural noun behind a count; function words end a phrase.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.tagging import NEW_WORD, Token, tag

_NOUNISH = (
    "n",
    "vn",
    "an",
    "eng",
    "j",
    "l",
    "b",
    "i",
    "s",
    "nz",
    "nt",
    "ns",
    "nr",
    "x",
    "ng",
    "nrt",
    "nrfg",
)
_INNER = (*_NOUNISH, "uj", "a", "v", "f", "k", "m", "g", "h", "t")
_TWO_HAN = pattern_of("[一-鿿][^一-鿿]*[一-鿿]")
_PLAIN = pattern_of(r"^[\w·&.+/-]+$")


@record
class Phrase:
    """A noun phrase in front of (or behind) a figure.

    Attributes:
        holder: working span of what it is measured of, None where the phrase has no such part.
        measure: working span of the measured thing, None where the phrase is only a holder.
    """

    holder: tuple[int, int] | None
    measure: tuple[int, int] | None


def _is_noun(token: Token) -> bool:
    return token[1] in _NOUNISH or token[1].startswith("n")


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
    """The last noun phrase of a stretch of Chinese text: the one nearest to its end."""
    if answered(sentence, start, end):
        return None
    tokens = [(w, f, s + start, e + start) for w, f, s, e in tag(sentence.text[start:end], lexicon)]
    taken = [(t.start, t.end) for t in sentence.times]
    taken += [(q.num_start, q.end) for q in sentence.between(start, end)]
    tokens = [t for t in tokens if not any(t[2] < e and s < t[3] for s, e in taken)]
    last = next(
        (i for i in range(len(tokens) - 1, -1, -1) if _is_noun(tokens[i]) and _real(tokens[i])),
        None,
    )
    if last is None:
        return None
    first = last
    while first and _joins(tokens[first - 1], tokens[first], sentence.text):
        first -= 1
    while first < last and not _is_noun(tokens[first]) and tokens[first][1] not in ("b", "a", "vn"):
        first += 1
    return _split(tokens[first : last + 1], lexicon)


def answered(sentence: Sentence, start: int, end: int) -> bool:
    """Whether names, measure words, times and words of grammar leave nothing unknown there."""
    rest = list(sentence.text[start:end])
    spans = [(m.start, m.end) for m in sentence.mentions] + [
        (t.start, t.end) for t in sentence.times
    ]
    for first, last in spans:
        if first < end and start < last:
            first, last = max(first, start) - start, min(last, end) - start
            rest[first:last] = " " * (last - first)
    words = _grammar().split("".join(rest))
    return not any(_TWO_HAN.search(word) for word in words)


@lru_cache(maxsize=1)
def _grammar() -> re.Pattern[str]:
    data = read_data("zh/function_words.yaml")
    words = sorted({*data["grammar"], *data["breaks"]}, key=len, reverse=True)
    return pattern_of("|".join(map(re.escape, words)) + r"|[\s,.:;()%\d]+")


def _real(token: Token) -> bool:
    if token[1] == NEW_WORD and set(token[0]) & _function_characters():
        return False  # 率仅, 惟离: what is left between words, not a word
    return bool(_PLAIN.match(token[0])) and not token[0].isdigit() and token[0] not in _breaks()


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
    return (token[1] in _INNER and token[1] != "v" and _real(token)) or token[0] in (
        "、",
        "及",
        "和",
        "与",
    )


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
    tokens = [(w, f, s + start, e + start) for w, f, s, e in tag(sentence.text[start:end], lexicon)]
    times = [(t.start, t.end) for t in sentence.times]
    tokens = [t for t in tokens if not any(t[2] < e and s < t[3] for s, e in times)]
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
    stretch = sentence.text[start : min(end, start + 24)]
    tokens = [(w, f, s + start, e + start) for w, f, s, e in tag(stretch, lexicon)]
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
