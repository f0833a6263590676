"""Articles read as `lexicon suggest` reads them."""

from __future__ import annotations

from claimcheck import documents, lexicon, pipeline, suggest
from claimcheck.suggest import appositions
from claimcheck.suggest.article import Article

LEXICON = lexicon.load()


def article(text, path="a.txt"):
    """One article with its claims and names."""
    document = documents.from_text(text, path=path, article=path, published=None)
    claims, names = pipeline.read(document, LEXICON)
    return Article(document, claims, names, LEXICON)


def pairs(text):
    """(kind, left, right) of every pair of names that a text tells."""
    return [
        (pair.evidence.kind, pair.left.id or pair.left.text, pair.right.id or pair.right.text)
        for pair in appositions.find(article(text))
    ]


def learn(*texts, **named):
    """What articles of these texts teach."""
    by_path = {f"{number}.txt": text for number, text in enumerate(texts)} | named
    return suggest.learn(
        [documents.from_text(t, path=p, article=p, published=None) for p, t in by_path.items()],
        LEXICON,
    )


def entries(found, section):
    """The entries of a section."""
    return [each.entry for each in found.found[section]]
