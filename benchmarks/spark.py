"""One process against Spark: time, CPU and whether both say the same, over generated articles.

    python benchmarks/spark.py                        # 100 and 1 000 articles
    python benchmarks/spark.py --sizes 100 1000 10000 --master 'local[2]'

The articles are made by tests/engines/planted.py, and what was planted must be found. `cold` is the
first run of a session, in which every worker loads claimcheck; `warm` is the second, on the same
articles (a cluster that runs anyway). CPU counts every process: driver, JVM and workers. `parts` is
how often a claim is sent to a part, `moved` what a claim weighs on the way, before compression.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engines"))

import planted

from claimcheck import documents, lexicon, pipeline, rules, serial
from claimcheck.engines import spark as engine

LEXICON = lexicon.load()
RULES = rules.load()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--once", action="store_true", help="no second, warm run")
    options = parser.parse_args()
    began = time.monotonic()
    session = engine.started(options.master)
    print(f"session on {options.master}: {time.monotonic() - began:.1f} s", flush=True)
    wrong = 0
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp())
        try:
            wrong += not compare(folder, size, session, once=options.once)
        finally:
            shutil.rmtree(folder)
    return 1 if wrong else 0


def compare(folder: Path, size: int, session: Any, *, once: bool) -> bool:
    """One size: a line of figures, and whether both engines say the same."""
    truth = planted.write(folder, size)
    local, here, cpu = timed(lambda: on_one(folder))
    rows = {"one process": (here, cpu)}
    runs = []
    for name in ("spark, cold", "spark, warm")[: 1 if once else 2]:
        (run, report), wall, cpu = timed(lambda: on_spark(folder, session))
        rows[name] = (wall, cpu)
        runs.append(report)
        spread = weight(run)
        run.close()
    same = all(text(report) == text(local) for report in runs)
    found = [{claim.document for claim in finding.claims} for finding in local.findings]
    hit = sum(
        any({place(folder, one.one), place(folder, one.other)} <= names for names in found)
        for one in truth
    )
    print(f"\n{size} articles, {len(local.claims)} claims, {len(local.findings)} findings")
    print(f"  planted and found: {hit} of {len(truth)}; same bytes from both: {same}")
    for name, (wall, cpu) in rows.items():
        print(
            f"  {name:12} {wall:8.1f} s  {cpu:8.1f} s of CPU  {wall / here:6.2f} times one process"
        )
    print(f"  parts a claim {spread[0]:.2f}, moved {spread[1]:.0f} bytes a claim", flush=True)
    return same and hit == len(truth)


def on_one(folder: Path) -> Any:
    reading = documents.read_paths([folder])
    return pipeline.analyse(reading.documents, LEXICON, RULES, skipped=reading.skipped)


def on_spark(folder: Path, session: Any) -> Any:
    run = engine.check([str(folder)], LEXICON, RULES, spark=session)
    return run, run.report()


def weight(run: Any) -> tuple[float, float]:
    """How many parts a claim is sent to, and its bytes on the way."""
    row = run.parts.selectExpr(
        "count(*) as rows", "sum(length(claim) + length(part) + length(article)) as bytes"
    ).first()
    return row["rows"] / run.read.claims, row["bytes"] / run.read.claims


def place(folder: Path, name: str) -> str:
    return (folder / name).as_posix()


def text(report: Any) -> str:
    return json.dumps(serial.report_to_json(report), ensure_ascii=False, default=str)


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """(what it gives, wall seconds, CPU seconds of this process and all below it).

    Workers of Spark end when they are idle, and nobody waits for them: they are watched.
    """
    used: dict[int, float] = {}
    before = below(os.getpid())
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_EVERY):
            used.update(below(os.getpid()))

    watcher = threading.Thread(target=watch)
    began = time.monotonic()
    watcher.start()
    try:
        found = work()
    finally:
        done.set()
        watcher.join()
    used.update(below(os.getpid()))
    cpu = sum(seconds - before.get(process, 0.0) for process, seconds in used.items())
    return found, time.monotonic() - began, cpu


_EVERY = 0.5  # seconds


def below(root: int) -> dict[int, float]:
    """CPU seconds so far of a process and of its living descendants."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # gone meanwhile
            parents[int(entry.name)] = int(fields[1])
            used[int(entry.name)] = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    found = {}
    for process, seconds in used.items():
        at = process
        while at not in (0, root) and at in parents:
            at = parents[at]
        if at == root:
            found[process] = seconds
    return found


if __name__ == "__main__":
    sys.exit(main())
