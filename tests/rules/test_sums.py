"""sum: which shares are added up, and that those which fit have been looked at."""

from __future__ import annotations

import pytest

from claimcheck import clusters, rules
from rules.build import LEXICON, claim, loud
from rules.test_checks import holds


@pytest.mark.parametrize("more", [{"market": "China", "polarity": "negated"}, {}])
def test_shares_that_are_denied_or_of_no_market_are_not_added_up(more):
    """Neither holds 65 % of anything that is known."""
    mine = claim("NVIDIA", "market_share", 65, when="2024", **more)
    assert loud(mine, claim("AMD", "market_share", 45, doc="b", when="2024", **more)) == []


def test_shares_that_fit_have_been_held_against_each_other():
    """The report says of how many figures that is true."""
    claims = (holds("NVIDIA", 30), holds("AMD", 20, "b"))
    grouped = clusters.group(claims, LEXICON)
    topics = clusters.topics(grouped, LEXICON)
    chosen = [rule for rule in rules.load() if rule.id == "shares-above-whole"]
    looked = rules.run(chosen, grouped, topics, claims, LEXICON)
    assert looked.findings == ()
    assert looked.compared == {one.id for one in claims}
