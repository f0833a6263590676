"""The formats of what stands in a ledger: those that are written, and how older ones become them.

A ledger file names its format in its header, waivers and baseline in the comment at their top. A
change that older releases could not read raises the number. For ledger files it adds the step from
the number before to `STEPS`; `claimcheck ledger update` takes it, and keeps what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimcheck.patterns import pattern_of

LEDGER = "claimcheck-ledger/1"
WAIVERS = "claimcheck-waivers/1"
BASELINE = "claimcheck-baseline/1"
Rows = list[dict[str, Any]]  # of a ledger file: its header, then its claims
# By the format that a step reads; the header that it gives names the next one. There was no other
# format so far, so there is no step.
STEPS: dict[str, Callable[[Rows], Rows]] = {}
_NUMBERED = pattern_of(r"(claimcheck-[a-z]+)/(\d{1,9})")


class OtherFormatError(ValueError):
    """What is read has a format of another release; the text says which, with the mend."""


def newer(found: str, known: str) -> bool:
    """Whether a format is the known one with a higher number."""
    one, other = _NUMBERED.fullmatch(found), _NUMBERED.fullmatch(known)
    return bool(one and other and one[1] == other[1] and int(one[2]) > int(other[2]))


def refuse_other(found: object) -> None:
    """Raise where the format that a header names is not the one of this release.

    Raises:
        OtherFormatError: it is a later one, or an earlier one that can be brought forward.
        ValueError: it is none.
    """
    if found == LEDGER:
        return
    if isinstance(found, str) and newer(found, LEDGER):
        raise OtherFormatError(told_newer(found, LEDGER))
    if isinstance(found, str) and found in STEPS:
        mend = f'claimcheck ledger update brings it to "{LEDGER}" and keeps what was there'
        raise OtherFormatError(f'its format is "{found}", an older one; {mend}')
    if found:
        raise ValueError(f'its format is {found!r}, known is "{LEDGER}"')
    raise ValueError("no header of a ledger file")


def told_newer(found: str, known: str) -> str:
    """What is said of a later format, with the mend."""
    return f'its format is "{found}", this release knows "{known}"; upgrade claimcheck'


def named(text: str, known: str) -> tuple[str, int] | None:
    """The format that the comment at the top of a list names, with its line; None without one."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return None
        for found in _NUMBERED.finditer(line):
            if found[1] == known.partition("/")[0]:
                return found[0], number
    return None


def forward(rows: Rows, steps: Mapping[str, Callable[[Rows], Rows]]) -> Rows:
    """The rows of a ledger file in the format of this release, step by step."""
    while rows[0].get("ledger") in steps:
        rows = steps[str(rows[0]["ledger"])](rows)
    return rows
