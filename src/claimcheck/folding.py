"""One normaliser for articles, lexicon and patterns, with a map back to what was published.

    published  技術(shù)　突破９５％，華為「昇騰」
    folded     技术 突破95%,华为“昇腾”

Four steps, in this order; each keeps, for every character it hands on, where it came from:

1. widths: full-width and compatibility characters become plain ones, exotic spaces a space, line
   ends a line feed, lone surrogates U+FFFD; zero-width and control characters go.
   `，：；！？（）％` become ASCII, `。` and `、` stay.
2. notes: an inline pinyin note of the character before it goes (`技術(shù)`). `(NVIDIA)` and
   `(约合15万美元)` stay. A note without a tone mark goes only in a text that has others.
3. script: traditional becomes simplified with OpenCC, less the exceptions in the data. A text
   without traditional characters never loads OpenCC.
4. notes again, because a note may fit the simplified character only.

`fold(fold(text)) == fold(text)`. The characters and words are in `lexicon/folding.yaml`, the
readings in `lexicon/pinyin.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from claimcheck import yamlfile
from claimcheck.patterns import pattern_of

Edit = tuple[int, int, str]  # start, end, what stands there instead
Offsets = Sequence[int]

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_DATA = Path(__file__).parent / "lexicon"
_GONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_TAGS = "\U000e0000"
_DROPPED = pattern_of(f"[{_GONE}]+|\r(?=\n)")
_NOTE = pattern_of(
    rf"[ (](?<=[{HAN}][ (])(?:(?<=\()|(?<= )\()"  # one class leads: a quick search
    r" ?([a-züɡɑāáǎàăēéěèêếềĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ\u0300-\u030c]{1,12}) ?\)"
)
_ZERO = pattern_of("(?<=[〇一二三四五六七八九])○|○(?=[〇一二三四五六七八九])")
_NOISED = 3  # so many plain notes tell a noised text, as one with a tone mark does


class Mapped:
    """A text with, for each of its characters, begin and end of its source.

    Attributes:
        text: what it has become so far.
        starts, ends: offsets into the source; empty where nobody asked for them.
    """

    def __init__(
        self, text: str, starts: Offsets | None = None, ends: Offsets | None = None
    ) -> None:
        self.text = text
        self.starts: Offsets = range(len(text)) if starts is None else starts
        self.ends: Offsets = range(1, len(text) + 1) if ends is None else ends

    def edit(self, edits: Sequence[Edit]) -> None:
        """Replace spans, sorted and disjoint; what is put in stands for its whole span."""
        if not edits:
            return
        bounds = [0, *(n for start, end, _ in edits for n in (start, end)), len(self.text)]
        kept = list(zip(bounds[::2], bounds[1::2], strict=True))
        parts = [self.text[: kept[0][1]]]
        for (_, _, new), (start, end) in zip(edits, kept[1:], strict=True):
            parts += [new, self.text[start:end]]
        self.text = "".join(parts)
        if self.starts:
            self.starts, self.ends = self._remapped(edits, kept)

    def _remapped(
        self, edits: Sequence[Edit], kept: list[tuple[int, int]]
    ) -> tuple[Offsets, Offsets]:
        starts, ends = list(self.starts[: kept[0][1]]), list(self.ends[: kept[0][1]])
        for (first, last, new), (start, end) in zip(edits, kept[1:], strict=True):
            if new:
                starts += [self._at(first)] * len(new)
                ends += [self.ends[last - 1] if last > first else self._at(first)] * len(new)
            starts += self.starts[start:end]
            ends += self.ends[start:end]
        return starts, ends

    def _at(self, offset: int) -> int:
        """The source offset of a place, which may be the end of the text."""
        return self.starts[offset] if offset < len(self.starts) else self.ends[-1]


def fold(text: str) -> str:
    """The working form of a text."""
    source = Mapped(text, (), ())
    fold_in_place(source)
    return source.text


def fold_map(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The working form with, for each of its characters, begin and end of its source in `text`."""
    source = Mapped(text)
    fold_in_place(source)
    return source.text, tuple(source.starts), tuple(source.ends)


def fold_in_place(source: Mapped) -> None:
    """Turn a text, which may have been edited before, into its working form."""
    _fold_widths(source)
    if source.text.isascii():
        return
    noised = _strip_notes(source, noised=False)
    if has_traditional(source.text):
        _simplify(source)
        _strip_notes(source, noised=noised)


def key(text: str) -> str:
    """What two spellings of a name are the same by: folded, without case, spaces, punctuation.

    A point between digits stays (2.5D is not 25D), and so does a plus (Pro+ is not Pro).
    """
    plain = fold(text).casefold()
    return _NOT_KEY.sub("", plain)


_NOT_KEY = pattern_of(r"(?<!\d)\.|\.(?!\d)|[^\w.+]|_")


def has_traditional(text: str) -> bool:
    """Whether a text holds characters that only traditional script has."""
    return not text.isascii() and not _traditional().isdisjoint(_characters(text))


def count_traditional(text: str) -> int:
    """How many characters of a text only traditional script has."""
    return sum(map(text.count, _traditional() & _characters(text)))


@lru_cache(maxsize=4)
def _characters(text: str) -> frozenset[str]:
    """The characters of a text, which is asked for several sorts of them."""
    return frozenset(text)


def _fold_widths(source: Mapped) -> None:
    here = _characters(source.text)
    if not _dropped().isdisjoint(here) or max(here, default="") >= _TAGS:
        source.edit([(m.start(), m.end(), "") for m in _DROPPED.finditer(source.text)])
    if source.text.isascii():
        source.text = source.text.translate(_ASCII)
        return
    expansions = _expansions()
    if not expansions.keys().isdisjoint(_characters(source.text)):
        found = re.finditer("[" + "".join(expansions) + "]", source.text)
        source.edit([(m.start(), m.end(), expansions[m.group()]) for m in found])
    singles = _singles()
    for char in singles.keys() & _characters(source.text):
        source.text = source.text.replace(char, singles[char])
    if "○" in source.text:
        source.text = _ZERO.sub("〇", source.text)


def _strip_notes(source: Mapped, *, noised: bool) -> bool:
    """Take the pinyin notes out; whether the text is noised with them."""
    while "(" in source.text:
        found = [m for m in _NOTE.finditer(source.text) if _is_reading(source.text, m)]
        toned = any(not m.group(1).isascii() for m in found)
        noised = noised or toned or len(found) >= _NOISED
        if not (found and noised):
            break
        source.edit([(m.start(), m.end(), "") for m in found])
    return noised


def _simplify(source: Mapped) -> None:
    converted = _simplified(source.text)
    if converted is not None:
        source.text = converted
    else:
        source.edit(list(_by_parts(source.text)))


_ASCII = str.maketrans("\v\f\r", "  \n")


def _is_reading(text: str, note: re.Match[str]) -> bool:
    """Whether a note is a reading of the character before it."""
    marks = unicodedata.normalize("NFD", note.group(1)).replace("u\u0308", "v")
    marks = marks.replace("ɡ", "g").replace("ɑ", "a")
    syllable = "".join(c for c in marks if not unicodedata.combining(c))
    return text[note.start() - 1] in _readings().get(syllable, "")


def _simplified(text: str) -> str | None:
    """Simplified script, character for character; None where OpenCC changes the length."""
    converted = _opencc()(text)
    if len(converted) != len(text):
        return None
    singular, pattern, becomes = _exceptions()
    restored = list(converted)
    for match in singular.finditer(text):
        restored[match.start()] = match.group()
    return pattern.sub(lambda match: becomes[match.group()], "".join(restored))


def _by_parts(text: str) -> Iterator[Edit]:
    """The same as edits, by line and, where a line's length changes, by character."""
    at = 0
    for line in text.splitlines(keepends=True):
        converted: Sequence[str] | None = _simplified(line)
        if converted is None:
            converted = [_opencc()(character) for character in line]
        for n, (old, new) in enumerate(zip(line, converted, strict=True), at):
            if new != old:
                yield n, n + 1, new
        at += len(line)


# -- data ---------------------------------------------------------------------------------------


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yamlfile.load_trusted((_DATA / "folding.yaml").read_text("utf-8"))
    return found


@cache
def _dropped() -> frozenset[str]:
    """The characters that `_DROPPED` is about, but for those from `_TAGS` on."""
    ranges = re.findall(r"(.)(?:-(.))?", _GONE, re.DOTALL)
    codes = (range(ord(first), ord(last or first) + 1) for first, last in ranges if first < _TAGS)
    return frozenset(chr(code) for span in codes for code in span) | {"\r"}


@cache
def _traditional() -> frozenset[str]:
    return frozenset("".join(_data()["traditional"].split()))


@cache
def _expansions() -> dict[str, str]:
    return dict(_data()["expansions"])


@cache
def _singles() -> dict[str, str]:
    """One character to another that is none of these: Unicode's compatibility forms, then the data.

    Half of a surrogate pair, which no UTF-8 can hold and no automaton takes, is no character.
    """
    table = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    table |= {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAD9), (0xFE50, 0xFE6B), (0x2F800, 0x2FA1D)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    for plain, sources in _data()["singles"].items():
        table.update(dict.fromkeys(map(ord, sources), plain))
    return {chr(code): plain for code, plain in table.items()} | dict(
        zip("\v\f\r", "  \n", strict=True)
    )


@cache
def _readings() -> dict[str, frozenset[str]]:
    found = yamlfile.load_trusted((_DATA / "pinyin.yaml").read_text("utf-8"))
    return {syllable: frozenset(characters) for syllable, characters in found.items()}


@cache
def _exceptions() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """The characters OpenCC has no last word on, the words they stand in, and what these become."""
    data = _data()
    becomes = dict(data["words"])
    for rule in data["turned"]:
        becomes |= {word: word for word in rule["except"]} | {rule["from"]: rule["to"]}
    for rule in data["kept"]:
        becomes |= {word: word.replace(rule["from"], rule["to"]) for word in rule["only"]}
    singular = "".join(rule["from"] for rule in data["turned"] + data["kept"])
    words = "|".join(sorted(becomes, key=lambda word: (-len(word), word)))
    return pattern_of(f"[{singular}]"), pattern_of(words), becomes


@cache
def _opencc() -> Callable[[str], str]:
    module: Any = import_module("opencc")  # late: 10 ms that a simplified text never pays
    convert: Callable[[str], str] = module.OpenCC("t2s").convert
    return convert
