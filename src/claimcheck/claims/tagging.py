"""Words and parts of speech where the lexicon is silent. The only importer of jieba.

The lexicon's names enter jieba's dictionary. Tags come from the dictionary first (HMM only for what
it does not know), results are kept per clause text.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from claimcheck.lexicon import Lexicon

Token = tuple[str, str, int, int]


@lru_cache(maxsize=2)
def _tagger(lexicon: Lexicon) -> Any:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    for entity in lexicon.entities.values():
        tag = "nz" if entity.kind == "segment" else "nt"
        for name in entity.names:
            if not name.isascii() and len(name) > 1:
                tagger.tokenizer.add_word(name, 100_000, tag)
    for measure in lexicon.measures.values():
        for word in measure.words:
            if not word.isascii() and 1 < len(word) < 5:
                tagger.tokenizer.add_word(word, 100_000, "n")
    return tagger


@lru_cache(maxsize=4096)
def _tag(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    at, tokens = 0, []
    for pair in _tagger(lexicon).cut(text):
        tokens.append((pair.word, pair.flag, at, at + len(pair.word)))
        at += len(pair.word)
    return tuple(tokens)


def tag(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """(word, part of speech, start, end) of a Chinese text; its white space stays in the words."""
    return _tag(text, lexicon)
