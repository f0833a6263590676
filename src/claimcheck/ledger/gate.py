"""Holding new articles against the ledger: what concerns them, and nothing else."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import guarded
from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.ledger import moving, references, reread, restated, store, texts, version
from claimcheck.ledger.narrowed import narrowed
from claimcheck.records import Beside, Claim, Document, Finding, Report

if TYPE_CHECKING:
    from claimcheck import clusters as clustering
    from claimcheck.ledger.index import Index, New
    from claimcheck.ledger.references import Reference
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Reach, Rule


def gate(
    documents: Iterable[Document],
    folder: Path,
    *,
    lexicon: Lexicon,
    rules: Sequence[Rule],
    moved: Mapping[str, str] | None = None,
    gone: Iterable[str] = (),
    extra: Sequence[Path] = (),
    unread: Iterable[str] = (),
    skipped: int = 0,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """The findings that touch new articles, each with its first place in one of them.

    A new article that is in the ledger already takes the place of what the ledger has of it.
    Articles of the ledger that findings name are listed after the new ones, reference figures last.

    Args:
        documents: the new and changed articles.
        folder: of the ledger.
        lexicon: what words mean.
        rules: to run.
        moved: of renamed articles the path before, by the path now: they are what they were.
        gone: paths of articles that are no longer there; what the ledger has of them is left out.
        extra: the user's lexicon files, which are in the lexicon.
        unread: what could not be read, for the coverage; a mapping says why.
        skipped: how many files were passed over, for the coverage.
        say: is told where articles were published by another version; those that matter are read
            again.

    Raises:
        UsageError: there is no such ledger.
        DataFileError: the ledger is damaged; every wrong line is named.
    """
    from claimcheck import rules as ruling
    from claimcheck.ledger import index as indexing

    now = version.current(extra)
    with indexing.undisturbed():
        coming, reach = tuple(documents), ruling.reach(rules, lexicon)
        look = partial(_held, coming, folder, lexicon, now.lexicon, reach, moved or {}, gone)
        try:
            held = look()
        except sqlite3.DatabaseError:  # damaged where nobody had looked: another one is made
            indexing.discard(folder)
            held = look()
        older = [entry for entry in held.there if not entry.header.version.reads_as(now)]
        if older:
            say(reread.told(len(older), len(held.there)))
        given = references.load(folder / references.NAME)
        stated = references.claims(given, lexicon)
        told = (*reread.anew(held.claims, older, lexicon, folder), *stated)
        judge = _judging(held, told, given, lexicon)
        new = {document.article for document in held.documents}
        _, unread = guarded.spared(coming, unread)
        report = judge(
            held.documents,
            held.own,
            rules=rules,
            narrow=True,
            like=new,
            unread=unread,
            skipped=skipped,
        )
        infos = [*(entry.header.info() for entry in held.there), *references.infos(given, stated)]
        report = narrowed(report, infos, new)
        report = replace(report, coverage=replace(report.coverage, beside=held.missed))
        others = {claim.article for one in report.findings for claim in one.claims} - new

        def known(loud: Collection[str]) -> tuple[Finding, ...]:
            """What those rules say of the published articles alone."""
            return judge((), (), rules=[r for r in rules if r.id in loud], like=others).findings

        report = restated.marked(report, new, known)
    return references.marked(report, given)


@record
class _Held:
    """What is held together.

    Attributes:
        documents, own: the new articles under their ids, and their claims.
        claims, names: of the ledger, what may matter to them.
        there: the articles of the ledger that those claims are of.
        beside: the texts of those that tell of the same in like words.
        missed: which of those were not read.
        replaced: for an article, those of the ledger that correct or supersede it.
    """

    documents: tuple[Document, ...]
    own: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    names: clustering.Names
    there: list[store.Entry]
    beside: tuple[Document, ...]
    missed: Beside
    replaced: dict[str, tuple[str, ...]]


def _held(
    documents: Iterable[Document],
    folder: Path,
    lexicon: Lexicon,
    version: str,
    reach: Reach,
    moved: Mapping[str, str],
    gone: Iterable[str],
) -> _Held:
    """The new articles, and what of the ledger they may meet."""
    from claimcheck import pipeline
    from claimcheck.ledger import index as indexing

    with indexing.opened(folder, lexicon, version) as index:
        names = indexing.refresh(index)
        if not index.articles:
            mend = "publish the first articles with `claimcheck ledger add PATH --ledger`"
            raise UsageError(f"{folder}: the ledger holds no article; {mend}")
        named = pipeline.ordered(_renamed(documents, index, moved))
        store.refuse_taken(named, index.by_article(d.article for d in named))
        paths = {document.path for document in named} | {*moved.values(), *gone}
        own = pipeline.extract_documents(named, lexicon)
        named = tuple(document for document in named if document.path not in guarded.failed())
        near = indexing.nearby(index, _new(named, own), without=paths)
        texted, away = texts.texts_of(near.entries, folder)
        told = [claim for entry, _ in texted for claim in store.claims_of(folder, entry)]
        found = indexing.find(index, names, own, reach, told, without=paths)
        there = index.by_article(dict.fromkeys(claim.article for claim in found.claims))
        beside = tuple(text for _, text in texted)
        missed = Beside(away, near.more, near.unkept)
        return _Held(named, own, found.claims, found.names, there, beside, missed, index.replaced)


def _judging(
    held: _Held, published: Sequence[Claim], given: Sequence[Reference], lexicon: Lexicon
) -> partial[Report]:
    """What holds articles against the claims that are published, and knows the days of all."""
    from claimcheck import pipeline

    headers = [entry.header for entry in held.there]
    return partial(
        pipeline.judge,
        lexicon=lexicon,
        published_claims=published,
        names=held.names,
        beside=held.beside,
        published={
            **{header.article: header.published for header in headers if header.published},
            **{one.article: one.date for one in given if one.date},
        },
        replaced=held.replaced,
    )


def _new(documents: Iterable[Document], claims: Iterable[Claim]) -> list[New]:
    """Of each article what others may tell in like words."""
    from claimcheck import tellings
    from claimcheck.ledger.index import New

    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.article].append(claim)
    return [New(tellings.sentences(one, told[one.article]), one.published) for one in documents]


def _renamed(
    documents: Iterable[Document], index: Index, moved: Mapping[str, str]
) -> Iterator[Document]:
    """The articles, each under the id that the ledger has for its path, or for the one before."""
    for document in documents:
        there = index.by_document([moved.get(document.path, document.path)])
        if there and moving.named_by_path(document):
            document = replace(document, article=there[0].header.article)
        yield document
