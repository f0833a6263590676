"""What a reader wants to see together."""

from __future__ import annotations

from claimcheck import clusters
from rules.build import LEXICON, claim


def topics(*claims):
    return clusters.topics(clusters.group(claims, LEXICON), LEXICON)


def test_shares_of_one_owner_and_market_are_one_topic_whatever_their_whole():
    """95 % of China's market and 40 % of revenue from China stand together."""
    told = [
        claim("NVIDIA", "market_share", 95, market="China"),
        claim("NVIDIA", "revenue_share", 40, doc="b", market="中国", denominator="revenue"),
        claim("NVIDIA H20", "market_share", 20, doc="c", market="China"),
    ]
    (topic,) = topics(*told)
    assert topic.id == "NVIDIA/China/share"
    assert len(topic.clusters) == 3
    assert {claim.id for claim in topic.claims} == {claim.id for claim in told}


def test_a_city_is_a_market_of_its_own_and_silence_is_none():
    """Claims of one cluster may belong to several topics."""
    told = [
        claim("NVIDIA", "market_share", 95, market="China"),
        claim("NVIDIA", "market_share", 90, market="Shanghai"),
        claim("NVIDIA", "market_share", 80),
    ]
    assert [topic.market for topic in topics(*told)] == ["", "China", "Shanghai"]


def test_groups_belong_to_their_country():
    """国产AI芯片 is China's."""
    (topic,) = topics(claim("国产AI芯片", "market_share", 50, market="China"))
    assert topic.owner == "China"


def test_what_the_lexicon_does_not_know_is_its_own_owner_and_family():
    """Open-domain claims are laid out by their own words."""
    (topic,) = topics(claim("星河微电子", "续航指数", 5, unit="count"))
    assert (topic.owner, topic.family) == ("星河微电子", "续航指数")
