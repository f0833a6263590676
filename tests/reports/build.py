"""Hand-made records for the renderers: `claim("甲从95%降至0%", "从95%降至0%")` and the like."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import (
    Claim,
    Cluster,
    Coverage,
    Document,
    DocumentInfo,
    Finding,
    Interval,
    Name,
    Passage,
    Quantity,
    Report,
    Scope,
    Topic,
)


def exact(value):
    return None if value is None else Decimal(str(value))


def quantity(kind="point", low=None, high=None, first=None, last=None, unit="percent", **more):
    ops = {"range": "in", "change": "->", "bound": ">="}
    return Quantity(
        start=0,
        end=1,
        num_start=0,
        num_end=1,
        passage=0,
        text=more.pop("text", "…"),
        kind=kind,
        op=more.pop("op", ops.get(kind, "=")),
        low=exact(low),
        high=exact(low if high is None and kind in ("point", "delta", "ratio") else high),
        first=exact(first),
        last=exact(last),
        unit=unit,
        **more,
    )


def document(path, raw, *, noise=(), **more):
    """A document a line of which is a passage; `noise` are pieces that the reader dropped."""
    text, starts, ends = [], [], []
    at = 0
    while at < len(raw):
        dropped = next((piece for piece in noise if raw.startswith(piece, at)), "")
        if dropped:
            at += len(dropped)
            continue
        text.append(raw[at])
        starts.append(at)
        ends.append(at + 1)
        at += 1
    working = "".join(text)
    passages, begin = [], 0
    for number, line in enumerate(working.split("\n")):
        if line:
            passages.append(Passage("sentence", begin, begin + len(line), number))
        begin += len(line) + 1
    return Document(
        path=path,
        article=path.rpartition(".")[0] or path,
        raw=raw,
        text=working,
        starts=tuple(starts),
        ends=tuple(ends),
        passages=tuple(passages),
        **more,
    )


def claim(doc, quote, figure, amount, *, subject="NVIDIA", measure="market_share", n=1, **more):
    start = doc.raw.index(quote)
    low = doc.raw.index(figure, start)
    line, column = doc.position(low)
    return Claim(
        id=f"{doc.article}#{n}",
        document=doc.path,
        article=doc.article,
        span=(start, start + len(quote)),
        figure=(low, low + len(figure)),
        quote=quote,
        clause=more.pop("clause", quote),
        ordinal=0,
        line=line,
        column=column,
        place=more.pop("place", "sentence"),
        subject=Name(subject, subject) if subject else None,
        measure=Name(measure, measure) if measure else None,
        quantity=amount,
        scope=more.pop("scope", (Scope("market", "China", "中国"),)),
        **more,
    )


def interval(of, printed, loosest=None, unit="percent"):
    return Interval(
        of.id, tuple(map(exact, printed)), tuple(map(exact, loosest or printed)), unit
    )  # fmt: skip


def finding(left, right, *, n=1, **more):
    left = left if isinstance(left, tuple) else (left,)
    right = right if isinstance(right, tuple) else (right,)
    return Finding(
        rule=more.pop("rule", "share-end-values"),
        code=more.pop("code", "C102"),
        kind=more.pop("kind", "contradiction"),
        severity=more.pop("severity", "error"),
        fingerprint=more.pop("fingerprint", f"{n:016x}"),
        message=more.pop("message", (("en", "They differ."), ("zh", "两者不同。"))),
        sides=(left, right),
        **more,
    )


def report(documents, claims, findings=(), topics=(), **coverage):
    measures = sorted({c.measure.key for c in claims if c.measure})
    clusters = tuple(
        Cluster(
            f"NVIDIA/{measure}/percent",
            "NVIDIA",
            measure,
            "percent",
            tuple(c for c in claims if c.measure and c.measure.key == measure),
        )
        for measure in measures
    )
    return Report(
        documents=tuple(
            DocumentInfo(
                document=doc.path,
                article=doc.article,
                title=doc.title,
                publisher=doc.publisher,
                date=doc.published,
                language=doc.language,
                figures=sum(c.document == doc.path for c in claims),
                claims=sum(c.document == doc.path for c in claims),
            )
            for doc in documents
        ),
        claims=tuple(claims),
        clusters=clusters,
        topics=topics or (topic(claims),),
        findings=tuple(findings),
        coverage=Coverage(
            **{"seen": len(claims), "read": len(claims), "compared": len(claims)} | coverage
        ),
        sources={doc.path: doc for doc in documents},
    )


def topic(claims, owner="NVIDIA", market="China", family="share"):
    return Topic(f"{owner}/{market}/{family}", owner, market, family, (), tuple(claims))


def sample():
    """Three articles about one share: 95→0, 95→50, and a share of revenue beside them."""
    simple = document(
        "articles/exit.txt",
        "出口限制收紧之后,英伟达在华市占率由95%一路归零,降到0%。\n客户转向本土方案。\n",
        publisher="芯片周报",
        published="2025-10-20",
        language="zh-Hans",
    )
    noisy = document(
        "articles/half.txt",
        "輝達(dá)在中國(guó)的市場(chǎng)份額(é)從95%降到50%,而不是全部失去。\n",
        noise=("(dá)", "(guó)", "(chǎng)", "(é)"),
        published="2025-08-01",
        language="zh-Hant",
    )
    english = document(
        "articles/revenue.md",
        "Before the controls, China brought in 40% of the company's revenue, its filings say.\n",
        publisher="Ledger & Co",
        language="en",
    )
    gone = claim(
        simple,
        "英伟达在华市占率由95%一路归零,降到0%",
        "由95%一路归零,降到0%",
        quantity("change", first=95, last=0),
    )
    half = claim(
        noisy,
        "從95%降到50%",
        "從95%降到50%",
        quantity("change", first=95, last=50),
        source="伯恩斯坦",
    )
    revenue = claim(
        english,
        "China brought in 40% of the company's revenue",
        "40%",
        quantity(low=40),
        measure="revenue_share",
    )
    first = finding(
        gone,
        half,
        message=(
            ("en", "NVIDIA's market share in China ends at 0 % here and at 50 % there."),
            ("zh", "英伟达在中国的市场份额,一处降到 0 %,另一处只降到 50 %。"),
        ),
        intervals=(interval(gone, (0, 0)), interval(half, ("49.5", "50.5"))),
        calc="0 % < 49.5 %",
        reconcile=(
            ("en", "the figures hold for different dates: 95 → 50 → 0"),
            ("zh", "两个数字说的不是同一时间:先 50,后 0"),
        ),
    )
    second = finding(
        revenue,
        (gone, half),
        n=2,
        rule="share-basis",
        code="C301",
        kind="basis-mismatch",
        severity="warning",
        message=(
            ("en", "A share of revenue stands beside shares of a market; they measure two things."),
            ("zh", "占营收的比例与市场份额口径不同,不可直接相比。"),
        ),
        support=(1, 2),
    )
    claims = (gone, half, revenue)
    return report((simple, noisy, english), claims, (first, second))
