"""Which lists of context words a stretch has a word of: never one too few."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.claims import said
from claimcheck.claims.mentions import SHORT
from claimcheck.claims.words import pattern, words

_NOISE = [
    "市场",
    "产量",
    ",",
    "。",
    " ",
    "\n",
    "grew",
    "Kestrel",
    "12%",
    "3亿元",
    "İ",
    "ſ",
    "\u212a",
    "对",
    "的",
]


def _lists(language):
    return words(lexicon.load(), language).lists


def _texts(language):
    listed = sorted({word for entries in _lists(language).values() for word in entries})
    pieces = st.sampled_from([*listed, *(word.upper() for word in listed), *_NOISE])
    return st.lists(pieces, max_size=8).map((" " if language == "en" else "").join)


@cache
def _finder(language):
    """One that has seen a text already: no further one is the first short one."""
    finder = said.Finder(_lists(language))
    finder.find("x" * (SHORT + 1))
    return finder


def _found(language, text):
    return _finder(language).find(text)


@pytest.mark.property
@pytest.mark.parametrize("language", ["zh", "en"])
@settings(deadline=None)
@given(data=st.data())
def test_a_list_whose_pattern_matches_is_named(language, data):
    """Whatever stands around the word, in capitals too, and in any stretch."""
    text = data.draw(_texts(language))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    names = _found(language, text).of(start, end)
    for name, entries in _lists(language).items():
        if pattern(entries, language).search(text, start, end):
            assert name in names


def test_a_list_without_a_word_there_is_not_named():
    """Else nobody would be spared a look."""
    found = _found("zh", "产量增长12%。如果需求回落,产量会下降。")
    assert "modality.hypothetical" not in found.of(0, 8)
    assert "modality.hypothetical" in found.of(8, 20)


def test_of_a_first_short_text_all_may_stand_there():
    """One short text does not pay for an automaton."""
    assert "anything" in said.Finder({"some": ("某",)}).find("产量增长12%").of(0, 2)


@pytest.mark.parametrize("text", ["对美出口增长", "在华销售", "从欧进口", "来华投资"])
def test_the_phrases_of_countries_begin_with_what_is_sought(text):
    """对华, 对美: no phrase is found where none of their beginnings stands."""
    known = words(lexicon.load(), "zh")
    (phrase,) = known.regions_in_phrases(text, 0, len(text))
    assert text[phrase[1] : phrase[2]] in known.lists["market.short"]
