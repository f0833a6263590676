"""Words that stand for one of two names."""

import pytest

from claims.reading import claim_of, subject


@pytest.mark.parametrize(
    ("text", "figure", "who", "against"),
    [
        ("特斯拉和比亚迪之中,后者的销量是前者的1.8倍。", "1.8倍", "BYD", "Tesla"),
        ("特斯拉和比亞迪之中,後者的銷量是前者的1.8倍。", "1.8倍", "BYD", "Tesla"),
        ("H200比H20先发布,成本是后者的三倍。", "三倍", "NVIDIA H200", "NVIDIA H20"),
        (
            "BYD sold 1.2 million cars and Tesla 600,000; the former sold twice as many as the"
            " latter.",
            "twice",
            "BYD",
            "Tesla",
        ),
        (
            "The H200 beats the H20 at only a fifth of the latter's cost.",
            "a fifth",
            "NVIDIA H200",
            "NVIDIA H20",
        ),
    ],
)
def test_the_former_and_the_latter(text, figure, who, against):
    found = claim_of(text, figure)
    assert (subject(found), found.comparand.key) == (who, against)


def test_of_three_there_is_no_former():
    """But there is a last one."""
    text = "特斯拉、丰田和比亚迪之中,后者的销量是120万辆,前者的销量是60万辆。"
    assert subject(claim_of(text, "120万辆")) == "BYD"
    assert subject(claim_of(text, "60万辆")) != "Toyota"


def test_the_former_chairman_is_none_of_two():
    """Nor is the latter half."""
    former = claim_of("Tesla beat BYD. The former chairman holds 4% of the shares.", "4%")
    assert subject(former) != "Tesla"
    latter = claim_of("Tesla beat BYD. In the latter half of 2024 prices rose 4%.", "4%")
    assert latter.comparand is None
