"""On which bases figures are reckoned: in dollars, at constant rates, adjusted, nominal.

Two figures of one name and another basis are two figures. Which words tell a basis stands in
names.yaml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of

# What of a sentence is reckoned so, if one of its clauses says it: 以美元计,出口增长7.2%.
OF_A_SENTENCE = ("dollars", "yuan", "constant")
MARK = "reckoned:"  # in front of a basis among the words of a claim's sentence


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    groups: dict[str, list[str]] = read_data("names.yaml")["reckoned"]
    return {
        name: pattern_of("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        for name, words in groups.items()
    }


@lru_cache(maxsize=1 << 12)
def bases(text: str) -> frozenset[str]:
    """The bases that a text names."""
    lower = text.lower()
    return frozenset(name for name, words in _words().items() if words.search(lower))


def told() -> tuple[str, ...]:
    """The words of bases that a whole sentence is reckoned in."""
    groups: dict[str, list[str]] = read_data("names.yaml")["reckoned"]
    return tuple(word for name in OF_A_SENTENCE for word in groups[name])


def of_sentence(text: str) -> tuple[str, ...]:
    """The bases of a whole sentence, as words of its claims."""
    lower, words = text.lower(), _words()
    return tuple(f"{MARK}{name}" for name in OF_A_SENTENCE if words[name].search(lower))
