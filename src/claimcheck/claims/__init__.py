"""Quantities into whole claims: subject, measure, scope, comparand, period, modality, source."""

from claimcheck.claims.extract import extract

__all__ = ["extract"]
