"""One article from its decoded text: markup out, folded, laid out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from claimcheck import limits
from claimcheck.documents import dates, markup
from claimcheck.documents.extracted import Extracted
from claimcheck.documents.ids import Kind, stem
from claimcheck.documents.layout import read_layout
from claimcheck.documents.lines import NUMBERED
from claimcheck.documents.metadata import DATE_MEND, NOTHING, Metadata, front_matter, language
from claimcheck.errors import DocumentError, Problem
from claimcheck.folding import Mapped, fold, fold_in_place
from claimcheck.records import Document


def from_text(
    text: str,
    *,
    path: str = "<text>",
    article: str | None = None,
    kind: Kind = "txt",
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
) -> Document:
    """A document from a decoded text; what is given outranks what the text says of itself.

    Raises:
        DocumentError: the front matter is wrong, or `published` is no day.
    """
    day = dates.written(published) if published else None
    if published and day is None:
        raise DocumentError(Problem(path, 0, 0, f'"{published}" is no day; {DATE_MEND}'))
    given = Metadata(title=title, publisher=publisher, published=day, article=article)
    document, problems = build(text, path=path, kind=kind, given=given)
    if problems:
        raise DocumentError(problems[0])
    return document


def build(
    raw: str,
    *,
    path: str,
    kind: Kind,
    given: Metadata = NOTHING,
    listed: Metadata = NOTHING,
    fallback: Metadata = NOTHING,
) -> tuple[Document, tuple[Problem, ...]]:
    """A document and what is wrong with what it says of itself.

    Args:
        raw: the decoded text, without a BOM.
        path: as reports show it.
        kind: how to read it.
        given: what outranks everything.
        listed: what articles.csv and the file name say; the article's own front matter outranks it.
        fallback: what holds where nothing else is known, but outranks a date printed in the text.
    """
    limits.refuse_long(raw, path)
    source = Mapped(raw)
    own, problems = NOTHING, tuple[Problem, ...]()
    if kind == "html":
        from claimcheck.documents import html

        source, own = html.read(raw)
    else:
        if kind == "md":
            own, end, problems = front_matter(raw, path)
            source.edit([(0, end, "")] if end else [])
        markup.strip(source, markdown=kind == "md")
    known = given.over(own).over(listed).over(fallback)
    return _finished(raw, source, path, known, wrapped=kind != "html"), problems


def build_extracted(
    found: Extracted,
    *,
    path: str,
    given: Metadata = NOTHING,
    listed: Metadata = NOTHING,
    fallback: Metadata = NOTHING,
) -> tuple[Document, tuple[Problem, ...]]:
    """A document from what was taken out of a file, and what a reader should know of it.

    The arguments are those of `build`.
    """
    limits.refuse_long(found.raw, path)
    markup.strip(found.source, markdown=False)
    known = given.over(found.own).over(listed).over(fallback)
    document = _finished(found.raw, found.source, path, known, wrapped=found.wrapped)
    notes = [*found.notes]
    aside = found.aside
    if document.published is None and aside.published is not None:
        notes.append(
            f"taken to be of {aside.published}, the day in the properties of the file; --date or"
            " articles.csv tells another"
        )
    document = replace(
        document,
        title=document.title or aside.title,
        published=document.published or aside.published,
        spots=found.spots,
    )
    return document, tuple(Problem(path, 0, 0, note) for note in notes)


def _finished(raw: str, source: Mapped, path: str, known: Metadata, *, wrapped: bool) -> Document:
    """The document of a text whose markup is out."""
    plain, offsets = source.text, source.starts
    fold_in_place(source)
    passages, tables = read_layout(source, wrapped=wrapped)
    document = Document(
        path=path,
        article=known.article or stem(path),
        raw=raw,
        text=source.text,
        starts=tuple(source.starts),
        ends=tuple(source.ends),
        passages=passages,
        tables=tables,
        title=known.title,
        publisher=known.publisher,
        published=known.published or dates.printed(source.text),
        language=language(plain),
        corrects=known.corrects,
        supersedes=known.supersedes,
    )
    span = _first_heading(document)
    if document.title is None and span is not None:
        begin, end = (bisect_left(offsets, place) for place in document.to_raw(*span))
        document = replace(document, title=_title(plain[begin:end]))
    return limits.cut(document)


def _first_heading(document: Document) -> tuple[int, int] | None:
    """The heading an article opens with; not a numbered one, which heads a section."""
    first = document.passages[0] if document.passages else None
    if first is None or first.kind != "heading":
        return None
    numbered = NUMBERED.match(document.text, first.start)
    return None if numbered else (first.start, first.end)


def _title(printed: str) -> str:
    """A heading as published, but for spaces and pinyin notes."""
    folded = fold(printed)
    noised = printed.replace("（", "(").count("(") > folded.count("(")
    return folded if noised else " ".join(printed.split())
