"""Every rule fires on an article, through the installed command."""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck import rules
from e2e.installed import claimcheck

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDERS = (ROOT / "examples", HERE / "data" / "accounts")


def test_every_rule_has_been_seen_to_fire() -> None:
    """On the examples, or on the accounts written for this test."""
    fired = set()
    for folder in FOLDERS:
        ran = claimcheck("check", folder, "--format", "json", "--no-cache")
        fired |= {finding["code"] for finding in json.loads(ran.out)["findings"]}
    assert fired == {rule.code for rule in rules.load()}
