"""Mojibake: text that was read in the wrong encoding and saved like that, made whole again.

    è‹±ä¼Ÿè¾¾    UTF-8 read as CP1252      鑻变紵杈    UTF-8 read as GBK
    Ó¢Î°´ï      GBK read as CP1252        ªí¥ò       Big5 read as CP1252

Only what leads back to the same bytes is repaired, so nothing is lost; and only where the outcome
is text and what stands there is not. UTF-8 is undone line by line, since articles are pasted
together; two code pages that both are Chinese only for a text as a whole. What has lost
characters on its way is left as it stands and told. The library ftfy is not used: it knows no
Chinese code page, and changes clean text here and there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.documents import pages, plausible
from claimcheck.documents.pages import BIG5, GB18030, LATIN, WINDOWS, Page
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_TIMES = ("", "", " twice", " three times")  # a text may have been through it again
_SPECIAL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WORDS = {
    LATIN: pattern_of("[\x21-\xff]+"),
    WINDOWS: pattern_of(f"[\x21-\x7f\x81\x8d\x8f\x90\x9d\xa0-\xff{_SPECIAL}]+"),
}
_LEAD = pattern_of(f"[\xc2-\xf4][\x80-\xbf{_SPECIAL}]")
_ACCENTED = pattern_of(f"[\x80-\xff{_SPECIAL}]{{4}}")
_MARKED = pattern_of("[^\x00-\x7f]")
# A mark after Â or Ã that no writer puts there; closing quotes and spaces do follow capitals.
_SYMBOLS = "¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿"
_BLANK = "\xa0\xad\u200b\u3000\ufeff"
_PAIR = pattern_of(f"[ÂÃ][{_SYMBOLS}]")
_SURE = pattern_of(f"{_PAIR.pattern}|â(?:€|\x80)[\x80-\xbf{_SPECIAL}]")
_HAN_ENOUGH = 3  # fewer may be the doing of chance
_GONE_SHARE = 4  # one in so many characters of a line
_USUAL = pattern_of("[的是在有，。]")  # in no reading of one Chinese code page as the other
# What 、, ， and — begin with, in UTF-8 read as GBK; Han read as Latin; a character that is gone.
_LOST = pattern_of(f"[锛銆鈥\ufffd]|[ä-é][\x80-\xbf{_SPECIAL}]{{2}}")


@record
class Mended:
    """A text after repair.

    Attributes:
        text: the text; the same object where nothing was to be repaired.
        how: what was repaired, in words; "" where nothing was.
        lost: characters of mojibake that cannot be undone, as far as they are left.
        sound: characters beyond ASCII on the other lines.
        line: the first line of what is lost.
        loss: what is wrong there, in words.
    """

    text: str
    how: str = ""
    lost: int = 0
    sound: int = 0
    line: int = 0
    loss: str = ""


def repair(text: str) -> Mended:
    """The text with every mojibake undone that can be undone without loss."""
    if text.isascii():
        return Mended(text)
    done, how = 0, ""
    while done + 1 < len(_TIMES):
        found = _once(text, how)
        if found is None or (how and found[1] != how):
            break
        text, how = found[0].removeprefix("\ufeff"), found[1]
        done += 1
    return replace(_damage(text), how=how + _TIMES[done])


def _once(text: str, before: str) -> tuple[str, str] | None:
    """The text with one reading undone, and which it was; of two that do, the one before."""
    latin = None
    if _LEAD.search(text):
        order = (WINDOWS, LATIN) if before.endswith(WINDOWS.name) else (LATIN, WINDOWS)
        latin = max((_undone(text, page) for page in order), key=lambda found: found[0])
    if latin is not None and latin[0]:
        return latin[1], f"UTF-8 read as {latin[2].name}"
    mended = _lines(text)
    if mended is not None:
        return mended, "UTF-8 read as GBK"
    return _swapped(text)


def _undone(text: str, page: Page) -> tuple[int, str, Page]:
    """UTF-8 read as a Latin code page: how many characters come back, and the text with them.

    A word goes back as a whole or not at all. If more is left that is no UTF-8 than comes back,
    the text is written with accents and quotes; then a word that could go back is chance, unless
    it holds what nobody writes.
    """
    left = 0
    found: list[tuple[re.Match[str], str]] = []
    for match in _WORDS[page].finditer(text):
        word = match[0]
        if word.isascii():
            continue
        data = page.encode(word)
        mended = _utf8(data) if data is not None else None
        if mended is None or not _is_sound(word, mended):
            left += len(_MARKED.findall(word))
        else:
            found.append((match, mended))
    if sum(len(_MARKED.findall(mended)) for _, mended in found) <= left:
        found = [(match, mended) for match, mended in found if _SURE.search(match[0])]
    if sum(plausible.han(mended) for _, mended in found) < _HAN_ENOUGH:
        found = [
            (match, mended)
            for match, mended in found
            if not plausible.han(mended) or _SURE.search(match[0])
        ]
    parts, at = [], 0
    for match, mended in found:
        parts += [text[at : match.start()], mended]
        at = match.end()
    gained = sum(len(_MARKED.findall(mended)) for _, mended in found)
    return gained, "".join([*parts, text[at:]]), page


def _is_sound(word: str, mended: str) -> bool:
    """Whether what comes back was meant: marks, symbols, Han in numbers, accents by their pairs."""
    marked = "".join(_MARKED.findall(mended))
    if _LEAD.search(mended):  # it has been through this more than once
        return True
    if any(not char.isprintable() and char not in _BLANK for char in marked):
        return False
    if plausible.han(marked):
        return plausible.share(mended) >= plausible.ENOUGH
    pairs = _PAIR.search(word) is not None
    symbols = any("\u2000" <= char <= "\u2fff" or "\uff00" <= char <= "\uffef" for char in marked)
    brackets = any("\u3000" <= char <= "\u303f" for char in marked)
    return pairs or symbols or brackets


def _lines(text: str) -> str | None:
    """UTF-8 read as GBK, line by line."""
    gained = left = 0
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if line.isascii():
            continue
        data = GB18030.encode(line)
        mended = _utf8(data) if data is not None else None
        known = plausible.share(line) if mended is not None else 1.0
        if mended is None or plausible.share(mended) < max(plausible.ENOUGH, known + 0.2):
            left += 1
            continue
        gained += len(_MARKED.findall(mended))
        lines[n] = mended
    if gained >= _HAN_ENOUGH or (gained and not left):
        return "\n".join(lines)
    return None


def _swapped(text: str) -> tuple[str, str] | None:
    """One Chinese code page read as the other, or as Latin: the text as a whole."""
    if _ACCENTED.search(text):
        sources: tuple[Page, ...] = (LATIN, WINDOWS)
    elif _USUAL.search(text) or plausible.han(text) < _HAN_ENOUGH:
        return None
    else:
        sources = (GB18030, BIG5)
    for source in sources:
        data = source.encode(text)
        if data is None:
            continue
        targets = tuple(page for page in (GB18030, BIG5) if page is not source)
        found = pages.best(pages.readings(data, targets))
        if found is None or found.page.encode(found.text) != data:
            continue
        enough = plausible.han(found.text) >= _HAN_ENOUGH
        if enough and found.share - plausible.share(text) >= 2 * plausible.MARGIN:
            return found.text, f"{_short(found.page)} read as {_short(source)}"
    return None


def _damage(text: str) -> Mended:
    """How much of a text is mojibake with characters gone."""
    if _LOST.search(text) is None:
        return Mended(text)
    lost = sound = first = 0
    how = ""
    for number, line in enumerate(text.split("\n"), 1):
        gone, why = _gone(line)
        if gone:
            lost += gone
            first = first or number
            how = how or why
        else:
            sound += len(_MARKED.findall(line))
    return Mended(text, lost=lost, sound=sound, line=first, loss=how)


def _gone(line: str) -> tuple[int, str]:
    """How many characters of a damaged line are left, and what has befallen it."""
    if _LOST.search(line) is None or plausible.share(line) >= plausible.ENOUGH:
        return 0, ""
    for page in (GB18030, LATIN, WINDOWS):
        forced = _forced(line, page)
        left = plausible.han(forced)
        if left >= _HAN_ENOUGH and plausible.share(forced) >= plausible.ENOUGH:
            return left, f"UTF-8 read as {_short(page)}, and characters are lost"
    holes = line.count("\ufffd")
    if holes >= _HAN_ENOUGH and _GONE_SHARE * holes > len(line.strip()):
        return len(_MARKED.findall(line)), "characters are lost (U+FFFD)"
    return 0, ""


def _forced(line: str, page: Page) -> str:
    """What a line was, as far as it is left."""
    parts = (page.encode(char) or b"\xff" for char in line)
    return b"".join(parts).decode("utf-8", "replace")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _short(page: Page) -> str:
    return "GBK" if page is GB18030 else page.name
