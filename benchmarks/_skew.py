"""Claims that all are about one thing, as many as are asked for: one cluster, or a few around it.

They are claims that were really read of sentences of our own; what is changed afterwards is the
article that they stand in and, where a case asks for it, the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claimcheck import lexicon, pipeline
from claimcheck.documents.build import from_text
from claimcheck.records import Claim, DocumentInfo, Period

WORDS = lexicon.load()
FAMOUS = "2024年，英伟达的营收为{}亿美元。"
# The figures that rules hold against a company's revenue, and others of the same market.
AROUND = (
    FAMOUS,
    "英伟达2024年的净利润为{}亿美元。",
    "英伟达2024年的净利率为{}%。",
    "英伟达2024年营收同比增长{}%。",
    "英伟达2023年的营收为{}亿美元。",
    "英伟达2024年来自中国的营收为{}亿美元。",
    "2024年，中国市场收入占英伟达总收入的{}%。",
    "2024年，英伟达在中国的市场份额为{}%。",
    "2024年，英伟达在中国的市场份额从95%降至{}%。",
    "2024年，英伟达在中国的市场份额已降至{}%。",
    "2024年，华为在中国的市场份额为{}%。",
    "2024年，英伟达的营收为{}亿元人民币。",
    "2024年，英伟达H20的算力比华为昇腾910B高{}%。",
    "2024年，英伟达H20的算力为{}TFLOPS。",
    "2024年，华为昇腾910B的算力为{}TFLOPS。",
    "2024年，英伟达H20的产量为{}万颗。",
    "2024年，英伟达H20的出货量为{}万颗。",
)
MARK = "37"  # the value of a template, which is exchanged
FEW = (37, 37, 37, 37, 37, 37, 41, 58, 12, 93)
CASES = {
    "repeated": "one figure, five values, nearly all say the same",
    "times": "the same over forty quarters and without a time, told over four years",
    "twice": "every article gives two values of the figure",
    "distinct": "every article has a value of its own",
    "around": "five values each of seventeen figures that rules hold together",
    "around, distinct": "the same, every article with values of its own",
}


@lru_cache(maxsize=64)
def template(text: str) -> Claim:
    """The claim of a sentence."""
    document = from_text(text.format(MARK), path="articles/x.txt")
    found = [
        claim
        for claim in pipeline.extract(document, WORDS)
        if claim.quantity is not None and MARK in claim.quantity.text
    ]
    return found[0]


def told(text: str, value: Decimal, article: int, place: int = 0) -> Claim:
    """The claim of a sentence with another value, in an article."""
    found, path = template(text), f"articles/{article:07}.txt"
    quantity = found.quantity
    assert quantity is not None
    factor = value / Decimal(MARK)

    def other(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * factor

    changed = replace(
        quantity,
        text=quantity.text.replace(MARK, f"{value:f}"),
        low=other(quantity.low),
        high=other(quantity.high),
        last=other(quantity.last),
    )
    clause = found.clause.replace(MARK, f"{value:f}")
    at = place * 500  # no sentence beside the other one
    return replace(
        found,
        id=f"{path}#{place:08x}",
        document=path,
        article=path,
        line=found.line + place * 10,
        figure=(found.figure[0] + at, found.figure[1] + at),
        span=(found.span[0] + at, found.span[1] + at),
        quantity=changed,
        quote=found.quote.replace(MARK, f"{value:f}"),
        clause=clause,
    )


def claims(case: str, number: int) -> list[Claim]:
    """So many claims of a case."""
    return [one for _, one in zip(range(number), _claims(case), strict=False)]


def _claims(case: str) -> Iterator[Claim]:
    number = 0
    while True:
        few = Decimal(FEW[number % len(FEW)])
        if case == "repeated":
            yield told(FAMOUS, few, number)
        elif case == "times":
            yield _at_a_time(told(FAMOUS, few, number), number)
        elif case == "twice":
            yield told(FAMOUS, Decimal(37), number)
            yield told(FAMOUS, Decimal(58), number, 1)
        elif case == "distinct":
            yield told(FAMOUS, _own(number), number)
        else:
            text = AROUND[number % len(AROUND)]
            value = few if case == "around" else _own(number) % 90 + 5
            if case == "around":
                value = Decimal(FEW[number // len(AROUND) % len(FEW)])
            yield told(text, value, number // len(AROUND) * 2 + number % 2, number % len(AROUND))
        number += 1


def _own(number: int) -> Decimal:
    """A value that no other article has."""
    return Decimal(10) + Decimal(number * 7919 % 1_000_003) / 100


def _at_a_time(claim: Claim, number: int) -> Claim:
    quarter = number * 31 % 41
    if quarter == 40:
        return replace(claim, period=Period())
    year, month = 2015 + quarter // 4, quarter % 4 * 3 + 1
    last = {3: 31, 6: 30, 9: 30, 12: 31}[month + 2]
    period = Period(f"{year}-{month:02}-01", f"{year}-{month + 2:02}-{last}", "explicit")
    return replace(claim, period=period)


def documents(found: list[Claim]) -> list[DocumentInfo]:
    """A line of the report for each article, with the days of four years."""
    paths = dict.fromkeys(claim.document for claim in found)
    return [
        DocumentInfo(path, path, date=f"{2022 + n % 4}-{n // 4 % 12 + 1:02}-{n // 48 % 28 + 1:02}")
        for n, path in enumerate(paths)
    ]
