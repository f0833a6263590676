"""Clusters of claim records whose names are known to be one or not: how well, how fast.

    python benchmarks/clusters.py [--claims 1000,10000,100000] [--generator SCRIPT] [--no-peers]
    python benchmarks/clusters.py RECORDS.jsonl [--aliases FILE] [-o CLUSTERS.jsonl]

The first makes records of so many claims (by a generator of its own, or a script that is called
with the number, a seed and --aliases FILE and prints records) and compares with Splink and with
joins in DuckDB: CPU seconds on one core, the medians of three runs in turn (one from a million on),
F1 over pairs of records, the bytes that our clusters take for each claim, and the power of the
number of claims with which our time grows. All get the distinct keys: ours as they are written, the
others' in one script, width and case, without affixes, aliases replaced, which is not counted.

The second clusters the records of a file: lines with id, subject, measure, scope and unit; the
aliases are {"subject": {alias: name}, "measure": ..., "scope": ...}, as a lexicon of the user's
would hold them. Written are lines {"id", "cluster"}, in the order of the records. Records are read
twice and never kept. The names are canonicalised slot by slot as those of claims are; a cluster is
one subject x measure x scope x dimension of the unit.

Where a record says which cluster is the true one ("true_cluster"), pairwise precision and recall
are printed: of the pairs put together, and of those that belong together.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import _measure
import _names
import peers

from claimcheck import lexicon
from claimcheck.clusters import canonical, names
from claimcheck.clusters.names import SLOTS, Slot
from claimcheck.lexicon import units

Aliases = dict[str, dict[str, str]]
Record = dict[str, Any]
Rows = Callable[[], Iterator[Record]]
Key = tuple[str, ...]
GROUP, RUNS = "linkers", 3
# How many times as fast as Splink we must be, at an F1 that is no lower; growth; bytes a claim.
FASTER, POWER, BYTES = 1.1, 1.1, 1024


def known(aliases: Aliases) -> lexicon.Lexicon:
    """A lexicon that holds the aliases and nothing else."""
    entities: dict[str, list[str]] = {}
    for slot in ("subject", "scope"):
        for alias, name in aliases.get(slot, {}).items():
            entities.setdefault(name, [name]).append(alias)
    measures: dict[str, list[str]] = {}
    for alias, name in aliases.get("measure", {}).items():
        measures.setdefault(name, [name]).append(alias)
    return lexicon.Lexicon(
        entities={n: lexicon.Entity(n, "company", names=tuple(a)) for n, a in entities.items()},
        measures={n: lexicon.Measure(n, n, words=tuple(a)) for n, a in measures.items()},
    )


def labels(rows: Rows, words: lexicon.Lexicon) -> Iterator[str]:
    """The cluster of each record."""
    raw: dict[Slot, set[tuple[None, str]]] = {slot: set() for slot in SLOTS}
    for record in rows():
        for slot, found in raw.items():
            found.add((None, record[slot]))
    keys = {slot: canonical.canonicalise(raw[slot], slot, words).keys for slot in SLOTS}
    dimension = cache(units.dimension)
    for record in rows():
        key = [keys[slot][None, record[slot]] for slot in SLOTS]
        yield " | ".join([*key, dimension(record["unit"])])


def read(path: Path) -> Rows:
    """The records of a file, line by line."""

    def rows() -> Iterator[Record]:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    return rows


def pairs(groups: Iterable[object]) -> int:
    """How many pairs share a group."""
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def scores(truth: list[str], found: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of records."""
    hit, made, wanted = pairs(zip(truth, found, strict=True)), pairs(found), pairs(truth)
    precision, recall = hit / max(made, 1), hit / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def peak() -> float:
    """Bytes that the process had at most so far; what its parent had does not count."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return float(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0


# -- records of a generator, and peers ------------------------------------------------------------


def generate(folder: Path, number: int, generator: str | None) -> tuple[Path, Path]:
    """A file of records, and one of the aliases that are known."""
    target, table = folder / f"records-{number}.jsonl", folder / f"aliases-{number}.json"
    with target.open("w", encoding="utf-8") as out:
        if generator:
            script = [sys.executable, generator, str(number), "7", "--aliases", str(table)]
            subprocess.run(script, stdout=out, check=True)
        else:
            aliases, rows = _names.records(number, 7)
            table.write_text(json.dumps(aliases), "utf-8")
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return target, table


def key_of(record: Record) -> Key:
    """What a record is clustered by."""
    return record["subject"], record["measure"], record["scope"], record["unit"]


def named(key: Key) -> Record:
    """A key as a record."""
    return dict(zip((*SLOTS, "unit"), key, strict=True))


class Prepared:
    """The distinct keys of records, as written and as the peers get them."""

    def __init__(self, rows: Rows, aliases: Aliases, folder: Path) -> None:
        self.keys = list(dict.fromkeys(map(key_of, rows())))
        core = cache(lambda text, slot: names.form(text, slot).core)
        table = {s: {core(a, s): core(n, s) for a, n in aliases[s].items()} for s in SLOTS}

        def clean(key: Key) -> Key:
            told = [core(name, slot) for name, slot in zip(key[:3], SLOTS, strict=True)]
            return (
                *(table[s].get(name, name) for name, s in zip(told, SLOTS, strict=True)),
                key[3],
            )

        self.clean = {key: clean(key) for key in self.keys}
        self.distinct = list(dict.fromkeys(self.clean.values()))
        self.file = folder / "keys.jsonl"
        with self.file.open("w", encoding="utf-8") as out:
            for at, key in enumerate(self.distinct):
                out.write(json.dumps({"id": at, **named(key)}, ensure_ascii=False) + "\n")

    def ours(self, words: lexicon.Lexicon) -> tuple[float, dict[Key, str]]:
        """CPU seconds, and the cluster of each key."""
        records = list(map(named, self.keys))
        found: list[str] = []
        canonical._VOCABULARIES.clear()
        spent = _measure.cpu(lambda: found.extend(labels(lambda: iter(records), words)))
        return spent, dict(zip(self.keys, found, strict=True))

    def peer(self, name: str) -> tuple[float, dict[Key, str]]:
        """The same of a peer."""
        target = self.file.with_suffix(f".{name}.json")
        script = Path(__file__).with_name("linkers.py")
        command = [peers.python(GROUP), script, name, self.file, target]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        told = json.loads(target.read_text("utf-8"))
        found = dict(zip(self.distinct, told["labels"], strict=True))
        return told["cpu"], {key: found[self.clean[key]] for key in self.keys}


def compared(
    source: Path, table: Path, methods: list[str]
) -> tuple[dict[str, float], float, float]:
    """Print a line for each method: its seconds by name, our F1 and that of Splink."""
    rows, aliases = read(source), json.loads(table.read_text("utf-8"))
    prepared, words = Prepared(rows, aliases, source.parent), known(aliases)
    truth = [record["true_cluster"] for record in rows()]
    times: dict[str, list[float]] = {name: [] for name in methods}
    told: dict[str, tuple[float, float, float]] = {}
    for _ in range(RUNS if len(truth) < 1_000_000 else 1):
        for name in methods:
            mine = name == "claimcheck"
            spent, found = prepared.ours(words) if mine else prepared.peer(name)
            times[name].append(spent)
            told[name] = scores(truth, [found[key_of(record)] for record in rows()])
    median = {name: statistics.median(all_) for name, all_ in times.items()}
    for name in methods:
        count = len(prepared.keys if name == "claimcheck" else prepared.distinct)
        ratio = median[name] / median["claimcheck"]
        figures = " | ".join(f"{value:.4f}" for value in told[name])
        spent = f"{median[name]:.2f} | {ratio:.2f}"
        print(f"| {len(truth):,} | {count:,} | {name} | {spent} | {figures} |")
    sys.stdout.flush()
    return median, told["claimcheck"][2], told.get("splink", (0.0, 0.0, 0.0))[2]


def scale(given: argparse.Namespace) -> list[str]:
    """A table of all sizes; what missed its limit."""
    problem = "left out" if given.no_peers else peers.made(GROUP)
    if problem:
        print(f"no peers: {problem}", file=sys.stderr)
    methods = ["claimcheck", *(() if problem else ("splink", "duckdb"))]
    print("| claims | distinct keys | method | CPU s | times ours | precision | recall | F1 |")
    print("|---:|---:|---|---:|---:|---:|---:|---:|")
    sizes = [int(size) for size in given.claims.split(",")]
    ours, wrong = [], []
    with tempfile.TemporaryDirectory() as made:
        for size in sizes:
            source, table = generate(Path(made), size, given.generator)
            median, own, theirs = compared(source, table, methods)
            ours.append(median["claimcheck"])
        script = [sys.executable, __file__, str(source), "--aliases", str(table), "--peak"]
        done = subprocess.run(script, check=True, capture_output=True, encoding="utf-8")
    each, ratio = float(done.stdout), median.get("splink", math.inf) / median["claimcheck"]
    print(f"\npeak memory: {each:,.0f} bytes a claim of {sizes[-1]:,}")
    if each > BYTES:
        wrong.append(f"{each:,.0f} bytes a claim, limit {BYTES:,}")
    if ratio < FASTER:
        wrong.append(f"{ratio:.2f} times as fast as Splink, limit {FASTER}")
    if own < theirs:
        wrong.append(f"F1 {own:.4f}, Splink {theirs:.4f}")
    if len(sizes) > 1:
        power = math.log(ours[-1] / ours[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth: our time goes with claims to the power of {power:.2f}")
        if power > POWER:
            wrong.append(f"time grows with the power of {power:.2f}, limit {POWER}")
    return wrong


# -- records of a file ----------------------------------------------------------------------------


def told_peak(rows: Rows, words: lexicon.Lexicon) -> float:
    """Bytes a record beyond those that a few records take."""
    few = [record for record, _ in zip(rows(), range(100), strict=False)]
    list(labels(lambda: iter(few), words))
    before = peak()
    number = sum(1 for _ in labels(rows, words))
    return (peak() - before) / number


def cluster(rows: Rows, words: lexicon.Lexicon, output: str | None) -> None:
    """Cluster the records of a file, write, say how well and how fast."""
    start, found, truth = time.process_time(), [], []
    lines = []
    for record, label in zip(rows(), labels(rows, words), strict=True):
        found.append(sys.intern(label))
        if "true_cluster" in record:
            truth.append(sys.intern(record["true_cluster"]))
        if output:
            row = {"id": record["id"], "cluster": label}
            lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    spent = time.process_time() - start
    if output:
        Path(output).write_text("".join(lines), "utf-8")
    print(
        f"{len(found):,} records, {len(set(found)):,} clusters, {spent:.1f} CPU s,"
        f" {peak() / 2**20:.0f} MB"
    )
    if truth:
        precision, recall, f1 = scores(truth, found)
        print(f"pairs: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")


def main() -> None:
    """The records of a file, or tables of generated ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", nargs="?")
    parser.add_argument("--aliases")
    parser.add_argument("-o", "--output")
    parser.add_argument("--claims", default="1000,10000,100000")
    parser.add_argument("--generator")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if not given.records:
        _measure.one_core()
        _measure.verdict(scale(given), check=given.check)
        return
    aliases = json.loads(Path(given.aliases).read_text("utf-8")) if given.aliases else {}
    rows, words = read(Path(given.records)), known(aliases)
    if given.peak:
        print(told_peak(rows, words))
    else:
        cluster(rows, words, given.output)


if __name__ == "__main__":
    main()
