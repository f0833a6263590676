"""Pages of docs/ that tell the truth: files written, commands run, outputs shown as they are.

A block of code behind `<!-- file: PATH -->` is a file, written before what follows; one behind
`<!-- same: PATH -->` is a file of this project. `console` blocks are commands ("$ ...") with what
they print; `python` blocks are run, and the `output` block behind one is what it printed.

PYTHONPATH=tests python -m e2e.pages docs/rules.md writes the outputs of a page anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from e2e.installed import ROOT, command

DOCS = ROOT / "docs"
_BLOCK = re.compile(
    r"(?:<!-- (?P<how>file|same): (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```",
    re.DOTALL,
)


def shell(line, folder, env):
    """What a line of a shell prints, stdout and stderr as they come."""
    path = f"{command().parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = done.stdout.decode()
    assert done.returncode != 2, f"a page shows a mistake as if it were right:\n{line}\n{said}"
    return said


def replayed(text, folder, env=None):
    """A page with what its commands print now.

    Args:
        text: the page.
        folder: where its files are written, and its commands run.
        env: further variables of the environment.
    """
    printed = ""
    env = env or {}

    def block(match):
        nonlocal printed
        kind, body = match["kind"], match["text"]
        if match["how"] == "same":
            body = (ROOT / match["file"]).read_text(encoding="utf-8")
        elif match["how"] == "file":
            file = folder / match["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif kind == "console":
            lines = [line for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(f"{line}\n{shell(line[2:], folder, env)}" for line in lines)
        elif kind == "python":
            done = subprocess.run(
                [sys.executable, "-c", body],
                cwd=folder,
                env=os.environ | env,
                capture_output=True,
                check=False,
            )
            printed = (done.stdout + done.stderr).decode()
        elif kind == "output":
            body = printed
        return match[0].replace(f"```{kind}\n{match['text']}", f"```{kind}\n{body}")

    return _BLOCK.sub(block, text)


def prepared(folder):
    """The environment of a page: the root of a repository, with the example pack beside it.

    What is installed by pip goes to a folder of its own, without a build environment or an index.
    """
    import shutil

    (folder / ".git").mkdir()  # enough of a repository for what looks for its root
    shutil.copytree(ROOT / "examples" / "packs" / "vineyards", folder / "vineyards")
    site = str(folder / "site")
    who = {"NAME": "desk", "EMAIL": "desk@example.org", "DATE": "2025-12-29T12:00:00Z"}
    git = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    return git | {
        "PYTHONPATH": site,
        "PIP_TARGET": site,
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip takes the variable as the value of --build-isolation
        "PIP_QUIET": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


if __name__ == "__main__":
    import tempfile

    for name in sys.argv[1:]:
        page = Path(name)
        with tempfile.TemporaryDirectory() as place:
            root = Path(place)
            found = replayed(page.read_text(encoding="utf-8"), root, prepared(root))
        page.write_text(found, encoding="utf-8")
