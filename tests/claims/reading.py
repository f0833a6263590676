"""One line from a text to its claims."""

from claimcheck import documents, lexicon, quantities
from claimcheck.claims import extract


def claims_in(text, published="2025-08-20", kind="txt"):
    document = documents.from_text(text, published=published, kind=kind)
    return extract(document, quantities.read_document(document), lexicon.load())


def claim_of(text, figure, **keywords):
    """The claim whose printed figure contains a string."""
    found = [c for c in claims_in(text, **keywords) if figure in c.quantity.text]
    assert found, f"no claim prints {figure}"
    return found[0]


def subject(claim):
    return claim.subject.key if claim.subject else None


def measure(claim):
    return claim.measure.key if claim.measure else None


def scope(claim):
    return {(item.role, item.key) for item in claim.scope}
