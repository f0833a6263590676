"""Articles made by rule, with the contradictions that were planted in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

SYLLABLES = (
    "bel",
    "cor",
    "dax",
    "fim",
    "gun",
    "hop",
    "jev",
    "kal",
    "lur",
    "mip",
    "nov",
    "pez",
    "rud",
    "sot",
)
MEASURES = ("营收", "净利润", "研发投入", "资本开支")
WAYS = (
    "{year}年，{name}的{measure}为{value}亿元。",
    "{name}{year}年{measure}为{value}亿元。",
    "{name}{year}年的{measure}达到{value}亿元，与市场预期相符。",
)
AROUND = (
    "{name}的员工人数为{people}人。",
    "董事会讨论了今后的安排，没有公布其他数字。",
    "分析师认为，订单主要来自老客户。",
    "新厂区的扩建仍在进行。",
)
HOT = "英伟达在中国的市场份额为{share}%。"


@dataclass(frozen=True)
class Planted:
    """A figure that the second article states otherwise than the first."""

    one: str
    other: str


def articles(count: int, seed: int = 7) -> tuple[dict[str, str], list[Planted]]:
    """Texts by name, and what was planted: one contradiction in about twenty articles.

    Each company stands in four articles, which agree on its figures unless something is planted.
    Every fiftieth article tells the share of one company that all of these tell, so that there is
    a part of claims much larger than the others.
    """
    chance = random.Random(seed)
    texts: dict[str, list[str]] = {}
    planted = []
    for company, name in enumerate(_names((count + 3) // 4)):
        facts = {m: chance.randint(11, 989) for m in MEASURES}
        people = chance.randint(101, 9899)
        wrong = chance.random() < 0.2
        for copy in range(min(4, count - 4 * company)):
            told = [f"{name}近况"]
            for number, measure in enumerate(MEASURES):
                value = facts[measure]
                if wrong and copy == 3 and number == 0:
                    value = value * 2 + 3
                way = WAYS[(copy + number) % len(WAYS)]
                told.append(way.format(name=name, measure=measure, value=value, year=2024))
                told.append(chance.choice(AROUND).format(name=name, people=people))
            number = 4 * company + copy
            if number % 50 == 0:
                told.append(HOT.format(share=95 if number else 60))
            texts[f"{number // 100:03d}/{number:06d}.txt"] = told
        if wrong and count - 4 * company >= 4:
            first, last = 4 * company, 4 * company + 3
            planted.append(Planted(*(f"{n // 100:03d}/{n:06d}.txt" for n in (first, last))))
    return {path: "\n".join(told) + "\n" for path, told in texts.items()}, planted


def _names(count: int) -> Iterator[str]:
    """Different names of companies, no two of which differ in one letter only."""
    made = map("".join, product(SYLLABLES, SYLLABLES, SYLLABLES))
    yield from islice((name.capitalize() for name in made), count)


def write(folder: Path, count: int, seed: int = 7) -> list[Planted]:
    """The same as files of a folder."""
    texts, planted = articles(count, seed)
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return planted
