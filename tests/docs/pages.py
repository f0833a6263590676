"""Documents that tell the truth: what a page shows is run as it is written, and compared.

Every `sh` and `console` block of a page is run, line by line, in the order of the page: where it
says `<!-- run in: an empty folder -->` or `<!-- run in: an empty repository -->`, in such a one,
else in a clean clone of this project. The command is on the PATH, in an environment of the page's
own, without a package index.

A block behind `<!-- file: PATH -->` is a file, written before what follows; one behind
`<!-- same: PATH -->` is a file of this project, and `<!-- copied: FOLDER -->` means that the reader
has copied a folder of this project there. In `console` a command is "$ ..." and what stands
below is what it prints; an `output` block is what the `sh` or `python` block before it printed. A
line `...` in what is shown stands for one line or more that are left out. Where nothing is shown, a
command leaves with 0, or with the code that its comment tells ("# exits 1 ..."); `check` and `gate`
may also leave with 1, which says that there are findings. Files that a command is told to write are
there afterwards.

What no test can run stands in unrun.yaml, with the reason.

PYTHONPATH=tests python -m docs.pages docs/rules.md writes the outputs of a page anew.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import yaml

from docs.places import ROOT, Place

UNRUN = Path(__file__).with_name("unrun.yaml")
KINDS = {"console", "html", "json", "markdown", "output", "python", "sh", "text", "toml", "yaml"}
LEFT_OUT = "..."
JUDGING = re.compile(r"claimcheck (?:check|gate)\b")  # may find something
BLOCK = re.compile(
    r"(?:<!-- (?P<how>file|same): (?P<file>\S+) -->\n)?"
    r"^```(?P<kind>\S*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def documents():
    """Every document that is held to what it shows, as paths from the root."""
    names = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")
    return [*names, *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))]


def read(name):
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def unrun():
    """Of each document, the commands that no test can run, with what is told of each."""
    found = {}
    for entry in yaml.safe_load(UNRUN.read_text(encoding="utf-8")):
        for name, lines in entry["commands"].items():
            for line in lines:
                assert line not in found.setdefault(name, {}), f"{line} stands twice"
                found[name][line] = entry
    return found


def passed_over(name):
    """The commands of a document that are not run here, and now."""
    told = unrun().get(name, {})
    return {
        line
        for line, entry in told.items()
        if "unless" not in entry or not shutil.which(entry["unless"])
    }


def bare(line):
    """A command without the comment behind it."""
    return re.split(r"\s+#\s", line)[0].strip()


def lines_of(kind, text):
    """The commands of a block, each with the lines that are shown below it, or None."""
    if kind == "sh":
        whole = text.replace("\\\n", "")
        return [(line, None) for line in whole.splitlines() if bare(line) and line[0] != "#"]
    told = []
    for line in text.splitlines():
        if line.startswith("$ "):
            told.append((line[2:], []))
        else:
            assert told, f"a console block that does not begin with a command:\n{text}"
            told[-1][1].append(line)
    return told


def commands(text):
    """Every command that a document shows, without comments; of a program its first line."""
    found = []
    for block in BLOCK.finditer(text):
        if block["kind"] in ("sh", "console"):
            found += [bare(line) for line, _ in lines_of(block["kind"], block["text"])]
        elif block["kind"] == "python":
            found.append(block["text"].splitlines()[0])
    return found


def same(shown, printed):
    """Whether lines that are shown are those that were printed, but for what `...` leaves out."""
    pieces = [re.escape(line) if line != LEFT_OUT else "" for line in shown]
    pattern = "\n".join(piece or r"[^\n]*(?:\n[^\n]*)*" for piece in pieces)
    return re.fullmatch(pattern, "\n".join(printed)) is not None


def promised(line):
    """The files that a command is told to write; none where it is expected to fail (`||`)."""
    lexer = shlex.shlex(bare(line), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = [*lexer, ""]
    files, ours = set(), False
    for word, following in pairwise(words):
        if word in {"|", "||", "&&", ";", "(", ")"}:
            ours = False
        elif word.rpartition("/")[2] == "claimcheck":
            ours = True
        elif word in {">", ">>"}:
            files.add(following)
        elif ours and word in {"-o", "--output"}:
            files.add(re.sub(r"^[a-z]+=", "", following))
        elif ours and word == "report-site" and not following.startswith("-"):
            files.add(f"{following.rstrip('/')}/index.html")
    known = {file for file in files if "$" not in file and not file.startswith("/dev/")}
    return known if "||" not in words else set()


def code_told(line):
    """The exit codes that a command may leave with."""
    told = re.search(r"\s#\s.*\bexits (\d)\b", line)
    if told:
        return {int(told[1])}
    return {0, 1} if JUDGING.search(line) else {0}


def ran(place, line):
    """What a command printed; it left as it is told, and wrote what it was to write."""
    code, said = place.shell(line)
    told = code_told(line)
    assert code in told, f"exit code {code}, not {told}:\n{line}\n{said}"
    for file in promised(line):
        path = place.folder / file.replace("~", str(place.home), 1)
        assert path.exists(), f"{file} was not written by:\n{line}\n{said}"
    return said


def replayed(name, text, place):
    """A document with what its commands print now.

    Args:
        name: of the document, for what is not run of it.
        text: the document.
        place: where its files are written and its commands run.
    """
    left = passed_over(name)
    printed: str | None = ""  # None: not run, so nothing is known of the output behind it

    def block(match):
        nonlocal printed
        kind, body = match["kind"], match["text"]
        if match["how"] == "same":
            body = read(match["file"])
        elif match["how"] == "file":
            place.write(match["file"], body)
        elif kind == "sh":
            lines = [line for line, _ in lines_of(kind, body)]
            said = [ran(place, line) for line in lines if bare(line) not in left]
            printed = "".join(said) if len(said) == len(lines) else None
        elif kind == "console":
            body = "".join(console(*told) for told in lines_of(kind, body))
        elif kind == "python":
            printed = None if body.splitlines()[0] in left else place.python(body)
        elif kind == "output" and printed is not None:
            body = kept(body.splitlines(), printed)
        return match[0].replace(f"```{kind}\n{match['text']}", f"```{kind}\n{body}")

    def console(line, shown):
        said = "\n".join(shown) if bare(line) in left else ran(place, line)
        return f"$ {line}\n{kept(shown, said)}"

    return BLOCK.sub(block, text)


def kept(shown, printed):
    """What is shown where it is right, else what was printed."""
    lines = [line.rstrip() for line in printed.splitlines()]
    right = same(shown, lines)
    return "".join(f"{line}\n" for line in (shown if right else lines))


if __name__ == "__main__":
    import tempfile

    for page in sys.argv[1:]:
        name = Path(page).resolve().relative_to(ROOT).as_posix()
        with tempfile.TemporaryDirectory() as folder:
            place = Place.of(read(name), Path(folder))
            found = replayed(name, read(name), place)
        (ROOT / name).write_text(found, encoding="utf-8")
