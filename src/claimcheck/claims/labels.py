"""Labels in front of a colon that say what the figures behind are: Installed capacity: 11.6 GW."""

from __future__ import annotations

from claimcheck.claims.clauses import Clause
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence

_LABEL = 6  # words of the longest label


def measures(sentence: Sentence, clause: Clause) -> list[Mention]:
    """Installed capacity: 11.6 GW (up 1.3 GW): the measure of the label that opens a line."""
    label = clause_of(sentence, clause)
    return [] if label is None else sentence.in_clause(label, "measure")


def clause_of(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause in front of a colon that labels the figures behind it, in English."""
    if sentence.words.language != "en":
        return None
    while clause.outer is not None:
        clause = sentence.clauses.all[clause.outer]
    before = sentence.clauses.all[clause.index - 1] if clause.index else None
    if before is None or before.mark != ":" or before.start > sentence.start + 2:
        return None
    return before if len(sentence.text[before.start : before.end].split()) <= _LABEL else None
