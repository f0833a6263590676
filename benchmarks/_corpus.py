"""A corpus made of `examples/`: their articles with other names and figures, and known truth.

The sentences of an example that hold a figure give way to sentences about companies of a made-up
world, in which every company has one value for a measure and a quarter; all others stay as they
are. So the articles agree with each other, but for the figures that are planted: one of a pair of
articles then tells the value of the world, the other one something else.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from claimcheck import documents, lexicon, pipeline, quantities

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES_A_COMPANY = 10  # the more articles, the more companies, as in news
FACTS = 5  # of an article at most; further sentences with figures are left out
PLANTED = 0.01  # of the articles
SEASONS = "一二三四"
ORDINALS = ("first", "second", "third", "fourth")
# measure: how it is told in Chinese and in English, and from where to where its values go
REVENUE = (
    ("{c}{y}年第{q}季度的营收为{v}亿美元", "{y}年第{q}季度,{c}的营收是{v}亿美元"),
    ("{c}'s revenue came to ${b} billion in the {o} quarter of {y}",),
)
PROFIT = (
    ("{c}{y}年第{q}季度的净利润为{v}亿美元", "{y}年第{q}季度,{c}的净利润是{v}亿美元"),
    ("{c}'s net profit came to ${b} billion in the {o} quarter of {y}",),
)
RESEARCH = (
    ("{c}{y}年第{q}季度的研发投入为{v}亿美元", "{y}年第{q}季度,{c}的研发投入是{v}亿美元"),
    ("{c}'s R&D spending came to ${b} billion in the {o} quarter of {y}",),
)
MARGIN = (
    ("{c}{y}年第{q}季度的毛利率为{v}%", "{y}年第{q}季度,{c}的毛利率是{v}%"),
    ("{c}'s gross margin was {v}% in the {o} quarter of {y}",),
)
YIELD = (
    ("{c}{y}年第{q}季度的良率为{v}%", "{y}年第{q}季度,{c}的良率是{v}%"),
    ("{c}'s yield was {v}% in the {o} quarter of {y}",),
)
MEASURES = (REVENUE, PROFIT, RESEARCH, MARGIN, YIELD)


@dataclass(frozen=True)
class Fact:
    """What of which company, and when."""

    company: int
    measure: int
    year: int
    quarter: int


@dataclass(frozen=True)
class Planted:
    """A contradiction: two articles that give one fact two values."""

    fact: Fact
    right: str
    wrong: str


@dataclass
class Article:
    """An article before it is written.

    Attributes:
        name: of its file.
        example: whose sentences it has.
        facts: that it tells, in their order; a factor other than 1 is a planted slip.
    """

    name: str
    example: int
    facts: list[tuple[Fact, float]] = field(default_factory=list)


@cache
def skeletons() -> tuple[tuple[str, tuple[tuple[str | None, ...], ...]], ...]:
    """The examples, by language, as paragraphs of sentences; None where a figure stood."""
    found = []
    for file in sorted(EXAMPLES.glob("*.txt")):
        if "noise" in file.name:
            continue
        document = documents.from_text(file.read_text(encoding="utf-8"), path=file.name)
        told = {quantity.passage for quantity in quantities.read_document(document)}
        paragraphs: dict[int, list[str | None]] = {}
        for number, passage in enumerate(document.passages):
            text = document.text[passage.start : passage.end]
            if passage.kind == "cell":
                continue
            kept = None if number in told else text
            if kept is None or not any(sign.isdigit() for sign in kept):
                paragraphs.setdefault(passage.paragraph, []).append(kept)
        language = "en" if (document.language or "").startswith("en") else "zh"
        found.append((language, tuple(map(tuple, paragraphs.values()))))
    return tuple(found)


@cache
def companies(count: int) -> tuple[tuple[str, str], ...]:
    """Names in Chinese and in English: companies of the lexicon first, then made-up ones.

    Each of them is read as what it is: that is tried out before.
    """
    entities, known = lexicon.load().entities.values(), []
    owners = {entity.id for entity in entities if entity.kind == "company"}
    parents = {entity.parent for entity in entities if entity.kind == "company"}
    for entity in entities:
        latin = next((n for n in entity.names if n.isascii() and len(n) > 3), None)
        han = next((n for n in entity.names if not n.isascii()), None)
        alone = entity.parent not in owners and entity.id not in parents
        if entity.kind == "company" and latin and han and not entity.source and alone:
            known.append((han, latin))
    read = [_subjects([name[side] for name in known], side) for side in (0, 1)]
    known = [name for name, han, latin in zip(known, *read, strict=True) if han and han == latin]
    chance = random.Random(5)
    chance.shuffle(known)
    one, two, three = "青白赤玄金澄岭启澜骁", "禾屿曜桐珀岚浔砚舫桦", "辰昀霁川朔钧衡璟"
    trades = ("电子", "光电", "重工", "医药", "能源", "材料")
    made = [a + b + c + chance.choice(trades) for a in one for b in two for c in three]
    chance.shuffle(made)
    found = _subjects(made, 0)
    extra = [name for name, subject in zip(made, found, strict=True) if subject == name]
    return tuple([*known, *((name, "") for name in extra)][:count])


def _subjects(names: Sequence[str], side: int) -> list[str | None]:
    """What the reader takes for the subject of sentences about each name; None where it errs."""
    forms = [form for measure in MEASURES for form in measure[side]]
    told = [
        form.format(c=name, y=2023, q="一", o="first", v="45.27", b="4.527")
        for name in names
        for form in forms
    ]
    stop = "。\n\n" if side == 0 else ".\n\n"
    document = documents.from_text(stop.join([*told, ""]))
    read: dict[int, set[str]] = {}
    for claim in pipeline.extract(document, lexicon.load()):
        right = claim.subject is not None and claim.period.start == "2023-01-01"
        said = claim.subject.key if right and claim.subject is not None else ""
        read.setdefault((claim.line - 1) // 2 // len(forms), set()).add(said)
    return [
        next(iter(found)) if len(found := read.get(at, set())) == 1 else None
        for at in range(len(names))
    ]


def value(fact: Fact) -> float:
    """What the world says; profit and research are parts of the revenue."""

    def drawn(measure: int, low: float, high: float) -> float:
        told = f"{fact.company}/{measure}/{fact.year}/{fact.quarter}"
        return random.Random(told).uniform(low, high)

    revenue = drawn(0, 40, 900)
    parts = (
        revenue,
        revenue * drawn(1, 0.05, 0.2),
        revenue * drawn(2, 0.04, 0.15),
        drawn(3, 25, 60),
        drawn(4, 50, 95),
    )
    return round(parts[fact.measure], 2)


def firms_of(count: int) -> int:
    """How many companies so many articles tell of."""
    return len(companies(max(8, count // ARTICLES_A_COMPANY)))


def plan(count: int, seed: int = 1) -> tuple[list[Article], list[Planted]]:
    """The articles and what contradicts what in them."""
    chance = random.Random(seed)
    firms = firms_of(count)
    shapes = skeletons()
    articles = []
    for number in range(count):
        example = chance.randrange(len(shapes))
        language, paragraphs = shapes[example]
        article = Article(f"{number // 500:03}/{number:05}.txt", example)
        firm = 0
        for paragraph in paragraphs:
            for at, kept in enumerate(paragraph):
                if kept is not None or len(article.facts) == FACTS:
                    continue
                if at == 0 or not article.facts:
                    firm = chance.randrange(firms)
                    while language == "en" and not companies(firms)[firm][1]:
                        firm = chance.randrange(firms)
                fact = Fact(
                    firm,
                    chance.randrange(len(MEASURES)),
                    chance.randint(2021, 2024),
                    chance.randrange(4),
                )
                if all(fact != told for told, _ in article.facts):
                    article.facts.append((fact, 1.0))
        articles.append(article)
    return articles, list(_plant(articles, chance, max(1, int(count * PLANTED))))


def _plant(articles: Sequence[Article], chance: random.Random, count: int) -> Iterator[Planted]:
    """Slips: a fact of one article stands in another one too, with another value.

    Nobody else tells of a fact that is planted, so that the pair is all there is to find.
    """
    shapes = skeletons()
    order = [a for a in articles if shapes[a.example][0] == "zh"]
    chance.shuffle(order)
    told: dict[Fact, int] = {}
    for article in articles:
        for fact, _ in article.facts:
            told[fact] = told.get(fact, 0) + 1
    for right, wrong in list(zip(order[::2], order[1::2], strict=False)):
        if count == 0:
            return
        free = [f for f, _ in right.facts if told[f] == 1]
        if not free or not wrong.facts:
            continue
        fact = chance.choice(free)
        place = chance.randrange(len(wrong.facts))
        told[wrong.facts[place][0]] -= 1
        told[fact] += 1
        wrong.facts[place] = (fact, chance.choice((0.5, 0.6, 1.5, 1.7)))
        count -= 1
        yield Planted(fact, right.name, wrong.name)


def sentence(fact: Fact, factor: float, language: str, firms: int, form: int) -> str:
    """A fact in words."""
    name = companies(firms)[fact.company][0 if language == "zh" else 1]
    forms = MEASURES[fact.measure][0 if language == "zh" else 1]
    told = value(fact) * factor
    if fact.measure > 2 and told > 100:
        told = value(fact) * 0.5
    return forms[form % len(forms)].format(
        c=name,
        y=fact.year,
        q=SEASONS[fact.quarter],
        o=ORDINALS[fact.quarter],
        v=f"{told:.2f}",
        b=f"{told / 10:.3f}",
    )


def text(article: Article, firms: int) -> str:
    """The article as it is published."""
    language, paragraphs = skeletons()[article.example]
    facts, lines = list(article.facts), []
    for paragraph in paragraphs:
        parts = []
        for kept in paragraph:
            if kept is not None:
                parts.append(kept)
            elif facts:
                fact, factor = facts.pop(0)
                stop = "。" if language == "zh" else "."
                parts.append(sentence(fact, factor, language, firms, len(facts)) + stop)
        lines.append(("" if language == "zh" else " ").join(parts))
    return "\n\n".join(line for line in lines if line) + "\n"


def write(folder: Path, count: int, seed: int = 1) -> tuple[int, list[Planted]]:
    """Write a corpus; its characters, and what is planted in it."""
    articles, planted = plan(count, seed)
    firms, size = firms_of(count), 0
    for article in articles:
        file = folder / article.name
        file.parent.mkdir(parents=True, exist_ok=True)
        told = text(article, firms)
        size += len(told)
        file.write_text(told, encoding="utf-8")
    return size, planted
