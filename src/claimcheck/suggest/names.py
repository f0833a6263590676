"""Pairs of names put together: further names of known entities, and entities that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field

from claimcheck.clusters import names as naming
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.suggest.data import words
from claimcheck.suggest.model import Called, Conflict, Evidence, Pair, Suggestion
from claimcheck.suggest.weighing import enough, in_order, score


@record(frozen=False, slots=False)
class _Group:
    """Names that count as one thing's.

    Attributes:
        names: by what they are the same by.
        ids: of the lexicon, one at most.
        evidence: of its pairs, with the names that each is about.
    """

    names: dict[str, Called] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    evidence: list[tuple[str, str, Evidence]] = field(default_factory=list)


def _key(called: Called) -> str:
    return called.id or called.text.lower()


def put_together(
    pairs: Iterable[Pair], subjects: Collection[str], lexicon: Lexicon
) -> tuple[list[Suggestion], list[Conflict]]:
    """What the pairs suggest.

    Args:
        pairs: of all articles.
        subjects: the cores of unknown names that claims are about.
        lexicon: the names that are known.
    """
    groups: dict[str, _Group] = {}
    conflicts: list[Conflict] = []
    for left, right, evidence in _links(pairs):
        one, other = (_group(groups, called) for called in (left, right))
        if one is not other and len(one.ids | other.ids) > 1:
            conflicts += _conflict(left, right, one, other, evidence, lexicon)
            continue
        if one is not other:
            one.names |= other.names
            one.ids |= other.ids
            one.evidence += other.evidence
            groups |= dict.fromkeys(other.names, one)
        one.evidence += [(_key(left), _key(right), each) for each in evidence]
    found: list[Suggestion] = []
    for group in {id(group): group for group in groups.values()}.values():
        found += _suggestions(group, subjects)
    return found, conflicts


def _links(pairs: Iterable[Pair]) -> Iterator[tuple[Called, Called, tuple[Evidence, ...]]]:
    """The pairs with enough evidence, the strongest first."""
    by_names: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_names[min(_sides(pair)), max(_sides(pair))].append(pair)
    links = []
    for key, told in by_names.items():
        evidence = in_order(pair.evidence for pair in told)
        if enough(evidence):
            first = min(told, key=lambda p: (p.evidence.place, p.left.text, p.right.text))
            links.append((-score(evidence), key, first, evidence))
    for _score, _names, first, evidence in sorted(links, key=lambda link: link[:2]):
        yield first.left, first.right, evidence


def _sides(pair: Pair) -> tuple[str, str]:
    return _key(pair.left), _key(pair.right)


def _group(groups: dict[str, _Group], called: Called) -> _Group:
    key = _key(called)
    if key not in groups:
        groups[key] = _Group({key: called}, {called.id} if called.id else set())
    return groups[key]


def _conflict(
    left: Called,
    right: Called,
    one: _Group,
    other: _Group,
    evidence: tuple[Evidence, ...],
    lexicon: Lexicon,
) -> Iterator[Conflict]:
    """Two names of two entities; an owner and what it owns are none."""
    mine, theirs = min(one.ids), min(other.ids)
    if lexicon.is_part(mine, theirs) or lexicon.is_part(theirs, mine):
        return
    if left.id is None and right.id is not None:
        right, mine, theirs = left, theirs, mine
    yield Conflict(right.text, mine, theirs, evidence[0].place)


def _suggestions(group: _Group, subjects: Collection[str]) -> Iterator[Suggestion]:
    new = sorted(
        (called.text for called in group.names.values() if called.id is None),
        key=lambda text: (len(text), text),
    )
    if group.ids:
        (known,) = group.ids
        for text in new:
            spoken = in_order(e for a, b, e in group.evidence if text.lower() in (a, b))
            yield Suggestion("aliases", {"of": known, "names": [text]}, spoken)
        return
    if not any(naming.form(text, "subject").core in subjects for text in new):
        return
    latin = [text for text in new if not naming.is_han(text)]
    identity = max(latin or new, key=lambda text: (len(text), text))
    entry = {
        "id": identity,
        "kind": _kind(group),
        "names": [text for text in new if text != identity],
    }
    yield Suggestion("entities", entry, in_order(e for _, _, e in group.evidence), ("kind",))


def _kind(group: _Group) -> str:
    """What the reader took the names for, else what their endings say."""
    read = [called.kind for called in group.names.values() if called.kind]
    texts = [called.text for called in group.names.values()]
    if any(text.endswith(tuple(words("zh")["organised"])) for text in texts):
        return "organisation"
    others = sorted(kind for kind in read if kind != "company")
    return others[0] if others else "company"
