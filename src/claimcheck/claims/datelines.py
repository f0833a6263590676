"""The dateline of an agency's article: who sent it from where on which day; it claims nothing."""

from __future__ import annotations

from claimcheck.patterns import pattern_of

_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_HOUSE = r"(?:\([A-Za-z ]{2,20}\) ?)?"
_DASH = r"(?:--|[—–-])(?=\s)"
_DATELINE = pattern_of(
    r"[^\S\n]*(?:"
    r"[一-鿿]{2,8}?\d{1,2}月\d{1,2}日[一-鿿]{0,4}电"  # 新华社北京1月30日电
    r"|\(?[一-鿿]{2,6}(?:报|网|社)(?:记者|讯)[^\n,。]{0,16}\)?讯?"
    # LONDON, 14 May --
    rf"|[A-Z][A-Z. ]{{2,24}}(?:, [A-Z][a-z. ]{{2,16}})?(?:, {_DAY})? ?{_HOUSE}{_DASH}"
    rf"|[A-Z][A-Za-z. ]{{2,24}}, {_DAY} ?{_HOUSE}{_DASH}"
    rf"|{_DAY} {_HOUSE}{_DASH}"
    r")(?:\s*\([^)\n]{2,24}\))?"
)

_HEAD = 400  # characters


def find(text: str) -> tuple[int, int]:
    """The span of the dateline, (0, 0) without one; only the first lines are looked at."""
    if (first := _DATELINE.match(text, 0, _HEAD)) is not None:
        return first.span()
    lines = [at + 1 for at, char in enumerate(text[:_HEAD]) if char == "\n"]
    if not any(_DATELINE.match(text, at, _HEAD) for at in lines):
        return 0, 0
    for match in _DATELINE.finditer(text, 0, _HEAD):
        if match.start() == 0 or text[match.start() - 1] == "\n":
            return match.span()
    return 0, 0
