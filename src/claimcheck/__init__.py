"""claimcheck: the figures of articles held against each other."""

__version__ = "0.1.0"
