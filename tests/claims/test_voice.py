"""Modality, source and polarity."""

import pytest

from claims.reading import claim_of


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("比亚迪销量为200万辆。", "asserted"),
        ("比亚迪预计销量将达200万辆。", "forecast"),
        ("比亚迪的目标是销量达到200万辆。", "target"),
        ("如果关税取消,比亚迪销量可达200万辆。", "hypothetical"),
        ("BYD expects to sell 200万辆 cars.", "forecast"),
    ],
)
def test_modality(text, mood):
    """How sure a figure is follows the words in front of it."""
    assert claim_of(text, "200万").modality == mood


def test_the_source_is_named():
    """据X and X称 name whom the figure is from."""
    assert "IDC" in claim_of("据IDC统计,小米手机出货量为4000万台。", "4000万").source
    assert "高盛" in claim_of("高盛预测,小米销量为40万辆。", "40万").source


def test_a_denied_figure_is_negated():
    """并非 denies the level."""
    assert claim_of("比亚迪的市占率并非40%。", "40%").polarity == "negated"
