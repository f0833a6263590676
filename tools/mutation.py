"""Mutation check: are the tests of the figures and of the checks ones that can fail?

    python tools/mutation.py [--count 400] [--seed 1128] [--again] [--only TEXT]

In a copy of the project one place of the code is changed at a time (`mutants.py`), and the tests of
that area are run until one fails. A change that no test notices is a gap in the tests, unless it
changes nothing that anybody could see: then it stands in equivalent_mutants.yaml, with the reason.

A run before all others learns which tests reach which line, and how long each takes: those that
reach the change are tried, the quickest before the others; all of them where only a few do, for
then others use what one has had kept. Each change has a process of its own, forked when the
libraries are loaded and before anything of ours is. What was learnt, and what came of each change,
is kept in .mutation/; `--again` tries once more what was not noticed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any

import coverage
import pytest
import yaml
from mutants import Mutant, drawn

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".mutation"
EXPLAINED = Path(__file__).with_name("equivalent_mutants.yaml")
AREAS = ("src/claimcheck/rules/checks", "src/claimcheck/quantities")
TESTS = (
    "tests/quantities",
    "tests/rules",  # `rules test rules` is one of them
    "tests/gold/test_gold.py",
    "tests/gold/test_parallel.py",
    "tests/property/test_quantities.py",
    "tests/property/test_rules.py",
    "tests/test_pipeline.py",
)
FLOOR = 0.85  # of the changes that are no equivalents
SLOW = 1.5  # seconds of a test that is left out: a handful takes as long as all others
LONGEST = 25.0  # seconds of all tests of a change, the quickest first
FEW = 10  # tests that reach a line
SLOWER = 5  # times as long as usual is a hang
PATIENCE = 20.0  # seconds of CPU besides
MEMORY = 6 << 30
LIBRARIES = (
    "hypothesis",
    "jieba.posseg",
    "lxml.html",
    "opencc",
    "pandas",
    "pint",
    "rapidfuzz.fuzz",
)
Tests = dict[str, Any]  # seconds: by test; lines: by file, by line, the tests


def main() -> None:
    """Draw, learn, try, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1128)
    parser.add_argument("--again", action="store_true", help="only what was not noticed before")
    parser.add_argument("--only", default="", help="changes whose file or line has this text")
    options = parser.parse_args()
    wanted = drawn(ROOT, AREAS, options.count, options.seed)
    results = KEPT / "results.json"
    before = json.loads(results.read_text("utf-8")) if options.again and results.exists() else {}
    outcomes = {key: told for key, told in before.items() if told != "survived"}
    outcomes = {_key(m): outcomes[_key(m)] for m in wanted if _key(m) in outcomes}
    with tempfile.TemporaryDirectory(prefix="claimcheck-mutation-") as place:
        copy = Path(place, "copy")
        _copy(copy)
        for library in LIBRARIES:
            importlib.import_module(library)
        tests = learnt(copy)
        print(f"{len(tests['seconds'])} tests, {sum(tests['seconds'].values()):.0f} s", flush=True)
        same = (ROOT / wanted[0].file).read_text(encoding="utf-8")
        if tried(copy, replace(wanted[0], source=same), 0, tests) != "survived":
            sys.exit("the tests fail in another order: mend that first")
        for number, mutant in enumerate(wanted, 1):
            if _key(mutant) in outcomes or options.only not in _key(mutant):
                continue
            start = time.perf_counter()
            outcome = outcomes[_key(mutant)] = tried(copy, mutant, number, tests)
            took = time.perf_counter() - start
            print(f"{number:4} {outcome:9} {took:6.1f} s  {mutant.file}:{mutant.line}", flush=True)
            results.write_text(json.dumps(outcomes, ensure_ascii=False, indent=1), encoding="utf-8")
    sys.exit(told([mutant for mutant in wanted if _key(mutant) in outcomes], outcomes))


def told(mutants: Sequence[Mutant], outcomes: dict[str, str]) -> int:
    """Print what came of it; the exit code is 1 below the floor."""
    reasons = {(row["file"], row["diff"].strip()): row["why"] for row in _explained()}
    left = [mutant for mutant in mutants if outcomes[_key(mutant)] == "survived"]
    open_ = [mutant for mutant in left if (mutant.file, mutant.diff.strip()) not in reasons]
    for mutant in open_:
        print(f"\n{mutant.file}:{mutant.line}  {mutant.operator}\n{mutant.diff}")
    killed = len(mutants) - len(left)
    share = killed / max(1, killed + len(open_))
    hung = sum(outcome == "hung" for outcome in outcomes.values())
    print(
        f"\n{len(mutants)} changes: {killed} noticed (of those {hung} by never ending), "
        f"{len(left) - len(open_)} change nothing and say why, {len(open_)} not noticed: "
        f"{share:.1%}, floor {FLOOR:.0%}"
    )
    return 0 if share >= FLOOR else 1


def _explained() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load(EXPLAINED.read_text(encoding="utf-8")) or []
    return rows


def _key(mutant: Mutant) -> str:
    return f"{mutant.file}:{mutant.line} {mutant.operator}\n{mutant.diff}"


def _copy(place: Path) -> None:
    """What git has of the project, and what is new, with its times."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)


# -- one process a change ------------------------------------------------------------------------


def learnt(copy: Path) -> Tests:
    """Which tests reach which line, and how long each takes: a run of all, kept for the next."""
    homes = (copy / name for name in (*AREAS, "rules", "tests/corpus", *TESTS))
    files = sorted({file for home in homes for file in (home, *home.rglob("*")) if file.is_file()})
    state = blake2b(digest_size=8)
    for file in files:
        state.update(f"{file.relative_to(copy)}\0".encode() + file.read_bytes())
    KEPT.mkdir(exist_ok=True)
    out = KEPT / f"tests-{state.hexdigest()}.json"
    if out.exists():
        kept: Tests = json.loads(out.read_text(encoding="utf-8"))
        return kept

    def learn() -> int:
        measure = coverage.Coverage(data_file=None, source=[str(copy / area) for area in AREAS])
        watch = _Watching(measure)
        measure.start()
        code = _pytest(TESTS, watch)
        measure.stop()
        data, lines = measure.get_data(), dict[str, dict[int, list[str]]]()
        for file in data.measured_files():
            name = Path(file).relative_to(copy).as_posix()
            lines[name] = {k: sorted({*v} - {""}) for k, v in data.contexts_by_lineno(file).items()}
        out.write_text(json.dumps({"seconds": watch.seconds, "lines": lines}), encoding="utf-8")
        return code

    code = _forked(copy, learn, 3600.0, copy.parent / "log.txt")
    if code:
        print((copy.parent / "log.txt").read_text(encoding="utf-8", errors="replace"))
        sys.exit("the tests fail as the code is: mend that first")
    found: Tests = json.loads(out.read_text(encoding="utf-8"))
    return found


def tried(copy: Path, mutant: Mutant, number: int, tests: Tests) -> str:
    """What the tests make of a change: noticed, hung or survived."""
    file = copy / mutant.file
    before, times = file.read_bytes(), file.stat()
    file.write_text(mutant.source, encoding="utf-8")
    # Python knows compiled files by time and size: no two changes of a file may share a time
    os.utime(file, (times.st_atime, times.st_mtime + 10 * number))
    try:
        chosen = _chosen(mutant, tests)
        expected = sum(tests["seconds"][name] for name in chosen)

        def run() -> int:
            files = dict.fromkeys(name.partition("::")[0] for name in chosen)
            return _pytest([*files], _Choosing(chosen))

        code = _forked(copy, run, SLOWER * expected + PATIENCE, copy.parent / "log.txt")
        if code == pytest.ExitCode.NO_TESTS_COLLECTED:
            sys.exit(f"{mutant.file}:{mutant.line}: none of its tests was found")
        return "hung" if code < 0 else "noticed" if code else "survived"
    finally:
        file.write_bytes(before)
        os.utime(file, (times.st_atime, times.st_mtime))


def _chosen(mutant: Mutant, tests: Tests) -> list[str]:
    """The tests that are tried, in their order."""
    lines: dict[str, list[str]] = tests["lines"].get(mutant.file, {})
    near = [n for n in map(int, lines) if n <= mutant.line and lines[str(n)]]
    reaching = set(lines[str(max(near))]) if near else set()
    quick = {name: took for name, took in tests["seconds"].items() if took <= SLOW}
    wanted = [name for name in quick if name in reaching or len(reaching) < FEW]
    order = sorted(wanted, key=lambda name: (name not in reaching, quick[name]))
    spent = list(accumulate(quick[name] for name in order))
    return order[: max(1, bisect(spent, LONGEST))]


def _forked(copy: Path, work: Callable[[], int], seconds: float, log: Path) -> int:
    """Work done in a process of its own in the copy: its exit code, below 0 where it was ended."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.setpgid(0, 0)
            out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(out, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            os.chdir(copy)
            for name in [name for name in sys.modules if "hypothesis" in name]:
                del sys.modules[name]  # what pytest is to rewrite must not be here before it
            # what is compiled is kept in the copy, what hypothesis finds is not
            sys.dont_write_bytecode = False
            sys.path.insert(0, str(copy / "src"))
            os.environ["PYTHONPATH"] = str(copy / "src")
            os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp(dir=copy.parent)
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    deadline = time.monotonic() + 10 * seconds  # of the clock, for what waits instead of working
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.02)


def _pytest(wanted: Sequence[str], plugin: object) -> int:
    quiet = [
        "-x",
        "-q",
        "--tb=no",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--hypothesis-seed=0",
    ]
    return int(pytest.main([*quiet, *wanted], plugins=[plugin]))


class _Watching:
    """How long each test takes, and whose lines are counted."""

    def __init__(self, measure: coverage.Coverage) -> None:
        self.measure, self.seconds = measure, dict[str, float]()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.measure.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


class _Choosing:
    """Some tests, in a given order."""

    def __init__(self, chosen: Sequence[str]) -> None:
        self.rank = {name: number for number, name in enumerate(chosen)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self.rank]
        items[:] = sorted(kept, key=lambda item: self.rank[item.nodeid])


if __name__ == "__main__":
    main()
