"""Table cells become claims with row, column, caption and unit."""

from claims.reading import claims_in, measure, subject

TEXT = """比亚迪与特斯拉的交付量对比

年份 | 比亚迪(万辆) | 特斯拉(万辆)
--- | --- | ---
2023 | 302 | 181
2024 | 427 | 179
"""


def test_cells_take_subject_measure_unit_and_year_from_the_headers():
    """Each cell is one claim."""
    found = {
        (subject(c), c.period.start[:4]): int(c.quantity.low) for c in claims_in(TEXT, kind="md")
    }
    assert found == {
        ("BYD", "2023"): 3020000,
        ("BYD", "2024"): 4270000,
        ("Tesla", "2023"): 1810000,
        ("Tesla", "2024"): 1790000,
    }
    assert {measure(c) for c in claims_in(TEXT, kind="md")} == {"delivery"}
