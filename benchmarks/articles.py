"""Speed over articles of your own, each a document by itself: jieba, figures alone, claims.

    python benchmarks/articles.py FILE.jsonl [--key a] [--date date] [--check]

The distinct texts that stand under a key of the lines of a file. Articles go in blocks of a
hundred; each block is cut by jieba, then read, in turns, so that a busy machine slows all alike;
what claimcheck remembers of texts is forgotten before each. Figures are read of folded documents,
as in quantities.py, claims of raw texts. Printed is the whole time of one against the whole time of
the other, and the spread over the blocks. --check leaves with 1 where figures are read at less than
3 × jieba.lcut, or claims at less than 0.3 ×.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Iterable
from pathlib import Path

from _measure import cpu, one_core, verdict

BLOCK = 100
LIMITS = {"quantities": 3.0, "extract": 0.3}


def articles(file: str, key: str, date: str) -> list[tuple[str, str | None]]:
    """The distinct texts with their days, None where a line has none."""
    found: dict[str, str | None] = {}
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row[key], (row.get(date) or "")[:10] or None)
    return list(found.items())


def each(task: Callable[..., object], rows: Iterable[tuple[object, ...]]) -> None:
    """A task on every row; what it gives is let go."""
    for row in rows:
        task(*row)


def measure(rows: list[tuple[str, str | None]]) -> dict[str, list[float]]:
    """CPU seconds of each task for every block."""
    import jieba

    from claimcheck import claims, documents, lexicon, quantities

    jieba.setLogLevel(60)
    jieba.initialize()
    known = lexicon.load()

    def read(text: str, day: str | None) -> None:
        document = documents.from_text(text, published=day)
        claims.extract(document, quantities.read_document(document), known)

    each(read, rows[:5])
    spent: dict[str, list[float]] = {"jieba": [], "quantities": [], "extract": []}
    for at in range(0, len(rows), BLOCK):
        block = rows[at : at + BLOCK]
        folded = [(documents.from_text(text, published=day),) for text, day in block]
        texts = [(text,) for text, _ in block]
        spent["jieba"].append(cpu(lambda texts=texts: each(jieba.lcut, texts)))
        spent["quantities"].append(
            cpu(lambda folded=folded: each(quantities.read_document, folded))
        )
        spent["extract"].append(cpu(lambda block=block: each(read, block)))
    return spent


def main() -> None:
    """One table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--key", default="a")
    parser.add_argument("--date", default="date")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    one_core()
    rows = articles(options.file, options.key, options.date)
    spent = measure(rows)
    base, wrong = spent["jieba"], []
    size = sum(len(text) for text, _ in rows)
    print(f"{len(rows)} articles, {size:,} characters; jieba.lcut {size / sum(base):,.0f} a second")
    for name, limit in LIMITS.items():
        ratio = sum(base) / sum(spent[name])
        blocks = sorted(one / other for one, other in zip(base, spent[name], strict=True))
        low, high = blocks[len(blocks) // 10], blocks[-len(blocks) // 10]
        middle = statistics.median(blocks)
        print(f"{name:12}{ratio:8.3g} × jieba; a block {middle:.3g}, most {low:.3g} to {high:.3g}")
        if ratio < limit:
            wrong.append(f"{name} at {ratio:.3g} × jieba.lcut, at least {limit:g}")
    verdict(wrong, check=options.check)


if __name__ == "__main__":
    main()
