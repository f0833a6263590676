"""Other readers of figures, kept in an environment of their own and asked by lines of JSON.

    python benchmarks/peers.py             make the environment and say what is in it
    python benchmarks/peers.py serve NAME  (inside of it) answer requests on stdin

The packages are the dependency group `peers` of pyproject.toml: old pins that must not meet the
project's. A request is {"text": ...}, an answer {"cpu": seconds, "found": figures}. The environment
is made once, in .nox/peers or where CLAIMCHECK_PEERS says; without a package index the benchmarks
run without peers and say so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tomllib
import venv
import warnings
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("recognizers-zh", "recognizers-en", "quantulum3")


def home(group: str = "peers") -> Path:
    """Where the environment of a dependency group is."""
    chosen = os.environ.get("CLAIMCHECK_PEERS") if group == "peers" else None
    return Path(chosen or ROOT / ".nox" / group)


def requirements(group: str = "peers") -> list[str]:
    """The pinned packages, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = project["dependency-groups"][group]
    return found


def made(group: str = "peers") -> str | None:
    """Make the environment where it is not made yet; None, or what went wrong."""
    done = home(group) / "installed.txt"
    wanted = "\n".join(requirements(group))
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return None
    try:
        venv.create(home(group), with_pip=True, clear=True)
        pip = [str(python(group)), "-m", "pip", "install", "--quiet", *requirements(group)]
        subprocess.run(pip, check=True, capture_output=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        return said.strip().splitlines()[-1]
    done.write_text(wanted, encoding="utf-8")
    return None


def python(group: str = "peers") -> Path:
    """The interpreter of an environment."""
    folder = home(group) / ("Scripts" if os.name == "nt" else "bin")
    return folder / ("python.exe" if os.name == "nt" else "python")


class Peer:
    """One peer in a process of its own; calling it gives the CPU seconds it took for a text."""

    def __init__(self, name: str) -> None:
        self._process = subprocess.Popen(
            [python(), "-W", "ignore", __file__, "serve", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def __call__(self, text: str) -> float:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"text": text}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the peer died: {self._process.args}")
        seconds: float = json.loads(answer)["cpu"]
        return seconds

    def __enter__(self) -> Peer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


# -- inside the environment: the standard library and the peer alone -----------------------------


def serve(name: str) -> None:
    """Answer until stdin ends. Paragraph by paragraph, as the peers' users call them."""
    read = {"quantulum3": _quantulum}.get(name) or _recognizers(name.rpartition("-")[2])
    read(
        "Sales rose 12% to 4.5 million dollars. 营收增长12%,达到45亿美元。"
    )  # compile what is lazy
    for line in sys.stdin:
        text = json.loads(line)["text"]
        start = time.process_time()
        found = sum(read(part) for part in text.split("\n") if part.strip())
        answer = {"cpu": time.process_time() - start, "found": found}
        print(json.dumps(answer), flush=True)


def _recognizers(language: str) -> Callable[[str], int]:
    """Recognizers-Text with its six models of numbers and units."""
    import recognizers_number as number
    import recognizers_number_with_unit as unit
    from recognizers_text import Culture

    culture = {"zh": Culture.Chinese, "en": Culture.English}[language]
    models = [
        number.NumberRecognizer(culture).get_number_model(),
        number.NumberRecognizer(culture).get_percentage_model(),
        *(
            getattr(unit.NumberWithUnitRecognizer(culture), f"get_{kind}_model")()
            for kind in ("currency", "dimension", "temperature", "age")
        ),
    ]
    return lambda text: sum(len(model.parse(text)) for model in models)


def _quantulum(text: str) -> int:
    """quantulum3 without its classifier, as it is installed."""
    from quantulum3 import parser

    return len(parser.parse(text))


def main() -> None:
    """Serve, or make the environment."""
    if sys.argv[1:2] == ["serve"]:
        warnings.simplefilter("ignore")
        serve(sys.argv[2])
        return
    problem = made()
    if problem:
        sys.exit(f"the peers could not be installed: {problem}")
    print(f"in {home()}:", *requirements(), sep="\n  ")


if __name__ == "__main__":
    main()
