"""The words and limits of the learners are what their own comments say they are."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from claimcheck import lexicon
from claimcheck.folding import fold
from claimcheck.suggest.data import limits, words
from claimcheck.suggest.model import Kind

LISTS = {
    "zh": (
        "told", "foreign", "bodies", "organised", "inner", "around", "explains", "ends",
        "generic", "places", "unmeasured",
    ),
    "en": ("told", "foreign", "small", "tails", "explains", "generic", "unmeasured"),
}  # fmt: skip
COMMENTS = {"head", "nothing", "where", "places", "articles", "join", "kinds", "remarks",
            "conflicts", "conflict"}  # fmt: skip
HOLES = {"head": 2, "where": 3, "conflict": 5}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_list_holds_texts_once(language):
    """As articles are folded, none twice, none empty; YAML makes no number or truth of any."""
    found = words(language)
    assert set(found) == {*LISTS[language], "comments"}
    for key in LISTS[language]:
        listed = found[key]
        assert all(isinstance(word, str) and word for word in listed), key
        assert len(set(listed)) == len(listed), [w for w in listed if listed.count(w) > 1]
        assert [word for word in listed if fold(word) != word] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comments_say_everything(language):
    """Every kind of evidence, every remark, with as many holes as there are values."""
    say = words(language)["comments"]
    assert set(say) == COMMENTS
    assert set(say["kinds"]) == set(get_args(Kind))
    assert set(say["remarks"]) == {"kind", "id", "counted", "family"}
    assert {key: say[key].count("{}") for key in HOLES} == HOLES
    assert [len(say[key]) for key in ("places", "articles")] == [2, 2]


def test_every_kind_of_evidence_is_weighed():
    """And explained at the head of the file; so is every other entry."""
    text = lexicon.read_text("suggest.yaml")
    assert set(limits()["kinds"]) == set(get_args(Kind))
    for kind, row in limits()["kinds"].items():
        assert set(row) == {"articles", "weight"}
        assert min(row.values()) > 0
        assert re.search(rf"^#     {kind} ", text, re.MULTILINE), kind
    for key in limits():
        assert re.search(rf"^#   {key} ", text, re.MULTILINE), key


def test_bodies_that_are_no_firms_are_bodies():
    """A name is cut out by the one list, and its kind told by the other."""
    assert set(words("zh")["organised"]) <= set(words("zh")["bodies"])


@pytest.mark.parametrize("script", ["pinyin", "latin"])
def test_consonants_are_of_one_class_each(script):
    """In lower case; no letters stand in two classes; both scripts have the same classes."""
    table = limits()["sounds"][script]
    listed = [letters for name in table.values() for letters in name]
    assert len(set(listed)) == len(listed)
    assert all(letters.islower() for letters in listed)
    assert set(table) == set("PMFTNLKHS")
