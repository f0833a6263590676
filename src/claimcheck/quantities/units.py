"""Units beyond the table, through pint: compound and prefixed ones (mg/dL, kVA, µmol/L).

The only importer of pint, and only when a Latin unit that the table does not know stands behind a
number. An article whose units the table knows never pays for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from claimcheck.lexicon.units import Sense
from claimcheck.lexicon.units import load as unit_table
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure

# Two parts around a slash or a point, or a known prefix before a symbol: nothing else is asked for.
_SPELLED = re.compile(
    r"(?:[A-Za-zμµΩ°]{1,5}[0-9²³]?(?:[·*][A-Za-zμµΩ]{1,4})?/[A-Za-zμµΩ]{1,4}[0-9²³]?"
    r"|[yzafpnµμmkMGTPE](?:VA|var|mol|Pa|Hz|eV|Wh|Ah|W|V|A|J|N|F|H|Ω|g|m|s|L|l|T|Sv|Gy|Bq|cd|lm))"
    r"(?![A-Za-z0-9/])"
)
_EXPONENTS = str.maketrans({"²": "**2", "³": "**3", "·": "*", "μ": "µ"})


def compound_at(context: Context, at: int, figure: Figure) -> tuple[int, Sense] | None:
    """End and meaning of a unit that pint knows and the table does not."""
    if figure.numeral != "digits":
        return None
    match = _SPELLED.match(context.text, at)
    if match is None:
        return None
    name = named(match[0])
    return (match.end(), Sense(name)) if name else None


@lru_cache(maxsize=512)
def named(written: str) -> str:
    """The name in pint of a spelled unit ("milligram/deciliter"), "" where it knows none."""
    import pint

    spelled = re.sub(r"([A-Za-zµ])([23])", r"\1**\2", written.translate(_EXPONENTS))
    try:
        unit = registry().Unit(spelled)
    except (pint.errors.PintError, AttributeError, ValueError, TypeError):
        return ""
    return str(unit).replace(" ", "")


@lru_cache(maxsize=1)
def registry() -> Any:
    """The registry of pint with the table's own units defined."""
    import pint

    made: Any = pint.UnitRegistry()
    table = unit_table()
    bases = {table.dimensions[name]: name for name in table.own if table.factors[name] == 1}
    for name in sorted(table.own, key=lambda name: table.factors[name] != 1):
        head = name.partition("/")[0]
        base = bases[table.dimensions[name]]
        if head not in made:
            worth = f"[{head}]" if name == base else f"{table.factors[name]} * {base}"
            made.define(f"{head} = {worth}")
    return made
