"""The version of a ledger: the release and digests of the data."""

from __future__ import annotations

import pytest

from claimcheck import __version__
from claimcheck.ledger import version


def test_the_version_names_release_lexicon_and_rules():
    """All three say by what an article was read."""
    now = version.current()
    assert now.claimcheck == __version__
    assert len(now.lexicon) == len(now.rules) == version.DIGITS
    assert now.lexicon != now.rules


def test_a_users_lexicon_is_part_of_the_version(tmp_path):
    """Another word in a user's file: another lexicon, the same rules."""
    file = tmp_path / "more.yaml"
    file.write_text("entities: []\n")
    with_it = version.current((file,))
    assert with_it.lexicon != version.current().lexicon
    assert with_it.rules == version.current().rules


@pytest.mark.parametrize(
    ("parts", "same"),
    [
        ([("b", b"2\n"), ("a", b"1\n")], True),  # another order
        ([("a", b"1\r\n"), ("b", b"2\n")], True),  # line ends of another system
        ([("a", b"1\n"), ("c", b"2\n")], False),  # another name
        ([("a", b"1\n"), ("b", b"3\n")], False),  # another content
        ([("a", b"1\n")], False),
    ],
)
def test_the_digest_is_of_names_and_contents(parts, same):
    """What is data counts, what is the machine's does not."""
    assert (version.digest(parts) == version.digest([("a", b"1\n"), ("b", b"2\n")])) is same
