"""The rules that a configuration speaks of: there must be such rules.

They are known by the names that rule files give themselves: whether the files are right otherwise
is said when they are run, and this file is not wrong for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from claimcheck.config.file import Reader
from claimcheck.config.keys import SETTINGS
from claimcheck.errors import Problem, UsageError


def check(reader: Reader, places: Sequence[Path]) -> list[Problem]:
    """Tell the reader of names that mean no rule; levels above a rule's cap are returned.

    Args:
        reader: of the file.
        places: the rules that it adds to the shipped ones.
    """
    if not reader.named or any(
        key in reader.settings and key not in reader.values for key in ("rules", "packs")
    ):
        return []  # of rules that are not there nobody knows the names
    from claimcheck.rules import Level, files, selection

    shipped = files.shipped()
    try:
        own = list(files.named(places))
    except UsageError as error:
        reader.wrong((*reader.table, "rules"), str(error))
        return []
    notes = []
    for place, name, level in reader.named:
        wrong = selection.unknown(name, (*shipped, *own))
        if wrong:
            reader.wrong(place, wrong)
        elif level in SETTINGS["severity"].choices:
            capped = selection.above_cap(name, cast(Level, level), shipped)
            notes += [reader.problem(place, capped)] if capped else []
    return notes
