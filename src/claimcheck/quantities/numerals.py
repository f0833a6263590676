"""What a numeral is worth: 45亿, 四十五亿, 1.2万亿, 数十亿, 三分之一, $4.5bn's 4.5bn, forty-five.

Pure functions from a string to a `Number`; where numerals stand in a text is `scan`'s business. A
number is an interval from the start, since 数千 and 两三 are no points, with the size of one unit
in its last printed place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities.words import load

ZERO, ONE, TEN, HUNDRED = Decimal(0), Decimal(1), Decimal(10), Decimal(100)
HALF = Decimal("0.5")
MYRIAD = Decimal(10000)
VAGUE_LOW, VAGUE_HIGH = Decimal(2), Decimal("9.999")
MOST_DIGITS = 40  # longer strings of digits are keys and hashes, not figures

_DIGITS = pattern_of(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_FRACTION = pattern_of(r"(?:(.+?)又)?(.+?)[分份](?:之)?(.+)")
_PLAIN = pattern_of(r"(?P<digits>[0-9]+(?:\.(?P<decimals>[0-9]+))?)(?P<scale>[万亿])")
_VAGUE = pattern_of(r"好?[数几](?=[十百千万亿拾佰仟])|好?[数几]$")
_OPEN = pattern_of("零?[多余几来]")
_DECIMALS = pattern_of(r"\.(\d+)$")


class Number(NamedTuple):
    """A numeral's worth (a tuple, being made for every numeral).

    Attributes:
        low, high: equal for a plain numeral; high is None where 多, 余 leaves it open.
        step: one unit in the last printed place.
        approximate: the numeral itself is vague (数十, 两三, 十多).
        scale: product of the 万, 亿, million behind the coefficient, 1 without any.
        fraction: written as a part (三分之一, two thirds, 1/2).
    """

    low: Decimal
    high: Decimal | None
    step: Decimal
    approximate: bool = False
    scale: Decimal = ONE
    fraction: bool = False

    def times(self, factor: Decimal) -> Number:
        """The same numeral in units of `factor`."""
        high = None if self.high is None else self.high * factor
        return self._replace(
            low=self.low * factor,
            high=high,
            step=self.step * factor,
            scale=self.scale * factor,
        )

    def negated(self) -> Number:
        """The same numeral below zero."""
        low, high = self.low, self.high
        return self._replace(low=-(low if high is None else high), high=-low)


def point(value: Decimal, step: Decimal, scale: Decimal = ONE) -> Number:
    """A plain numeral."""
    return Number(value, value, step, scale=scale)


def tidy(value: Decimal) -> Decimal:
    """Rounded to what a share can mean, without an exponent or idle zeros."""
    rounded = round(value, 8).normalize()
    return rounded.quantize(ONE) if rounded == rounded.to_integral_value() else rounded


@lru_cache(maxsize=4096)
def decimal_number(text: str) -> Number | None:
    """Digits with separators: "1,234.5"."""
    if text.isdigit():
        value = Decimal(text)
        return Number(value, value, ONE) if len(text) <= MOST_DIGITS else None
    plain = text.replace(",", "").replace(" ", "")
    if len(plain) > MOST_DIGITS:
        return None
    whole, dot, decimals = plain.partition(".")
    value = Decimal(plain if whole else f"0{plain}")
    return Number(value, value, ONE.scaleb(-len(decimals)) if dot else ONE)


@lru_cache(maxsize=4096)
def han_number(text: str) -> Number | None:
    """A numeral with Chinese characters in it, digits allowed; None where it makes no number."""
    text = text.replace(" ", "")
    plain = _PLAIN.fullmatch(text)
    if plain is not None and len(text) <= MOST_DIGITS:
        return _scaled(plain)
    if text == "半":
        return Number(HALF, HALF, HALF)
    if "分" in text or "份" in text:
        return _fraction(text)
    for short, full in load().short_tens.items():
        text = text.replace(short, full)
    text = text.replace("个亿", "亿").replace("个万", "万")
    vague = _VAGUE.match(text)
    if vague:
        return _vague(text[vague.end() :])
    if text[:1] == "上" and len(text) > 1:
        base = _exact(text[1:])
        return None if base is None else base._replace(high=None, approximate=True)
    open_end = _OPEN.search(text) is not None
    if open_end:
        text = _OPEN.sub("", text)
    pair = _neighbours(text)
    if pair is not None:
        return pair
    number = _exact(text)
    if number is None or not open_end:
        return number
    return number._replace(high=None, approximate=True)


def _scaled(plain: re.Match[str]) -> Number:
    """45亿, 1.2万: the form of most figures."""
    scale = load().scales[plain["scale"]]
    value = Decimal(plain["digits"]) * scale + ZERO
    decimals = plain["decimals"]
    return Number(value, value, scale.scaleb(-len(decimals)) if decimals else scale, False, scale)


def _vague(rest: str) -> Number | None:
    """数十亿: two to nine times what the scales say."""
    base = _exact(f"一{rest}") if rest else point(ONE, ONE)
    if base is None:
        return None
    high = (VAGUE_HIGH * base.low).to_integral_value(rounding="ROUND_FLOOR") if rest else Decimal(9)
    return Number(VAGUE_LOW * base.low, high, base.low, True, base.scale)


def _neighbours(text: str) -> Number | None:
    """两三千, 七八百亿, 三四十: two neighbouring digits before one scale, or alone."""
    digits = load().digits
    if len(text) < 2 or text[0] not in digits or text[1] not in digits:
        return _tens_and_neighbours(text)
    first, second = digits[text[0]], digits[text[1]]
    if first == 0 or not (second == first + 1 or (first, second) == (3, 5)):
        return None
    rest = text[2:]
    if any(char in digits for char in rest) or (rest and rest[0] not in load().scales):
        return None
    low, high = _exact(text[0] + rest), _exact(text[1] + rest)
    if low is None or high is None:
        return None
    return Number(low.low, high.low, high.low / second, True, low.scale)


def _tens_and_neighbours(text: str) -> Number | None:
    """十七八, 二十五六: the last two digits neighbour."""
    digits = load().digits
    if len(text) < 3 or text[-1] not in digits or text[-2] not in digits or text[-3] not in "十百":
        return None
    low, high = _exact(text[:-1]), _exact(text[:-2] + text[-1])
    if low is None or high is None or high.low != low.low + 1:
        return None
    return Number(low.low, high.low, ONE, True)


def _fraction(text: str) -> Number | None:
    """三分之一, 一又二分之一, 百分之五; "三分一" leaves the 之 out."""
    match = _FRACTION.fullmatch(text)
    if match is None:
        return None
    whole = _exact(match[1]) if match[1] else point(ZERO, ONE)
    bottom, top = _exact(match[2]), _exact(match[3])
    if whole is None or bottom is None or top is None or not bottom.low:
        return None
    value = whole.low + top.low / bottom.low
    return Number(value, value, top.step / bottom.low, fraction=True)


def _exact(text: str) -> Number | None:
    """A numeral without vague words."""
    minus = text[:1] in ("负", "-")
    if minus:
        text = text[1:]
    whole, dot, decimals = text.partition("点")
    number = _with_decimals(whole, decimals) if dot else _integer(text)
    return number.negated() if number is not None and minus else number


def _with_decimals(whole: str, decimals: str) -> Number | None:
    """三点一四, 二十点一万."""
    tail = decimals.lstrip("".join(load().digits) + "0123456789")
    digits = _digit_string(decimals[: len(decimals) - len(tail)])
    base, scale = _integer(whole) if whole else point(ZERO, ONE), _scales(tail)
    if base is None or scale is None or not digits:
        return None
    value = base.low + Decimal(digits).scaleb(-len(digits))
    return point(value, ONE.scaleb(-len(digits))).times(scale)


def _digit_string(text: str) -> str | None:
    """From "一七二零" to "1720"; None where anything else stands in it."""
    digits = load().digits
    if "两" in text and len(text) > 1:
        return None
    found = "".join(c if c.isascii() and c.isdigit() else str(digits.get(c, "?")) for c in text)
    return None if "?" in found or not found else found


def _scales(text: str) -> Decimal | None:
    """The product of 万 and 亿; None where anything else stands in it."""
    scales, product = load().scales, ONE
    for char in text:
        if char not in scales:
            return None
        product *= scales[char]
    return product


@record(frozen=False)
class _Sum:
    """The running value of a numeral that is read from left to right."""

    total: Decimal = ZERO
    section: Decimal = ZERO
    number: Decimal | None = None
    biggest: Decimal = ZERO
    last: Decimal = ONE  # the scale read last, for the 五 of 三千五
    zero: bool = False
    empty: bool = True
    wrong: bool = False

    def digit(self, value: Decimal) -> bool:
        """Whether a digit may stand here."""
        free = self.number is None
        self.number, self.empty = value, False
        return free

    def scale(self, value: Decimal) -> None:
        """A scale: small ones build a section, 万 and above close it."""
        if value < MYRIAD:
            if self.number is None and self.section and value >= self.last and not self.zero:
                self.wrong = True  # 五十千
            self.section += (ONE if self.number is None else self.number) * value
        else:
            part = self.section + (self.number or ZERO)
            if not part and not self.total:
                part = ONE
            if value > self.biggest or not part:
                self.total = (self.total + part) * value
            else:
                self.total += part * value
            self.biggest, self.section = max(value, self.biggest), ZERO
        self.number, self.zero, self.empty, self.last = None, False, False, value

    def result(self, spoken: bool) -> Decimal:
        """With a spoken last digit in the place below the last scale: 三千五 is 3500."""
        last = self.number or ZERO
        if spoken and self.last >= 100 and not self.zero:
            last *= self.last / TEN
        return self.total + self.section + last


def _integer(text: str) -> Number | None:
    """Digits and scales without a 点."""
    words = load()
    plain = _digit_string(text)
    if plain is not None and not text.isascii():
        return point(Decimal(plain), ONE) if len(plain) <= MOST_DIGITS else None
    running, at, spoken = _Sum(), 0, False
    while at < len(text):
        char, spoken = text[at], False
        if char in words.scales:
            running.scale(words.scales[char])
        elif char in "零〇":
            running.zero, running.empty = True, False
        elif char in words.digits:
            spoken = True
            if not running.digit(Decimal(words.digits[char])):
                return None
        else:
            match = _DIGITS.match(text, at)
            number = decimal_number(match[0]) if match else None
            if match is None or number is None or not running.digit(number.low):
                return None
            at = match.end() - 1
        at += 1
    if running.empty or running.wrong:
        return None
    step, scale = _last_place(text)
    return point(running.result(spoken), step, scale)


def _last_place(text: str) -> tuple[Decimal, Decimal]:
    """One unit in the last printed place, and the product of the big scales at the end."""
    scales = load().scales
    rest, product, big = text, ONE, ONE
    while rest and rest[-1] in scales:
        value = scales[rest[-1]]
        product *= value
        big *= value if value >= MYRIAD else ONE
        rest = rest[:-1]
    decimals = _DECIMALS.search(rest)
    return (product.scaleb(-len(decimals[1])) if decimals else big), big
