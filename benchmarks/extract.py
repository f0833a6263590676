"""Whole extraction, documents to claims: speed against jieba.lcut, and memory over many documents.

    python benchmarks/extract.py [--check] [--text FILE...] [--runs 5] [--documents 400]

Speed: characters per CPU second as multiples of jieba.lcut on the same text, one core, medians of
interleaved runs, each on a fresh text with every memory of earlier texts emptied. The stages stand
beside the whole. A text is cut into articles of --article characters, as people publish them.

Memory: the peak of `claimcheck extract FOLDER` writing to a file, for a quarter of the articles and
for all; what it grows by is what an article leaves behind. --check leaves with 1 when a limit is
missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import _texts
from _measure import Task, cpu, interleaved, one_core, texts_of, verdict

LIMITS = {"essay": 1.5, "unknown": 0.5}  # times jieba.lcut
LEFT = 20.0  # kilobytes that an article may leave behind in memory
WHOLE = "claimcheck extract"


def articles(text: str, size: int) -> list[str]:
    """A text as articles of whole paragraphs."""
    found, parts, length = [], list[str](), 0
    for part in text.split("\n\n"):
        parts.append(part)
        length += len(part)
        if length >= size:
            found.append("\n\n".join(parts))
            parts, length = [], 0
    return [*found, "\n\n".join(parts)] if parts else found


def tasks(size: int) -> dict[str, Task]:
    """What is timed, warmed up."""
    import jieba

    from claimcheck import claims, documents, lexicon, quantities

    known = lexicon.load()
    jieba.setLogLevel(60)

    def whole(text: str) -> None:
        for article in articles(text, size):
            document = documents.from_text(article, published="2025-08-20")
            claims.extract(document, quantities.read_document(document), known)

    def stage(number: int) -> Task:
        def timed(text: str) -> float:
            read = [documents.from_text(a, published="2025-08-20") for a in articles(text, size)]
            found = [quantities.read_document(d) for d in read] if number else []
            work: tuple[Callable[[], object], ...] = (
                lambda: [
                    documents.from_text(a, published="2025-08-20") for a in articles(text, size)
                ],
                lambda: [quantities.read_document(d) for d in read],
                lambda: [claims.extract(d, q, known) for d, q in zip(read, found, strict=True)],
            )
            return cpu(work[number])

        return timed

    found: dict[str, Task] = {
        "jieba.lcut": lambda text: cpu(lambda: jieba.lcut(text)),
        WHOLE: lambda text: cpu(lambda: whole(text)),
        "  documents": stage(0),
        "  quantities": stage(1),
        "  claims": stage(2),
    }
    for kind in _texts.KINDS:
        for task in found.values():
            task(_texts.text(kind, -1, 2000))
    return found


def memory(count: int, size: int) -> tuple[float, float]:
    """Peak megabytes of the command over a quarter of the articles and over all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles"
        articles.mkdir()
        peaks = []
        for seed in range(count):
            kind = _texts.KINDS[seed % len(_texts.KINDS)]
            (articles / f"{seed}.txt").write_text(_texts.text(kind, seed, size), "utf-8")
            if seed + 1 in (count // 4, count):
                peaks.append(peak("extract", str(articles), "-o", str(folder / "claims.jsonl")))
    first, last = peaks
    return first, last


def peak(*args: str) -> float:
    """Peak megabytes of a command of claimcheck."""
    command = [sys.executable, "-m", "claimcheck", *args]
    started = os.posix_spawn(sys.executable, command, os.environ)
    _, status, usage = os.wait4(started, 0)
    if status:
        raise SystemExit(f"claimcheck {args[0]} failed")
    return usage.ru_maxrss / 1024


def speed(kind: str, texts: Sequence[str], size: int) -> str:
    """A table of one kind of text; what missed its limit, if anything."""
    speeds = interleaved(tasks(size), texts, {})
    print(f"\n{kind}: {len(texts)} texts of about {len(texts[0]):,} characters")
    print(f"{'':24}{'characters/CPU s':>18}{'× jieba':>10}")
    for name, found in speeds.items():
        print(f"{name:24}{found:18,.0f}{found / speeds['jieba.lcut']:10.3g}")
    ratio = speeds[WHOLE] / speeds["jieba.lcut"]
    if ratio < LIMITS.get(kind, 0):
        return f"{kind}: extraction at {ratio:.2f} × jieba.lcut, at least {LIMITS[kind]:g}"
    return ""


def main() -> None:
    """Memory first, in a process that has read nothing; then speed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--text", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--article", type=int, default=4_000)
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    one_core()
    wrong = []
    if options.documents >= 4:
        first, last = memory(options.documents, options.article)
        quarter = options.documents // 4
        left = (last - first) * 1024 / (options.documents - quarter)
        print(f"memory: {first:.0f} MB after {quarter} articles,", end=" ")
        print(f"{last:.0f} MB after {options.documents}: {left:.1f} kB left behind by an article")
        if left > LEFT:
            wrong.append(f"memory: an article leaves {left:.1f} kB behind, at most {LEFT:g}")
    for kind in ["yours"] if options.text else _texts.KINDS:
        texts = texts_of(options.text, kind, options.size, options.runs)
        missed = speed(kind, texts, options.article)
        wrong += [missed] if missed else []
    verdict(wrong, check=options.check)


if __name__ == "__main__":
    main()
