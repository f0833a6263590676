"""Known flaws of what is installed, by pip-audit; what could not be looked up is not green.

    python tools/audit.py [ARGUMENTS OF pip-audit...]

Leaves with 1 where a flaw is known, with 2 where the database of flaws does not answer, or knows
nothing of a package.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

OURS = "claimcheck-figures"


def main() -> None:
    """Ask, and tell what came of it."""
    wanted = ["--progress-spinner", "off", "--format", "json", *sys.argv[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *wanted],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    try:
        rows = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"not audited: the database of flaws cannot be reached ({last})", file=sys.stderr)
        sys.exit(2)
    lines, code = judged(rows)
    print(*lines, sep="\n")
    sys.exit(code)


def judged(rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """What is said of packages, and the exit code: 1 for a flaw, 2 for what nobody knows."""
    others = [row for row in rows if row["name"] != OURS]
    flaws = [(row, flaw) for row in others for flaw in row.get("vulns", ())]
    unknown = [row["name"] for row in others if "vulns" not in row]
    lines = [
        f"{row['name']} {row['version']}: {flaw['id']}, mended in"
        f" {', '.join(flaw.get('fix_versions', ())) or 'no release yet'}"
        for row, flaw in flaws
    ]
    lines.append(f"{len(others) - len(unknown)} packages audited, {len(flaws)} known flaws")
    if unknown:
        lines.append(f"not audited, for the database does not answer: {', '.join(unknown)}")
    return lines, 1 if flaws else 2 if unknown or not others else 0


if __name__ == "__main__":
    main()
