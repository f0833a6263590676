"""The claims of articles whose texts are at hand already, by several processes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import guarded, pipeline
from claimcheck.intake import reading
from claimcheck.intake.gathering import worth
from claimcheck.intake.pool import Pool
from claimcheck.intake.reading import Answer, Task
from claimcheck.records import Claim, Document, Report

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Rule


@contextlib.contextmanager
def extracted(
    documents: Sequence[Document], lexicon: Lexicon, *, extra: Sequence[Path] = (), jobs: int = 1
) -> Iterator[Callable[[Document], tuple[Claim, ...]]]:
    """What gives the claims of documents, which others read ahead.

    It is to be asked for documents in the order in which they stand here; one that does not stand
    here is read when it is asked for.

    Args:
        documents: in order.
        lexicon: the names and measures that are known.
        extra: the user's lexicon files, which are in the lexicon.
        jobs: how many processes read; 0 for as many as are worth it.
    """
    jobs = jobs or worth(len(documents))
    coming = {id(document) for document in documents}
    with contextlib.ExitStack() as stack:
        own: Callable[[Task], Answer] = lambda task: reading.answer(task, lexicon)  # noqa: E731
        many = jobs > 1 and documents
        pool = stack.enter_context(Pool(jobs - 1, extra, own)) if many else None
        answers = pool.each(documents, reading.given) if pool is not None else iter(())

        def claims_of(document: Document) -> tuple[Claim, ...]:
            if id(document) in coming:
                for told, answer in answers:
                    if told is document:
                        if answer is not None and answer.entries:
                            return answer.entries[0].claims
                        break
            return pipeline.extract(document, lexicon)

        yield claims_of


def analysed(
    documents: Iterable[Document],
    lexicon: Lexicon,
    rules: Sequence[Rule],
    *,
    extra: Sequence[Path] = (),
    jobs: int = 1,
    unread: Iterable[str] = (),
    skipped: int = 0,
    watch: pipeline.Watch = iter,
) -> Report:
    """What `pipeline.analyse` says of documents, their claims read by several processes.

    Args:
        documents: the articles, in any order.
        lexicon: the names and measures that are known.
        rules: as `rules.load` gives them.
        extra: the user's lexicon files, which are in the lexicon.
        jobs: how many processes read; 0 for as many as are worth it.
        unread: articles that could not be read, for the coverage; a mapping says why.
        skipped: files that were passed over, for the coverage.
        watch: what follows the articles while they are read (a progress bar).

    Raises:
        WorkerError: one of those processes died.
    """
    found: Sequence[Document] = pipeline.ordered(documents)
    claims: list[Claim] = []
    with extracted(found, lexicon, extra=extra, jobs=jobs) as claims_of:
        for one in watch(found):
            with guarded.sparing():
                claims += claims_of(one)
    found, unread = guarded.spared(found, unread)
    return pipeline.judge(found, claims, lexicon, rules, unread=unread, skipped=skipped)
