"""Whole extraction, documents to claims: speed against jieba.lcut, and memory over many documents.

    python benchmarks/extract.py [--check] [--text FILE...] [--runs 5] [--documents 400]

Speed: characters per CPU second as multiples of jieba.lcut on the same text, one core, medians of
interleaved runs, each on a fresh text with every memory of earlier texts emptied. The stages stand
beside the whole. A text is cut into articles of --article characters, as people publish them.

Memory: the peak of a process that reads articles one after the other and keeps none, after a
quarter of them and after all; what it grows by is what an article leaves behind. --check leaves
with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
from collections.abc import Callable, Iterator, Sequence

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


def stream(count: int, size: int) -> Iterator[None]:
    """Articles, each read and let go."""
    from claimcheck import claims, documents, lexicon, quantities

    known = lexicon.load()
    for seed in range(count):
        kind = _texts.KINDS[seed % len(_texts.KINDS)]
        document = documents.from_text(_texts.text(kind, seed, size), path=f"{seed}.txt")
        claims.extract(document, quantities.read_document(document), known)
        yield


def memory(count: int, size: int) -> tuple[float, float]:
    """Peak megabytes of a process of its own after a quarter of the articles and after all."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        peaks = []
        for number, _ in enumerate(stream(count, size), 1):
            if number in (count // 4, count):
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        os.write(into, " ".join(map(str, peaks)).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as answer:
        first, last = (int(peak) / 1024 for peak in answer.read().split())
    os.waitpid(child, 0)
    return first, last


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
