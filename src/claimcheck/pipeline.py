"""The whole flow on one screen. Only this module joins the stages.

    read → quantities → claims → clusters → rules → Report

The order in which documents are given never changes the outcome: they are sorted by path first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck import claims as claiming
from claimcheck import clusters as clustering
from claimcheck import guarded, limits, tellings
from claimcheck import quantities as figures
from claimcheck import rules as ruling
from claimcheck.documents import distinct
from claimcheck.records import (
    Claim,
    Coverage,
    Derivation,
    Document,
    DocumentInfo,
    Finding,
    Report,
)

if TYPE_CHECKING:
    from claimcheck.claims.mentions import Mention
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Standing
    from claimcheck.rules import Rule

# Hands on the articles one by one, and sees how far the work has come.
Watch = Callable[[Sequence[Document]], Iterable[Document]]


def extract_documents(
    documents: Iterable[Document], lexicon: Lexicon, watch: Watch = iter
) -> tuple[Claim, ...]:
    """Every claim of the documents, by document path, then place."""
    claims: list[Claim] = []
    for one in watch(ordered(documents)):
        with guarded.sparing():
            claims += extract(one, lexicon)
    return tuple(claims)


def extract(document: Document, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Every claim of a document, by place; DocumentError where it takes too long or breaks."""
    with guarded.naming(document.path), limits.timed(document.path):
        found = claiming.extract(document, figures.read_document(document), lexicon)
        return tuple(sorted(found, key=place))


def read(document: Document, lexicon: Lexicon) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    """Every claim of a document, by place, and every name in it; raises as `extract` does."""
    with guarded.naming(document.path), limits.timed(document.path):
        quantities = figures.read_document(document)
        found = claiming.extract(document, quantities, lexicon)
        return tuple(sorted(found, key=place)), claiming.names(document, quantities, lexicon)


def derive(document: Document, lexicon: Lexicon) -> tuple[Derivation, ...]:
    """How each claim of a document was read, by place; raises as `extract` does."""
    with guarded.naming(document.path), limits.timed(document.path):
        found = claiming.derive(document, figures.read_document(document), lexicon)
        return tuple(replace(one, interval=ruling.interval(one.claim)) for one in found)


def analyse(
    documents: Iterable[Document],
    lexicon: Lexicon,
    rules: Sequence[Rule],
    *,
    ledger_claims: Iterable[Claim] = (),
    published: Mapping[str, str] | None = None,
    replaced: Mapping[str, tuple[str, ...]] | None = None,
    unread: Iterable[str] = (),
    skipped: int = 0,
    watch: Watch = iter,
) -> Report:
    """Hold the claims of all documents, and of the ledger, against each other.

    Claims of the ledger that come from one of the documents give way to what the document says
    now.

    Args:
        documents: the articles, in any order.
        lexicon: the names and measures that are known.
        rules: as `rules.load` gives them.
        ledger_claims: what is already published.
        published: the days of publication of the ledger's articles, where known.
        replaced: for an article, those of the ledger that correct or supersede it.
        unread: articles that could not be read, for the coverage; a mapping says why.
        skipped: files that were passed over, for the coverage.
        watch: what follows the articles while they are read (a progress bar).
    """
    documents = ordered(documents)
    own = extract_documents(documents, lexicon, watch)
    documents, unread = guarded.spared(documents, unread)
    return judge(
        documents,
        own,
        lexicon,
        rules,
        published_claims=ledger_claims,
        published=published,
        replaced=replaced,
        unread=unread,
        skipped=skipped,
    )


def judge(
    documents: Sequence[Document],
    own: Sequence[Claim],
    lexicon: Lexicon,
    rules: Sequence[Rule],
    *,
    published_claims: Iterable[Claim] = (),
    names: clustering.Names | None = None,
    beside: Sequence[Document] = (),
    narrow: bool = False,
    like: Collection[str] | None = None,
    published: Mapping[str, str] | None = None,
    replaced: Mapping[str, tuple[str, ...]] | None = None,
    unread: Iterable[str] = (),
    skipped: int = 0,
    seen: Mapping[str, int] | None = None,
) -> Report:
    """Hold claims that were read already against each other and against what is published.

    Args:
        documents: the articles, as `ordered` gives them.
        own: their claims, as `extract_documents` gives them.
        lexicon: the names and measures that are known.
        rules: as `rules.load` gives them.
        published_claims: those of the ledger that matter.
        names: names of the ledger that may join two of these claims'.
        beside: articles of the ledger whose sentences are held against those of the documents.
        narrow: whether only what touches the documents is asked for.
        like: articles whose sentences are held against like ones of the others; None for all.
        published: the days of publication of the ledger's articles, where known.
        replaced: for an article, those of the ledger that correct or supersede it.
        unread: articles that could not be read, for the coverage; a mapping says why.
        skipped: files that were passed over, for the coverage.
        seen: how many figures were seen in each document, by path; None to look again.
    """
    read_now = {document.article for document in documents}
    texts = (*documents, *(one for one in beside if one.article not in read_now))
    claims = tuple(
        sorted([*own, *(c for c in published_claims if c.article not in read_now)], key=place)
    )
    clusters = clustering.group(claims, lexicon, names=names or {})
    topics = clustering.topics(clusters, lexicon)
    outcome = ruling.run(
        rules,
        clusters,
        topics,
        claims,
        lexicon,
        published={**(published or {}), **days(documents)},
        replaced={**(replaced or {}), **replacements(documents)},
        focus=read_now,  # what is read now is shown before what the ledger has
        narrow=narrow,
        aligner=lambda: tellings.aligned(claims, texts, lexicon, focus=like),
        dater=lambda: tellings.datings(texts, lexicon, focus=like),
    )
    infos = _infos(documents, own, seen or {})
    return Report(
        documents=infos,
        claims=tuple(sorted({*claims, *events(outcome.findings)}, key=place)),
        clusters=clusters,
        topics=topics,
        findings=tuple(sorted(outcome.findings, key=finding_place)),
        coverage=replace(
            _coverage(own, outcome, unread),
            seen=sum(one.figures for one in infos),
            skipped=skipped,
            left_out=tuple((doc.path, doc.left_out) for doc in documents if doc.left_out),
        ),
        rules=ruling.described(rules),
        sources={document.path: document for document in documents},
    )


def _infos(
    documents: Iterable[Document], own: Iterable[Claim], seen: Mapping[str, int]
) -> tuple[DocumentInfo, ...]:
    by_path: dict[str, list[Claim]] = defaultdict(list)
    for claim in own:
        by_path[claim.document].append(claim)
    return tuple(info(one, by_path[one.path], seen.get(one.path)) for one in documents)


def _coverage(own: Sequence[Claim], outcome: ruling.RunResult, unread: Iterable[str]) -> Coverage:
    """What became of the claims that were read, and what could not be read."""
    places = {figure(claim) for claim in own if claim.quantity is not None}
    met = {figure(claim) for claim in own if claim.id in outcome.compared}
    return Coverage(
        read=len(places),
        compared=len(places & met),
        rules_not_run=tuple(outcome.not_run),
        unread=tuple(sorted(unread)),
        reasons=tuple(sorted(unread.items())) if isinstance(unread, Mapping) else (),
        unlisted=outcome.unlisted,
    )


def figure(claim: Claim) -> tuple[str, tuple[int, int]]:
    """Where the figure of a claim stands; several claims may be made of one."""
    return claim.document, claim.figure


def kept_sentences(
    document: Document, claims: Iterable[Claim], lexicon: Lexicon
) -> tuple[str, ...]:
    """What a ledger keeps of the sentences of an article, by which a gate finds others like them.

    Args:
        document: the article.
        claims: those of it.
        lexicon: the names that are known.
    """
    told = tellings.sentences(document, claims)
    return tuple(clustering.rarest(sentence, lexicon) for sentence in told)


def events(findings: Iterable[Finding]) -> Iterator[Claim]:
    """The events among the claims of findings; they are read only where they are held together."""
    for finding in findings:
        yield from (claim for claim in finding.claims if claim.quantity is None)


def stand(
    report: Report, rules: Sequence[Rule], lexicon: Lexicon, left: Claim, right: Claim
) -> Standing:
    """How two claims of a report stand to each other, and what keeps each rule from them.

    Args:
        report: of a run over the articles of both.
        rules: those that were run.
        lexicon: the names and measures that are known.
        left: a claim.
        right: another one.
    """
    from claimcheck.records import Standing  # few runs are asked

    homes = [c for c in report.clusters if {left.id, right.id} & {x.id for x in c.claims}]
    together = homes[0] if len(homes) == 1 and left in homes[0].claims else None
    together = together if together is not None and right in together.claims else None
    documents = tuple(report.sources.values())
    view = ruling.View(
        report.clusters,
        report.topics,
        report.claims,
        lexicon,
        published=days(documents),
        replaced=replacements(documents),
    )
    return Standing(
        left,
        right,
        clustering.matches(report.claims, left, right, lexicon),
        cluster=together.id if together is not None else "",
        hurdles=ruling.hurdles(rules, view, left, right) if together is not None else (),
        findings=tuple(f for f in report.findings if _opposed(f, left, right)),
    )


def _opposed(finding: Finding, left: Claim, right: Claim) -> bool:
    """Whether a finding has two claims on two sides, or counts them among what states a side."""
    sides = [
        {claim.id for claim in (*shown, *voices)}
        for shown, voices in zip(finding.sides, finding.voices, strict=True)
    ]
    return (left.id in sides[0] and right.id in sides[1]) or (
        left.id in sides[1] and right.id in sides[0]
    )


def ordered(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents by path, each path once, no two with one article id."""
    unique = {document.path: document for document in documents}
    ids = distinct({path: document.article for path, document in unique.items()})
    return tuple(
        unique[path]
        if unique[path].article == ids[path]
        else replace(unique[path], article=ids[path])
        for path in sorted(unique)
    )


def info(document: Document, claims: Collection[Claim], seen: int | None = None) -> DocumentInfo:
    """The line of the report for a document and its claims.

    Args:
        document: an article.
        claims: those of it.
        seen: how many figures were seen in it; None to look again.
    """
    seen = figures.seen(document) if seen is None else seen
    read = {figure(claim) for claim in claims if claim.quantity is not None}
    return DocumentInfo(
        document=document.path,
        article=document.article,
        title=document.title,
        publisher=document.publisher,
        date=document.published,
        language=document.language,
        figures=max(seen, len(read)),
        claims=len(claims),
    )


def days(documents: Iterable[Document]) -> dict[str, str]:
    """Day of publication by article, where known."""
    return {doc.article: doc.published for doc in documents if doc.published is not None}


def replacements(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """For an article those that correct or supersede it."""
    found: dict[str, tuple[str, ...]] = {}
    for document in documents:
        for old in dict.fromkeys((*document.corrects, *document.supersedes)):
            found[old] = (*found.get(old, ()), document.article)
    return found


def place(claim: Claim) -> tuple[str, tuple[int, int], tuple[int, int], str]:
    """What claims are sorted by."""
    return claim.document, claim.figure, claim.span, claim.id


def finding_place(finding: Finding) -> tuple[object, ...]:
    """By the place of the first claim, then of the second side; ties by rule and fingerprint."""
    return (
        place(min(finding.sides[0], key=place)),
        [place(claim) for claim in sorted(finding.sides[1], key=place)[:1]],
        finding.code,
        finding.fingerprint,
    )
