"""The wholes of shares name what there is."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from claimcheck import lexicon
from claimcheck.folding import fold
from claimcheck.lexicon import read_data

LANGUAGES = ("zh", "en")


def shares(language):
    """The table of one language."""
    return read_data(f"{language}/shares.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_says_a_share_that_there_is(language):
    """And one that is stated in percent."""
    measures = lexicon.load().measures
    table = shares(language)
    named = {rule["measure"] for rule in table["wholes"]} | set(table.get("inverted", {}).values())
    assert named <= measures.keys()
    assert not {name for name in named if "percent" not in measures[name].dimensions}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_inverted_share_has_a_whole(language):
    """Its denominator is looked up there."""
    table = shares(language)
    wholes = {rule["measure"] for rule in table["wholes"]}
    assert set(table.get("inverted", {}).values()) <= wholes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_belongs_to_one_whole(language):
    """A word of two would be decided by the order of the table."""
    words = Counter(chain.from_iterable(rule["words"] for rule in shares(language)["wholes"]))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_market_comes_last(language):
    """It is the widest whole: what is above it in the table decides first."""
    assert shares(language)["wholes"][-1]["measure"] == "market_share"


def test_both_languages_name_a_denominator_alike():
    """A share of revenue is a share of revenue, in whatever language."""
    named = {}
    for language in LANGUAGES:
        for rule in shares(language)["wholes"]:
            named.setdefault(rule["measure"], set()).add(rule["denominator"])
    assert not {name: told for name, told in named.items() if len(told) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_shares_are_written_as_the_text_is_folded(language):
    """Another spelling would never match."""
    table = shares(language)
    words = [*table["verbs"], *chain.from_iterable(rule["words"] for rule in table["wholes"])]
    words += [*table.get("inverted", ()), *table.get("handed_over", ())]
    assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_list(language):
    """The second one says nothing."""
    table = shares(language)
    lists = (table["verbs"], table.get("handed_over", ()), table.get("not_wholes", ()))
    twice = [word for found in lists for word, count in Counter(found).items() if count > 1]
    assert twice == []
