"""What one cluster with very many claims costs: clusters, rules and every report.

    python benchmarks/skew.py [--claims 1000,10000,100000] [--case NAME]... [--check]

Each case and size runs in a process of its own. Told are microseconds of CPU a claim for clusters
and rules together and for all reports together, the power of the number of claims with which their
sum grows from the first size to the last (1 is in proportion), and the peak of memory above that of
the claims themselves. --check leaves with 1 where the power is above the limit.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from dataclasses import replace

import _measure
import _skew

LIMIT = 1.1


def measured(case: str, number: int) -> dict[str, float]:
    """CPU seconds and megabytes of one case."""
    from claimcheck import pipeline, reports, rules

    chosen, look = rules.load(), reports.Look()
    claims = _skew.claims(case, number)
    infos = tuple(_skew.documents(claims))
    published = {info.article: info.date for info in infos if info.date}
    # what is compiled or loaded when it is first used
    small = pipeline.judge((), (), _skew.WORDS, chosen, published_claims=claims[:200])
    for name in reports.FORMATS:
        reports.render(small, name, look)
    before, start = _peak(), time.process_time()
    report = pipeline.judge(
        (), (), _skew.WORDS, chosen, published_claims=claims, published=published
    )
    report = replace(report, documents=infos)
    judged = time.process_time()
    for name in reports.FORMATS:
        reports.render(report, name, look)
    return {
        "rules": judged - start,
        "reports": time.process_time() - judged,
        "memory": _peak() - before,
        "findings": len(report.findings),
        "unlisted": len(report.coverage.unlisted),
    }


def _peak() -> float:
    """Megabytes that the process had at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(case: str, number: int) -> dict[str, float]:
    """The same in a process of its own."""
    words = [sys.executable, __file__, "--one", case, str(number)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", default="1000,10000,100000")
    parser.add_argument("--case", action="append", choices=_skew.CASES)
    parser.add_argument("--one", nargs=2, metavar=("CASE", "CLAIMS"), help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one[0], int(given.one[1]))))
        return
    sizes, wrong = [int(size) for size in given.claims.split(",")], []
    print("| case | claims | rules, µs a claim | reports, µs a claim | MB | findings | growth |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for case in given.case or _skew.CASES:
        sums = []
        for size in sizes:
            found = apart(case, size)
            sums.append(found["rules"] + found["reports"])
            each = [found[name] / size * 1e6 for name in ("rules", "reports")]
            growth = ""
            if size == sizes[-1] and len(sizes) > 1:
                power = math.log(sums[-1] / sums[0]) / math.log(size / sizes[0])
                growth = f"{power:.2f}"
                if power > LIMIT:
                    wrong.append(f"{case}: grows with the power of {power:.2f}, limit {LIMIT}")
            print(
                f"| {case} | {size:,} | {each[0]:,.0f} | {each[1]:,.0f} | {found['memory']:,.0f}"
                f" | {found['findings']:,} | {growth} |",
                flush=True,
            )
    _measure.verdict(wrong, check=given.check)


if __name__ == "__main__":
    main()
