"""What the text has been about so far: the record of discourse that later clauses lean on."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from claimcheck.claims.mentions import Mention
from claimcheck.claims.times import Time
from claimcheck.frozen import record
from claimcheck.records import Name, Scope

_MOST = 6  # names of figures that are kept
# An amount as a text repeats it: its unit without what it is counted by, and its bounds.
Amount = tuple[str, Decimal | None, Decimal | None]


@record(frozen=False, slots=False)
class State:
    """The state in front of a sentence.

    Attributes:
        topic: the subject candidate that opened the last sentence with one.
        company, office, product, place, person: last mention of that sort as a subject.
        subject: the resolved subject of the last figure, by name.
        lately: the names that this paragraph gave figures to, the last one last.
        industry: the goods of a region that the text counted last, of no company.
        measure: the last measure of a level, with the class of its unit.
        times: the times in force (a heading's, a paragraph's first), nearest last.
        source: the speaker of a quotation that is still open.
        market: the last market scope.
        data_news: whether the document reads like a data bulletin: times and places carry over.
        paragraph: the paragraph the state belongs to.
        year: the year that this paragraph named last.
        published: the day of publication, None where unknown.
        undated: whether the last time that was told cannot be dated (前8个月 without a year).
        day: the last day that held, what a report of a market is about.
        theme: the year of the first longer time that held in a Chinese text, 0 for none yet.
        first: the first longer time that held, what a report is about.
        about: the company that the whole text is about, None for none.
        levels: the last measure of a level by the class of its unit, in this paragraph (in a
            bulletin: in the text).
        told: the measures of amounts that this paragraph (in a bulletin: the text) told, by value.
        traditional: whether the text is in traditional script.
        home: the place that a bulletin without another subject is about.
    """

    topic: Mention | None = None
    company: Mention | None = None
    office: Mention | None = None
    product: Mention | None = None
    place: Mention | None = None
    person: Mention | None = None
    subject: Name | None = None
    industry: Name | None = None
    measure: Name | None = None
    time: Time | None = None
    source: str | None = None
    market: Scope | None = None
    data_news: bool = False
    paragraph: int = -1
    year: int | None = None
    undated: bool = False
    theme: int = 0
    first: Time | None = None
    day: Time | None = None
    published: str | None = None
    about: Mention | None = None
    home: Mention | None = None
    traditional: bool = False
    levels: dict[str, Name] = field(default_factory=dict)
    told: dict[Amount, Name] = field(default_factory=dict)
    lately: list[Name] = field(default_factory=list)

    def holds(self, name: Name) -> None:
        """Note who a figure was given to."""
        self.lately = [*(n for n in self.lately if n.key != name.key), name][-_MOST:]

    def see(self, mention: Mention) -> None:
        """Note a subject candidate."""
        if mention.kind in ("company", "group", "fund"):
            self.company = mention
        elif mention.kind in ("organisation", "government"):
            self.office = mention
        elif mention.kind == "product":
            self.product = mention
        elif mention.kind in ("country", "region"):
            self.place = mention
        elif mention.kind == "person":
            self.person = mention
