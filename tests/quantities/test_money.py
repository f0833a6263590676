"""Whose money a bare 元 is."""

from __future__ import annotations

import pytest

from claimcheck.documents import from_text
from claimcheck.quantities import read_document


def units(text: str) -> list[str]:
    """The units of a document's quantities."""
    return [quantity.unit for quantity in read_document(from_text(text, path="a.txt"))]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("聯發科營收1380億元，年增6.5%，新竹總部的晶片出貨順利。", "TWD"),
        ("台積電第三季營收9899億元。", "TWD"),
        ("港交所公布，該公司盈利35億元，恒指應聲上升。", "HKD"),
        ("該公司營收1380億元，芯片出貨順利。", "CNY"),
        ("聯發科營收1380億元人民幣，年增6.5%，新竹總部的晶片出貨順利。", "CNY"),
        ("联发科营收1380亿元，年增6.5%，新竹总部的晶片出货顺利。", "CNY"),
        ("招股書顯示，該公司營收14億元，晶片與軟體各半。", "CNY"),
    ],
)
def test_the_document_decides(text: str, unit: str) -> None:
    """Two words of a place in traditional script, and no other currency named."""
    assert units(text)[0] == unit


def test_a_named_currency_stays() -> None:
    """Dollars are dollars wherever they are written about."""
    assert "USD" in units("台股與新竹：營收45億美元，晶片出貨。")


def test_cells_follow_too() -> None:
    """The unit of a header is resolved like one in the text."""
    text = "台股觀察：新竹晶片業\n\n| 公司 | 營收(億元) |\n|---|---|\n| 甲 | 12 |"
    document = from_text(text, path="a.md", kind="md")
    assert [quantity.unit for quantity in read_document(document)] == ["TWD"]
