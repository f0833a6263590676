"""Compounds that a text takes apart: 公司的研发不同往日,去年的支出约98亿元."""

from __future__ import annotations

from functools import lru_cache

from claimcheck import compiled
from claimcheck.claims import measures
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.records import Name, Quantity


def taken_apart(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """公司的研发不同往日,去年的支出约98亿元: a compound of which the clause has the head only."""
    if sentence.words.language == "en" or quantity.kind in ("rank", "comparison"):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    ahead = sentence.text[max(clause.start, quantity.start - _NEAR) : quantity.start]
    compounds = _compounds(lexicon)
    at = len(ahead) - 2
    while at >= 0 and ahead[at : at + 2] not in compounds:
        at -= 1
    if at < 0:
        return None
    head = ahead[at : at + 2]
    start = quantity.start - len(ahead) + at
    for before in sentence.clauses.before(clause):
        told = sentence.text[before.start : before.end]
        for modifier, measure in compounds[head].items():
            entry = lexicon.measures[measure]
            if modifier in told and measures.fits_level(entry, quantity):
                name = Name(measure, head)
                return Found(name, start, start + 2, "sentence", "measure:taken-apart")
    return None


_NEAR = 8  # characters from a head to its figure


@lru_cache(maxsize=4)
def _compounds(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """By the last two characters of measure words, where these name none: modifier → measure."""
    found: dict[str, dict[str, str]] = compiled.made(
        lexicon.key, "compounds/1", lambda: _compounds_of(lexicon), __file__
    )
    return found


def _compounds_of(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    endings = {
        ending for kind in ("money", "amount", "ratio") for ending in lexicon.heads["zh"][kind]
    }
    heads = {ending for ending in endings if lexicon.measure_named(ending) is None}
    for measure in lexicon.measures.values():
        for word in measure.words:
            head, modifier = word[-2:], word[:-2]
            if head in heads and len(modifier) > 1:
                found.setdefault(head, {}).setdefault(modifier, measure.id)
    return found
