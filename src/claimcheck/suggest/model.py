"""What is learnt from articles: names and words, each with the places that speak for it."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from claimcheck.frozen import record

Kind = Literal[
    "called", "short", "script", "bracket", "aside", "used", "figure", "recurs", "synonym"
]


@record(order=True)
class Place:
    """Where an article says something.

    Attributes:
        path, line: of the article.
        quote: the words as published, on one line.
        voice: the sentence as it is folded: a copy of it is no second voice.
    """

    path: str
    line: int
    quote: str
    voice: str


@record
class Evidence:
    """One reason for a suggestion.

    Attributes:
        kind: what sort of reason, see lexicon/suggest.yaml.
        place: where it stands.
        other: the place that it is held against, None where one place is enough.
    """

    kind: Kind
    place: Place
    other: Place | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """One or two."""
        return (self.place,) if self.other is None else (self.place, self.other)


@record
class Called:
    """A name that stands in a text.

    Attributes:
        text: as it is folded.
        id: of the entity of the lexicon that goes by it, None for a name that is unknown.
        kind: what the reader takes it for, "" for no idea.
    """

    text: str
    id: str | None = None
    kind: str = ""


@record
class Pair:
    """Two names that an article, or two of them, use for one thing."""

    left: Called
    right: Called
    evidence: Evidence


@record(slots=False)
class Suggestion:
    """An entry of a lexicon file.

    Attributes:
        section: entities, aliases, measures or synonyms.
        entry: as the file has it.
        evidence: what speaks for it.
        remarks: keys of what a person should look at ("kind", "id", "dimension").
    """

    section: str
    entry: dict[str, Any]
    evidence: tuple[Evidence, ...]
    remarks: tuple[str, ...] = ()


@record
class Conflict:
    """A name that speaks for two things, and is not suggested.

    Attributes:
        name: the name or the word.
        of: what it would be another name of.
        means: what it means already, or in other places.
        place: where it stands for the first.
    """

    name: str
    of: str
    means: str
    place: Place


@record(slots=False)
class Suggestions:
    """Everything that was learnt.

    Attributes:
        articles: how many were read.
        found: by section, the best first.
        conflicts: names that are left out, and why.
    """

    articles: int
    found: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    def __bool__(self) -> bool:
        return any(self.found.values())
