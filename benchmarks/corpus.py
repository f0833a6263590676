"""`check` of many articles made of `examples/`: speed, memory, findings, second run, growth.

    python benchmarks/corpus.py [--articles 100,1000,10000] [--jobs 2] [--folder DIR] [--check]

The articles are those of `_corpus.py`: sentences of the examples among figures of a made-up world,
and in one of a hundred a figure that contradicts another article. A line for each size tells the
CPU seconds and the clock of a first run, the peak memory of the main process, how many of the
planted contradictions are found and what else is at warning or above, and what a second run takes
from the cache. Then: how each grows from size to size, as a power; and, at the size of --pair,
what two processes are worth in extraction, both in turns. --check leaves with 1 when a limit is
missed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import _corpus
from _measure import verdict

AGAIN = 10.0  # times as fast as the first run a second one is to be
PROCESSES = 1.6  # times as fast two processes are to extract
GROWTH = 1.1  # power of the number of articles
AN_ARTICLE = 50.0  # kilobytes of memory


@dataclass(frozen=True)
class Spent:
    """What a command took: CPU and clock seconds, peak megabytes of its main process."""

    cpu: float
    clock: float
    peak: float


# Told by a small process: what a large one starts inherits the peak of its memory.
_TOLD = """
import json, os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
spent = used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024
print(json.dumps([os.waitstatus_to_exitcode(status), *spent]), file=sys.stderr)
"""


def run(folder: Path, cache: Path, *args: str) -> Spent:
    """A command in a folder, with a cache of its own; CPU is that of all its processes."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _TOLD, sys.executable, "-m", "claimcheck", *args],
        cwd=folder,
        env={**os.environ, "CLAIMCHECK_CACHE_DIR": str(cache), "NO_COLOR": "1"},
        capture_output=True,
        check=True,
        text=True,
    )
    code, cpu, clock, peak = json.loads(done.stderr.splitlines()[-1])
    if code not in (0, 1):
        raise SystemExit(f"claimcheck {' '.join(args)} failed: {done.stderr}")
    return Spent(cpu, clock, peak)


def found(report: Path, planted: list[_corpus.Planted]) -> tuple[int, Counter[str]]:
    """How many planted contradictions stand in a report, and what else does, by rule."""
    wanted = {frozenset((f"news/{one.right}", f"news/{one.wrong}")) for one in planted}
    hit, others = set(), Counter[str]()
    for finding in json.loads(report.read_text("utf-8"))["findings"]:
        if finding["severity"] == "note":
            continue
        where = frozenset(claim["document"] for claim in finding["claims"])
        mine = {pair for pair in wanted if pair <= where}
        hit |= mine
        if not mine:
            others[finding["rule"]] += 1
    return len(hit), others


def measured(root: Path, count: int, jobs: int) -> tuple[dict[str, float], list[str]]:
    """One size: a line is printed; what is to be compared, and what missed its limit."""
    folder, cache = root / str(count), root / f"cache-{count}"
    size, planted = _corpus.write(folder / "news", count)
    time.sleep(2.5)  # what changed within two seconds is looked at again
    check = ("check", "news", "--format", "json", "--jobs", str(jobs), "-o")
    first = run(folder, cache, *check, "first.json")
    second = run(folder, cache, *check, "second.json")
    same = (folder / "first.json").read_bytes() == (folder / "second.json").read_bytes()
    hit, others = found(folder / "first.json", planted)
    told = ", ".join(f"{number} {rule}" for rule, number in sorted(others.items())) or "nothing"
    print(
        f"{count:>7,} articles, {size:,} characters: first {first.cpu:.1f} CPU s"
        f" ({count / first.cpu:.1f} articles, {size / first.cpu:,.0f} characters a CPU second;"
        f" {first.clock:.0f} s on the clock, {first.peak:.0f} MB);"
        f" again {second.cpu:.2f} CPU s = {first.cpu / second.cpu:.1f} x as fast,"
        f" {first.clock / second.clock:.1f} x on the clock, {second.peak:.0f} MB;"
        f" planted {hit} of {len(planted)} found; else at warning or above: {told}",
        flush=True,
    )
    wrong = [] if same else [f"{count} articles: the second run says something else"]
    if hit < len(planted):
        wrong.append(f"{count} articles: {len(planted) - hit} contradictions are not found")
    return {"first": first.cpu, "again": second.cpu, "peak": first.peak}, wrong


def pair(root: Path, count: int, runs: int) -> tuple[str, list[str]]:
    """One process and two extracting, in turns: clock and CPU, medians."""
    folder = root / f"pair-{count}"
    _corpus.write(folder / "news", count)
    spent: dict[str, list[Spent]] = {"1": [], "2": []}
    for _ in range(runs):
        for jobs, found in spent.items():
            args = ("extract", "news", "--no-cache", "--jobs", jobs, "-o", f"{jobs}.jsonl")
            found.append(run(folder, root / "cache-pair", *args))
    clock = statistics.median(
        one.clock / two.clock for one, two in zip(spent["1"], spent["2"], strict=True)
    )
    cpu = statistics.median(
        two.cpu / one.cpu for one, two in zip(spent["1"], spent["2"], strict=True)
    )
    alone = statistics.median(one.cpu / one.clock for one in spent["1"])
    both = statistics.median(two.cpu / two.clock for two in spent["2"])
    same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    told = (
        f"extraction of {count:,} articles: two processes {clock:.2f} x as fast as one, at"
        f" {cpu:.2f} x its CPU time (processors that were free: {alone:.2f} of 1, {both:.2f} of 2)"
    )
    wrong = [] if same else ["two processes extract something else"]
    if clock < PROCESSES:
        wrong.append(f"two processes are {clock:.2f} x as fast as one, at least {PROCESSES:g}")
    return told, wrong


def growth(sizes: list[int], told: dict[int, dict[str, float]]) -> tuple[list[str], list[str]]:
    """How CPU and memory grow from size to size; the start of a command is taken off."""
    lines, wrong = [], []
    for small, large in pairwise(sizes):
        power = math.log(told[large]["first"] / told[small]["first"]) / math.log(large / small)
        left = (told[large]["peak"] - told[small]["peak"]) * 1024 / (large - small)
        lines.append(
            f"from {small:,} to {large:,}: CPU grows with the power {power:.2f},"
            f" memory by {left:.0f} kB an article"
        )
        if power > GROWTH:
            wrong.append(f"from {small:,} to {large:,} the power is {power:.2f}, at most {GROWTH}")
        if small >= 1000 and left > AN_ARTICLE:
            wrong.append(f"an article takes {left:.0f} kB, at most {AN_ARTICLE:g}")
    return lines, wrong


def main() -> None:
    """A line for each size, the growth, the processes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", default="10,100,1000,10000")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--pair", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sizes, told, wrong = sorted(map(int, options.articles.split(","))), {}, list[str]()
    with tempfile.TemporaryDirectory() as made:
        root = options.folder or Path(made)
        for count in sizes:
            told[count], missed = measured(root, count, options.jobs)
            wrong += missed
        last = told[sizes[-1]]
        if sizes[-1] >= 1000 and last["first"] < AGAIN * last["again"]:
            wrong.append(f"a second run is {last['first'] / last['again']:.1f} x as fast")
        lines, missed = growth(sizes, told)
        wrong += missed
        print(*lines, sep="\n", flush=True)
        if options.pair:
            line, missed = pair(root, options.pair, options.runs)
            print(line)
            wrong += missed
    verdict(wrong, check=options.check)


if __name__ == "__main__":
    main()
