"""Whose figure it is where the name stands for another: a product's company, companies' country."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.candidates import Subject
from claimcheck.claims.measures import Found
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.records import Name, Quantity

OWNER = "subject:owner"


def owned(
    sentence: Sentence, quantity: Quantity, measure: Found | None, found: Subject, lexicon: Lexicon
) -> Subject:
    """A company's measure goes to the owner of a product, exports of companies to their country."""
    entry = lexicon.measures.get(measure.name.id or "") if measure else None
    if entry is not None and entry.family == "trade":
        return _of_country(sentence, quantity, found, lexicon)
    if entry is None or entry.holder != "company":
        return found
    names = []
    for name in found.names:
        kind = lexicon.kind(name.id) if name.id else None
        if name.id and kind in ("product", "technology", "person"):
            owner = lexicon.owner(name.id)
            if lexicon.kind(owner) == "company" and sentence.allows(quantity, OWNER):
                names.append(Name(owner, name.text))
                continue
        names.append(name)
    return replace(found, names=tuple(names), owned=tuple(names) != found.names)


def _of_country(
    sentence: Sentence, quantity: Quantity, found: Subject, lexicon: Lexicon
) -> Subject:
    """中国企业卖到境外的大豆: what the companies of a country export, the country does."""
    name = found.names[0]
    country = lexicon.parent(name.id) if name.id else None
    of_it = lexicon.kind(name.id or "") == "group" and country is not None
    if len(found.names) > 1 or not of_it or lexicon.kind(country or "") not in REGIONS:
        return found
    if not sentence.allows(quantity, OWNER):
        return found
    clause = sentence.clauses.at(quantity.num_start)
    goods = [m for m in sentence.in_clause(clause, "entity") if m.kind == "segment"]
    whose = f"{country} {goods[0].id}" if goods else country
    return replace(found, names=(Name(whose, name.text),), owned=True)


def is_compared(subject: Subject | None, against: Name, clause: str) -> bool:
    """A noun that only what it is compared with has: 行业 of 是行业平均的两倍.

    Args:
        subject: an answer.
        against: what the figure is compared with.
        clause: the figure's clause without the latter.
    """
    if subject is None or against.id is not None:
        return False
    first = subject.names[0]
    return first.id is None and first.text in against.text and first.text not in clause
