"""What a check sees: the claims with their canonical names, and the ways to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from claimcheck.lexicon import Lexicon, Measure
from claimcheck.records import Alignment, Claim, Cluster, Dating, Role, Topic
from claimcheck.rules.model import ROLES, Match, Rule

Scoped = Mapping[Role, frozenset[str]]
# Aligns the claims of a run by the words around their figures; asked by the rules that want it.
Aligner = Callable[[], Iterable[Alignment]]
Dater = Callable[[], Iterable[Dating]]

# Findings of one rule about one thing that are listed at most; of more the gravest.
LISTED = 200
_WEAK = ("inherited", "missing")
# Kinds of things that may hold parts of each other without the lexicon saying so.
_OVERLAPPING = ("group", "country", "region", "market", "government")
_NO_NAMES: Mapping[tuple[str, str], str] = {}


class View:
    """The claims of a run with their canonical names.

    Attributes:
        clusters, topics, claims, lexicon: as given to the engine.
        published: day of publication by article, where known.
        replaced: articles that another one corrects or supersedes, by the newer one.
        focus: articles that the run is about; their claims are shown first.
        narrow: whether only conflicts that touch those articles are asked for.
        compared: ids of the claims that a check has held against another one.
        left: (values, those of them that were not held together) of a cluster, by its id: there are
            too many of them; of the check that runs.
        spoken: by rule how many comparisons of two things the run has, where these claims are but a
            part of all.
    """

    def __init__(
        self,
        clusters: Iterable[Cluster],
        topics: Iterable[Topic],
        claims: Iterable[Claim],
        lexicon: Lexicon,
        *,
        published: Mapping[str, str] | None = None,
        replaced: Mapping[str, tuple[str, ...]] | None = None,
        focus: Iterable[str] = (),
        narrow: bool = False,
        aligner: Aligner = tuple,
        dater: Dater = tuple,
        spoken: Mapping[str, int] | None = None,
    ) -> None:
        self.clusters = tuple(clusters)
        self.topics = tuple(topics)
        self.claims = tuple(claims)
        self.lexicon = lexicon
        self.published = dict(published or {})
        self.replaced = dict(replaced or {})
        self.focus = frozenset(focus)
        self.narrow = narrow
        self.compared: set[str] = set()
        self.left: dict[str, tuple[int, int]] = {}
        self.spoken = dict(spoken or {})
        self._counted: dict[int, tuple[tuple[Claim, ...], int]] = {}
        self._aligner = aligner
        self._dater = dater
        self._scopes: dict[str, Scoped] = {}

    @cached_property
    def clusters_by_id(self) -> dict[str, Cluster]:
        """The clusters by their ids."""
        return {cluster.id: cluster for cluster in self.clusters}

    def home(self, claim: Claim) -> str:
        """The id of a claim's cluster, "" for none."""
        found = self._home.get(claim.id)
        return found.id if found is not None else ""

    def counted(self, claims: tuple[Claim, ...], count: Callable[[tuple[Claim, ...]], int]) -> int:
        """A number of claims, counted once for each tuple: many conflicts have one and the same."""
        known = self._counted.get(id(claims))
        if known is None or known[0] is not claims:
            known = self._counted[id(claims)] = claims, count(claims)
        return known[1]

    def leave(self, claim: Claim, values: int, left: int) -> None:
        """Say that not all values of a claim's cluster were held together.

        Args:
            claim: of the cluster.
            values: how many there are.
            left: how many of them were not.
        """
        home = self.cluster(claim).id
        before = self.left.get(home, (0, 0))
        self.left[home] = max(before, (values, left), key=lambda told: told[1])

    # -- names ---------------------------------------------------------------------------------

    @cached_property
    def _home(self) -> dict[str, Cluster]:
        return {claim.id: cluster for cluster in self.clusters for claim in cluster.claims}

    @cached_property
    def _renamed(self) -> dict[str, dict[tuple[str, str], str]]:
        return {
            cluster.id: {(slot, old): new for slot, old, new in cluster.names}
            for cluster in self.clusters
        }

    def cluster(self, claim: Claim) -> Cluster:
        """The cluster of a claim that has one."""
        return self._home[claim.id]

    def subject(self, claim: Claim) -> str:
        """Canonical key of the subject, "" where none was read."""
        home = self._home.get(claim.id)
        if home is None:
            return claim.subject.key if claim.subject is not None else ""
        return home.subject

    def measure(self, claim: Claim) -> str:
        """Canonical key of the measure, "" where none was read."""
        home = self._home.get(claim.id)
        if home is None:
            return claim.measure.key if claim.measure is not None else ""
        return home.measure

    def comparand(self, claim: Claim) -> str | None:
        """Canonical key of the comparand."""
        if claim.comparand is None:
            return None
        return self._canonical(claim, "comparand", claim.comparand.key)

    def scope(self, claim: Claim) -> Scoped:
        """Canonical keys of the scope items by role; a role without any is left out."""
        found = self._scopes.get(claim.id)
        if found is None:
            items: dict[Role, set[str]] = defaultdict(set)
            about = self._itself(claim)
            for item in claim.scope:
                key = self._canonical(claim, "scope", item.key)
                if item.role not in ("product", "segment") or key not in about:
                    items[item.role].add(key)
            found = {role: frozenset(items[role]) for role in ROLES if role in items}
            self._scopes[claim.id] = found
        return found

    def _itself(self, claim: Claim) -> frozenset[str]:
        """The subject and what it belongs to: a scope item of that kind narrows nothing."""
        home = self._home.get(claim.id)
        if home is None:
            return frozenset()
        return frozenset((home.subject, *self.lexicon.ancestors(home.subject)))

    def _canonical(self, claim: Claim, slot: str, key: str) -> str:
        home = self._home.get(claim.id)
        renamed = self._renamed[home.id] if home else _NO_NAMES
        return renamed.get((slot, key), key)

    # -- finding claims ------------------------------------------------------------------------

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], tuple[Cluster, ...]]:
        found: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            found[cluster.subject, cluster.measure].append(cluster)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def _by_measure(self) -> dict[str, tuple[Cluster, ...]]:
        found: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            found[cluster.measure].append(cluster)
        return {key: tuple(value) for key, value in found.items()}

    def of(self, subject: str, measure: str) -> tuple[Cluster, ...]:
        """The clusters of a subject and a measure, one for each class of figures."""
        return self._by_name.get((subject, measure), ())

    @cached_property
    def _by_owner(self) -> dict[tuple[str, str], tuple[Cluster, ...]]:
        found: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            for owner in dict.fromkeys((cluster.subject, *self.lexicon.ancestors(cluster.subject))):
                found[owner, cluster.measure].append(cluster)
        return {key: tuple(value) for key, value in found.items()}

    def measured(self, measure: str, owner: str | None = None) -> tuple[Cluster, ...]:
        """The clusters of a measure; with an owner of it and of what belongs to it."""
        if owner is not None:
            return self._by_owner.get((owner, measure), ())
        return self._by_measure.get(measure, ())

    def selected(self, rule: Rule) -> Iterator[tuple[Cluster, tuple[Claim, ...]]]:
        """The clusters a rule looks at, with those of their claims that it matches."""
        match = rule.match
        for cluster in self.clusters:
            if self.matches_cluster(cluster, match):
                claims = tuple(c for c in cluster.claims if matches_claim(c, match))
                if claims:
                    yield cluster, claims

    def asked(self, rule: Rule) -> Iterator[tuple[Cluster, tuple[Claim, ...]]]:
        """As `selected`, for checks that look at one cluster alone: those that are asked for."""
        for cluster, claims in self.selected(rule):
            if self.touched(claims):
                yield cluster, claims

    def touched(self, claims: Iterable[Claim]) -> bool:
        """Whether conflicts among claims may be asked for."""
        return not self.narrow or any(claim.article in self.focus for claim in claims)

    def matches_cluster(self, cluster: Cluster, match: Match) -> bool:
        """Whether measure, family and class of figures are what a rule asks for."""
        return (
            (not match.measure or cluster.measure in match.measure)
            and (not match.dimension or not class_of(cluster.dimension).isdisjoint(match.dimension))
            and (not match.family or self.family(cluster.measure) in match.family)
            and (not match.known or self.known(cluster))
        )

    @cached_property
    def aligned(self) -> tuple[Alignment, ...]:
        """Claims of two articles that are of one thing by the words around their figures."""
        return tuple(self._aligner())

    @cached_property
    def dated(self) -> tuple[Dating, ...]:
        """What two articles tell in like words, with the times at which they set it."""
        return tuple(self._dater())

    # -- facts ---------------------------------------------------------------------------------

    def lexical(self, measure: str) -> Measure | None:
        """What the lexicon knows of a measure."""
        return self.lexicon.measures.get(measure)

    def family(self, measure: str) -> str:
        """The family of a measure, its own key where the lexicon does not know it."""
        known = self.lexical(measure)
        return known.family if known else measure

    def known(self, cluster: Cluster) -> bool:
        """Whether the lexicon knows both the subject and the measure."""
        return (
            self.lexicon.kind(cluster.subject) is not None
            and cluster.measure in self.lexicon.measures
        )

    def sure(self, claim: Claim) -> bool:
        """Whether a claim may be a side of an error: its names known, its slots not guessed."""
        return (
            claim.id in self._home
            and self.known(self._home[claim.id])
            and claim.locus("subject") not in _WEAK
            and claim.locus("measure") not in _WEAK
        )

    def within(self, part: str, whole: str) -> bool:
        """Whether a thing is another thing or belongs to it."""
        return part == whole or self.lexicon.is_part(part, whole)

    def disjoint(self, one: str, other: str) -> bool:
        """Whether two things cannot hold the same part of a whole."""
        if one in other or other in one or self.within(one, other) or self.within(other, one):
            return False
        kinds = [self.lexicon.kind(name) for name in (one, other)]
        if not any(kind in _OVERLAPPING for kind in kinds):
            return True
        roots = [{name, *self.lexicon.ancestors(name)} for name in (one, other)]
        known = all(
            len(chain) > 1 or kind in ("country", "region")
            for kind, chain in zip(kinds, roots, strict=True)
        )
        return known and roots[0].isdisjoint(roots[1])


def class_of(dimension: str) -> frozenset[str]:
    """What a rule may call a class of figures: USD is "USD" and "money"."""
    head = dimension.partition("/")[0]
    money = len(head) == len("USD") and head.isupper()
    return frozenset((dimension, "money") if money else (dimension,))


def matches_claim(claim: Claim, match: Match) -> bool:
    """Whether kind and modality are what a rule asks for."""
    quantity = claim.quantity
    return (not match.modality or claim.modality in match.modality) and (
        not match.kind or (quantity is not None and quantity.kind in match.kind)
    )
