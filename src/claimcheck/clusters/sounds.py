"""How Chinese characters sound, and so whether one can be a slip of the input method."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.lexicon import read_data


@lru_cache(maxsize=1)
def _readings() -> dict[str, frozenset[str]]:
    """Character to its syllables, without tones."""
    found: dict[str, set[str]] = {}
    for syllable, characters in read_data("pinyin.yaml").items():
        for character in str(characters):
            found.setdefault(character, set()).add(str(syllable))
    return {character: frozenset(syllables) for character, syllables in found.items()}


def readings(character: str) -> frozenset[str]:
    """The syllables of a character, without tones; none for one that the table lacks."""
    return _readings().get(character, frozenset())


def alike(left: str, right: str) -> bool:
    """Whether two characters share a reading."""
    return not readings(left).isdisjoint(readings(right))


def romanised(latin: str, han: str) -> bool:
    """Whether the first word of a Latin name is how two characters or more of a name sound.

    Lingneng Technology is 岭能科技: what follows may be translated.
    """
    word = latin.lower().split(" ")[0]
    ends = {0}
    for count, character in enumerate(han, 1):
        ends = {
            end + len(syllable)
            for end in ends
            for syllable in readings(character)
            if word.startswith(syllable, end)
        }
        if count > 1 and len(word) in ends:
            return True
    return False
