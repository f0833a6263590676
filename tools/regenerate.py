"""Make what is derived from examples/: claims/, reports/, pictures, the outputs in the README.

    python tools/regenerate.py           write what differs
    python tools/regenerate.py --check   write nothing; leave with 1 and name what differs

Everything is made by the command a user has. In a Markdown file a block between
`<!-- output of: COMMAND -->` and the end of its fence is the output of that command; with
`<!-- output of: COMMAND (40 lines from "TEXT") -->` it is the part of it that begins with the first
line that starts so.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

import pictures

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = "examples/"
PAGES = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/*.md")
OUTPUT = re.compile(
    r"(<!-- output of: (?P<command>[^\n]+?)"
    r"(?: \((?P<count>\d+) lines from \"(?P<start>[^\"\n]+)\"\))? -->\n"
    r"```\w*\n).*?(?=^```$)",
    re.DOTALL | re.MULTILINE,
)
SHOWN = 6  # differing lines that are shown for each file
WIDTH = 120  # characters of each, from where it begins to differ

# file → the command whose output it holds
REPORTS = {
    "reports/examples.txt": f"check {EXAMPLES} --lang en",
    "reports/examples.zh.txt": f"check {EXAMPLES} --lang zh",
    "reports/examples.concise.txt": f"check {EXAMPLES} --lang en --format concise",
    "reports/examples.json": f"check {EXAMPLES} --format json",
    "reports/diff.txt": f"diff {EXAMPLES}h20-halt.txt {EXAMPLES}share-halved.txt --lang en",
}


def claimcheck(*args: str, **environment: str) -> str:
    """What the command prints; findings are no failure, errors are."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *args],
        cwd=ROOT,
        env=os.environ
        | {"LC_ALL": "C.UTF-8", "COLUMNS": "88", "FORCE_HYPERLINK": "0", "GITHUB_ACTIONS": ""}
        | (environment or {"NO_COLOR": "1", "FORCE_COLOR": ""}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"claimcheck {shlex.join(args)} left with {done.returncode}")
    return done.stdout


def in_colour(*args: str) -> str:
    """What the command shows on a terminal as wide as the pictures."""
    return claimcheck(*args, FORCE_COLOR="1", NO_COLOR="", COLUMNS=str(pictures.WIDTH))


def wanted() -> dict[str, str]:
    """Every generated file with what it should hold."""
    files = ledger() | {name: claimcheck(*args.split()) for name, args in REPORTS.items()}
    files |= {
        name: pictures.drawn(picture, in_colour) for name, picture in pictures.PICTURES.items()
    }
    for pattern in PAGES:
        for page in sorted(ROOT.glob(pattern)):
            text = page.read_text(encoding="utf-8")
            files[page.relative_to(ROOT).as_posix()] = OUTPUT.sub(block, text)
    return files


def ledger() -> dict[str, str]:
    """The ledger of the examples, made from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        claimcheck("ledger", "add", EXAMPLES, "--ledger", folder)
        return {
            f"claims/{file.relative_to(folder).as_posix()}": file.read_text(encoding="utf-8")
            for file in sorted(Path(folder).rglob("*.jsonl"))
        }


def block(found: re.Match[str]) -> str:
    """A block of a page with its output as it is now."""
    args = shlex.split(found["command"].removeprefix("claimcheck "))
    lines = claimcheck(*args).splitlines()
    if found["count"]:
        starts = [number for number, line in enumerate(lines) if line.startswith(found["start"])]
        if not starts:
            sys.exit(f'no line of claimcheck {found["command"]} starts with "{found["start"]}"')
        lines = lines[starts[0] : starts[0] + int(found["count"])]
    return found[1] + "".join(f"{line.rstrip()}\n" for line in lines)


def differences(files: dict[str, str]) -> dict[str, list[str]]:
    """The files that differ from what they should hold, with the first differing lines."""
    found = {}
    for name, text in files.items():
        path = ROOT / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != text or not path.exists():
            found[name] = changed(old.splitlines(), text.splitlines())
    for stale in sorted((ROOT / "claims").rglob("*.jsonl")):
        name = stale.relative_to(ROOT).as_posix()
        if name not in files:
            found[name] = ["-(no example has these claims)"]
    return found


def changed(old: list[str], new: list[str]) -> list[str]:
    """The lines that differ, each from where it does."""
    shown = []
    for what, low, high, start, end in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if what != "equal":
            for gone, come in zip_longest(old[low:high], new[start:end]):
                shown += _apart(gone, come)
    return shown


def _apart(gone: str | None, come: str | None) -> list[str]:
    """A line that went and the one that came in its place, from where they differ."""
    pairs = enumerate(zip(gone or "", come or "", strict=False))
    begin = max(0, next((at for at, (a, b) in pairs if a != b), 0) - 30)
    return [
        f"{sign}{'…' * bool(begin)}{line[begin : begin + WIDTH]}"
        for sign, line in (("-", gone), ("+", come))
        if line is not None
    ]


def main(check: bool) -> int:
    """Write or name what differs."""
    files = wanted()
    found = differences(files)
    for name, lines in found.items():
        print(f"{name}: {'differs' if check else 'written'}")
        for line in lines[:SHOWN] if check else ():
            print(f"    {line}")
        if not check and name in files:
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(files[name], encoding="utf-8")
        elif not check:
            (ROOT / name).unlink()
    if not found:
        print(f"{len(files)} generated files are as they should be")
    elif check:
        print("run nox -s reports and commit what it writes")
    return 1 if check and found else 0


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    sys.exit(main(check=bool(sys.argv[1:])))
