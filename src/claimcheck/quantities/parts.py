"""Numerals with a joint in them: 三分之一, 三又二分之一, 1/2, 10 1/2, 1.2e6, 2^5, ½."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities.numerals import ONE, Number, han_number, point
from claimcheck.quantities.runs import VULGAR, Patterns

Kind = Literal["digits", "han", "english"]

_POWER = pattern_of(
    r"\s?[x×]\s?10\^?(?P<ten>[-+−]?[0-9]{1,2})(?![0-9])"
    r"|\^(?P<power>[-+−]?[0-9]{1,2})(?![0-9])"
    r"|[eE](?P<exponent>[-+−]?[0-9]{1,2})(?![0-9A-Za-z])"
)
_SLASH = pattern_of(
    r"(?:(?P<mixed>\s{1,2}[0-9]{1,3}) ?)?[/⁄](?P<bottom> ?[1-9][0-9]{0,3})(?![0-9/⁄.])"
)
_PART = pattern_of(r"\s{0,2}[分份]\s{0,2}之\s{0,2}|[分份](?=[一二三四五六七八九十](?![0-9秒钟]))")
_WHOLE = pattern_of(r"\s?又\s?")
JOINTS = frozenset(" 分份又xX×^eE/⁄")  # what fractions and powers go on with


@record(frozen=False)
class Numeral:
    """A numeral in the text; `plain` is it without the scales behind it: the 2 of 2亿."""

    start: int
    end: int
    number: Number
    kind: Kind
    plain: Decimal


def joint(known: Patterns, blank: str, start: int, run: str) -> Numeral | None:
    """The fraction that begins with a run of numeral characters."""
    if blank[start + len(run) : start + len(run) + 1] not in JOINTS:
        return None
    return _parts(known, blank, start, run) or _mixed(known, blank, start, run)


def calculated(blank: str, numeral: Numeral) -> Numeral:
    """The numeral with the power or the slash behind it."""
    return _powered(blank, numeral) or _slashed(blank, numeral) or numeral


def _parts(known: Patterns, blank: str, start: int, run: str) -> Numeral | None:
    """三分之一, 百分之五, 三又二分之一: a run, 分之, and another run."""
    match = _PART.match(blank, start + len(run))
    if match is None:
        return None
    top = known.run.match(blank, match.end())
    if top is None:
        return None
    number = han_number(f"{run}分之{top[0]}")
    if number is None or (match[0].strip() in "分份" and number.low >= 1):
        return None
    return Numeral(start, top.end(), number, "han", number.low)


def _mixed(known: Patterns, blank: str, start: int, run: str) -> Numeral | None:
    """三又二分之一."""
    match = _WHOLE.match(blank, start + len(run))
    bottom = match and known.run.match(blank, match.end())
    if not match or not bottom:
        return None
    part = _parts(known, blank, bottom.start(), bottom[0])
    number = part and han_number(f"{run}又{blank[bottom.start() : part.end]}")
    if not part or not number:
        return None
    return Numeral(start, part.end, number, "han", number.low)


def _powered(blank: str, numeral: Numeral) -> Numeral | None:
    """1.2e6, 5.5x10-3, 2^5."""
    match = _POWER.match(blank, numeral.end)
    if match is None:
        return None
    exponent = int((match["ten"] or match["power"] or match["exponent"]).replace("−", "-"))
    if match["power"] is None:
        number = numeral.number.times(Decimal(1).scaleb(exponent))
    else:
        if not numeral.number.low:
            return None
        value = numeral.number.low**exponent
        number = point(value, abs(value))
    return Numeral(numeral.start, match.end(), number, "digits", number.low)


def _slashed(blank: str, numeral: Numeral) -> Numeral | None:
    """1/2, 10 1/2."""
    match = _SLASH.match(blank, numeral.end)
    if match is None:
        return None
    top, bottom = numeral.number.low, Decimal(match["bottom"].strip())
    whole = Decimal(0)
    if match["mixed"] is not None:
        whole, top = top, Decimal(match["mixed"].strip())
    value = whole + top / bottom
    number = Number(value, value, ONE / bottom, fraction=True)
    return Numeral(numeral.start, match.end(), number, "digits", value)


def vulgar(blank: str, start: int) -> Numeral | None:
    """½, ⅓."""
    written = VULGAR.get(blank[start])
    if written is None:
        return None
    top, _, bottom = written.partition("/")
    value = Decimal(top) / Decimal(bottom or 1)
    return Numeral(start, start + 1, Number(value, value, value, fraction=True), "digits", value)
