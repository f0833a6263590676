"""The rarest words around the figures of an article: what another one of the same thing shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.clusters import told
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Around

_HAN = pattern_of("[\u3400-\u9fff]+")
_LATIN = pattern_of("[A-Za-z0-9]+")
_LONGEST = 6  # characters of a Chinese word


def rarest(sentences: Iterable[Around], lexicon: Lexicon) -> tuple[str, ...]:
    """So many words as `kept` of lexicon/alignment.yaml allows, the rarest first.

    Args:
        sentences: those of an article that hold figures or times.
        lexicon: whose names count as one word.
    """
    weights: dict[str, float] = {}
    for sentence in sentences:
        words = told.words(sentence, lexicon)
        for word, weight in words.every.items():
            name = words.spelled[word].lower() if word.startswith("#") else word
            if _is_findable(name):
                weights[name] = max(weights.get(name, 0.0), weight)
    ordered = sorted(weights, key=lambda word: (-weights[word], word))
    return tuple(ordered[: told.data()["kept"]])


def _is_findable(word: str) -> bool:
    """Whether `spellings` gives a word of a text: a character alone says too little."""
    return len(word) > 1 and (
        word.isascii() or (len(word) <= _LONGEST and _HAN.fullmatch(word) is not None)
    )


def spellings(text: str) -> Iterator[str]:
    """Whatever in a text may be such a word, however it is cut: looked up, not told.

    Args:
        text: the working text of an article.
    """
    for run in _HAN.finditer(text):
        han = run[0]
        for start in range(len(han) - 1):
            for end in range(start + 2, min(start + _LONGEST, len(han)) + 1):
                yield han[start:end]
    for run in _LATIN.finditer(text):
        yield run[0].lower()
    for word in told.latin(text):
        yield word
        yield told.stem(word)
