"""One figure into one draft of a claim, every slot in its turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.claims import (
    comparands,
    compounded,
    currencies,
    governed,
    growths,
    kinds,
    measures_before,
    narrowed,
    nouns,
    paybacks,
    payments,
    periods,
    rates,
    reckoned,
    scope,
    taking,
    together,
    unspoken,
    voice,
)
from claimcheck.claims.candidates import TOGETHER, Subject
from claimcheck.claims.draft import Draft
from claimcheck.claims.figures import Figure
from claimcheck.claims.measures import Found
from claimcheck.claims.owners import OWNER
from claimcheck.claims.plan import in_order
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.state import State
from claimcheck.claims.subjects_en import OF_ITS_OWN, EnglishResolver
from claimcheck.claims.subjects_zh import ChineseResolver
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.units import class_of
from claimcheck.records import Name, Quantity

# Ways of reading a measure that say nothing of the next figure.
_OF_ONE_FIGURE = (
    "measure:phrase",
    "measure:counted",
    "measure:governed",
    "measure:noun",
    payments.STEP,
    taking.STEP,
)


def drafts(
    sentence: Sentence, figures: Sequence[Figure], state: State, lexicon: Lexicon
) -> Iterator[Draft]:
    """The claims of one sentence with its figures."""
    english = sentence.words.language == "en"
    kind = EnglishResolver if english else ChineseResolver
    resolver = kind(sentence, state, lexicon)
    last: measures_before.Last | None = None
    before: Draft | None = None
    for figure in figures:
        quantity, share = figure.quantity, figure.share
        if figure.ratio is not None:
            resolver.multiplied[sentence.clauses.at(quantity.num_start).index] = True
        measure = read = sentence.first(quantity, _measures(figure, last, state, lexicon))
        if measure is not None and rates.is_by_the_way(quantity, measure):
            told = measure, unspoken.steps(read, measure)
            yield from _drafts(figure, None, told, None, state, lexicon)
            continue
        subject = resolver.resolve(quantity, measure, share, figure.against.value)
        if subject is not None and subject.mention is not None:
            measure = unspoken.held(sentence, quantity, subject.mention.kind, measure)
        measure = narrowed.measure(sentence, quantity, measure)
        if together.only_tells_who(sentence, quantity):
            continue
        if not kinds.is_claim(sentence, quantity, measure, subject):
            continue
        found = measure, unspoken.steps(read, measure)
        made = list(_drafts(figure, share, found, subject, state, lexicon))
        goes_on = measure is not None and measure.step == "measure:clause-before"
        goes_on = goes_on and not OF_ITS_OWN.match(sentence.text, quantity.end)
        if goes_on and sentence.allows(quantity, GOES_ON):
            made = [_narrowed(draft, before) for draft in made]
        yield from made
        before = made[-1] if made else before
        if measure is not None and quantity.kind not in ("comparison", "rank"):
            carried = measure.step == "measure:clause-before" and last is not None
            unit = last.unit if carried and last else class_of(quantity.unit)
            last = measures_before.Last(measure, unit, quantity.counted)
            _remember(state, quantity, measure)
        if subject is not None:
            _remember_who(state, subject)


def _remember_who(state: State, subject: Subject) -> None:
    state.subject = subject.names[0]
    if subject.step != TOGETHER:
        for name in subject.names:
            state.holds(name)
    if subject.step == "subject:industry":
        state.industry = subject.names[0]


def _remember(state: State, quantity: Quantity, measure: Found) -> None:
    """What later figures may go on from."""
    if amount := measures_before.amount_of(quantity):
        state.told[amount] = measure.name
    if measure.step not in _OF_ONE_FIGURE:
        unit, level = class_of(quantity.unit), measures_before.level_of(quantity)
        state.levels[unit] = state.levels[level] = measure.name
        if unit == level:
            state.levels[f"{unit}:any"] = measure.name
    if class_of(quantity.unit) != "percentage_point":
        state.measure = measure.name


def _narrowed(draft: Draft, before: Draft | None) -> Draft:
    """A figure that goes on with a measure goes on with what narrows it: 晶圆出货19万片,季增一成.

    Each role that it does not fill itself is taken over; who holds the figure is nobody's scope.
    """
    if before is None or before.measure is None or draft.measure is None:
        return draft
    own = {item.role for item in draft.scope}
    taken = {draft.subject.key} if draft.subject else set()
    more = [
        item
        for item in before.scope
        if item.role not in own and item.role in _GO_ON and item.key not in taken
    ]
    if not more:
        return draft
    loci = draft.confidence | {"scope": draft.confidence["scope"] if own else "sentence"}
    steps = in_order([*draft.steps, GOES_ON])
    return replace(draft, scope=(*draft.scope, *more), confidence=loci, steps=steps)


GOES_ON = "scope:clause-before"
_GO_ON = ("market", "segment", "product", "node", "denominator")


def _measures(
    figure: Figure, last: measures_before.Last | None, state: State, lexicon: Lexicon
) -> Iterator[Found | None]:
    """The answers of the readers, from the nearest words to the farthest."""
    sentence, quantity, share = figure.sentence, figure.quantity, figure.share
    before = last.found if last else None
    found, strong, said = figure.own, figure.strong, figure.by_unit
    if rates.is_rate(quantity):
        yield rates.measure(quantity, found)
        return
    yield kinds.of_ratio(sentence, quantity, figure.ratio, lexicon)
    yield payments.measure(sentence, quantity)
    yield paybacks.measure(sentence, quantity)
    if (
        share is not None
        and share.measure is not None
        and (share.measure == "levy_rate" or not (strong and _names_share(found, lexicon)))
    ):
        yield Found(
            Name(share.measure, share.text), share.verb, share.verb, "own", "measure:share-of"
        )
    yield measures_before.same_whole(None if strong else share, last)
    if share is not None and share.measure is None and not strong:
        name = Name("share", share.text)
        yield Found(name, share.verb, share.verb, "own", "measure:share-of")
    yield measures_before.share_again(sentence, quantity, found, last, lexicon)
    if found is not None and strong:
        yield growths.growth(sentence, quantity, found, before, lexicon)
    if found is None and said is not None:
        yield said
    if found is None or not (strong or found.name.id == taking.MEASURE):
        yield taking.measure(sentence, quantity)
    phrase = figure.phrase
    if found is None:
        yield measures_before.so_many(quantity, phrase, state)
    far = found is not None and found.step == "measure:clause-far"
    if found is None or far:
        yield compounded.taken_apart(sentence, quantity, lexicon)
    if phrase is not None and (found is None or far) and not _doubtful(sentence, phrase, lexicon):
        yield kinds.growth(sentence, quantity, phrase, before)
    yield found
    yield governed.measure(sentence, quantity, lexicon)
    if measures_before.is_worth(sentence, quantity):
        yield phrase
        return
    yield unspoken.uncarried(sentence, quantity, found)
    yield reckoned.measure(figure, last, state, lexicon)
    yield measures_before.between(sentence, quantity, last, lexicon)
    yield measures_before.due(sentence, quantity, phrase, state, lexicon)
    yield measures_before.going_on(quantity, last, lexicon)
    yield measures_before.pointed_at(sentence, quantity, state)
    yield measures_before.announced(sentence, quantity, lexicon)
    yield governed.dearer(sentence, quantity)
    yield measures_before.told_before(quantity, state)
    if phrase is None or quantity.unit != "dimensionless":  # 强度是钢的五倍
        yield measures_before.level_before(sentence, quantity, state, lexicon)
    yield phrase
    yield measures_before.of_the_sentence_before(quantity, state, lexicon)
    yield governed.noun(sentence, quantity, lexicon)


def _doubtful(sentence: Sentence, phrase: Found, lexicon: Lexicon) -> bool:
    """A phrase that neither is counted nor ends like a measure."""
    if phrase.step == "measure:counted":
        return False
    language = sentence.words.language
    return not nouns.head_of(phrase.name.text.lower().rpartition(" ")[2], lexicon, language)


def _names_share(found: Found | None, lexicon: Lexicon) -> bool:
    entry = lexicon.measures.get(found.name.id or "") if found else None
    return (
        entry is not None
        and entry.family in ("share", "levy", "yield")
        and entry.id not in ("market_share", "share", "dependence")
    )


def _drafts(
    figure: Figure,
    share: Share | None,
    found: tuple[Found | None, tuple[str, ...]],
    subject: Subject | None,
    state: State,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    sentence, quantity = figure.sentence, figure.quantity
    measure, measure_steps = found
    clause = sentence.clauses.at(quantity.num_start)
    against = figure.against
    if subject is not None and subject.step == "subject:touching":  # Nvidia's 81%: its own level
        against = comparands.NONE
    settled = kinds.allowed(
        sentence, quantity, kinds.settle(sentence, quantity, against.value, measure)
    )
    if against.value is not None and settled.kind in ("point", "change"):
        against = comparands.NONE
    entry = lexicon.measures.get(measure.name.id or "") if measure else None
    family = entry.family if entry else ""
    if state.traditional and family != "price":  # a price is in the money of where it is sold
        money = currencies.of_holder(settled, subject, lexicon)
        settled = kinds.allowed(sentence, settled, money)
    family = "time" if entry and entry.timeless else family
    family = "shares" if entry and entry.id in ("share_price", "stock_index") else family
    period = periods.read(sentence, quantity, state, family)
    narrowed = scope.read(sentence, quantity, measure, share, subject, state, lexicon)
    mood = figure.mood
    planned = voice.planned(sentence, quantity, mood, entry.id if entry else "")
    source = voice.source(sentence, quantity, state.source)
    denial = figure.denial
    start, end = _span(sentence, quantity, measure, subject)
    mention = subject.mention if subject else None
    base = Draft(
        quantity=settled,
        start=start,
        end=end,
        clause=sentence.text[clause.start : clause.end].strip(),
        clause_start=clause.start,
        measure=measure.name if measure else None,
        scope=scope.distinct(narrowed.items),
        comparand=comparands.of_period(against.value, period.value),
        period=period.value,
        modality="target" if planned else mood.value,
        source=source.value,
        polarity=denial.value,
        context=sentence.context,
    )
    base.confidence = {
        "subject": subject.locus if subject else "missing",
        "measure": measure.locus if measure else "missing",
        "scope": narrowed.locus,
        "comparand": against.locus,
        "quantity": "own",
        "period": period.locus,
        "modality": mood.locus,
        "source": source.locus,
    }
    base.steps = [*(f"figure:{rule}" for rule in settled.rules), *measure_steps]
    base.steps += [subject.step] if subject else []
    base.steps += [OWNER] if subject and subject.owned else []
    read = {"comparand": against, "period": period, "modality": mood, "source": source}
    base.steps += dict.fromkeys(narrowed.steps)
    base.steps += [one.step for one in (*read.values(), denial) if one.step]
    base.steps = in_order([*base.steps, voice.PLANNED]) if planned else base.steps
    base.at = {slot: one.at for slot, one in (*read.items(), ("polarity", denial))}
    base.at |= {"measure": (measure.start, measure.end)} if measure else {}
    base.at |= {"subject": (mention.start, mention.end)} if mention else {}
    others = subject.names[1:] if subject else ()
    base.subject = subject.names[0] if subject else None
    yield base
    for name in others:
        yield replace(base, subject=name, confidence=dict(base.confidence), steps=list(base.steps))


def _span(
    sentence: Sentence, quantity: Quantity, measure: Found | None, subject: Subject | None
) -> tuple[int, int]:
    """From the first word of the claim in the figure's clause to the last."""
    clause = sentence.clauses.at(quantity.num_start)
    start, end = min(quantity.start, quantity.num_start), max(quantity.end, quantity.num_end)
    others = [q for q in sentence.quantities_in(clause) if q is not quantity]
    if (
        measure is not None
        and measure.end > measure.start
        and clause.start <= measure.start < clause.end
    ):
        low, high = min(start, measure.start), max(end, measure.end)
        if not any(low <= q.num_start < start or end <= q.num_start < high for q in others):
            start, end = low, high
    mention = subject.mention if subject else None
    near = mention is not None and max(clause.start, start - 40) <= mention.start < start
    if (
        mention is not None
        and near
        and not any(mention.start <= q.num_start < start for q in others)
    ):
        start = mention.start
    return start, end
