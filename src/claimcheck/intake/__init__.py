"""What is read of the articles of a run: by how many processes, and what is remembered of it.

    plan (documents) → Intake: the cache, else this process or the pool → Gathered → pipeline.judge

An article is read the same whoever reads it, and kept under a digest of all that it is read by.
"""

from __future__ import annotations

from claimcheck.intake.extracting import analysed, extracted
from claimcheck.intake.gathering import Gathered, Intake, gathered, processors
from claimcheck.intake.memory import Memory, remembered
from claimcheck.intake.pool import Pool, WorkerError
from claimcheck.intake.reading import Piece, Taken

__all__ = [
    "Gathered",
    "Intake",
    "Memory",
    "Piece",
    "Pool",
    "Taken",
    "WorkerError",
    "analysed",
    "extracted",
    "gathered",
    "processors",
    "remembered",
]
