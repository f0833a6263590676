"""Texts made to hurt: time must grow with the length and no faster, in every stage.

    python benchmarks/hostile.py [--check] [--largest 1000000] [--only TEXT] [--stage STAGE]

Each text is read at 10 kB, 100 kB and 1 MB by each stage: folding, documents (folding and cutting
into passages), quantities, claims (on the quantities). A reading has a process of its own, CPU time
and peak memory are its own. Shown are the microseconds a character at each size, the exponent of
growth from the second largest to the largest (1 is linear), and the peak memory of the process
beyond that of one with next to nothing to read. --check leaves with 1 where an exponent is over its
limit, or a reading over its time.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import signal
from collections.abc import Callable
from itertools import cycle, islice

from _measure import cpu, one_core, verdict

STEEPEST = 1.2  # exponent of growth
LONGEST = 120  # CPU seconds of one reading
QUICK = 0.25  # CPU seconds within which the largest text may be read however time grows
ENOUGH = 0.1  # CPU seconds, for which a smaller text is read again and again; clocks are coarse
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


def reading(stage: str, text: str) -> Callable[[], object]:
    """What is timed; what comes before it is done here."""
    from claimcheck import claims, documents, folding, lexicon, quantities

    if stage == "folding":
        return lambda: folding.fold_map(text)
    if stage == "documents":
        return lambda: documents.from_text(text)
    document = documents.from_text(text)
    if stage == "quantities":
        return lambda: quantities.read_document(document)
    figures = quantities.read_document(document)
    known = lexicon.load()
    return lambda: claims.extract(document, figures, known)


def measured(stage: str, text: str) -> tuple[float, float] | str:
    """CPU seconds and peak megabytes of a child, or what went wrong in it."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))
        os.write(into, json.dumps(_timed(stage, text)).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    if not said:
        by = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)
        return f"over {LONGEST} s" if by == "SIGXCPU" else f"died: {by}"
    answered = json.loads(said)
    return answered if isinstance(answered, str) else (answered[0], answered[1])


def _timed(stage: str, text: str) -> tuple[float, float] | str:
    try:
        work = reading(stage, text)
        times = [cpu(work)]
        while sum(times) < ENOUGH and len(times) < 25:
            times.append(cpu(work))
        seconds = sum(times) / len(times)
    except Exception as error:  # every failure is a line of the table
        return f"raised {error!r}"[:80]
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
    for stage in STAGES:
        reading(stage, sample)()


def main() -> None:
    """Every text at every size through every stage."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--only", action="append", choices=TEXTS, metavar="TEXT")
    parser.add_argument("--stage", action="append", choices=STAGES)
    options = parser.parse_args()
    one_core()
    warm_up()
    sizes = [options.largest // 100, options.largest // 10, options.largest]
    least = measured("claims", "1")
    bare = 0.0 if isinstance(least, str) else least[1]
    wrong = []
    print(f"{'text':24}{'stage':12}" + "".join(f"{size:>11,}" for size in sizes), end="")
    print(f"{'growth':>8}{'peak MB':>9}   (microseconds a character)")
    for name in options.only or TEXTS:
        for stage in options.stage or STAGES:
            row, problem = line(name, stage, sizes, bare)
            print(f"{name:24}{stage:12}{row}", flush=True)
            if problem:
                wrong.append(f"{name}, {stage}: {problem}")
    verdict(wrong, check=options.check)


def line(name: str, stage: str, sizes: list[int], bare: float) -> tuple[str, str]:
    """One line of the table, and what is wrong with it."""
    points: list[tuple[int, float]] = []
    cells, peak = "", 0.0
    for size in sizes:
        found = measured(stage, hostile(name, size))
        if isinstance(found, str):
            return f"{cells}  {found} at {size:,}", f"{found} at {size:,} characters"
        seconds, peak = found
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
