"""The words of shares: verbs, wholes, and what a share that was read consists of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from claimcheck import lexicon as lexicon_files
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

LEVELS = ("point", "range", "bound", "change", "ratio")


@record
class Share:
    """A share that the text states.

    Attributes:
        measure: id, None for a share of something no rule knows.
        denominator: what the whole is called ("revenue"), "" where the text does not say.
        whole: working span of the words that name the whole; start = end for none.
        verb: working offset of 占, or of the figure.
        text: the surface that stands for the measure.
    """

    measure: str | None
    denominator: str
    whole: tuple[int, int]
    verb: int
    text: str


@lru_cache(maxsize=2)
def table(language: str) -> dict[str, Any]:
    """The file of a language as it is: wholes, verbs and the rest."""
    found: dict[str, Any] = lexicon_files.read_data(f"{language}/shares.yaml")
    return found


@lru_cache(maxsize=2)
def verbs(language: str) -> re.Pattern[str]:
    """A verb of making up a part of something."""
    words = sorted(table(language)["verbs"], key=len, reverse=True)
    body = "|".join(map(re.escape, words))
    return pattern_of(
        rf"\b(?:{body})\b" if language == "en" else rf"(?<!市)(?:{body})(?![领用有率比地])"
    )


@lru_cache(maxsize=1)
def moved_words() -> tuple[str, ...]:
    """Behind a part these tell in Chinese where it goes: 53%进了中国."""
    return tuple(table("zh")["moved"])


def says(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of shares (commands, accounts for) stands in a short stretch in English."""
    if sentence.words.language != "en" or end - start > 40:
        return False
    return verbs("en").search(sentence.text, start, end) is not None


def of(
    whole: str, behind: str, subject: str, language: str, only_behind: bool = False
) -> tuple[str | None, str]:
    """The same, of words on any side of the figure.

    Args:
        whole: the words between verb and figure.
        behind: those behind the figure.
        subject: those in front of the verb.
        language: "zh" or "en".
        only_behind: whether only `whole` counts.
    """
    places = (whole,) if only_behind else (whole, behind, subject)
    for rule in table(language)["wholes"]:  # market, the widest, comes last in the table
        if any(word in place.lower() for word in rule["words"] for place in places):
            return rule["measure"], rule["denominator"]
    return None, ""


def whole_of(words: str, language: str) -> tuple[str | None, str]:
    """The share that is taken of what words name, and what its whole is called."""
    return of(words, "", "", language, only_behind=True)
