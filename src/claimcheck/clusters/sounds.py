"""How Chinese characters sound, as far as telling a slip of the input method needs it."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.lexicon import read_text


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Character to syllable without its tone."""
    table = {}
    for line in read_text("zh/sounds.txt").splitlines():
        if line and not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            table.update(dict.fromkeys(characters, syllable))
    return table


def sounds(name: str) -> list[str]:
    """The syllables of a name, doubled ones once; what has no known sound stands for itself."""
    out: list[str] = []
    table = _table()
    for character in name:
        sound = table.get(character, character)
        if not out or out[-1] != sound or not sound.isalpha():
            out.append(sound)
    return out
