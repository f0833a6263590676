"""What a whole text is about: a place, a company, and whether it reads like a bulletin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.claims.mentions import Mention
from claimcheck.lexicon import Lexicon
from claimcheck.records import Document, Quantity

DATA_NEWS = 60  # characters a figure, up to which a text reads like a bulletin
ENGLISH = 4  # an English word takes the room of two characters, and spaces

Mentions = Mapping[int, Sequence[Mention]]  # by passage


def home(mentions: Mentions, lexicon: Lexicon) -> Mention | None:
    """The place of a bulletin: the first it names; a national office stands for its country."""
    for index in sorted(mentions):
        for mention in mentions[index]:
            if mention.what != "entity":
                continue
            if mention.kind in ("country", "region"):
                if mention.id not in ("global", "overseas"):
                    return mention
                continue
            country = lexicon.parent(mention.id or "") if mention.source else None
            if country is not None and lexicon.kind(country) == "country":
                return replace(mention, id=country, kind="country", source=False)
    return None


def company(document: Document, mentions: Mentions) -> Mention | None:
    """The company that the text opens with and names more often than any other."""
    named = [
        m
        for index in sorted(mentions)
        for m in mentions[index]
        if m.what == "entity" and m.kind in ("company", "group") and not m.source
    ]
    counts = Counter(m.key for m in named)
    end = _opening_end(document)
    first = next((m for m in named if m.start < end), None)
    if first is None:
        return None
    rivals = [counts[key] for key in counts if key != first.key]
    return first if counts[first.key] > max(rivals, default=0) else None


def _opening_end(document: Document) -> int:
    """Where the heading and the first sentence end."""
    first = next((p for p in document.passages if p.kind == "sentence"), None)
    return first.end if first is not None else 0


def is_data_news(document: Document, by_passage: Mapping[int, Sequence[Quantity]]) -> bool:
    """Whether figures stand so close that times and places carry over."""
    figures = sum(len(found) for found in by_passage.values())
    running = sum(p.end - p.start for p in document.passages if p.kind == "sentence")
    scale = ENGLISH if document.language == "en" else 1
    return figures > 0 and running / figures <= DATA_NEWS * scale
