"""What it costs to start: CPU of claimcheck's commands as multiples of a bare interpreter.

    python benchmarks/startup.py [--runs 20] [--check]

User and system time of the children by getrusage, medians, the cases interleaved in one run so that
a busy machine slows all of them alike. Beside each case stand the heavy libraries it imported.
--check leaves with 1 when a case is over its limit or imports what it must not.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HEAVY = (
    "jieba", "rjieba", "pint", "pandas", "numpy", "rich", "rapidfuzz", "lxml", "trafilatura",
    "opencc", "yaml", "ahocorasick_rs", "jinja2",
)  # fmt: skip
SLOW = ("jieba", "pint", "pandas", "jinja2")  # none of them for an article that the lexicon answers

KNOWN = """芯片市场观察

英伟达在中国市场的份额从95%降至50%。台积电2025年第二季度营收为301亿美元,同比增长38.6%。
中芯国际的良率达到90%,比上年提高2个百分点。华为2025年昇腾芯片出货量预计为70万颗。
英伟达在华收入占营收的13%,约为55亿美元。
"""
UNKNOWN = """养蜂人的账本

今年槐花蜜的收购价涨到每公斤32元,比去年高出四成。全县蜂群有2.4万箱,产蜜约1800吨。
合作社社员平均每箱取蜜38公斤,损耗率降到3%以下。
"""


@dataclass(frozen=True)
class Case:
    """A command, the multiple of a bare interpreter it may cost, what it must not import."""

    name: str
    args: tuple[str, ...]
    limit: float | None = None
    banned: tuple[str, ...] = ()


def cases(folder: Path) -> list[Case]:
    """What is measured, the bare interpreter first."""
    known, unknown = folder / "known.txt", folder / "unknown.txt"
    known.write_text(KNOWN, encoding="utf-8")
    unknown.write_text(UNKNOWN, encoding="utf-8")
    command = ("-m", "claimcheck")
    check = (*command, "check", "--exit-zero")
    lean = (*SLOW, "rich")
    return [
        Case("python -c pass", ("-c", "pass")),
        Case("--help", (*command, "--help"), 6, (*HEAVY,)),
        Case("check known (json)", (*check, "--format", "json", str(known)), 18, lean),
        Case("check known (concise)", (*check, "--format", "concise", str(known)), 18, lean),
        Case("check known (full)", (*check, str(known)), 24, SLOW),
        Case("check unknown field", (*check, str(unknown)), 110, ("pint", "pandas")),
        Case("quantities known", (*command, "quantities", str(known)), None, SLOW),
    ]  # fmt: skip


def cost(case: Case) -> float:
    """CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *case.args], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{case.name}: exit {done.returncode}\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def imported(case: Case) -> list[str]:
    """The heavy libraries that a run imports, by Python's own account."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *case.args], capture_output=True, check=False
    )
    names = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in done.stderr.decode().splitlines()
        if line.startswith("import time:")
    }
    return [name for name in HEAVY if name in names]


def main() -> None:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled files are part of an installation
    with tempfile.TemporaryDirectory() as folder:
        found = cases(Path(folder))
        for case in found:  # what is kept from run to run is part of an installation
            cost(case)
        heavy = [imported(case) for case in found]
        times = [[cost(case) for case in found] for _ in range(options.runs)]
    medians = [statistics.median(column) for column in zip(*times, strict=True)]
    wrong = []
    print(f"{'case':24}{'CPU ms':>8}{'× bare':>8}{'limit':>7}  heavy imports")
    for case, median, names in zip(found, medians, heavy, strict=True):
        ratio = median / medians[0]
        limit = f"{case.limit:g}" if case.limit else ""
        print(f"{case.name:24}{median * 1000:8.1f}{ratio:8.1f}{limit:>7}  {' '.join(names)}")
        if case.limit and ratio > case.limit:
            wrong.append(f"{case.name}: {ratio:.1f} times a bare interpreter, limit {limit}")
        banned = [name for name in names if name in case.banned]
        if banned:
            wrong.append(f"{case.name}: imports {', '.join(banned)}")
    print(*(f"over: {line}" for line in wrong), sep="\n")
    if options.check and wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
