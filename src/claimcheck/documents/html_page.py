"""What the readers of an HTML page hand each other: its blocks and its head."""

from __future__ import annotations

from dataclasses import field

from claimcheck.documents import dates
from claimcheck.documents.blocks import Block
from claimcheck.documents.metadata import Metadata
from claimcheck.documents.words import words
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_SITE = pattern_of(r"\s*[|_–—-]+\s*[^|_–—-]{1,30}$")


@record(frozen=False)
class Page:
    """What a page holds."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    time: str = ""

    def metadata(self) -> Metadata:
        """What the page's head says of the article."""
        headings = [block.text.strip() for block in self.blocks if block.level == 1]
        title = self.meta.get("og:title") or (headings[0] if len(headings) == 1 else "")
        days = (self.meta.get(name, "") for name in words().html_dates)
        published = next((day for day in map(dates.written, days) if day), None)
        return Metadata(
            title=title.strip() or _SITE.sub("", self.title.strip()) or None,
            publisher=self.meta.get("og:site_name", "").strip() or None,
            published=published or dates.written(self.time),
        )
