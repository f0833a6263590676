"""The ids of articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.ids import distinct, stem


def test_an_article_is_called_by_its_path() -> None:
    """Without the suffix, where it is one of an article's."""
    assert [stem(path) for path in ("a/b.md", "a/b.HTML", "a/b.pdf", "a/b")] == [
        "a/b", "a/b", "a/b.pdf", "a/b",
    ]  # fmt: skip


def test_two_of_one_id_have_their_paths() -> None:
    """The others are as they were."""
    assert distinct({"a.md": "a", "a.txt": "a", "b.txt": "b"}) == {
        "a.md": "a.md", "a.txt": "a.txt", "b.txt": "b",
    }  # fmt: skip


_NAMES = st.text("ab./", min_size=1, max_size=5)
_PATHS = st.builds(lambda name, suffix: name + suffix, _NAMES, st.sampled_from([".md", ".txt", ""]))


@given(st.dictionaries(_PATHS, st.one_of(_NAMES, _PATHS), max_size=8))
def test_no_two_are_alike(named: dict[str, str]) -> None:
    """Whatever ids articles give themselves; and what is distinct stays."""
    found = distinct(named)
    assert len(set(found.values())) == len(named)
    assert distinct(found) == found
