"""Texts made to hurt: time must grow with the length and no faster, in every stage.

    python benchmarks/hostile.py [--check] [--largest 1000000] [--only TEXT]
    python benchmarks/hostile.py --megabytes 1 10 50 [--figures 100000] [--only TEXT]

Each text is read at 10 kB, 100 kB and 1 MB by each stage: folding, documents (folding and cutting
into passages), quantities, claims (on the quantities). A text has a process of its own. Shown are
the microseconds a character at each size, the exponent of growth from the second largest to the
largest (1 is linear), and the peak memory of the process, stages before included, beyond that of
one with next to nothing to read. --check leaves with 1 where an exponent is over its limit, a text
over its time, or a stage raises.

With --megabytes the texts have so many bytes, a figure more than --figures is left out as in a run
(0: none is), and what counts is that a character takes at most 1.5 times as long in the largest
text as in the smallest. --memory is what a process may take, in gigabytes.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import signal
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from _measure import cpu, one_core, verdict

from claimcheck import limits

APART = 1.5  # times as long a character of the largest text may take
STEEPEST = 1.2  # exponent of growth
LONGEST = 180  # CPU seconds for all stages of a text
QUICK = 0.25  # CPU seconds within which the largest text may be read however time grows
ENOUGH = 0.1  # CPU seconds, for which a smaller text is read again and again; clocks are coarse
MEMORY = 0  # bytes of a process, 0 for all there is; --memory sets it
STAGES = ("folding", "documents", "quantities", "claims")

REPEATED = {  # name: what is repeated
    "digits": "1",
    "numerals": "一",
    "bounds": "超",
    "minus signs": "1-",
    "changes begun": "从1%",
    "ranges": "1至",
    "percentages": "1%、",
    "money": "$1 ",
    "pounds": "1 pound ",
    "fractions": "1/",
    "decimals": "1.",
    "thousands": "1,000,",
    "brackets": "(",
    "nested figures": "(1",
    "commas": ",",
    "commas of lists": "甲1,",
    "dots": "。",
    "spaces": " ",
    "line feeds": "\n",
    "figures in a sentence": "增长1%而",
    "figures in clauses": "英伟达营收增长1%,",
    "English lists": "Intel, ",
    "English figures": "12%, ",
    "English words": "one hundred ",
    "between": "between 1 and ",
    "names in a sentence": "华为和",
    "unknown names": "Qorvex and ",
    "quotation marks": "“1",
    "dates": "2025年1月",
    "links": "http://a",
    "cells": "|1",
    "rows": "|1%|2%|\n",
    "pinyin": "技(jì)",
    "traditional": "漲價1成",
    "surrogates": "\ud800",
    "zero widths": "1\u200b",
    "hashes": "# 1\n",
    "tags": "<b>1",
}


def hostile(name: str, size: int) -> str:
    """A text of exactly so many characters."""
    if name == "distinct figures":
        return _joined((f"{n}亿元和" for n in range(10**9)), size)
    if name == "distinct names":
        return _joined((f"N{n} makes " for n in range(10**9)), size)
    if name == "distinct sentences":
        return _joined((f"公司{n}的营收为{n}亿元。" for n in range(10**9)), size)
    piece = REPEATED[name]
    return "".join(islice(cycle(piece), size))


def _joined(pieces, size: int) -> str:  # type: ignore[no-untyped-def]
    out, length = [], 0
    while length < size:
        out.append(next(pieces))
        length += len(out[-1])
    return "".join(out)[:size]


TEXTS = (*REPEATED, "distinct figures", "distinct names", "distinct sentences")


Reading = tuple[float, float]  # CPU seconds, peak megabytes so far


def stages(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each stage's work; what a stage needs of the one before is done between them."""
    from claimcheck import claims, documents, folding, lexicon, quantities

    yield "folding", lambda: folding.fold_map(text)
    yield "documents", lambda: documents.from_text(text)
    document = documents.from_text(text)
    yield "quantities", lambda: quantities.read_document(document)
    figures = quantities.read_document(document)
    known = lexicon.load()
    yield "claims", lambda: claims.extract(document, figures, known)


def of_bytes(name: str, size: int) -> str:
    """A text of so many bytes in UTF-8, to a character."""
    sample = hostile(name, 10_000)
    return hostile(name, size * len(sample) // len(sample.encode("utf-8", "surrogatepass")))


def measured(text: str) -> dict[str, Reading | str]:
    """For each stage what a child took for it, or what went wrong in it."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))
        if MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with os.fdopen(into, "w") as said:
            for stage, found in _timed(text):
                print(json.dumps([stage, found]), file=said, flush=True)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as answer:
        found: dict[str, Reading | str] = dict(map(json.loads, answer))
    _, status = os.waitpid(child, 0)
    by = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else ""
    failed = f"over {LONGEST} s" if by == "SIGXCPU" else f"died: {by or status}"
    return {stage: found.get(stage, failed) for stage in STAGES}


def _timed(text: str) -> Iterator[tuple[str, Reading | str]]:
    stage = STAGES[0]
    try:
        for stage, work in stages(text):
            times = [cpu(work)]
            while sum(times) < ENOUGH and len(times) < 25:
                times.append(cpu(work))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield stage, (sum(times) / len(times), peak)
    except Exception as error:  # every failure is a line of the table
        for left in STAGES[STAGES.index(stage) :]:
            yield left, f"raised {error!r}"[:80]


def growth(smaller: tuple[int, float], larger: tuple[int, float]) -> float | None:
    """Exponent of growth from (size, seconds) to (size, seconds); None where it is quick."""
    if larger[1] < QUICK:
        return None
    return math.log(larger[1] / max(smaller[1], 1e-4)) / math.log(larger[0] / smaller[0])


def warm_up() -> None:
    """Compile and load in the parent what every child would load again."""
    sample = (
        "英伟达2025年在中国的营收达到55亿美元,同比增长13%。養蜂人說,蜜價漲了兩成。Sales rose 5%."
    )
    for _, work in stages(sample):
        work()


def main() -> None:
    """Every text at every size through every stage."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--only", action="append", choices=TEXTS, metavar="TEXT")
    parser.add_argument("--megabytes", type=float, nargs=3, metavar="MB")
    parser.add_argument("--figures", type=int, default=limits.Limits().figures)
    parser.add_argument("--memory", type=float, default=0, metavar="GB")
    options = parser.parse_args()
    one_core()
    warm_up()
    global MEMORY
    MEMORY = int(options.memory * 1e9)
    if options.megabytes:
        limits.use(bytes=0, figures=options.figures)
        large(options)
        return
    limits.use(bytes=0, figures=0)
    sizes = [options.largest // 100, options.largest // 10, options.largest]
    least = measured("1")["claims"]
    bare = 0.0 if isinstance(least, str) else least[1]
    wrong = []
    print(f"{'text':24}{'stage':12}" + "".join(f"{size:>11,}" for size in sizes), end="")
    print(f"{'growth':>8}{'peak MB':>9}   (microseconds a character)")
    for name in options.only or TEXTS:
        found = [measured(hostile(name, size)) for size in sizes]
        for stage in STAGES:
            row, problem = line(sizes, [one[stage] for one in found], bare)
            print(f"{name:24}{stage:12}{row}", flush=True)
            if problem:
                wrong.append(f"{name}, {stage}: {problem}")
    verdict(wrong, check=options.check)


def large(options: argparse.Namespace) -> None:
    """Every text at three sizes in bytes, the time of a character held against the smallest's."""
    least = measured("1")["claims"]
    bare = 0.0 if isinstance(least, str) else least[1]
    wrong = []
    print(f"{'text':24}{'stage':12}" + "".join(f"{mb:>8g} MB" for mb in options.megabytes), end="")
    print(f"{'×':>8}{'peak MB':>9}   (microseconds a character)")
    for name in options.only or TEXTS:
        texts = [of_bytes(name, int(mb * 1e6)) for mb in options.megabytes]
        found = [measured(text) for text in texts]
        for stage in STAGES:
            cells, times, peak, failed = "", list[float](), 0.0, ""
            for text, each in zip(texts, found, strict=True):
                one = each[stage]
                if isinstance(one, str):
                    failed = f"{one} at {len(text):,} characters"
                    break
                times.append(one[0] / len(text) * 1e6)
                cells, peak = f"{cells}{times[-1]:11.3f}", one[1]
            ratio = times[-1] / times[0] if times else 0.0
            slow = not failed and ratio > APART and times[-1] * len(texts[-1]) > QUICK * 1e6
            shown = failed or f"{ratio:8.2f}{max(0.0, peak - bare):9.0f}"
            print(f"{name:24}{stage:12}{cells}{shown}", flush=True)
            if failed or slow:
                wrong.append(f"{name}, {stage}: {failed or f'{ratio:.2f} times as long'}")
    verdict(wrong, check=options.check)


def line(sizes: list[int], found: list[Reading | str], bare: float) -> tuple[str, str]:
    """One line of the table, and what is wrong with it."""
    points: list[tuple[int, float]] = []
    cells, peak = "", 0.0
    for size, one in zip(sizes, found, strict=True):
        if isinstance(one, str):
            return f"{cells}  {one} at {size:,}", f"{one} at {size:,} characters"
        seconds, peak = one
        points.append((size, seconds))
        cells += f"{seconds / size * 1e6:11.2f}"
    exponent = growth(points[-2], points[-1])
    shown = "-" if exponent is None else f"{exponent:.2f}"
    row = f"{cells}{shown:>8}{max(0.0, peak - bare):9.0f}"
    if exponent is not None and exponent > STEEPEST:
        return row, f"time grows with the power {exponent:.2f}, at most {STEEPEST:g}"
    return row, ""


if __name__ == "__main__":
    main()
