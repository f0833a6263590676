"""Mutation check: are the tests of the figures and of the checks ones that can fail?

    python tools/mutation.py [--count 400] [--seed 1128] [--again] [--only TEXT]
                              [--jobs 2] [--longest 20]

One place of the code is changed at a time (`mutants.py`), in memory (`planting.py`), and the tests
of that area are run until one fails. A change that no test notices is a gap in the tests, unless it
changes nothing that anybody could see: then it stands in equivalent_mutants.yaml, with the reason.

The tests are collected once; each change has a process of its own, forked from there. A run before
all others learns which tests reach which line, and how long each takes: those that reach the change
are tried, the quickest first, as many as fit in `--longest` seconds; other quick tests too where
few reach it, for then they use what one has had kept. What was learnt, and what came of each
change, is kept in .mutation/; `--again` tries once more what was neither noticed nor explained.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any

import coverage
import pytest
import yaml
from mutants import Mutant, drawn
from planting import plant

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
SLOW = 1.5  # seconds of a test that is tried only where it reaches the change
LONGEST = 20.0  # seconds of all tests of a change, the quickest first
FEW = 10  # tests that reach a line
SLOWER = 5  # times as long as usual is a hang
PATIENCE = 20.0  # seconds of CPU besides
MEMORY = 6 << 30
Tests = dict[str, Any]  # seconds: by test; lines: by file, by line, the tests


def main() -> None:
    """Draw, learn, try, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1128)
    again = "only what was neither noticed before nor explained"
    parser.add_argument("--again", action="store_true", help=again)
    parser.add_argument("--only", default="", help="changes whose file or line has this text")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--longest", type=float, default=LONGEST)
    options = parser.parse_args()
    KEPT.mkdir(exist_ok=True)
    results = KEPT / "results.json"
    kept = KEPT / f"drawn-{state()}-{options.count}-{options.seed}.json"
    if not kept.exists():
        rows = [asdict(mutant) for mutant in drawn(ROOT, AREAS, options.count, options.seed)]
        kept.write_text(json.dumps(rows), encoding="utf-8")
    mutants = [Mutant(**row) for row in json.loads(kept.read_text(encoding="utf-8"))]
    before = json.loads(results.read_text("utf-8")) if options.again and results.exists() else {}
    outcomes = {key(m): before[key(m)] for m in mutants if before.get(key(m), "survived")[0] != "s"}
    if options.again:
        reasons = explained()
        known = [m for m in mutants if (m.file, m.diff.strip()) in reasons]
        outcomes = {**{key(m): "survived" for m in known}, **outcomes}
    wanted = [m for m in mutants if key(m) not in outcomes and options.only in key(m)]
    with tempfile.TemporaryDirectory() as place:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = place
        sys.path.insert(0, str(ROOT / "src"))
        os.chdir(ROOT)
        quiet = ["-x", "-p", "no:cacheprovider", "-p", "no:terminal", "--hypothesis-seed=0"]
        trying = _Trying(wanted, outcomes, results, options.jobs, options.longest)
        code = pytest.main([*quiet, *TESTS], plugins=[trying])
    if code or not trying.done:
        sys.exit(trying.wrong or f"the tests could not be collected ({code})")
    sys.exit(told([mutant for mutant in mutants if key(mutant) in outcomes], outcomes))


def told(mutants: Sequence[Mutant], outcomes: Mapping[str, str]) -> int:
    """Print what came of it; the exit code is 1 below the floor."""
    reasons = explained()
    left = [mutant for mutant in mutants if outcomes[key(mutant)] == "survived"]
    open_ = [mutant for mutant in left if (mutant.file, mutant.diff.strip()) not in reasons]
    for mutant in open_:
        print(f"\n{mutant.file}:{mutant.line}  {mutant.operator}\n{mutant.diff}")
    killed = len(mutants) - len(left)
    share = killed / max(1, killed + len(open_))
    hung = sum(outcomes[key(mutant)] == "hung" for mutant in mutants)
    print(
        f"\n{len(mutants)} changes: {killed} noticed (of those {hung} by never ending), "
        f"{len(left) - len(open_)} change nothing and say why, {len(open_)} not noticed: "
        f"{share:.1%}, floor {FLOOR:.0%}"
    )
    return 0 if share >= FLOOR else 1


def explained() -> set[tuple[str, str]]:
    """File and lines of the changes that nobody could see."""
    rows: list[dict[str, str]] = yaml.safe_load(EXPLAINED.read_text(encoding="utf-8")) or []
    return {(row["file"], row["diff"].strip()) for row in rows if row["why"]}


def state() -> str:
    """Of the code that is changed: what is known of another one does not count."""
    found = blake2b(digest_size=8)
    for file in sorted(file for area in AREAS for file in (ROOT / area).glob("*.py")):
        found.update(f"{file.name}\0".encode() + file.read_bytes())
    return found.hexdigest()


def key(mutant: Mutant) -> str:
    """By what a change is known from run to run."""
    return f"{mutant.file}:{mutant.line} {mutant.operator}\n{mutant.diff}"


class _Trying:
    """What is done with the tests that pytest has collected, instead of running them once."""

    def __init__(
        self,
        wanted: Sequence[Mutant],
        outcomes: dict[str, str],
        results: Path,
        jobs: int,
        longest: float,
    ) -> None:
        self.wanted, self.outcomes, self.results = wanted, outcomes, results
        self.jobs, self.longest = jobs, longest
        self.seconds: dict[str, float] = {}
        self.done, self.wrong = False, ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn, then try each change."""
        tests = self.learnt(session)
        first = [] if self.outcomes else self.wanted[:1]  # the code as it is, once
        same = [replace(m, source=(ROOT / m.file).read_text("utf-8")) for m in first]
        if not tests or any(self.tried(session, m, tests).result() != "survived" for m in same):
            self.wrong = self.wrong or "the tests fail in another order: mend that first"
            return True
        print(f"{len(tests['seconds'])} tests, {len(self.wanted)} changes", flush=True)
        gc.collect()
        gc.freeze()  # or each process goes through all this again, and again
        waiting, running = list(reversed(self.wanted)), list[tuple[Mutant, _Child]]()
        while waiting or running:
            if waiting and len(running) < self.jobs:
                running.append((waiting[-1], self.tried(session, waiting.pop(), tests)))
            elif not any(child.ended() for _, child in running):
                time.sleep(0.005)
            for mutant, child in [pair for pair in running if pair[1].ended()]:
                running.remove((mutant, child))
                self.tell(mutant, child)
        self.done = True
        return True

    def tell(self, mutant: Mutant, child: _Child) -> None:
        """Keep what came of a change."""
        outcome = self.outcomes[key(mutant)] = child.result()
        took = time.monotonic() - child.start
        number = f"{len(self.outcomes):4} {outcome:9} {took:6.1f} s"
        print(f"{number}  {mutant.file}:{mutant.line}", flush=True)
        text = json.dumps(self.outcomes, ensure_ascii=False, indent=1)
        self.results.write_text(text, encoding="utf-8")

    def tried(self, session: pytest.Session, mutant: Mutant, tests: Tests) -> _Child:
        """The tests at work on a change."""
        items = {item.nodeid: item for item in session.items}
        names = _chosen(mutant, tests, self.longest)
        chosen = [items[name] for name in names if name in items]
        name = mutant.file.removeprefix("src/").removesuffix(".py").replace("/", ".")
        module = importlib.import_module(name.removesuffix(".__init__"))

        def run() -> int:
            plant(module, mutant.source)
            return _run(session, chosen)

        expected = sum(tests["seconds"].get(item.nodeid, 0) for item in chosen)
        return _Child(run, SLOWER * expected + PATIENCE)

    def learnt(self, session: pytest.Session) -> Tests:
        """Which tests reach which line, and how long each takes: a run of those that are new."""
        out = KEPT / f"tests-{state()}.json"
        tests: Tests = {"seconds": {}, "lines": {}}
        if out.exists():
            tests = json.loads(out.read_text(encoding="utf-8"))
        new = [item for item in session.items if item.nodeid not in tests["seconds"]]

        def learn() -> int:
            measure = coverage.Coverage(data_file=None, source=[str(ROOT / a) for a in AREAS])
            measure.start()
            code = _run(session, new, measure.switch_context)
            measure.stop()
            data = measure.get_data()
            for file in data.measured_files():
                lines = tests["lines"].setdefault(Path(file).relative_to(ROOT).as_posix(), {})
                for line, reached in data.contexts_by_lineno(file).items():
                    lines[str(line)] = sorted({*lines.get(str(line), ()), *reached} - {""})
            tests["seconds"] |= self.seconds
            if not code:
                out.write_text(json.dumps(tests), encoding="utf-8")
            return code

        if new and _Child(learn, 3600.0).wait():
            self.wrong = "the tests fail as the code is: mend that first"
            return {}
        found: Tests = json.loads(out.read_text(encoding="utf-8"))
        return found

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a test takes."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def _chosen(mutant: Mutant, tests: Tests, longest: float) -> list[str]:
    """The tests that are tried, in their order."""
    lines: dict[str, list[str]] = tests["lines"].get(mutant.file, {})
    near = [n for n in map(int, lines) if n <= mutant.line and lines[str(n)]]
    reaching = set(lines[str(max(near))]) if near else set()
    seconds: dict[str, float] = tests["seconds"]
    quick = {name for name, took in seconds.items() if took <= SLOW}
    wanted = (reaching & seconds.keys()) | (quick if len(reaching) < FEW else set())
    order = sorted(wanted, key=lambda name: (name not in reaching, seconds[name]))
    spent = list(accumulate(seconds[name] for name in order))
    order = order[: max(1, bisect(spent, longest))]
    # file by file, for what a file's tests share is made anew whenever another file comes between
    files: dict[str, list[str]] = {}
    for name in order:
        files.setdefault(name.partition("::")[0], []).append(name)
    mirror = f"/test_{Path(mutant.file).stem}"  # the tests that are about this module come first
    by = sorted(files.items(), key=lambda file: (mirror not in file[0], -len(file[1])))
    return [name for _, names in by for name in names]


def _run(
    session: pytest.Session,
    items: Sequence[pytest.Item],
    begins: Callable[[str], object] = str,
) -> int:
    """Run tests until one fails; 1 where one does."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        begins(item.nodeid)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


class _Child:
    """Work done in a process of its own, ended where it takes far too long."""

    def __init__(self, work: Callable[[], int], seconds: float) -> None:
        self.start, self.seconds = time.monotonic(), seconds
        self.code: int | None = None
        sys.stdout.flush()
        self.process = os.fork()
        if not self.process:
            self._work(work)

    def _work(self, work: Callable[[], int]) -> None:
        """All that the process does."""
        code, seconds = 1, int(self.seconds)
        try:
            os.setpgid(0, 0)
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def ended(self) -> bool:
        """Whether it has come to its end; by force where the clock, too, has run for too long."""
        if self.code is None:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > self.start + 10 * self.seconds:
                os.killpg(self.process, signal.SIGKILL)
        return self.code is not None

    def wait(self) -> int:
        """Its exit code, below 0 where it was ended."""
        while not self.ended():
            time.sleep(0.005)
        return self.code or 0

    def result(self) -> str:
        """What the tests made of a change."""
        code = self.wait()
        return "hung" if code < 0 else "noticed" if code else "survived"


if __name__ == "__main__":
    main()
