"""One article as the learners see it: its text, its claims, and the names that were read in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.suggest.data import limits
from claimcheck.suggest.model import Place

if TYPE_CHECKING:
    from claimcheck.claims.mentions import Mention
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Claim, Document


@record(slots=False)
class Article:
    """What was read of one document.

    Attributes:
        document: the document.
        claims: its claims.
        names: the names in it, known and unknown.
        lexicon: whose names are known.
    """

    document: Document
    claims: Sequence[Claim]
    names: Sequence[Mention]
    lexicon: Lexicon

    @property
    def text(self) -> str:
        """The working text."""
        return self.document.text

    @property
    def language(self) -> str:
        """Whose grammar it is read by, zh or en."""
        return "en" if self.document.language == "en" else "zh"

    @cached_property
    def by_end(self) -> dict[int, Mention]:
        """The longest name that ends at a place."""
        found: dict[int, Mention] = {}
        for name in self.names:
            if name.end not in found or name.start < found[name.end].start:
                found[name.end] = name
        return found

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The names that claims are about and no lexicon knows, folded, the longest first."""
        told = {
            fold(claim.subject.text).strip()
            for claim in self.claims
            if claim.subject is not None and claim.subject.id is None
        }
        return tuple(sorted(told, key=lambda text: (-len(text), text)))

    def uses(self, name: str) -> bool:
        """Whether the text has a name outside of brackets too."""
        if name not in self._uses:
            edges = (r"(?<!\w)", r"\b") if name.isascii() else ("", "")
            pattern = re.compile(rf"(?<!\(){edges[0]}{re.escape(name)}{edges[1]}(?!\))")
            self._uses[name] = pattern.search(self.text) is not None
        return self._uses[name]

    @cached_property
    def _uses(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.document.passages]

    def passage(self, at: int) -> tuple[int, int]:
        """The passage around a place of the working text."""
        found = self.document.passages[max(bisect_right(self._starts, at) - 1, 0)]
        return found.start, found.end

    def place(self, start: int, end: int) -> Place:
        """A span of the working text with a few characters around it."""
        first, last = self.passage(start)
        beside, most = limits()["shown"]["beside"], limits()["shown"]["most"]
        last = max(last, end)
        begin = max(first, start - beside)
        stop = min(last, max(end, min(end + beside, begin + most)))
        raw_start, raw_end = self.document.to_raw(begin, stop)
        quote = " ".join(self.document.raw[raw_start:raw_end].split())
        ahead = "…" if begin > first else ""
        behind = "…" if stop < last else ""
        line, _column = self.document.position(self.document.starts[start])
        return Place(
            self.document.path, line, f"{ahead}{quote}{behind}", self.text[first:last].strip()
        )

    def place_of(self, claim: Claim) -> Place:
        """The words of a claim, with a few characters of its sentence in front."""
        raw, (start, end) = self.document.raw, claim.span
        beside, most = limits()["shown"]["beside"], limits()["shown"]["most"]
        before = max(raw.rfind(mark, 0, start) for mark in "\n。！？") + 1
        first = max(before, start - beside)
        stop = min(end, first + most)
        ahead = "…" if first > before else ""
        behind = "…" if stop < end else ""
        quote = " ".join(raw[first:stop].split())
        return Place(claim.document, claim.line, f"{ahead}{quote}{behind}", claim.clause)
