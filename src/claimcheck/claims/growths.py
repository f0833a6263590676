"""What a word of growth is the growth of: 芯片研发的投入,五年里每年的增幅…."""

from __future__ import annotations

from claimcheck.claims import kinds, measures
from claimcheck.claims.measures import Found
from claimcheck.claims.mentions import BESIDE
from claimcheck.claims.nouns import head_of
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity


def growth(
    sentence: Sentence, quantity: Quantity, found: Found, last: Found | None, lexicon: Lexicon
) -> Found:
    """What a word of growth is the growth of, where the clause itself does not say so."""
    return kinds.growth(
        sentence, quantity, found, _grown(sentence, quantity, found, lexicon) or last
    )


def _grown(sentence: Sentence, quantity: Quantity, found: Found, lexicon: Lexicon) -> Found | None:
    """芯片研发的投入,五年里每年的增幅…: what has grown is named in the clause right before."""
    if found.name.id != "growth_rate":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    for before in sentence.clauses.before(clause)[:1]:
        if sentence.quantities_in(before):
            return None
        words = [m for m in sentence.in_clause(before, "measure") if m.id != "growth_rate"]
        for word in reversed(words):
            if not word.weak and word.kind != BESIDE and len(word.text) > 1:
                whole = measures.compound(sentence, word, lexicon)
                return Found(whole, word.start, word.end, "sentence", "measure:growth-of")
        noun = _OF.search(sentence.text, before.start, before.end)
        if noun is not None and head_of(noun["head"], lexicon):
            name = Name(lexicon.measure_named(noun["head"]), noun["head"])
            return Found(name, *noun.span("head"), "sentence", "measure:growth-of")
    return None


_OF = pattern_of(r"[一-鿿A-Za-z0-9]的(?P<head>[一-鿿]{2,5})$")
