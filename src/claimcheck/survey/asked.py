"""What is asked for, by whatever names: id, alias, word, family of measures, in any script.

A name is looked up in the lexicon and among the names that the articles use. One that is in neither
is refused with the nearest one that is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Literal

from claimcheck.errors import UsageError
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.lexicon import LANGUAGES, Lexicon, read_data
from claimcheck.lexicon.entries import near
from claimcheck.lexicon.shown import find
from claimcheck.records import Cluster
from claimcheck.spelling import named
from claimcheck.spelling import period as period_name
from claimcheck.survey.times import Time, time_of

FAMILY = "family:"  # what stands before a family whose name is a word of one of its measures


@record
class Asked:
    """What is asked for; None where anything will do.

    Attributes:
        subjects, measures: canonical keys.
        time: in which the period of a claim must lie.
    """

    subjects: frozenset[str] | None = None
    measures: frozenset[str] | None = None
    time: Time | None = None

    def __bool__(self) -> bool:
        return any(part is not None for part in (self.subjects, self.measures, self.time))

    def wants(self, cluster: Cluster) -> bool:
        """Whether a cluster is of a subject and a measure that are asked for."""
        return (self.subjects is None or cluster.subject in self.subjects) and (
            self.measures is None or cluster.measure in self.measures
        )


def ask(
    clusters: Sequence[Cluster],
    lexicon: Lexicon,
    *,
    subjects: Iterable[str] = (),
    measures: Iterable[str] = (),
    period: str | None = None,
) -> Asked:
    """What the names mean.

    Args:
        clusters: of the articles that are asked.
        lexicon: the names that are known.
        subjects: names of subjects, any of them.
        measures: names or words of measures, or of families of measures, any of them.
        period: as `times` reads it.

    Raises:
        UsageError: a name is known neither to the lexicon nor in the articles; it is no period.
    """
    told = _told(clusters)

    def subject(name: str) -> set[str]:
        return {one.id for one in find(lexicon, name)[1]} | told["subject"].get(_form(name), set())

    def measure(name: str) -> set[str]:
        if name.startswith(FAMILY):
            return _family(lexicon, name.removeprefix(FAMILY))
        known = {one.id for one in find(lexicon, name)[0]} | told["measure"].get(_form(name), set())
        return known | _spelt(lexicon, name) or _family(lexicon, name)

    things = [n for e in lexicon.entities.values() for n in (*e.names, *e.short)]
    words = [n for m in lexicon.measures.values() for n in (m.id, named(m.id), *m.words, *m.weak)]
    told_of = {one.subject for one in clusters}, {one.measure for one in clusters}
    return Asked(
        _resolved(subjects, subject, "subject", (*told_of[0], *things)),
        _resolved(measures, measure, "measure", (*told_of[1], *words, *_families())),
        time_of(period) if period is not None else None,
    )


def _resolved(
    names: Iterable[str], look_up: Callable[[str], set[str]], what: str, known: Iterable[str]
) -> frozenset[str] | None:
    """What all the names mean together; None without names."""
    keys: set[str] = set()
    asked = tuple(names)
    for name in asked:
        found = look_up(name)
        if not found:
            mend = _near(name, known) or "; claimcheck claims without it lists what there is"
            raise UsageError(f'--{what} "{name}": nothing is known as that{mend}')
        keys |= found
    return frozenset(keys) if asked else None


_ALIKE = 0.5  # of a name of two characters, one


def _near(name: str, known: Iterable[str]) -> str:
    """The nearest name that is known; short names may differ in half of their characters."""
    names = tuple(known)
    short = [one for one in names if len(one) <= len(name) + 1]
    loose = get_close_matches(fold(name), short, 1, _ALIKE) if not name.isascii() else []
    return near(fold(name), names) or (f'; did you mean "{loose[0]}"?' if loose else "")


def _form(name: str) -> str:
    return fold(name).strip().lower()


def _told(clusters: Iterable[Cluster]) -> dict[str, dict[str, set[str]]]:
    """The names that the articles use, by slot; an owner's name is none of the product's."""
    told: dict[str, dict[str, set[str]]] = {"subject": {}, "measure": {}}
    for cluster in clusters:
        for slot, key in (("subject", cluster.subject), ("measure", cluster.measure)):
            names = {key}
            for claim in cluster.claims:
                own = claim.subject if slot == "subject" else claim.measure
                if own is not None and not (slot == "subject" and claim.scoped("product")):
                    names |= {own.key, own.text}
            for name in names:
                told[slot].setdefault(_form(name), set()).add(key)
    return told


def _spelt(lexicon: Lexicon, name: str) -> set[str]:
    """Measures by their id as English spells it: market share."""
    return {one for one in lexicon.measures if named(one).lower() == _form(name)}


def _family(lexicon: Lexicon, name: str) -> set[str]:
    """The measures of a family, by its id or by what reports call it."""
    families = _families().get(_form(name), set())
    return {one.id for one in lexicon.measures.values() if one.family in families}


def _families() -> dict[str, set[str]]:
    """Families by name."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for family, name in read_data(f"{language}/report.yaml")["families"].items():
            for one in (family, name):
                found.setdefault(_form(one), set()).add(family)
    return found


Near = tuple[Literal["measures", "subjects", "parts", "periods", "most"], tuple[str, ...]]


def nearest(clusters: Sequence[Cluster], asked: Asked, lexicon: Lexicon) -> Near:
    """What there is where nothing is found: the kind of it, and keys or periods, most told first.

    Other times of the same, other measures of the subject, other subjects of the measure, what
    belongs to the subject or owns it; else what most is said of.
    """
    same = [one for one in clusters if asked.wants(one)]
    if same:
        times = {claim.period for c in same for claim in c.claims if claim.period.stated}
        order = sorted(times, key=lambda time: (time.start or "", time.end or ""))
        return "periods", tuple(dict.fromkeys(map(period_name, order)))
    if asked.subjects is not None:
        own = [one for one in clusters if one.subject in asked.subjects]
        if own:
            return "measures", _most(own, lambda one: one.measure)
        related = [one for one in clusters if _related(lexicon, one.subject, asked.subjects)]
        if related:
            return "parts", _most(related, lambda one: one.subject)
    if asked.measures is not None:
        own = [one for one in clusters if one.measure in asked.measures]
        if own:
            return "subjects", _most(own, lambda one: one.subject)
    return "most", _most(clusters, lambda one: one.subject)


def _related(lexicon: Lexicon, subject: str, asked: Iterable[str]) -> bool:
    """Whether a subject belongs to one that is asked for, or owns it."""
    return any(lexicon.is_part(subject, one) or lexicon.is_part(one, subject) for one in asked)


def _most(clusters: Iterable[Cluster], key: Callable[[Cluster], str]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for one in clusters:
        counts[key(one)] += len(one.claims)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
