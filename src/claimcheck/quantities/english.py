"""English numerals in words, or begun in digits: forty-five, 1.4 million, two and a half."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import HAN
from claimcheck.quantities.numerals import HUNDRED, ONE, ZERO, Number, decimal_number, point
from claimcheck.quantities.words import load, unit_words

MOST_LINES = 16
FRACTIONS = (
    "half",
    "quarter",
    "point",
    "third",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?"
_TOKEN = pattern_of(rf"(?P<gap>[ \-]*)(?P<and>(?:and|&) +)?(?P<word>[a-z]+|{_DIGITS})")
_POINT = pattern_of(
    r" point((?: (?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|\d+))+)(?![a-z])"
)
_REACH = 32  # characters in front of a numeral in which words that belong to it stand
_THE = pattern_of(r"(?<![a-z])the $")
_BETWEEN = pattern_of(r"(?<![a-z])between (?:about |around |roughly )?(?:an? )?$")
_ARTICLE = pattern_of(r"(?<![a-z])an? $")
_SHORT = 4  # letters of the longest abbreviation
_FOLLOWS = pattern_of(r"[ \-]*([a-z]+)")
_ABBREVIATION = pattern_of(r" ?([a-zA-Z]{1,4})(?![A-Za-z0-9])")
_NEXT_WORD = pattern_of(r" ([a-z]+)")
_SCALE_NEXT = pattern_of(r" (?:hundred|thousand|million)")
# 1.92m teu, 5.4m barrels: things that are counted or weighed, not what a length stands beside
_THINGS = pattern_of(
    r"(?:teu|tonnes|tons|[a-z]{4,}s)(?<!less)(?<!across)(?<!plus)(?<!metres)(?<!meters)(?![a-z])"
)
_COMPOUND = pattern_of(r"-[a-z]")
_PART_OF_SCALE = pattern_of(r" (?:a )?(thousand|million|billion|trillion|dozen)(?![a-z])")
_LESS = pattern_of(
    r" (?:less|more|fewer|below|above|lower|higher|cheaper|faster|smaller|larger|off)(?![a-z])"
)
_AT_LEAST = pattern_of(r"(?:at least|at most|more than|less than|as much as|up to) ?(?:an? )?$")
_SINCE = pattern_of(
    r" (?:every|each|a year|annually|per|since|from|in|on|over|this|last|compared|against|to|year"
    r"|during|between|within|after|by|at|for|next|as|against)(?![a-z])"
)
_AND_PART = pattern_of(r" (?:and|&) ([a-z]+)[ -]([a-z]+)(?![a-z])")


@record(frozen=False)
class _Sum:
    """The value of the words read so far."""

    total: Decimal = ZERO
    current: Decimal | None = None
    last: str = ""
    step: Decimal = ONE
    biggest: Decimal = ZERO
    scale: Decimal = ONE

    def add(self, kind: str, value: Decimal, step: Decimal = ONE) -> bool:
        """Whether the word may stand here."""
        if kind == "scale":
            return self._hundred() if value == HUNDRED else self._scale(value)
        current = self.current
        if current is None:
            self.current = value
        elif (self.last == "ten" and kind == "one" and 0 < value < 10) or (
            self.last == "hundred" and value < HUNDRED
        ):
            self.current = current + value
        elif self.last == "one" and kind == "ten" and 0 < current < 20:
            self.current = current * HUNDRED + value  # one twenty two
        else:
            return False
        self.last, self.step, self.scale = kind, step, ONE
        return True

    def _hundred(self) -> bool:
        if self.last == "hundred":
            return False
        self.current = (ONE if self.current is None else self.current) * HUNDRED
        self.last = "hundred"
        self.step *= HUNDRED if self.step < 1 else ONE
        return True

    def _scale(self, value: Decimal) -> bool:
        part = self.current
        if part is None and self.last == "scale":
            if value < self.biggest and value > 12:
                return False
            self.total *= value  # three thousand millions, three lakh crore
        elif value > self.biggest:
            self.total = (self.total + (ONE if part is None else part)) * value
        elif part is None:
            return False
        else:
            self.total += part * value
        self.biggest = max(self.biggest, value)
        self.scale, self.step = self.scale * value, self.step * value
        self.current, self.last = None, "scale"
        return True

    def number(self) -> Number:
        """What the words are worth."""
        return point(self.total + (self.current or ZERO), self.step, self.scale)


def read(lower: str, start: int) -> tuple[int, int, Number] | None:
    """Start, end and worth of the numeral in words that starts at a place of a lower-cased text."""
    running = _Sum()
    at = _take(lower, start, running)
    article = _ARTICLE.search(lower, max(0, start - 3), start)
    if at == start:
        return _part_alone(lower, start, article)
    number = running.number()
    if lower.startswith("dozen", start) and article is None and start and lower[start - 1] == "-":
        return None
    at, number = _with_part(lower, at, number, running)
    plural = (
        lower[start:at].endswith("s") and running.last == "scale" and running.total == running.scale
    )
    if plural:  # millions of, dozens of
        number = Number(
            number.low * 2, number.low * Decimal("9.999"), number.low, True, number.scale
        )
    first = article.start() if article and running.scale != ONE and number.low >= 12 else start
    return first, at, number


def extend(text: str, lower: str, end: int, first: Number) -> tuple[int, Number] | None:
    """End and worth of a numeral begun in digits: 1.4 million, 3 hundred and 21, 10k."""
    follows = _FOLLOWS.match(lower, end)
    if follows is None or (len(follows[1]) > _SHORT and follows[1] not in load().english):
        return None
    running = _Sum()
    running.add("digits", first.low, first.step)
    at = _take(lower, end, running)
    if at == end:
        return _abbreviated(text, lower, end, first)
    return _with_part(lower, at, running.number(), running)


def _abbreviated(text: str, lower: str, end: int, first: Number) -> tuple[int, Number] | None:
    """10k, 1.2M; 1.5m only before something that is counted, or money."""
    short = _ABBREVIATION.match(text, end)
    factor = load().abbreviations.get(short[1]) if short else None
    if short is None or factor is None:
        return None
    if short[1] == "K" and first.low <= MOST_LINES and HAN.match(text, short.end()):
        return None  # 4K电视
    if short[1] in load().money_only:
        words, behind = unit_words(), short.end() + 1
        counted = words.en.at(lower, behind) or words.signs.at(text, behind)
        known = counted is not None and (counted[1].unit == "count" or counted[1].unit.isupper())
        if not known and _THE.search(lower, max(0, end - _REACH), end - len(str(first.low))):
            return None  # the 910B reaches
        if not known and not (short.start() + 1 == short.end() and _THINGS.match(lower, behind)):
            return None
    return short.end(), first.times(factor)


def _take(lower: str, at: int, running: _Sum) -> int:
    """Take words into the sum as long as they belong to it; where they end."""
    begin = at
    while True:
        match = _TOKEN.match(lower, at)
        if match is None or (at > begin and not (match["gap"] or match["and"])):
            return at
        if match.end() < len(lower) and lower[match.end()].isalnum():
            return at
        if match["gap"].strip() not in ("", "-"):
            return at
        if not _fits(running, match, first=at == begin and running.last == ""):
            return at
        at = match.end()
        decimals = _POINT.match(lower, at)
        if decimals and running.last != "scale":
            at = decimals.end()
            _add_decimals(running, decimals[1])


def _fits(running: _Sum, match: re.Match[str], *, first: bool) -> bool:
    words, word = load().english, match["word"]
    if match["and"] and (first or running.last not in ("scale", "hundred")):
        return False
    if match["and"] and running.last == "scale" and _AND_PART.match(match.string, match.start()):
        part = _AND_PART.match(match.string, match.start())
        assert part is not None
        if denominator(part[2]):
            return False
    if word in words:
        kind, value = words[word]
        return running.add(kind, value)
    if not word[0].isdigit() or first or "-" in match["gap"] or "." in word:
        return False
    number = decimal_number(word)
    scale = _NEXT_WORD.match(match.string, match.end())
    following = words.get(scale[1], ("", ZERO)) if scale else ("", ZERO)
    if match["and"] and following[0] == "scale" and following[1] >= running.biggest:
        return False  # between 152 million and 154 million
    if number is None or number.low >= max(
        running.biggest, HUNDRED if running.last == "hundred" else ZERO
    ):
        return False
    return bool(match["and"] or _SCALE_NEXT.match(match.string, match.end())) and running.add(
        "digits", number.low, number.step
    )


def _add_decimals(running: _Sum, spoken: str) -> None:
    words = load().english
    digits = "".join(
        "0" if w in ("oh", "o") else w if w.isdigit() else str(words[w][1]) for w in spoken.split()
    )
    running.current = (running.current or ZERO) + Decimal(digits).scaleb(-len(digits))
    running.step, running.last = ONE.scaleb(-len(digits)), "digits"


def _with_part(lower: str, at: int, number: Number, running: _Sum) -> tuple[int, Number]:
    """Two and a half, two thirds, twenty-three fifths, one billion and a quarter million."""
    match = _AND_PART.match(lower, at)
    bottom = denominator(match[2]) if match else None
    if match and bottom:
        top = ONE if match[1] in ("a", "an", "one") else load().english.get(match[1], ("", ZERO))[1]
        scaled = _PART_OF_SCALE.match(lower, match.end())
        unit = (
            load().english[scaled[1]][1] if scaled else number.scale if number.scale > 1000 else ONE
        )
        if top and top < bottom:
            value = number.low + top / bottom * unit
            return (scaled or match).end(), Number(value, value, unit / bottom, scale=number.scale)
    tail = _TOKEN.match(lower, at)
    if tail and _COMPOUND.match(lower, tail.end()):  # one half-idle plant
        return at, number
    if tail and tail["gap"] and not tail["and"] and running.last != "digits":
        bottom = denominator(tail["word"])
        if bottom and (number.low != 1) == tail["word"].endswith("s"):
            value = number.low / bottom
            return tail.end(), Number(value, value, ONE / bottom, fraction=True)
    return at, number


def _part_alone(
    lower: str, start: int, article: re.Match[str] | None
) -> tuple[int, int, Number] | None:
    """half, a quarter, a third of; half a million."""
    match = _TOKEN.match(lower, start)
    if match is None:
        return None
    bottom = denominator(match["word"])
    if bottom is None or match["word"].endswith("s") or _COMPOUND.match(lower, match.end()):
        return None
    longer = AND_A_HALF.search(lower, max(0, start - _REACH), match.end()) if bottom == 2 else None
    if longer is not None:
        return longer.start(), match.end(), Number(_HALF_MORE, _HALF_MORE, ONE / 2)
    scaled = _PART_OF_SCALE.match(lower, match.end())
    if scaled and bottom in (2, 4):  # half a million, quarter million
        first = article.start() if article else start
        scale = load().english[scaled[1]][1]
        return first, scaled.end(), point(scale / bottom, scale / bottom, scale)
    if bottom > 2 and article is None:
        return None
    after = lower[match.end() : match.end() + 4]
    alone = after.startswith((" of", " as")) or not after.strip(" .,;")
    alone = alone or (
        after == " and" and _BETWEEN.search(lower, max(0, start - _REACH), start) is not None
    )
    if bottom > 2 and not (alone or _differs(lower, match.end(), article)):
        return None
    first = article.start() if article else start
    part = ONE / bottom
    return first, match.end(), Number(part, part, part, fraction=True)


# a year and a half
AND_A_HALF = pattern_of(
    r"(?<![a-z])(?:an?|one) (?P<unit>year|month|week|day|hour|minute|decade) and (?:a |one )half$"
)
_HALF_MORE = Decimal("1.5")


def _differs(lower: str, end: int, article: re.Match[str] | None) -> bool:
    """Lost a third since January, a fifth less than: the part by which something moved."""
    if _LESS.match(lower, end):
        return True
    before = lower[
        max(0, (article.start() if article else end) - 40) : article.start() if article else end
    ]
    before = _AT_LEAST.sub("", before)
    words = [word for word in before.split() if word not in load().hedging][-2:]
    moves = load().moves.words
    return (
        any(word in moves and moves[word].sign for word in (*words, " ".join(words)))
        and _SINCE.match(lower, end) is not None
    )


def denominator(word: str) -> Decimal | None:
    """What a part's word divides by: third, fifths, twenty-first's first is none."""
    found = load().denominators
    return found.get(word) or found.get(word.removesuffix("s"))
