"""The characters of a PDF page as lines; a tab where the next cell of a table begins.

PDFium says which characters make a line. Cells are parted by what parts them for the eye: a rule
between two characters, or a gap that is wider than any between words.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.frozen import record

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_GAP = 0.95  # of the height of a line; justified words, and a wide blank, stand nearer
_SLANT = 0.5  # points that a vertical rule may lean
_LEAST_RULE = 5.0  # points
_BESIDE = 2.0  # points by which a letter may reach over a rule
_ONE = 3.0  # points; the two edges of a thick rule are nearer
_MOST_PATHS = 20_000  # of a page; a map or a drawing has more, and no cells
_HYPHEN, _FIRST_PRINTED = 2, 32


@record
class PageLine:
    """A line of a page.

    Attributes:
        text: its characters, cells parted by tabs.
        height: of the line, in points.
        place: from 0 at the foot of the page to 1 at its head.
    """

    text: str
    height: float
    place: float


@record
class _Rule:
    """A vertical line."""

    x: float
    low: float
    high: float


def read_page(page: PdfPage, text: PdfTextPage, count: int) -> list[PageLine]:
    """The lines of a page, in the order in which they were written."""
    bottom, top = page.get_bbox()[1::2]
    turned = page.get_rotation() != 0  # then up is not up, and no edge is known
    lines = _Lines(bottom, max(top - bottom, 1.0), [] if turned else [*_rules(page)])
    for char, box in _characters(text, count):
        lines.take(char, box)
    lines.end()
    return [replace(line, place=0.5) for line in lines.found] if turned else lines.found


Box = tuple[float, float, float, float]  # left, bottom, right, top


def _characters(text: PdfTextPage, count: int) -> Iterator[tuple[str, Box]]:
    """The characters with their boxes; a line feed ends a line, a blank parts words."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    high = 0  # the first half of a pair that makes one character
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        pdfium.FPDFText_GetLooseCharBox(text, n, box)
        where = (box.left, box.bottom, box.right, box.top)
        if code == _HYPHEN:  # at the end of a line, whose end PDFium does not give
            yield "-", where
            yield "\n", where
        elif code == ord("\n") or code >= _FIRST_PRINTED:
            letter = "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
            yield (" " if letter.isspace() and letter != "\n" else letter), where


class _Lines:
    """The lines found so far."""

    def __init__(self, bottom: float, height: float, rules: Sequence[_Rule]) -> None:
        self.found: list[PageLine] = []
        self._bottom, self._height, self._rules = bottom, height, rules
        self._text: list[str] = []
        self._spaced = False
        self._last = -1.0  # where the character before ends
        self._size = self._middle = self._first = 0.0
        self._beside: list[float] = []

    def take(self, char: str, box: Box) -> None:
        """The next character."""
        if char == "\n":
            self.end()
        elif char == " ":
            self._spaced = True
        else:
            left, bottom, right, top = box
            if not self._text:
                self._begin(left, bottom, top)
            else:
                self._text.append(self._between(left))
            self._text.append(char)
            self._size = max(self._size, top - bottom)
            self._last, self._spaced = right, False

    def end(self) -> None:
        """The end of a line."""
        text = "".join(self._text)
        if text:
            if "\t" in text:  # empty cells before the first
                before = sum(x < self._first for x in self._beside)
                text = "\t" * max(before - 1, 0) + text
            place = (self._middle - self._bottom) / self._height
            self.found.append(PageLine(text, self._size, place))
        self._text, self._spaced, self._size, self._last = [], False, 0.0, -1.0

    def _begin(self, left: float, bottom: float, top: float) -> None:
        """The first character of a line: which rules stand beside the line."""
        self._first, self._middle = left, (bottom + top) / 2
        found = sorted(r.x for r in self._rules if r.low <= self._middle <= r.high)
        self._beside = [x for n, x in enumerate(found) if not n or x - found[n - 1] > _ONE]

    def _between(self, left: float) -> str:
        """What parts a character from the one before."""
        rules = sum(self._last - _BESIDE <= x <= left + _BESIDE for x in self._beside)
        if rules and left >= self._last:
            return "\t" * rules
        if self._size and left - self._last > _GAP * self._size:
            return "\t"
        return " " if self._spaced else ""


def _rules(page: PdfPage) -> Iterator[_Rule]:
    """The vertical lines of a page, edges of boxes among them."""
    import pypdfium2.raw as pdfium

    for number, path in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])):
        if number >= _MOST_PATHS:
            return
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        before: tuple[float, float] | None = None
        for n in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_PATHS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, n)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            here = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            drawn = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
            if drawn and before is not None and abs(here[0] - before[0]) <= _SLANT:
                low, high = sorted((here[1], before[1]))
                if high - low >= _LEAST_RULE:
                    yield _Rule(here[0], low, high)
            before = here
