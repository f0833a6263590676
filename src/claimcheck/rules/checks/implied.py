"""implied: wholes that two pairs of a part and its rate imply, against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.rules import crowds, intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.intervals import HUNDRED, Bounds, Figure
from claimcheck.rules.measured import Never, not_in_percent
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.periods import days
from claimcheck.rules.relations import relate_claims
from claimcheck.rules.statements import levels
from claimcheck.rules.verdicts import Judgement, provenance
from claimcheck.rules.view import View

NAME = "implied"
TOGETHER = "subject"
ABOUT = "A part and its rate imply a whole; two such pairs imply wholes far apart."
KINDS = ("point", "range", "bound")
WORDS = ("left_implied", "right_implied")
PARAMS = {
    "part": Param("measures", "measures of the part", needed=True),
    "rate": Param("measures", "measures of the rate, in percent", needed=True),
    "factor": Param("number", "how many times the wholes must lie apart", default=Decimal(2)),
}
_YEAR = Decimal("365.25")


@record
class _Whole:
    """A whole a year, implied by a part and its rate in one article."""

    part: Statement
    rate: Statement
    figure: Figure

    @property
    def key(self) -> tuple[object, ...]:
        """What wholes are sorted by."""
        return (*place(self.part.claim), *place(self.rate.claim))


def never(rule: Rule, lexicon: Lexicon) -> Never:
    """A rate that is no rate."""
    yield from not_in_percent(rule, "rate", lexicon)


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each subject; one for each two articles, of their nearest pairs."""
    subjects = {c.subject for measure in rule.params["part"] for c in view.measured(measure)}
    for subject in sorted(subjects):
        by_article: dict[str, list[_Whole]] = {}
        for whole in _wholes(rule, view, subject):
            by_article.setdefault(whole.part.claim.article, []).append(whole)
        for one, other in combinations(_telling(view, by_article), 2):
            conflict = _between(rule, view, by_article[one], by_article[other])
            if conflict is not None:
                yield conflict


def _telling(view: View, by_article: Mapping[str, Sequence[_Whole]]) -> list[str]:
    """The articles to hold together; of very many those that imply other wholes, one for each."""
    articles = sorted(by_article)
    if len(articles) <= crowds.FEW:
        return articles
    alike: dict[tuple[Figure, ...], list[str]] = {}
    for article in articles:
        told = tuple(dict.fromkeys(whole.figure for whole in by_article[article]))
        alike.setdefault(told, []).append(article)
    most = sorted(alike.values(), key=lambda own: (view.focus.isdisjoint(own), -len(own), own[0]))
    if len(most) > crowds.TWO:
        first = by_article[most[0][0]][0].part.claim
        view.leave(first, len(most), len(most) - crowds.TWO)
    return sorted(min(own, key=lambda a: (a not in view.focus, a)) for own in most[: crowds.TWO])


def _wholes(rule: Rule, view: View, subject: str) -> Iterator[_Whole]:
    """The wholes that the articles imply for a subject."""
    rates = crowds.Shelf(
        statement
        for measure in rule.params["rate"]
        for cluster in view.of(subject, measure)
        if cluster.dimension == "percent"
        for statement in levels(cluster.claims)
    )
    for measure in rule.params["part"]:
        for cluster in view.of(subject, measure):
            for part in levels(cluster.claims):
                yearly = _yearly(part, cluster.dimension)
                for rate in rates.of(part.claim.article) if yearly else ():
                    figure = _whole(yearly, rate.figure) if yearly else None
                    if figure and _one_thing(rule, view, part, rate):
                        yield _Whole(part, rate, figure)


def _yearly(part: Statement, dimension: str) -> Figure | None:
    """A part as an amount a year, None where its time is unknown."""
    if dimension.endswith("/year"):
        return part.figure
    length = part.when.length
    if not dimension.isupper() or length is None or length < 28:  # a month
        return None
    factor = (_YEAR / length).quantize(Decimal("0.001"))
    return intervals.scaled(part.figure, factor)


def _one_thing(rule: Rule, view: View, part: Statement, rate: Statement) -> bool:
    """Whether part and rate stand in one article and are told of one market and no other time."""
    one, other = part.claim, rate.claim
    if one.article != other.article or not view.scope(one).get("market"):
        return False
    if view.scope(one).get("market") != view.scope(other).get("market"):
        return False
    if days(one.period).stated != days(other.period).stated:
        return False
    roles = [role for role in rule.roles if role != "denominator"]
    windows = (part.when, rate.when)
    return one.period.basis == "rate" or (
        relate_claims(view, one, other, roles, windows=windows) is not None
    )


def _whole(part: Figure, rate: Figure) -> Figure | None:
    low, high = rate.loosest
    if low is None or high is None or low <= 0:
        return None
    return Figure(_over(part.printed, rate.printed), _over(part.loosest, rate.loosest))


def _over(part: Bounds, rate: Bounds) -> Bounds:
    low = None if part[0] is None or rate[1] is None else part[0] * HUNDRED / rate[1]
    high = None if part[1] is None or not rate[0] else part[1] * HUNDRED / rate[0]
    return low, high


def _between(rule: Rule, view: View, mine: list[_Whole], theirs: list[_Whole]) -> Conflict | None:
    """The conflict of two articles: only if no pair of their wholes lies near."""
    found = None
    for left in sorted(mine, key=lambda w: w.key):
        for right in sorted(theirs, key=lambda w: w.key):
            claims = (left.part.claim, left.rate.claim, right.part.claim, right.rate.claim)
            view.compared.update(claim.id for claim in claims)
            if not _apart(left.figure, right.figure, rule.params["factor"]):
                return None
            found = found or (left, right)
    if found is None:
        return None
    left, right = found
    claims = (left.part.claim, left.rate.claim, right.part.claim, right.rate.claim)
    severity = provenance(view, "warning", *claims)
    unit = left.part.claim.quantity.unit.partition("/")[0] if left.part.claim.quantity else ""
    wholes = [wording.amount(_one(whole.figure), unit) for whole in (left, right)]
    words = [
        (f"{side}_implied_{language}", whole[language])
        for side, whole in zip(("left", "right"), wholes, strict=True)
        for language in whole
    ]
    return Conflict(
        Judgement("arithmetic", severity, ("period",)),
        (left.rate, left.part),
        (right.part, right.rate),
        calc=f"{_sum(left, unit)}; {_sum(right, unit)}",
        words=tuple(words),
    )


def _apart(left: Figure, right: Figure, factor: Decimal) -> bool:
    """Whether two wholes lie apart by a factor; a bound is taken to mean its own size, not more."""
    one, other = _closed(left), _closed(right)
    return one[1] * factor < other[0] or other[1] * factor < one[0]


def _closed(figure: Figure) -> tuple[Decimal, Decimal]:
    known = [value for value in figure.loosest if value is not None]
    return (min(known), max(known)) if known else (Decimal(0), Decimal("Infinity"))


def _sum(whole: _Whole, unit: str) -> str:
    told = [wording.stated(s.claim.quantity) for s in (whole.part, whole.rate)]
    yearly = _one(whole.figure)
    quotient = f"{' / '.join(told)} = "
    part, rate = _one(whole.part.figure), _one(whole.rate.figure)
    length = whole.part.when.length
    if yearly is None or part is None or not rate or not length or "/" in told[0]:
        return quotient + wording.term(yearly, f"{unit}/year")
    own = part * HUNDRED / rate  # of the days that the part is told for
    factor = f"{(_YEAR / length).quantize(Decimal('0.01')).normalize():f}"
    return (
        f"{quotient}{wording.term(own, unit)} × {factor} = {wording.term(yearly, f'{unit}/year')}"
    )


def _one(figure: Figure) -> Decimal | None:
    low, high = figure.printed
    return low if low is not None else high
