"""Prove the wheel: build it by way of the sdist, install it alone, look for its rules from afar.

    python tools/wheel.py FOLDER

The folder takes the distributions and the clean environment. Leaves with 1, saying what is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "英伟达在中国的市场份额从95%降至0%。\n"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints; its failure is ours."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout


def main(place: Path) -> str:
    """What was proved, in one line."""
    shutil.rmtree(place, ignore_errors=True)
    dist, clean, afar = place / "dist", place / "clean", place / "afar"
    afar.mkdir(parents=True)
    run(sys.executable, "-m", "build", "--outdir", dist, ROOT)
    (wheel,) = dist.glob("*.whl")
    venv.create(clean, with_pip=True, clear=True)
    binaries = clean / ("Scripts" if sys.platform == "win32" else "bin")
    run(binaries / "python", "-m", "pip", "install", "--quiet", wheel)
    rules = {rule.stem for rule in (ROOT / "rules").glob("*.yaml")}
    listed = run(binaries / "claimcheck", "rules", "list", cwd=afar).split()
    missing = sorted(rules - set(listed))
    if missing or not rules:
        sys.exit(f"the installed command does not list: {', '.join(missing) or 'any rule'}")
    (afar / "a.txt").write_text(ARTICLE, encoding="utf-8")
    claims = run(binaries / "claimcheck", "extract", "a.txt", cwd=afar)
    if '"market_share"' not in claims:
        sys.exit(f"the installed command does not read: {ARTICLE}")
    return f"{wheel.name}: {len(rules)} rules listed by the installed command, an article read"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(main(Path(sys.argv[1]).resolve()))
