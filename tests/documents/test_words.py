"""The words of the reader of articles."""

from __future__ import annotations

import pytest

from claimcheck import yamlfile
from claimcheck.documents.words import _FILE, Phrases, words
from claimcheck.folding import fold


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("请扫码关注公众号", 2),
        ("Sign up for our Newsletter!", 2),
        ("signups for newsletters", 0),
        ("design up", 0),
        ("", 0),
    ],
)
def test_phrases_count_once_and_whole(text: str, hits: int) -> None:
    """Latin phrases end where words end; Han ones stand anywhere."""
    assert Phrases(["扫码", "公众号", "sign up", "newsletter"]).among(text) == hits


def test_the_longest_opening_counts() -> None:
    """A shorter one inside it does not."""
    phrases = Phrases(["图", "图表", "fig", "figure"])
    assert [phrases.opening(text) for text in ("图表1", "图2", "Figure 3", "Figured", "见图")] == [
        "图表", "图", "figure", "", "",
    ]  # fmt: skip


def test_words_are_held_against_folded_text() -> None:
    """So they are written as folded text is: simplified, half-width, lower-case."""
    data = yamlfile.load_trusted(_FILE.read_text("utf-8"))

    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [leaf for item in value for leaf in leaves(item)]
        return [str(value)]

    assert [leaf for leaf in leaves(data) if leaf != fold(leaf).lower()] == []


def test_an_unknown_kind_of_word_would_be_seen() -> None:
    """Every list of the file is read into the record."""
    data = yamlfile.load_trusted(_FILE.read_text("utf-8"))
    assert set(data) == {
        "titles", "numbered", "endings", "openers", "bylines", "prompts", "notices", "endmarks",
        "captions", "hyphened", "months", "html",
    }  # fmt: skip
    assert len(words().months) == 12
