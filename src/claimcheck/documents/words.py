"""The words of `lexicon/layout.yaml` and how they are looked for.

Sets and `str.startswith` rather than patterns: compiling the patterns takes longer than reading an
article.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from claimcheck import yamlfile
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_FILE = Path(__file__).parent.parent / "lexicon" / "layout.yaml"
_LATIN = pattern_of("[a-z0-9]+")
_LEAD = pattern_of(r"[\W_]{0,3}")
_SIGNED = pattern_of(r"([^:/|丨]{1,16})[:/|丨]")
_ORDINAL = pattern_of(
    r"[\s-]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])(?:[-.]\d{1,3})?(?![\w%])"
)
_NOTICE = 300  # characters of the longest notice
_FIGURE = pattern_of(  # what is reported, not a date or a telephone number
    r"\d\s?(?:%|％|个百分点|[多余]?[万亿千百]|美?元|percent|[mb]illion|trillion)|[$€£¥]\s?\d|[一二三四五六七八九]成"
)
_NOTED = pattern_of(r"\s?:|\)|$")


class Phrases:
    """Words and phrases; Latin ones count only as whole words, in any case."""

    def __init__(self, words: Iterable[str]) -> None:
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        self._all = tuple(longest_first)
        self._han = tuple(word for word in longest_first if not word.isascii())
        self._latin = tuple(f" {word} " for word in longest_first if word.isascii())

    def among(self, text: str) -> int:
        """How many different ones a text holds."""
        found = sum(word in text for word in self._han)
        latin = " ".join(["", *_LATIN.findall(text.lower()), ""])
        return found + sum(word in latin for word in self._latin)

    def opening(self, text: str) -> str:
        """The longest one that a text opens with, "" for none."""
        lowered = text.lower()
        for word in self._all:
            if lowered.startswith(word):
                after = lowered[len(word) : len(word) + 1]
                if not (
                    word[-1].isascii()
                    and word[-1].isalpha()
                    and after.isascii()
                    and after.isalpha()
                ):
                    return word
        return ""


@record
class Words:
    """See the data file for what each of them means."""

    titles: frozenset[str]
    numbered: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    bylines: frozenset[str]
    prompt_verbs: Phrases
    prompt_objects: Phrases
    notice_openings: Phrases
    notice_words: Phrases
    disclaimers: Phrases
    caption_words: Phrases
    caption_notes: Phrases
    endmarks: frozenset[str]
    hyphened: frozenset[str]
    months: tuple[str, ...]
    html_left_out: frozenset[str]
    html_blocks: frozenset[str]
    html_void: frozenset[str]
    html_dates: tuple[str, ...]

    def is_byline(self, text: str) -> bool:
        """Who wrote or sent an article: one of the words, then a colon, slash or bar."""
        signed = _SIGNED.match(text, _lead(text))
        return signed is not None and signed[1].strip().lower() in self.bylines

    def is_prompt(self, text: str) -> bool:
        """An invitation of the platform."""
        return bool(self.prompt_verbs.among(text) and self.prompt_objects.among(text))

    def is_notice(self, text: str) -> bool:
        """Something that the platform or the publisher says after an article."""
        if len(text) > _NOTICE:
            return False
        opening = self.notice_openings.opening
        if opening(text) or opening(text[_lead(text) :]):
            return True
        if self.disclaimers.among(text) > 1:
            return True
        return not _FIGURE.search(text) and self.notice_words.among(text) > 1

    def is_caption(self, text: str) -> bool:
        """A line that opens with the number of a table or figure."""
        rest = text[_lead(text) :]
        word = self.caption_words.opening(rest)
        return bool(word and _ORDINAL.match(rest, len(word)))

    def is_table_note(self, text: str) -> bool:
        """A line that gives a table's unit or a remark on it."""
        rest = text[_lead(text) :]
        word = self.caption_notes.opening(rest)
        return bool(word and _NOTED.match(rest, len(word)))

    def is_endmark(self, text: str) -> bool:
        """What says that an article ends, in brackets."""
        return text[:1] in ("(", "[", "【") and text[1:-1].lower() in self.endmarks


@cache
def words() -> Words:
    """The words, read when they are first needed."""
    data = yamlfile.load_trusted(_FILE.read_text("utf-8"))
    return Words(
        titles=frozenset(data["titles"]),
        numbered=frozenset(data["numbered"]),
        endings=frozenset(data["endings"]),
        openers=frozenset(data["openers"]),
        bylines=frozenset(data["bylines"]),
        prompt_verbs=Phrases(data["prompts"]["verbs"]),
        prompt_objects=Phrases(data["prompts"]["objects"]),
        notice_openings=Phrases(data["notices"]["openings"]),
        notice_words=Phrases(data["notices"]["words"]),
        disclaimers=Phrases(data["notices"]["strong"]),
        caption_words=Phrases(data["captions"]["words"]),
        caption_notes=Phrases(data["captions"]["notes"]),
        endmarks=frozenset(data["endmarks"]),
        hyphened=frozenset(data["hyphened"]),
        months=tuple(data["months"]),
        html_left_out=frozenset(data["html"]["left_out"]),
        html_blocks=frozenset(data["html"]["blocks"]),
        html_void=frozenset(data["html"]["void"]),
        html_dates=tuple(data["html"]["dates"]),
    )


def _lead(text: str) -> int:
    """Where a line begins behind brackets, stars and the like."""
    lead = _LEAD.match(text)
    return lead.end() if lead else 0
