"""The shipped lexicon as it is kept, beside the one that is laid out anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import lexicon
from claimcheck.claims import compounded
from claimcheck.claims.mentions import Finder

LEXICON = lexicon.load()
ANEW = replace(LEXICON)  # a copy has no key, so nothing that is kept is taken for it
TEXT = (
    "英伟达在中国的市场份额从95%降至50%。NVIDIA H20与昇腾910B的Prices fell; "
    "核电站装机容量增长,土地购置面积下降。"
)


def test_the_entries_are_those_that_are_laid_out():
    """All of them, in their order."""
    entities, measures = lexicon._laid_over(())
    assert list(LEXICON.entities.items()) == list(entities.items())
    assert list(LEXICON.measures.items()) == list(measures.items())


def test_only_what_is_shipped_has_a_key(tmp_path):
    """A changed copy, or a user's own names, are made into tables of their own."""
    more = tmp_path / "more.yaml"
    more.write_text("entities:\n- {id: Velmont, kind: company}\n", encoding="utf-8")
    assert LEXICON.key
    assert not ANEW.key
    assert not lexicon.load((more,)).key


@pytest.mark.parametrize("language", ["zh", "en", None])
def test_kept_words_find_what_others_find(language):
    """In a first short text, and in every other one."""
    kept, anew = Finder(LEXICON, language), Finder(ANEW, language)
    first = kept.find(TEXT), anew.find(TEXT)
    later = kept.find(TEXT), anew.find(TEXT)
    assert first[0] == first[1] == later[0] == later[1]
    assert len(first[0]) > 4


def test_kept_compounds_are_the_same():
    """Words of measures by their heads."""
    assert compounded._compounds(LEXICON) == compounded._compounds(ANEW) != {}
