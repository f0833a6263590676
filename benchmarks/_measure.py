"""What the benchmarks share: CPU time, medians of interleaved runs, caches forgotten, a table."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import _texts

PER_TEXT = 256  # a cache of so many entries or more is of what was read, not of the data

Task = Callable[[str], float]  # CPU seconds for a text


def one_core() -> None:
    """Stay on one core, where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a call, its caches of earlier texts forgotten first."""
    forget()
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def forget() -> None:
    """Empty every cache of claimcheck that remembers pieces of texts: each run reads afresh."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] != "claimcheck":
            continue
        for value in list(vars(module).values()):
            parameters = getattr(value, "cache_parameters", None)
            if parameters and (parameters()["maxsize"] or 0) >= PER_TEXT:
                value.cache_clear()


def interleaved(
    tasks: dict[str, Task], texts: Sequence[str], limits: Mapping[str, int]
) -> dict[str, float]:
    """Characters per CPU second of each task: the median over the texts, all tasks on each in turn.

    Args:
        tasks: name to what is timed, warmed up by the caller.
        texts: one for each run.
        limits: name of a slow task to how many characters of a text it is given.
    """
    speeds: dict[str, list[float]] = {name: [] for name in tasks}
    for text in texts:
        for name, task in tasks.items():
            part = text[: limits.get(name)]
            speeds[name].append(len(part) / max(task(part), 1e-9))
    return {name: statistics.median(found) for name, found in speeds.items()}


def texts_of(files: Sequence[str], kind: str, size: int, runs: int) -> list[str]:
    """The texts of the runs: a fresh one each, or the user's files, as many times."""
    if files:
        whole = "\n\n".join(Path(file).read_text(encoding="utf-8") for file in files)
        return [whole] * runs
    return [_texts.text(kind, seed, size) for seed in range(runs)]


def verdict(wrong: Sequence[str], *, check: bool) -> None:
    """Say what missed its limit; with --check leave with 1."""
    for line in wrong:
        print(f"missed: {line}")
    if check and wrong:
        sys.exit(1)
