"""The same bytes of many articles, whatever the machine is like: a line for each way to run.

    python benchmarks/steady.py [--articles 1000] [--check]

The articles are those of `_corpus.py`. Each run writes the report in every format, some the claims,
and all are held against those of the first run: other hash seeds, locales (made by localedef where
the system has it), another order of the arguments, one process and two, with the cache cold, warm
and without, and on Spark where there is Java and pyspark. --check leaves with 1 where a byte
differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import _corpus
from _measure import verdict

FORMATS = (
    "full", "concise", "grouped", "statistics", "html", "markdown", "csv", "jsonl", "jsonld",
    "json", "sarif", "junit", "github", "gitlab", "rdjsonl",
)  # fmt: skip
QUOTED_ONLY = ("junit", "sarif")  # name fewer articles on Spark: docs/scale.md
CLAIMS = ("cold, one process", "no cache, two processes", "seed 4711", "GBK")  # are told there
LOCALES = (("zh_CN", "GBK"), ("zh_TW", "BIG5"), ("tr_TR", "UTF-8"))


def locales(place: Path) -> list[str]:
    """The names of locales that are there from now on, by LOCPATH; C always is."""
    found = ["C"]
    for language, encoding in LOCALES if shutil.which("localedef") else ():
        name = f"{language}.{encoding}"
        made = ["localedef", "-i", language, "-f", encoding, str(place / name)]
        subprocess.run(made, capture_output=True, check=False)
        found += [name] if (place / name).is_dir() else []
    return found


def digests(
    folder: Path, cache: Path, env: dict[str, str], *args: str, claims: bool
) -> dict[str, str]:
    """What a run writes: by format, and the claims of the articles if they are asked for."""
    out = Path(tempfile.mkdtemp(dir=folder))
    beside = [f"--output={name}={out / name}" for name in FORMATS]
    run(folder, cache, env, "check", *args, *beside, f"--output={out / 'plain'}")
    if claims:
        run(folder, cache, env, "extract", *args, f"--output={out / 'claims'}")
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())
    }
    shutil.rmtree(out)
    return found


def run(folder: Path, cache: Path, env: dict[str, str], *args: str) -> None:
    """A command; C and not English is what its environment says, unless it is told."""
    usual = {"CLAIMCHECK_CACHE_DIR": str(cache), "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *args],
        cwd=folder,
        env={**os.environ, **usual, **env},
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1) or done.stdout:
        raise SystemExit(f"{args[0]} failed: {done.stdout.decode()}{done.stderr.decode()}")


def main() -> None:
    """A line for each way; the formats that differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        folder, kept = Path(made), Path(made, "cache")
        size, _ = _corpus.write(folder / "news", options.articles)
        print(f"{options.articles:,} articles, {size:,} characters, {len(FORMATS)} formats")
        files = sorted(f"news/{f.relative_to(folder / 'news')}" for f in folder.rglob("*.txt"))
        shuffled = random.Random(4).sample(files, len(files))
        (folder / "locales").mkdir()
        names = locales(folder / "locales")
        off = ("--no-cache", "--jobs=1")
        ways: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
            ("cache cold, one process", {}, ("news", "--jobs=1")),
            ("cache warm, one process", {}, ("news", "--jobs=1")),
            ("cache warm, two processes", {}, ("news", "--jobs=2")),
            ("no cache, two processes", {}, ("news", "--no-cache", "--jobs=2")),
            ("hash seed 4711", {"PYTHONHASHSEED": "4711"}, ("news", *off)),
            ("arguments backwards, seed 1", {"PYTHONHASHSEED": "1"}, (*files[::-1], *off)),
            ("arguments shuffled", {"PYTHONHASHSEED": "random"}, (*shuffled, *off)),
            *(
                (f"locale {name}", {"LC_ALL": name, "LANG": name, "LOCPATH": f"{made}/locales"},
                 ("news", "--jobs=1"))
                for name in names
            ),
        ]  # fmt: skip
        if shutil.which("java") and find_spec("pyspark"):
            ways.append(
                ("Spark, local[2]", {}, ("news", "--engine=spark", "--spark-master=local[2]"))
            )
        first: dict[str, str] = {}
        for told, env, args in ways:
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            # each locale reads all anew, into a cache of its own
            cache = folder / told.replace(" ", "-") if told.startswith("locale") else kept
            claims = told.endswith(CLAIMS)
            found = digests(folder, cache, env, *args, claims=claims)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            first = first or found
            apart = QUOTED_ONLY if told.startswith("Spark") else ()
            differ = [n for n in found if found[n] != first[n] and n not in apart]
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            clock = time.perf_counter() - start
            same = f"differ: {', '.join(differ)}" if differ else "the same bytes"
            print(
                f"{told:28}{len(found):3} files  {same}  ({cpu:.0f} CPU s, {clock:.0f} s)",
                flush=True,
            )
            wrong += [f"{told}: {name}" for name in differ]
    verdict(wrong, check=options.check)


if __name__ == "__main__":
    main()
