"""Figures of a text as intervals: numerals, units, ranges, changes, bounds, differences, ranks.

text → numerals (scan) → units → compound, range → hedges, bounds → change → kind → Quantity
"""

from claimcheck.quantities.read import read_document, read_text, seen

__all__ = ["read_document", "read_text", "seen"]
