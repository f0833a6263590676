"""Quantities into whole claims: subject, measure, scope, comparand, period, modality, source."""

from claimcheck.claims.derive import derive
from claimcheck.claims.events import Events
from claimcheck.claims.extract import extract, names
from claimcheck.claims.replay import replay

__all__ = ["Events", "derive", "extract", "names", "replay"]
