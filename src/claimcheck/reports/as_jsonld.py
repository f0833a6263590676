"""Claims as linked data: JSON-LD in the vocabulary of schema.org.

An Article for each article, a Claim for each claim that takes part in a finding, with its subject,
its value, its time and where it appears. schema.org has no relation between claims, so a finding is
an ItemList of the claims that stand against each other. There is no ClaimReview: that says which
claim is true, which is not for claimcheck to say.

The context is part of the document, so that nothing is fetched to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha1
from typing import Any
from uuid import NAMESPACE_URL, UUID

from claimcheck import lexicon as lexicons
from claimcheck import serial
from claimcheck.jsonvalue import number
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, DocumentInfo, Finding, Quantity, Report
from claimcheck.reports import Look
from claimcheck.reports.escaping import json
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words

CONTEXT = {"@vocab": "https://schema.org/"}
LEVELS = ("point", "range", "bound", "change")  # values of the measure itself

Node = dict[str, Any]
_URL = pattern_of(r"https?://\S+")


def render(report: Report, look: Look) -> str:
    """The claims of the findings, their articles, and what stands against what."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    claims = {claim.id: claim for finding in report.findings for claim in finding.claims}
    lists = [_finding(finding, look.language) for finding in report.findings]
    named = {claim.document for claim in claims.values()}
    infos = [info for info in report.documents if info.document in named]
    return document(claims.values(), infos, labels, lists)


def document(
    claims: Iterable[Claim],
    infos: Iterable[DocumentInfo],
    labels: Labels,
    lists: Iterable[Node] = (),
) -> str:
    """One JSON-LD document.

    Args:
        claims: those that it tells of.
        infos: what is known of their articles.
        labels: names in the reader's language.
        lists: further nodes.
    """
    told = sorted(claims, key=lambda claim: (claim.document, claim.figure, claim.id))
    known = {info.document: info for info in infos}
    for claim in told:  # an article of the ledger that was not read in this run
        known.setdefault(claim.document, DocumentInfo(claim.document, claim.article))
    nodes = [_article(known[path]) for path in sorted(known)]
    nodes += [_claim(claim, known[claim.document], labels) for claim in told]
    row = {"@context": CONTEXT, "@graph": [*nodes, *lists]}
    return f"{json(serial.dumps(row))}\n"


def _article(info: DocumentInfo) -> Node:
    publisher = {"@type": "Organization", "name": info.publisher} if info.publisher else None
    path = {"@type": "PropertyValue", "propertyID": "path", "value": info.document}
    return _given(
        {
            "@id": article_iri(info.article),
            "@type": "Article",
            "identifier": [info.article, path],
            "url": info.article if _URL.fullmatch(info.article) else None,
            "headline": info.title,
            "datePublished": info.date,
            "publisher": publisher,
            "inLanguage": info.language,
        }
    )


def _claim(claim: Claim, info: DocumentInfo, labels: Labels) -> Node:
    markets = [_thing(item.key, labels) for item in claim.scoped("market")]
    notes: list[str] = [] if claim.modality == "asserted" else [claim.modality]
    notes += [claim.polarity] if claim.polarity == "negated" else []
    return _given(
        {
            "@id": claim_iri(claim),
            "@type": "Claim",
            "identifier": claim.id,
            "name": " = ".join(filter(None, (labels.about(claim), labels.value(claim)))),
            "text": claim.quote,
            "inLanguage": info.language,
            "about": _thing(claim.subject.key, labels) if claim.subject else None,
            "mainEntity": _value(claim, labels),
            "temporalCoverage": _coverage(claim),
            "spatialCoverage": [one for one in markets if one["@type"] in ("Country", "Place")],
            "creditText": claim.source,
            "keywords": notes,
            "appearance": {"@id": article_iri(claim.article)},
            "position": f"{claim.line}:{claim.column}",
        }
    )


def _thing(key: str, labels: Labels) -> Node:
    kinds: Mapping[str, str] = read_data("schemaorg.yaml")["kinds"]
    kind = labels.lexicon.kind(key) or ""
    return {
        "@type": kinds.get(kind, "Thing"),
        "identifier": key,
        "name": labels.entity(key),
    }


def _value(claim: Claim, labels: Labels) -> Node | None:
    """The figure; one that is no level of the measure (a growth, a rank) says so in its name."""
    quantity, measure = claim.quantity, claim.measure
    if quantity is None or measure is None:
        return None
    level = quantity.kind in LEVELS
    codes: Mapping[str, str] = read_data("schemaorg.yaml")["units"]
    name = labels.measure(measure.key)
    unit = {"unitText": quantity.unit, "unitCode": codes.get(quantity.unit)}
    before = None
    if quantity.kind == "change" and quantity.first is not None:
        before = _given({"@type": "PropertyValue", "value": number(quantity.first), **unit})
    return _given(
        {
            "@type": "PropertyValue",
            "propertyID": measure.key if level else f"{measure.key}:{quantity.kind}",
            "name": name if level else f"{name} ({quantity.kind})",
            "description": labels.value(claim),
            **_ends(quantity),
            **(unit if quantity.values else {}),
            "valueReference": before,
        }
    )


def _ends(quantity: Quantity) -> Node:
    """One value, or the ends that are known; of a change where it ends."""
    if quantity.kind == "change":
        return {"value": number(quantity.last)}
    if quantity.low is not None and quantity.low == quantity.high:
        return {"value": number(quantity.low)}
    return {"minValue": number(quantity.low), "maxValue": number(quantity.high)}


def _coverage(claim: Claim) -> str | None:
    """ISO 8601, with two points for an open end."""
    period = claim.period
    if not period.stated:
        return None
    start, end = period.start or "..", period.end or ".."
    return start if start == end else f"{start}/{end}"


def _finding(finding: Finding, language: str) -> Node:
    claims = dict.fromkeys(claim_iri(claim) for side in finding.sides for claim in side)
    return {
        "@id": _iri("finding", finding.fingerprint),
        "@type": "ItemList",
        "identifier": finding.fingerprint,
        "name": f"{finding.code} {finding.kind}",
        "description": finding.text(language),
        "numberOfItems": len(claims),
        "itemListElement": [{"@id": iri} for iri in claims],
    }


def article_iri(article: str) -> str:
    """What an article is called in every document that tells of it."""
    return _iri("article", article)


def claim_iri(claim: Claim) -> str:
    """What a claim is called as long as its clause is read as it is, whatever its id in a run."""
    inside = claim.figure[0] - claim.span[0]
    names = [name.key if name else "" for name in (claim.subject, claim.measure)]
    return _iri("claim", claim.article, claim.clause, str(claim.ordinal), str(inside), *names)


def _iri(*parts: str) -> str:
    """A name made of what it names: a UUID of version 5."""
    name = "\0".join(("claimcheck", *parts)).encode("utf-8", "surrogatepass")
    digest = sha1(NAMESPACE_URL.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=5).urn


def _given(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
