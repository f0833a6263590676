"""The rarest words of the sentences that hold figures or times: what others of one thing share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claimcheck.clusters import told
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Around

_HAN = pattern_of("[\u3400-\u9fff]+")
_LATIN = pattern_of("[A-Za-z0-9]+")
_LONGEST = 6  # characters of a Chinese word
_CLASS = "="  # begins what is no word of a sentence but a class of what it tells
_SIZE = "~"
EXACT = "!"  # begins what a figure is found by, whatever the language: its digits, its holder
ANY = f"{_CLASS}*"  # for all classes, where nobody knows which


@record
class Told:
    """A sentence that may be held against those of others.

    Attributes:
        text: the sentence.
        classes: of its figures with their sizes, and of the times that it names: only within one
            class are two held against each other; and what its figures are found by.
    """

    text: str
    classes: tuple[str, ...]


def rarest(sentence: Told, lexicon: Lexicon) -> str:
    """What a ledger keeps of a sentence: its classes and its rarest words, with blanks between.

    So many words as `kept` of lexicon/alignment.yaml allows.

    Args:
        sentence: one of an article.
        lexicon: whose names count as one word.
    """
    every = told.words(Around(sentence.text, 0, 0), lexicon).every
    kept = [word for word in every if _is_findable(word)]
    kept.sort(key=lambda word: (-every[word], -len(word), word))
    words = map(_whole, kept[: told.data()["kept"]])
    return " ".join((*_classes(sentence), *exacts(sentence), *words))


def exacts(sentence: Told) -> tuple[str, ...]:
    """What the figures of a sentence are found by."""
    return tuple(_whole(one) for one in sentence.classes if one.startswith(EXACT))


def classes(sentence: Told) -> tuple[str, ...]:
    """The classes within which others may be held against a sentence."""
    return (ANY, *(unsized(one) for one in _classes(sentence)))


def unsized(word: str) -> str:
    """A word of a sentence, of a class with a size the class."""
    return word.partition(_SIZE)[0] if word.startswith(_CLASS) else word


def sizes(sentence: Told) -> Iterator[str]:
    """The classes with sizes that are about those of a sentence's figures."""
    for one in _classes(sentence):
        kind, size, steps = one.rpartition(_SIZE)
        if size:
            yield from (f"{kind}{_SIZE}{int(steps) + step}" for step in (-1, 0, 1))


def _classes(sentence: Told) -> tuple[str, ...]:
    return tuple(_CLASS + _whole(one) for one in sentence.classes if not one.startswith(EXACT))


def _whole(word: str) -> str:
    return word.replace(" ", "_")


def _is_findable(word: str) -> bool:
    """Whether `spellings` gives a word of a text: a character alone says too little."""
    return len(word) > 1 and (
        (word.isascii() and not word.startswith(EXACT))
        or word.startswith("#")
        or (len(word) <= _LONGEST and _HAN.fullmatch(word) is not None)
    )


def spellings(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Whatever in a text may be such a word, however it is cut: looked up, not told.

    Args:
        text: a working text.
        lexicon: whose names count as one word.
    """
    names, mixed = told.holders(lexicon), _mixed(lexicon)
    longest = max(_LONGEST, max(map(len, names), default=0))
    for run in _HAN.finditer(text):
        han = run[0]
        for start in range(len(han) - 1):
            for end in range(start + 2, min(start + longest, len(han)) + 1):
                word = han[start:end]
                if end - start <= _LONGEST:
                    yield word
                if word in names:
                    yield _whole(names[word])
    yield from (_whole(names[name]) for name in mixed if name in text)
    for found in _LATIN.finditer(text):
        yield found[0].lower()
    for word in told.latin(text):
        yield word
        yield told.stem(word)


@lru_cache(maxsize=4)
def _mixed(lexicon: Lexicon) -> tuple[str, ...]:
    """The Chinese names that have other characters too: 沪深300."""
    return tuple(name for name in told.holders(lexicon) if _HAN.fullmatch(name) is None)
