"""Score claimcheck on blind batches, or take a new annotation in.

    python tests/gold/blind.py [BATCH ...] [--kit DIR] [--command claimcheck] [--details]
    python tests/gold/blind.py --take FOLDER BATCH

The annotation of a public article is kept by offset alone; its text comes from the kit's text
pairs. `blind/README.md` says what a batch holds. Exit status 2 where the kit is not at hand.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "blind"
KIT = Path(__file__).parents[3] / "shared" / "kit"
WORDS = ("sentence", "quote", "quote_clean", "notes", "text", "text_clean", "context", "reason")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("batch", nargs="*", help="names of batches (default: all)")
    parser.add_argument("--kit", type=Path, default=KIT)
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("claimcheck")))
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--take", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    if options.take:
        take(options.take, HERE / options.batch[0])
        return 0
    if not (options.kit / "score_claims.py").exists():
        sys.stderr.write(f"blind.py: no scoring kit at {options.kit}; name it with --kit\n")
        return 2
    for name in options.batch or sorted(p.name for p in HERE.iterdir() if p.is_dir()):
        for language, result in score(name, options.kit, [options.command]).items():
            sys.stdout.write(f"{name} {language}  {line(result)}\n")
            if options.details:
                details = json.dumps(result["details"], ensure_ascii=False, indent=1)
                sys.stdout.write(details + "\n")
    return 0


def line(result):
    """Detection, whole records and identity of the clear claims, with their intervals."""
    found, slots = result["total"]["tier 1"], result["slots"]["tier 1"]
    parts = [f"claims {found['gold']}", f"F1 {found['f1']:.3f}"]
    for cell in ("record_of_all_gold", "identity"):
        low, high = slots[cell]["interval"]
        parts.append(f"{cell} {slots[cell]['rate']:.3f} ({low:.3f}-{high:.3f})")
    return "  ".join(parts)


def score(name, kit, command):
    """{language: what the kit's scorer says} of a batch, read by a command (a list of words)."""
    with tempfile.TemporaryDirectory() as place:
        folder = restore(HERE / name, Path(place) / name, kit)
        read = [*command, "extract", str(folder), "--format", "jsonl"]
        made = subprocess.run(read, capture_output=True, encoding="utf-8", check=False)
        if made.returncode:
            sys.exit(f"{made.stderr}blind.py: {name}: {command[0]} left with {made.returncode}")
        claims = [json.loads(row) for row in made.stdout.splitlines()]
        chinese = {p.stem for p in (folder / "articles").iterdir() if is_chinese(p)}
        results = {}
        for language in ("zh", "en"):
            part = Path(place) / language
            if not split(folder, part, chinese, language):
                continue
            mine = part / "mine.jsonl"
            kept = [
                c for c in claims if (Path(c["document"]).stem in chinese) == (language == "zh")
            ]
            write(mine, kept)
            scorer = [sys.executable, str(kit / "score_claims.py"), str(part), str(mine)]
            done = subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True)
            results[language] = json.loads(done.stdout)
        return results


def is_chinese(path):
    return re.search("[一-鿿]", path.read_text(encoding="utf-8")) is not None


def split(folder, part, chinese, language):
    """Write the rows of one language; how many claims those are."""
    part.mkdir()
    shutil.copy(folder / "aliases.json", part)
    counts = []
    for name in ("claims.jsonl", "not_claims.jsonl"):
        rows = read_rows(folder / name)
        kept = [r for r in rows if (r["doc"] in chinese) == (language == "zh")]
        write(part / name, kept)
        counts.append(len(kept))
    return counts[0]


def take(source, batch):
    """Copy an annotation, without the words of public articles."""
    batch.mkdir(parents=True)
    (batch / "articles").mkdir()
    public = set()
    shutil.copy(source / "articles.csv", batch)
    with (source / "articles.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["pair_id"]:
                public.add(row["id"])
            else:
                shutil.copy(source / row["path"], batch / "articles")
    table = json.loads((source / "aliases.json").read_text(encoding="utf-8"))
    (batch / "aliases.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    for name in ("claims.jsonl", "not_claims.jsonl"):
        write(batch / name, [bare(row, row["doc"] in public) for row in read_rows(source / name)])


def bare(row, public):
    if not public:
        return row
    kept = {key: value for key, value in row.items() if key not in WORDS}
    if "num_spans" in kept:
        kept["num_spans"] = [span[:2] for span in kept["num_spans"]]
    return kept


def restore(batch, place, kit):
    """The batch with its articles and their words, as the kit wants it."""
    shutil.copytree(batch, place)
    (place / "articles").mkdir(exist_ok=True)
    texts = articles(batch, kit)
    for doc, text in texts.items():
        (place / "articles" / f"{doc}.txt").write_bytes(text.encode("utf-8"))
    for name in ("claims.jsonl", "not_claims.jsonl"):
        write(place / name, [worded(row, texts[row["doc"]]) for row in read_rows(batch / name)])
    return place


def articles(batch, kit):
    """The text of each article of a batch by its id."""
    with (batch / "articles.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wanted = {row["pair_id"]: row["id"] for row in rows if row["pair_id"]}
    own = [row for row in rows if not row["pair_id"]]
    texts = {r["id"]: (batch / r["path"]).read_bytes().decode("utf-8") for r in own}
    for pairs in sorted((kit / "pairs").glob("*.jsonl")):
        for row in read_rows(pairs):
            if row["id"] in wanted:
                texts[wanted[row["id"]]] = row["a"]
    return texts


def worded(row, text):
    """A row with the words that its offsets point at."""
    quote = text[row["char_start"] : row["char_end"]]
    if "num_spans" in row:
        spans = [[span[0], span[1], text[span[0] : span[1]]] for span in row["num_spans"]]
        return {"quote": quote} | row | {"num_spans": spans}
    return {"text": quote} | row


def read_rows(path):
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def write(path, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
