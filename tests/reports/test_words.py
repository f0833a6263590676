"""The catalogues of the report's languages."""

from __future__ import annotations

import string
from typing import get_args

from claimcheck import lexicon
from claimcheck.records import SEVERITIES, Verdict
from claimcheck.reports.alignment import SLOTS
from claimcheck.reports.words import words

FREE = ("units", "measures", "basis", "scales")  # tables that a language may need or not


def entries(value, path=()):
    """Every text of a catalogue with its path; forms of one text together."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from entries(inner, (*path, key))
    else:
        yield path, value if isinstance(value, list) else [value]


def fields(texts):
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things():
    """The same keys with the same values to fill in."""
    told = [
        {
            path: fields(texts)
            for path, texts in entries(words(language)._data)
            if path[0] not in FREE
        }
        for language in lexicon.LANGUAGES
    ]
    assert told[0] == told[1]


def test_every_verdict_and_family_has_a_name():
    """What may stand in a report can be said in it."""
    families = {measure.family for measure in lexicon.load().measures.values()}
    for language in lexicon.LANGUAGES:
        say = words(language)
        assert set(say.get("verdict")) == set(get_args(Verdict))
        assert set(say.get("severity")) == set(SEVERITIES)
        assert set(say.get("diff.slots")) == set(SLOTS)
        assert families <= set(say.get("families"))


def test_every_share_names_its_whole():
    """A headline must not show a share of something else as if it were one of the market."""
    shares = {
        measure.id
        for measure in lexicon.load().measures.values()
        if measure.family == "share" and measure.whole and measure.whole != "market"
    }
    for language in lexicon.LANGUAGES:
        named = set(words(language).get("basis"))
        assert named <= shares
        assert "revenue_share" in named
