"""breakdown: the parts that a sentence lists of a figure before them, together above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.lexicon import read_data, units
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Severity
from claimcheck.rules import intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.doubts import countable_together, is_part, same_basis, words_of
from claimcheck.rules.intervals import precision
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.statements import levels
from claimcheck.rules.verdicts import Judgement, provenance
from claimcheck.rules.view import View, matches_claim

NAME = "breakdown"
TOGETHER = "article"
ABOUT = "Several parts of a figure, listed right after it, that add up to more than it."
KINDS = ("point", "range")
PARAMS: dict[str, Param] = {}
_MOST = 8  # parts among which some are sought that make the whole
_NUMBER = pattern_of(r"[0-9][0-9,.]*")
_WORD = pattern_of(r"[a-z]+")
_HAN = pattern_of(r"[\u3400-\u9fff]+")


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each figure that is broken down."""
    by_line: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in levels(_matched(rule, view)):
        claim = statement.claim
        if claim.place == "cell" or claim.polarity != "affirmed" or claim.quantity is None:
            continue
        if claim.quantity.kind in KINDS:
            by_line[claim.article, claim.line].append(statement)
    for told in by_line.values():
        once = {s.claim.figure: s for s in reversed(told)}
        for whole, parts in _listed([once[at] for at in sorted(once)]):
            yield from _above(view, whole, parts)


def _matched(rule: Rule, view: View) -> Iterator[Claim]:
    """The claims a rule matches; without a condition on names also those whose names are unread."""
    named = rule.match.measure or rule.match.family or rule.match.dimension or rule.match.known
    if named:
        for _, claims in view.selected(rule):
            yield from claims
    else:
        yield from (claim for claim in view.claims if matches_claim(claim, rule.match))


def _listed(
    told: Sequence[Statement],
) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    """Each whole with its parts: the figures of its kind after it, from 其中 on."""
    for number, first in enumerate(told):
        if not is_part(first.claim) or (
            number and told[number - 1].claim.clause == first.claim.clause
        ):
            continue
        before = [s for s in told[:number] if _alike(s, first)]
        if not before or not _next_to(before[-1], first):
            continue
        whole = before[-1]
        if is_part(whole.claim):
            continue  # parts of a part: what follows them is part of the whole again
        if len(before) > 1 and before[-2].claim.clause == whole.claim.clause:
            continue  # 幼儿园612所、小学300所,其中 ...: parts of both
        parts = [first]
        for other in told[number + 1 :]:
            if is_part(other.claim) and other.claim.clause != first.claim.clause:
                break  # parts of a part
            if not _alike(other, whole):
                continue
            if not _goes_on(parts[-1], other, whole):
                break
            parts.append(other)
        if len(parts) > 1:
            yield whole, tuple(parts)


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two figures can be a part and its whole: one unit, counts of one kind."""
    quantities = [s.claim.quantity for s in (one, other)]
    if any(q is None or units.dimension(q.unit) == "percent" for q in quantities):
        return False
    if len({units.dimension(q.unit) for q in quantities if q is not None}) > 1:
        return False
    return countable_together(one.claim, other.claim)


def _next_to(one: Statement, other: Statement) -> bool:
    """Whether the one figure follows the other closely."""
    apart = other.claim.figure[0] - one.claim.figure[1]
    return bool(apart <= precision()["doubts"]["listing"])


def _goes_on(last: Statement, other: Statement, whole: Statement) -> bool:
    """Whether a figure is one more of the parts told last, as grammar has it."""
    claim, before = other.claim, last.claim
    if not _next_to(last, other) or claim.modality != before.modality:
        return False
    if not same_basis(claim, before):
        return False
    if claim.clause == before.clause:
        return True
    if claim.context != before.context or _ends(before.clause):
        return False
    known = {s.claim.measure.key for s in (last, whole) if s.claim.measure is not None}
    own = claim.locus("measure") == "own"
    return not own or (claim.measure is not None and claim.measure.key in known)


def _ends(clause: str) -> bool:
    """Whether a sentence ends with a clause."""
    return clause.rstrip().endswith((".", "。", "!", "！", "?", "？"))


def _above(view: View, whole: Statement, parts: Sequence[Statement]) -> Iterator[Conflict]:
    """The conflict of a whole below the sum of the least that its parts can be."""
    view.compared.update(s.claim.id for s in (whole, *parts))
    most = whole.figure.loosest[1]
    least = [part.figure.loosest[0] for part in parts]
    if most is None or None in least:
        return
    if sum((value for value in least if value is not None), Decimal(0)) <= most:
        return
    claims = [s.claim for s in (whole, *parts)]
    severity, reasons = _sureness(view, whole, parts)
    yield Conflict(
        Judgement("arithmetic", provenance(view, severity, *claims), reasons),
        tuple(parts),
        (whole,),
        calc=_calc(whole, parts),
        support=(tuple(s.claim for s in parts), (whole.claim,)),
    )


def _sureness(
    view: View, whole: Statement, parts: Sequence[Statement]
) -> tuple[Severity, tuple[str, ...]]:
    """How sure it is that nothing counts in two of the parts.

    The rest of something overlaps with nothing, nor do things that the lexicon tells apart. Names
    of one make (研发人员 and 销售人员) hardly do; 女性 and 35岁以下 may.
    """
    if any(words_of("rests").search(part.claim.clause) for part in parts):
        return "error", ()
    if all(_disjoint(view, *pair) for pair in combinations(parts, 2)):
        return "error", ()
    alike = _one_make(parts) or _parallel(parts)
    if alike and not _some_make(whole, parts) and not _nested(view, parts):
        return "warning", ("overlap",)
    return "note", ("overlap",)


def _some_make(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether some of the parts make the whole: the others divide it in another way."""
    figures = [part.figure.loosest for part in parts[:_MOST]]
    for number in range(2, len(figures)):
        for some in combinations(figures, number):
            low = sum((value for value, _ in some if value is not None), Decimal(0))
            high = sum((value for _, value in some if value is not None), Decimal(0))
            if intervals.overlap((low, high), whole.figure.loosest):
                return True
    return False


def _nested(view: View, parts: Sequence[Statement]) -> bool:
    """Whether a part is, as far as names and figures tell, part of another one."""
    first, *rest = (part.figure.loosest[0] or Decimal(0) for part in parts)
    if len(rest) > 1 and first >= sum(rest, Decimal(0)):
        return True  # what follows may well divide the first of them
    for one, other in combinations(parts, 2):
        mine, theirs = (
            {name for names in view.scope(s.claim).values() for name in names} for s in (one, other)
        )
        apart = [(a, b) for a in mine - theirs for b in theirs - mine]
        if any(view.within(a, b) or view.within(b, a) for a, b in apart):
            return True
    return False


def _parallel(parts: Sequence[Statement]) -> bool:
    """Whether one clause tells the parts, each alike: two things, not a thing and a place.

    Chinese names stand before the figures, English ones behind: 3,000 engineers and 2,500 in Texas.
    """
    if len({part.claim.clause for part in parts}) > 1:
        return False
    clause = parts[0].claim.clause
    if _HAN.search(clause):
        return True
    said = []
    for part in parts:
        text = part.claim.quantity.text if part.claim.quantity is not None else ""
        number = _NUMBER.search(text)
        behind = clause.partition(number[0])[2] if number else ""
        said.append(_WORD.findall(_NUMBER.split(behind.lower(), 1)[0]))
    if not all(said):
        return False
    first = said[0]
    leaders = set(read_data("names.yaml")["leaders"])
    return all(
        words[0] == first[0] or words[0] in first[:3] or leaders.isdisjoint((words[0], first[0]))
        for words in said[1:]
    )


def _disjoint(view: View, one: Statement, other: Statement) -> bool:
    """Whether the one scope that two parts are narrowed in tells them apart."""
    mine, theirs = view.scope(one.claim), view.scope(other.claim)
    if not mine or mine.keys() != theirs.keys() or len(mine) > 1:
        return False
    (role,) = mine
    if role not in ("segment", "product", "market") or len(mine[role]) + len(theirs[role]) > 2:
        return False
    (left,), (right,) = mine[role], theirs[role]
    known = None not in (view.lexicon.kind(left), view.lexicon.kind(right))
    return known and view.disjoint(left, right)


def _one_make(parts: Sequence[Statement]) -> bool:
    """Whether the names before the figures share their last character and have no figure."""
    heads = [_head(part.claim) for part in parts]
    return "" not in heads and len({head[-1] for head in heads}) == 1


def _head(claim: Claim) -> str:
    """The Chinese words right before a figure, without 其中 and the like."""
    text = claim.quantity.text if claim.quantity is not None else ""
    before = words_of("parts").sub("", claim.clause.partition(text)[0])
    found = _HAN.findall(before)
    return found[0] if len(found) == 1 and before.strip() == found[0] else ""


def _calc(whole: Statement, parts: Sequence[Statement]) -> str:
    """The sum as printed, in the unit of the whole."""
    unit = whole.claim.quantity.unit if whole.claim.quantity is not None else ""

    def term(value: Decimal | None) -> str:
        return wording.term(None if value is None else value / units.factor(unit), unit)

    printed = [part.figure.printed[0] for part in parts]
    total = sum((value for value in printed if value is not None), Decimal(0))
    return f"{' + '.join(map(term, printed))} = {term(total)}, not {term(whole.figure.printed[0])}"
