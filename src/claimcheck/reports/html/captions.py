"""What stands over a row of a chart, cut to the room that the window leaves.

Room is counted in cells: a Chinese character fills two, a Latin one fills one. A page does not know
its window, so each row has words for a wide one and for that of a telephone; the style shows one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.records import Claim
from claimcheck.reports import layout
from claimcheck.reports.safety import safe

WIDE, NARROW = 84, 42  # cells over a row
_NAMED = 25  # of them for the name at least, where the value needs the rest
_BETWEEN = 2  # cells between the two
_TAGS = 4  # numbers of places that stand before the name
# Where a text may be cut: behind what joins words, else beside a Chinese character.
_BORDERS = (
    re.compile(r"[\s_\-/·;，、]+|[.,]+(?!\d)"),
    re.compile(r"(?<=[\u3400-\u9fff])|(?=[\u3400-\u9fff])"),
)
_DIGITS = "0123456789.,"


def over(numbers: Sequence[int], claim: Claim, value: str, cells: int) -> tuple[str, str]:
    """The name and the value of a row.

    Args:
        numbers: of the places that say so.
        claim: the first of them.
        value: what it says.
        cells: how much room there is.
    """
    tag = "[" + ",".join(map(str, numbers[:_TAGS])) + ("…]" if len(numbers) > _TAGS else "]")
    room = max(_NAMED, cells - _BETWEEN - layout.cells(value)) - layout.cells(tag) - 1
    name = f"{tag} {tail(safe(claim.document).rpartition('/')[2], room)}"
    return name, tail(value, cells - _BETWEEN - layout.cells(name))


def tail(text: str, room: int) -> str:
    """The end of a text, where the figure and the name of a file are, if the whole does not fit.

    It begins with a whole word, unless that would leave less than a third of the room filled; never
    within a number, which would be another one.
    """
    if layout.cells(text) <= room:
        return text
    fits = ""
    for border in _BORDERS:
        rests = (text[found.end() :] for found in border.finditer(text))
        fits = next((rest for rest in rests if layout.cells(rest) < room), fits)
        if layout.cells(fits) >= room // 3:
            break
    else:
        at = len(text) - len(fits)
        while layout.cells(text[at - 1 :]) < room:
            at -= 1
        fits = text[at:]
    if fits and fits[0] in _DIGITS and text[-len(fits) - 1] in _DIGITS:
        fits = fits.lstrip(_DIGITS)
    return f"…{fits.lstrip()}"
