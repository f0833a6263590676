"""docs/configuration.md: its files are written, its commands run, and they print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from e2e.installed import ROOT, command

pytestmark = pytest.mark.e2e

PAGE = ROOT / "docs" / "configuration.md"
BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL
)


def shell(line, folder):
    """What a line of a shell prints, stdout and stderr as they come."""
    path = f"{command().parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def replayed(text, folder):
    """The page with what its commands print now."""
    printed = ""

    def block(match):
        nonlocal printed
        kind, body = match["kind"], match["text"]
        if match["file"]:
            file = folder / match["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif kind == "console":
            lines = [line for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(f"{line}\n{shell(line[2:], folder)}" for line in lines)
        elif kind == "python":
            done = subprocess.run(
                [sys.executable, "-c", body], cwd=folder, capture_output=True, check=False
            )
            printed = (done.stdout + done.stderr).decode()
        elif kind == "output":
            body = printed
        return match[0].replace(f"```{kind}\n{match['text']}", f"```{kind}\n{body}")

    return BLOCK.sub(block, text)


@pytest.mark.skipif(not PAGE.exists(), reason="the tests are apart from the project")
@pytest.mark.skipif(sys.platform == "win32", reason="the page speaks to a POSIX shell")
def test_the_page_tells_the_truth(tmp_path):
    """Each command prints, to the letter, what stands below it."""
    (tmp_path / ".git").mkdir()
    text = PAGE.read_text(encoding="utf-8")
    assert replayed(text, tmp_path) == text


if __name__ == "__main__":  # PYTHONPATH=tests python tests/e2e/test_configuration_page.py
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as place:
        (Path(place) / ".git").mkdir()
        found = replayed(PAGE.read_text(encoding="utf-8"), Path(place))
    PAGE.write_text(found, encoding="utf-8")
