"""The first line of a ledger file: which article, which text of it, read by which readers."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from typing import Any

from claimcheck.frozen import record
from claimcheck.jsonvalue import Row
from claimcheck.ledger import formats
from claimcheck.ledger.version import Version
from claimcheck.records import Claim, Document, DocumentInfo


@record
class Header:
    """What a ledger file says of its article.

    Attributes:
        article: stable id.
        document: path of the article, relative to the project.
        sha256: of the decoded text in UTF-8.
        title, publisher, published, language: where known.
        corrects, supersedes: stable ids of articles that this one replaces.
        figures: figures seen in the text.
        claims: how many lines follow.
        version: of what read the article.
        sentences: of each that holds figures or times the rarest words, by which a gate finds who
            tells of the same; None in a file that an earlier release wrote.
        words: in such a file the rarest of the whole article.
        retracted: (id, reason) of what no longer counts: the article itself, or claims of it.
    """

    article: str
    document: str
    sha256: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    corrects: tuple[str, ...]
    supersedes: tuple[str, ...]
    figures: int
    claims: int
    version: Version
    sentences: tuple[str, ...] | None = None
    words: tuple[str, ...] = ()
    retracted: tuple[tuple[str, str], ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether the whole article is retracted."""
        return self.article in dict(self.retracted)

    def is_of(self, document: Document, version: Version) -> bool:
        """Whether reading the document again would give the same file."""
        now = header_of(document, version, figures=self.figures, claims=self.claims)
        return self.sentences is not None and self == replace(
            now, sentences=self.sentences, retracted=self.retracted
        )

    def info(self) -> DocumentInfo:
        """The article as a report shows it."""
        return DocumentInfo(
            document=self.document,
            article=self.article,
            title=self.title,
            publisher=self.publisher,
            date=self.published,
            language=self.language,
            figures=self.figures,
            claims=self.claims,
        )


def digest_of(document: Document) -> str:
    """What tells a text from another one: the digest of what was decoded."""
    return hashlib.sha256(document.raw.encode("utf-8", "surrogatepass")).hexdigest()


def header_of(
    document: Document,
    version: Version,
    *,
    figures: int,
    claims: int,
    sentences: tuple[str, ...] = (),
) -> Header:
    """The header of an article that was just read."""
    return Header(
        article=document.article,
        document=document.path,
        sha256=digest_of(document),
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
        corrects=document.corrects,
        supersedes=document.supersedes,
        figures=figures,
        claims=claims,
        version=version,
        sentences=sentences,
    )


def to_json(header: Header) -> dict[str, Any]:
    """The header as its line holds it."""
    row = {"ledger": formats.LEDGER} | asdict(header)
    retracted = row.pop("retracted")
    for key, there in (("sentences", header.sentences is not None), ("words", header.words)):
        if not there:
            del row[key]
    return row | ({"retracted": dict(retracted)} if retracted else {})


def from_json(value: Any) -> Header:
    """The header of a line.

    Raises:
        OtherFormatError: it is of another release; the text says how to mend that.
        ValueError: it is none; the text says which key is wrong.
    """
    row = Row(value)
    formats.refuse_other(row.get("ledger", None))
    version, retracted = row.row("version"), row.row("retracted", {})
    return Header(
        article=row.text("article"),
        document=row.text("document"),
        sha256=row.text("sha256"),
        title=row.optional("title"),
        publisher=row.optional("publisher"),
        published=row.day("published"),
        language=row.optional("language"),
        corrects=row.texts("corrects"),
        supersedes=row.texts("supersedes"),
        figures=row.whole("figures"),
        claims=row.whole("claims"),
        version=Version(version.text("claimcheck"), version.text("lexicon"), version.text("rules")),
        sentences=row.texts("sentences", ()) if "sentences" in value else None,
        words=row.texts("words", ()),
        retracted=tuple((id_, retracted.text(id_)) for id_ in retracted.value),
    )


def stable_ids(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Ids that stay while a clause stays, whatever is written around it.

    They are made of the article and the clause with its figure; equal ones are counted.
    """
    seen: dict[str, int] = {}
    ids = []
    for claim in claims:
        figure = claim.quantity.text if claim.quantity else ""
        digest = hashlib.sha256(f"{claim.clause}\n{figure}".encode("utf-8", "surrogatepass"))
        name = f"{claim.article}#{digest.hexdigest()[:8]}"
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return tuple(ids)
