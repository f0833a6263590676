"""Findings: a conflict with its rule, its words, its severity and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.records import SEVERITIES, Claim, Finding, Interval, Severity
from claimcheck.rules import intervals, wording
from claimcheck.rules.conflicts import MOST, Conflict, Statement
from claimcheck.rules.model import Rule
from claimcheck.rules.verdicts import capped, provenance
from claimcheck.rules.view import View


def finding(rule: Rule, conflict: Conflict, view: View) -> Finding:
    """A conflict with its rule, words and fingerprint."""
    conflict = _shown(conflict, view)
    sides = (_claims(conflict.left), _claims(conflict.right))
    judgement = conflict.judgement
    return Finding(
        rule=rule.id,
        code=rule.code,
        kind=judgement.kind,
        severity=_severity(rule, conflict, view),
        fingerprint=fingerprint(rule.id, (*sides[0], *sides[1])),
        message=tuple(
            (language, wording.message(rule.message[language], conflict, view, language))
            for language in wording.LANGUAGES
        ),
        sides=sides,
        context=conflict.context,
        intervals=tuple(_intervals((*conflict.left, *conflict.right))),
        calc=conflict.calc,
        reconcile=tuple(
            (language, text)
            for language in wording.LANGUAGES
            if (text := wording.reconcile(judgement.reasons or _undated(conflict), language))
        ),
        support=_support(conflict, view),
        headline=_headline(sides),
        voices=conflict.support,
    )


def _undated(conflict: Conflict) -> tuple[str, ...]:
    """What may still reconcile two figures that nothing else tells apart: nobody said when."""
    if conflict.judgement.kind not in ("contradiction", "tension") or not conflict.right:
        return ()
    firsts = (conflict.left[0], conflict.right[0])
    return () if all(s.claim.period.end for s in firsts) else ("undated",)


def _severity(rule: Rule, conflict: Conflict, view: View) -> Severity:
    """What the check says, or what the user set the rule to; the rule's cap holds for both.

    No setting makes an error of a claim that was guessed.
    """
    own = capped(conflict.judgement.severity, rule.max_severity)
    if rule.level is None or rule.level == "off":
        return own
    wanted = capped(rule.level, rule.max_severity)
    if SEVERITIES.index(wanted) <= SEVERITIES.index(own):
        return wanted
    return provenance(view, wanted, *_claims((*conflict.left, *conflict.right)))


def _shown(conflict: Conflict, view: View) -> Conflict:
    """The conflict with the claims a side shows; all of them are its support."""

    def chosen(side: tuple[Statement, ...]) -> tuple[Statement, ...]:
        once = {s.claim.id: s for s in reversed(side)}
        ordered = sorted(
            dict.fromkeys(s.claim.id for s in side),
            key=lambda claim: once[claim].claim.article not in view.focus,
        )
        return tuple(once[claim] for claim in ordered[:MOST])

    support = conflict.support
    if support == ((), ()):
        support = (_claims(conflict.left), _claims(conflict.right))
    left, right = chosen(conflict.left), chosen(conflict.right)
    return replace(conflict, left=left, right=right, support=support)


def _claims(statements: Iterable[Statement]) -> tuple[Claim, ...]:
    return tuple({s.claim.id: s.claim for s in statements}.values())


def fingerprint(rule: str, claims: Iterable[Claim]) -> str:
    """16 hex digits that stay the same while the rule's id and the claims' clauses do."""
    told = sorted([claim.article, claim.clause, claim.ordinal, _at(claim)] for claim in claims)
    text = json.dumps([rule, told], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _at(claim: Claim) -> str:
    """The figure inside the clause: two figures of one clause are two claims."""
    quantity = claim.quantity
    return quantity.text if quantity is not None else ""


def _intervals(statements: Iterable[Statement]) -> Iterable[Interval]:
    """How each claim's figure was read, in the claim's own unit, each claim once."""
    seen: set[str] = set()
    for statement in statements:
        claim = statement.claim
        if claim.id in seen:
            continue
        seen.add(claim.id)
        found = intervals.of_claim(claim)
        if found is not None:
            yield found


def _support(conflict: Conflict, view: View) -> tuple[int, int]:
    """Independent documents that state each side; a clause copied word for word is one voice."""
    left, right = (view.counted(claims, _voices) for claims in conflict.support)
    return left, right


def _voices(claims: Iterable[Claim]) -> int:
    """How many articles there are when those that share a clause count as one."""
    heads: dict[str, str] = {}

    def head(key: str) -> str:
        while heads.setdefault(key, key) != key:
            key = heads[key]
        return key

    articles = set()
    for claim in claims:
        article, clause = f"article {claim.article}", f"clause {claim.clause}"
        articles.add(article)
        heads[head(article)] = head(clause)
    return len({head(article) for article in articles})


def _headline(sides: Sequence[Sequence[Claim]]) -> str:
    """Whether a headline stands against the body, or a table against the text, of one article."""
    if len({claim.article for side in sides for claim in side}) > 1:
        return ""
    places = [{claim.place for claim in side} for side in sides]
    for place, name in (("heading", "headline"), ("cell", "table")):
        if (places[0] == {place}) != (places[1] == {place}):
            return name
    return ""
