"""The words of `lexicon/layout.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck import yamlfile

_FILE = Path(__file__).parent.parent / "lexicon" / "layout.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """See the data file for what each of them means."""

    titles: frozenset[str]
    numbered: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    byline: re.Pattern[str]
    prompt_verb: re.Pattern[str]
    prompt_object: re.Pattern[str]
    notice: re.Pattern[str]
    notice_words: re.Pattern[str]
    caption: re.Pattern[str]
    caption_note: re.Pattern[str]
    endmark: re.Pattern[str]
    months: tuple[str, ...]
    html_left_out: frozenset[str]
    html_blocks: frozenset[str]
    html_void: frozenset[str]
    html_dates: tuple[str, ...]


@cache
def words() -> Words:
    """The words, read when they are first needed."""
    data = yamlfile.load_trusted(_FILE.read_text("utf-8"))
    ordinal = r"[\s-]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z])(?:[-.]\d{1,3})?(?![\w%])"
    return Words(
        titles=frozenset(data["titles"]),
        numbered=frozenset(data["numbered"]),
        endings=frozenset(data["endings"]),
        openers=frozenset(data["openers"]),
        byline=_any(data["bylines"], before=r"^[\W_]{0,3}", after=r"\s?[:/|丨]"),
        prompt_verb=_any(data["prompts"]["verbs"]),
        prompt_object=_any(data["prompts"]["objects"]),
        notice=_any(data["notices"]["openings"], before=r"^[\W_]{0,3}"),
        notice_words=_any(data["notices"]["words"]),
        caption=_any(data["captions"]["words"], before=r"^[\W_]{0,2}", after=ordinal),
        caption_note=_any(data["captions"]["notes"], before=r"^[\W_]{0,2}", after=r"\s?:|\)|$"),
        endmark=_any(data["endmarks"], before=r"[(\[【]", after=r"[)\]】]$"),
        months=tuple(data["months"]),
        html_left_out=frozenset(data["html"]["left_out"]),
        html_blocks=frozenset(data["html"]["blocks"]),
        html_void=frozenset(data["html"]["void"]),
        html_dates=tuple(data["html"]["dates"]),
    )


def _any(found: Iterable[str], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for any of the words; Latin ones only as whole words."""
    parts = []
    for word in sorted(found, key=lambda word: (-len(word), word)):
        left = r"(?<![a-z])" if word[0].isascii() and word[0].isalpha() else ""
        right = r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else ""
        parts.append(left + re.escape(word) + right)
    return re.compile(
        f"{before}(?:{'|'.join(parts)}){f'(?:{after})' if after else ''}", re.IGNORECASE
    )
