"""What a set of articles says about one thing.

    asked     what is asked for: subjects, measures, a time; names looked up in lexicon and articles
    times     a time as a person writes it: 2025, 2025Q2, 2025-06, 2024..2025
    stated    the values that are stated of it, and which of them cannot be the same

It takes clusters and gives records; frames make tables of them.
"""

from __future__ import annotations

from claimcheck.survey.asked import Asked, ask, nearest
from claimcheck.survey.stated import Stated, stated
from claimcheck.survey.times import Time, time_of

__all__ = ["Asked", "Stated", "Time", "ask", "nearest", "stated", "time_of"]
