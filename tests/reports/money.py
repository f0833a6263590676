"""Amounts of two articles for the tests of currencies: `dollars(3e9)`, `yuan(21.3e9, doc="b")`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck import clusters
from claimcheck.records import Coverage, DocumentInfo, Report
from rules.build import LEXICON, claim, exact


def amount(value, unit="USD", *, doc="a", of="revenue", step="1e8", when="2024", **more):
    """A claim of NVIDIA's; printed to the hundred million."""
    steps = (exact(step), exact(step), None, None)
    return claim("NVIDIA", of, value, doc=doc, when=when, unit=unit, steps=steps, **more)


def dollars(value, **more):
    return amount(value, "USD", **more)


def yuan(value, **more):
    return amount(value, "CNY", **{"doc": "b", **more})


def gloss(first, second, value, unit="CNY"):
    """The same amount in another currency, right behind the first."""
    quantity = replace(
        first.quantity, low=exact(value), high=exact(value), unit=unit, text=str(value)
    )
    start = first.figure[1] + 1
    return replace(first, id=second, quantity=quantity, figure=(start, start + 9))


def rate(value, unit="CNY/USD", *, step="0.1", **more):
    """A rate that an article states in so many words; it has no subject."""
    made = amount(value, unit, of="exchange_rate", step=step, **more)
    return replace(made, subject=None)


def report_of(*claims, **published):
    """A report of the articles of some claims, with their days of publication."""
    names = sorted({c.article for c in claims} | {"a", "b"})
    infos = tuple(DocumentInfo(f"{name}.txt", name, date=published.get(name)) for name in names)
    return Report(infos, claims, clusters.group(claims, LEXICON), (), (), Coverage())
