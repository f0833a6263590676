"""What a figure is compared with."""

import pytest

from claims.reading import claim_of, subject


@pytest.mark.parametrize(
    ("text", "figure", "who", "against", "kind"),
    [
        (
            "骁龙8的性能是天玑9400的90%。",
            "90%",
            "Qualcomm Snapdragon 8",
            "MediaTek Dimensity 9400",
            "ratio",
        ),
        (
            "天玑9400的性能比骁龙8高15%。",
            "15%",
            "MediaTek Dimensity 9400",
            "Qualcomm Snapdragon 8",
            "delta",
        ),
        ("H200的算力是A100的4倍。", "4倍", "NVIDIA H200", "NVIDIA A100", "ratio"),
        (
            "和英伟达2024年发布的Blackwell比,H200落后了18个月。",
            "18个月",
            "NVIDIA H200",
            "NVIDIA Blackwell",
            "delta",
        ),
        ("比亚迪销量同比增长20%。", "20%", "BYD", "year earlier", "delta"),
        ("小米出货量环比下降5%。", "5%", "Xiaomi", "previous period", "delta"),
    ],
)
def test_the_comparand_and_the_kind(text, figure, who, against, kind):
    """A relative figure knows both its sides."""
    found = claim_of(text, figure)
    assert (subject(found), found.comparand.key, found.quantity.kind) == (who, against, kind)


def test_a_level_of_its_own_is_no_ratio():
    """超过美国的28% is a level of the US, not a comparison with it."""
    found = claim_of("中国的专利占比达到38%,超过日本的28%。", "28%")
    assert (subject(found), found.comparand) == ("Japan", None)
