"""Reports of any size, built by hand: findings of our own words, no two alike, always the same.

A report of n findings has a topic for about every five of them, an article for about every twenty,
and in each finding two articles that state one figure each, some with a time, some as a range.
"""

from __future__ import annotations

import random
from decimal import Decimal

import _texts

from claimcheck.records import (
    Claim,
    Coverage,
    Document,
    DocumentInfo,
    Finding,
    Interval,
    Name,
    Passage,
    Period,
    Quantity,
    Report,
    Topic,
)

A_TOPIC, AN_ARTICLE = 5, 20  # findings
_SENTENCES = (
    "{s}{y}年的{m}为{v}%,比同行的预期高出不少,业内人士说这与订单的变化有关",
    "记者从{s}了解到,{m}达到{v}%,而仓库里的{t}仍在等待发货",
    "{s}的一位负责人称,{y}年{m}约为{v}%,谈判仍在继续,细节没有透露",
    "In {y} the {m} of {s} came to {v}%, people who buy its {t} say, though nobody would be named",
)
_VERDICTS = (("contradiction", "error"), ("tension", "warning"), ("revision", "note"))


def report(findings: int) -> Report:
    """A report of so many findings; the same for the same number."""
    choose = random.Random(findings)
    articles = max(2, findings // AN_ARTICLE)
    pages: list[list[str]] = [[] for _ in range(articles)]
    plan = [_finding(choose, number, pages) for number in range(findings)]
    documents = [_document(number, lines) for number, lines in enumerate(pages)]
    made, claims, topics = [], [], {}
    for number, sides in enumerate(plan):
        pair = [_claim(documents[at], line, value, names) for at, line, value, names in sides]
        made.append(_judged(number, *pair))
        claims += pair
        topics.setdefault(number // A_TOPIC, []).extend(pair)
    return Report(
        documents=tuple(_info(document) for document in documents),
        claims=tuple(claims),
        clusters=(),
        topics=tuple(
            Topic(f"{n}", _name(own[0].subject, n), "", "share", (), tuple(own))
            for n, own in topics.items()
        ),
        findings=tuple(made),
        coverage=Coverage(len(claims), len(claims), len(claims)),
        sources={document.path: document for document in documents},
    )


Side = tuple[int, int, Decimal, tuple[str, str, int]]  # article, line, value, names


def _finding(choose: random.Random, number: int, pages: list[list[str]]) -> list[Side]:
    """Two sentences about one thing, written into two articles."""
    subject = f"{choose.choice(_texts.ZH_UNKNOWN)}{number // A_TOPIC}"
    measure = _texts.ZH_UNKNOWN_MEASURES[number // A_TOPIC % len(_texts.ZH_UNKNOWN_MEASURES)]
    year, sides = choose.randint(2018, 2026), []
    for at in choose.sample(range(len(pages)), 2):
        value = Decimal(choose.randint(10, 999)) / 10
        line = choose.choice(_SENTENCES).format(
            s=subject, m=measure, v=value, y=year, t=choose.choice(_texts.ZH_UNKNOWN_THINGS)
        )
        pages[at].append(line)
        sides.append((at, len(pages[at]) - 1, value, (subject, measure, year)))
    return sides


def _document(number: int, lines: list[str]) -> Document:
    raw = "".join(f"{line}。\n" for line in lines)
    passages, at = [], 0
    for paragraph, line in enumerate(lines):
        passages.append(Passage("sentence", at, at + len(line) + 1, paragraph))
        at += len(line) + 2
    return Document(
        path=f"articles/{number:04}.txt",
        article=f"{number:04}",
        raw=raw,
        text=raw,
        starts=tuple(range(len(raw))),
        ends=tuple(range(1, len(raw) + 1)),
        passages=tuple(passages),
        publisher=_texts.ZH_UNKNOWN[number % len(_texts.ZH_UNKNOWN)],
        published=f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
        language="zh-Hans",
    )


def _claim(document: Document, line: int, value: Decimal, names: tuple[str, str, int]) -> Claim:
    passage = document.passages[line]
    quote = document.raw[passage.start : passage.end - 1]
    begin = passage.start + quote.index(f"{value}%")
    end = begin + len(f"{value}%")
    subject, measure, year = names
    return Claim(
        id=f"{document.article}#{line}",
        document=document.path,
        article=document.article,
        span=(passage.start, passage.end - 1),
        figure=(begin, end),
        quote=quote,
        clause=quote,
        ordinal=0,
        line=line + 1,
        column=begin - passage.start + 1,
        place="sentence",
        subject=Name(None, subject),
        measure=Name(None, measure),
        quantity=Quantity(
            begin,
            end,
            begin,
            end - 1,
            line,
            f"{value}%",
            "point",
            "=",
            value,
            value,
            unit="percent",
        ),
        period=Period(f"{year}-01-01", f"{year}-12-31", "explicit") if line % 2 else Period(),
        confidence=(("measure", "own"), ("subject", "sentence"), ("period", "own")),
        derived_by=("figure:percent", "measure:clause", "subject:before"),
    )


def _judged(number: int, left: Claim, right: Claim) -> Finding:
    kind, severity = _VERDICTS[number % 3]
    values = [claim.quantity.low for claim in (left, right) if claim.quantity]
    about = f"{_name(left.subject)}的{_name(left.measure)}"
    half = Decimal("0.05")
    return Finding(
        rule="figure-disagrees",
        code="C103",
        kind=kind,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        fingerprint=f"{number * 2654435761 % 2**32:08x}{number:08x}",
        message=(
            ("en", f"{about} is {values[0]}% in one article and {values[1]}% in the other."),
            ("zh", f"{about}一处为{values[0]}%,一处为{values[1]}%。"),
        ),
        sides=((left,), (right,)),
        intervals=tuple(
            Interval(claim.id, (value, value), (value - half, value + half), "percent")
            for claim, value in zip((left, right), values, strict=True)
            if value is not None
        ),
        calc=f"{min(map(str, values))} % < {max(map(str, values))} %",
        reconcile=(("en", "the two speak of different times"), ("zh", "两者说的不是同一时间")),
    )


def _info(document: Document) -> DocumentInfo:
    own = len(document.passages)
    return DocumentInfo(
        document.path,
        document.article,
        publisher=document.publisher,
        date=document.published,
        language=document.language,
        figures=own,
        claims=own,
    )


def _name(name: Name | None, number: int | None = None) -> str:
    return name.text if name else str(number)
