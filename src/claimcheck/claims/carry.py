"""What the next sentence may lean on: the state after a sentence was read."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims import scope
from claimcheck.claims.calendar import Anchor
from claimcheck.claims.draft import Draft
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.state import State
from claimcheck.claims.times import Time
from claimcheck.claims.voice import open_quotation

_HEAD = 4  # passages
_STOPS = ("。", "!", "?", ".", "！", "？", ";", "”")


def on(sentence: Sentence, made: list[Draft], state: State, anchor: Anchor) -> None:
    """Note the subjects, the market, the time and the open quotation of a sentence.

    Args:
        sentence: it, with its roles.
        made: the drafts of its claims.
        state: what the text was about so far; written.
        anchor: the day of publication.
    """
    subjects = [
        m for m in sentence.mentions if m.what == "entity" and sentence.roles[m.start] == "subject"
    ]
    for mention in subjects:
        state.see(mention)
    for mention in _held(sentence, made):
        state.see(mention)
    if not sentence.quantities:
        for mention in _made(sentence):
            state.product = mention
    if subjects:
        state.topic = next((m for m in subjects if m.kind != "person"), subjects[0])
    shares = [d for d in made if d.measure is not None and d.measure.id in scope.CARRY_MARKET]
    said = [item for draft in shares for item in draft.scope if item.role == "market"]
    if said:
        state.market = said[-1]
    if state.data_news:  # nobody else asks for it
        _carry_time(sentence, state, anchor)
    speaker = next((d.source for d in reversed(made) if d.source), None) or _speaker(sentence)
    state.source = open_quotation(sentence, state.source, speaker)


def _held(sentence: Sentence, made: list[Draft]) -> Iterator[Mention]:
    """The companies that the sentence gives figures to, wherever it names them (gone to Huawei)."""
    whose = {draft.subject.id for draft in made if draft.subject is not None}
    for mention in sentence.mentions:
        if mention.kind in ("company", "group") and mention.id in whose:
            yield mention


def _made(sentence: Sentence) -> list[Mention]:
    """The products that a sentence without figures speaks of: what follows is of the last one."""
    others = ("comparand", "source")
    return [
        m
        for m in sentence.mentions
        if m.kind == "product" and sentence.roles.get(m.start) not in others
    ]


def _carry_time(sentence: Sentence, state: State, anchor: Anchor) -> None:
    """The time that goes on to hold: the first that is closed, of the past, longer than a day.

    A day goes on to hold where the text has no longer span yet (a market's close).
    """
    latest = anchor.year or 9999
    named = [
        t.year
        for t in sentence.times
        if t.year is not None and t.year <= latest and t.role in ("holds", "from")
    ]
    state.year = named[-1] if named else state.year
    today = anchor.day.isoformat() if anchor.day else None
    held = [t for t in sentence.times if _holds(sentence, t, today)]
    days = [t for t in held if _is_day(t)]
    state.day = days[0] if days else state.day
    longer = [t for t in held if not _is_day(t)]
    if longer and sentence.words.language == "en":  # what the report is about
        over = [t for t in longer if today is None or (t.period.end or "") < today]
        state.first = state.first or (over[0] if over else None)
        state.time = state.first or longer[0]
    elif longer:
        state.time = longer[0]
        state.theme = state.theme or _year_of(longer[0])
    elif days and (state.time is None or _is_day(state.time)):
        state.time = days[0]
    if held:
        state.undated = False
    elif any(t.role == "holds" and not t.period.stated for t in sentence.times):
        state.undated = True


def leave_past(state: State) -> None:
    """A new paragraph of a Chinese text: a year before that of its theme was told by the way."""
    if state.time is not None and _year_of(state.time) < state.theme:
        state.time = None


def _year_of(time: Time) -> int:
    """The year in which a closed time ends, 0 for an open one."""
    return int(time.period.end[:4]) if time.period.end else 0


def _holds(sentence: Sentence, time: Time, today: str | None) -> bool:
    """A closed time that has begun, said outside of brackets and of the byline."""
    start, end = time.period.start, time.period.end
    if time.role != "holds" or start is None or end is None or _is_long(time):
        return False
    begun = today is None or start <= today
    return (
        begun and sentence.clauses.at(time.start).outer is None and not _is_byline(sentence, time)
    )


def _is_day(time: Time) -> bool:
    return time.period.start == time.period.end


def _is_byline(sentence: Sentence, time: Time) -> bool:
    """A day in a line of its own at the head, beside who wrote it: when the text came out."""
    line = sentence.text[sentence.start : sentence.end]
    head = sentence.index < _HEAD and not sentence.quantities
    return head and _is_day(time) and not line.rstrip().endswith(_STOPS)


def _is_long(time: Time) -> bool:
    """More than a year and a month: the past seven years are no time that others hold in."""
    start, end = time.period.start, time.period.end
    return start is not None and end is not None and int(end[:4]) - int(start[:4]) > 1


def _speaker(sentence: Sentence) -> str | None:
    sources = [m for m in sentence.mentions if sentence.roles.get(m.start) == "source"]
    return sources[-1].text if sources else None
