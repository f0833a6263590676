"""Cells of a table: a bare number takes its unit from the column's header, the row's, the caption.

研发支出(十亿美元) over 2.7 is 2.7e9 USD. Headers, and columns of years, ranks and names, hold no
quantities.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities.money import BARE
from claimcheck.quantities.words import UnitWords, load, unit_words
from claimcheck.records import Document, Quantity, Table

Reader = Callable[[str], tuple[Quantity, ...]]

_BRACKETS = pattern_of(r"[(（\[【]([^()（）\[\]【】]{1,24})[)）\]】]")
_UNIT_IS = pattern_of(
    r"(?:单位\s?[:：为]|units?\s?:|(?<![a-z])in\s)\s?"
    r"([^\s，,;；()（）]{1,12}(?: [a-z]{1,12}){0,2})",
    re.IGNORECASE,
)
_PIECE = pattern_of(r"[,，/／、]\s?([^,，/／、]{1,16})$")
_ENGLISH_SCALE = pattern_of(
    r"(?:in )?(?P<mark>(?:US|HK|NT|A|C)?[$€£¥]|[A-Z]{3}|RMB)?\s?"
    r"(?P<scale>thousand|million|billion|trillion|bn|mn|m|k)?s?(?:\s(?:of )?(?P<unit>[A-Za-z].*))?$"
)
_UNIT_THEN_SCALE = pattern_of(r"(?P<unit>[A-Za-z]+) (?P<scale>thousand|million|billion|bn|mn)s?$")
_IS_LONG = pattern_of(r"length|height|depth|width|distance|altitude|span|diameter|thickness|beam")
_SCALES = {
    "m": "million",
    "mn": "million",
    "bn": "billion",
    "k": "thousand",
    "000s": "thousand",
    "'000": "thousand",
}
_OWN_UNIT = ("unit:", "fraction", "special", "rank", "comparison", "range:bounds")
_NOTED = pattern_of(r"(\s*[\d.,]+)\s*[(（][^()（）]+[)）]\s*$")
_NEGATIVE = pattern_of(r"\s*[(（][0-9.,]+%?[)）]\s*")


@record
class Heading:
    """What a header says of its cells: a unit and what one is worth; growth in percent."""

    unit: str = ""
    factor: Decimal = Decimal(1)
    counted: str = ""
    growth: bool = False
    left_out: bool = False
    bare: bool = False
    rate: str = ""


def cells(document: Document, read: Reader) -> dict[int, tuple[Quantity, ...]]:
    """The quantities of every passage that is a cell of a table; spans are those of the cell."""
    found: dict[int, tuple[Quantity, ...]] = {}
    for table in document.tables:
        found |= _table(document, table, read)
    return found


def _table(document: Document, table: Table, read: Reader) -> dict[int, tuple[Quantity, ...]]:
    texts = _texts(document, table)
    above = _text(document, document.above(table))
    told = table.caption is not None or _UNIT_IS.search(above) is not None
    caption = _heading(above, read) if told else Heading()
    columns = [
        _column(texts, table.header_rows, index, read)
        for index in range(max(map(len, texts), default=0))
    ]
    found: dict[int, tuple[Quantity, ...]] = {}
    for number, row in enumerate(table.rows):
        header = number < table.header_rows
        side = _heading(texts[number][0], read) if texts[number] else Heading()
        for index, passage in enumerate(row):
            if header or columns[index].left_out or (index == 0 and len(row) > 1):
                found[passage] = ()
                continue
            heading = _first_unit(columns[index], side, caption)
            found[passage] = tuple(_read_cell(texts[number][index], heading, read))
    return found


def _texts(document: Document, table: Table) -> list[list[str]]:
    """The cells' texts; a merged cell is one passage in all its places."""
    return [[_text(document, passage) for passage in row] for row in table.rows]


def _text(document: Document, passage: int | None) -> str:
    if passage is None:
        return ""
    found = document.passages[passage]
    return document.text[found.start : found.end]


def _column(texts: list[list[str]], header_rows: int, index: int, read: Reader) -> Heading:
    """The headings of a column, the lowest unit first."""
    headings = [
        _heading(texts[row][index], read) for row in range(header_rows) if index < len(texts[row])
    ]
    unit = next((heading for heading in reversed(headings) if heading.unit), Heading())
    return replace(
        unit,
        growth=any(heading.growth for heading in headings),
        left_out=bool(headings) and headings[-1].left_out,
        rate=next((heading.rate for heading in headings if heading.rate), ""),
    )


def _first_unit(column: Heading, side: Heading, caption: Heading) -> Heading:
    """The nearest heading with a unit; growth and rate are the column's or the row's."""
    for source in (column, side, caption):
        if source.unit and not (source is caption and (column.growth or side.growth)):
            growth, rate = column.growth or side.growth, column.rate or side.rate
            return replace(source, growth=growth, rate=rate)
    return replace(column, growth=column.growth or side.growth, rate=column.rate or side.rate)


def _heading(text: str, read: Reader) -> Heading:
    """What a heading says, kept for the units in use."""
    return _read_heading(text, read, unit_words())


@lru_cache(maxsize=1024)
def _read_heading(text: str, read: Reader, _units: UnitWords) -> Heading:
    plain = text.strip()
    name = _BRACKETS.sub("", plain).strip(" :：").lower()
    growth = load().growth.search(plain.lower()) is not None
    rate = load().rate_word.first(plain.lower())
    heading = Heading(
        growth=growth,
        left_out=not growth and (name in load().left_out),
        rate=load().rates.words[rate][0] if rate else "",
    )
    for candidate in _candidates(plain):
        if candidate in _SCALES and not _IS_LONG.search(name):
            candidate = f"{_SCALES[candidate]} units"  # Shipments (m)
        unit = _unit(candidate, read)
        if unit is not None:
            worth, quantity = unit
            left_out = heading.left_out and quantity.unit == "year"
            return replace(
                heading,
                unit=quantity.unit,
                factor=worth,
                counted=quantity.counted,
                left_out=left_out,
                bare=BARE in quantity.rules,
            )
    if "%" in plain:
        return replace(heading, unit="percent")
    return heading


def _candidates(text: str) -> list[str]:
    found = [match[1] for match in _BRACKETS.finditer(text)]
    found += [match[1] for match in _UNIT_IS.finditer(text)]
    found += [match[1] for match in _PIECE.finditer(text)]
    stripped = [re.sub(r"^(?:单位|unit)\s?[:：]?\s?", "", written.strip()) for written in found]
    return [written for written in reversed(stripped) if written]


def _unit(written: str, read: Reader) -> tuple[Decimal, Quantity] | None:
    """What a unit's text is worth: 十亿美元, 万辆, $ billions, %, million units."""
    for numeral in _numerals(written):
        found = read(numeral)
        if len(found) != 1 or found[0].value is None:
            continue
        quantity = found[0]
        whole = quantity.end - quantity.start >= len(numeral.rstrip())
        if whole and (
            any(rule.startswith("unit:") for rule in quantity.rules) or quantity.value != 1
        ):
            return quantity.value or Decimal(1), quantity
    return None


def _numerals(written: str) -> list[str]:
    """The unit's text with a 1 where its number would stand."""
    found = [f"1{written}"]
    match = _ENGLISH_SCALE.match(written)
    if match and any(match.groups()):
        found.append(
            f"{match['mark'] or ''}1 {match['scale'] or ''} {match['unit'] or ''}".replace(
                "  ", " "
            ).strip()
        )
    match = _UNIT_THEN_SCALE.match(written)
    if match:
        found.append(f"1 {match['scale']} {match['unit']}")
    return found


def _read_cell(text: str, heading: Heading, read: Reader) -> list[Quantity]:
    found = []
    noted = _NOTED.match(text)  # 15(最悲观的估计): the number is bare, whatever is noted of it
    for quantity in read(text) or (read(noted[1]) if noted else ()):
        bare = not any(rule.startswith(_OWN_UNIT) for rule in quantity.rules)
        if bare and heading.unit:
            quantity = _scaled(quantity, heading)
        if heading.rate and quantity.unit.isupper():
            quantity = replace(quantity, unit=f"{quantity.unit}/{heading.rate}")
        if _NEGATIVE.fullmatch(text) and quantity.kind == "point" and quantity.low:
            quantity = replace(quantity, low=-quantity.low, high=-quantity.low)
        if heading.growth and quantity.unit in ("percent", "percentage_point"):
            quantity = _grown(quantity)
        found.append(quantity)
    return found


def _scaled(quantity: Quantity, heading: Heading) -> Quantity:
    """A bare number in the unit of its heading."""

    def times(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * heading.factor

    low, high, first, last = map(times, quantity.steps)
    return replace(
        quantity,
        low=times(quantity.low),
        high=times(quantity.high),
        first=times(quantity.first),
        last=times(quantity.last),
        steps=(low, high, first, last),
        unit=heading.unit,
        counted=heading.counted,
        rules=(*quantity.rules, "unit:heading", *([BARE] if heading.bare else [])),
    )


def _grown(quantity: Quantity) -> Quantity:
    """A percentage in a column of growth is a difference."""
    value = quantity.value
    if value is None or quantity.kind not in ("point", "bound", "delta"):
        return quantity
    direction = (value > 0) - (value < 0)
    return replace(
        quantity,
        kind="delta",
        direction=direction,
        rules=(*quantity.rules, "delta:heading"),
    )
