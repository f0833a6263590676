"""Fuzzing with atheris: every target of `targets.py` for a while, guided by the code it reaches.

    python tests/fuzz/run.py [--seconds 60] [--jobs 1] [TARGET...]

A target has a process of its own. An error that comes out of it is noted once for the place it
comes from, its input is kept under .fuzz/, and fuzzing goes on. Shown are the inputs tried and the
places; the exit code is 1 where there is one, or where a target hung or died.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ROOT / ".fuzz"
SLOWEST = 60  # seconds for one input
MOST_MEMORY = 3000  # MB
LONGEST = 4096  # bytes of an input
_RUNS = re.compile(r"^Done (\d+) runs|^#(\d+)\s", re.MULTILINE)


def one(name: str, seconds: int) -> None:
    """Fuzz a target in this very process."""
    import atheris

    with atheris.instrument_imports(include=["claimcheck"]):
        sys.path.insert(0, str(HERE.parent))
        from fuzz import seeds, targets

    places: set[str] = set()
    kept = KEPT / name
    kept.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds.of(name)):
        (kept / f"seed-{number}").write_bytes(data)
    words = kept.with_suffix(".dict")
    words.write_text(seeds.dictionary(), encoding="ascii")
    function = targets.TARGETS[name]

    def run(data: bytes) -> None:
        try:
            function(data)
        except (Exception, RecursionError) as error:
            place = where(error)
            if place not in places:
                places.add(place)
                file = kept.parent / f"{name}.crash-{len(places)}"
                file.write_bytes(data)
                print(f"FOUND {name}: {place} ({file.relative_to(ROOT)})", flush=True)

    atheris.Setup(
        [
            sys.argv[0],
            str(kept),
            f"-dict={words}",
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={SLOWEST}",
            f"-rss_limit_mb={MOST_MEMORY}",
            f"-artifact_prefix={kept.parent}/{name}.",
            "-print_final_stats=1",
            "-verbosity=1",
        ],
        run,
    )
    atheris.Fuzz()


def where(error: BaseException) -> str:
    """What came out, and from which line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "claimcheck" in frame.filename] or frames
    last = ours[-1]
    return (
        f"{type(error).__name__}: {str(error)[:100]!r} at {Path(last.filename).name}:{last.lineno}"
    )


def judged(name: str, seconds: int) -> tuple[str, int, list[str]]:
    """A target fuzzed in a process of its own: its name, the inputs tried, what went wrong."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, "--seconds", str(seconds)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    said = done.stdout + done.stderr
    wrong = sorted({line for line in said.splitlines() if line.startswith("FOUND ")})
    runs = [int(a or b) for a, b in _RUNS.findall(said)]
    if done.returncode:
        last = [line for line in said.splitlines() if "ERROR:" in line or "Error" in line][-1:]
        wrong.append(f"FOUND {name}: died with {done.returncode}: {' '.join(last)[:200]}")
    return name, max(runs, default=0), wrong


def main() -> None:
    """All targets, or some."""
    sys.path.insert(0, str(HERE.parent))
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.seconds)
        return
    from fuzz.targets import TARGETS

    found = []
    with ThreadPoolExecutor(options.jobs) as pool:
        wanted = options.targets or [*TARGETS]
        for name, runs, wrong in pool.map(lambda name: judged(name, options.seconds), wanted):
            print(f"{name:16}{runs:>10,} inputs  {len(wrong)} places", flush=True)
            print(*wrong, sep="\n", end="\n" if wrong else "")
            found += wrong
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
