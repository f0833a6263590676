"""Units beyond the table: pint is asked only for what looks like a unit and is not known."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck.quantities import units
from quantities.helpers import only


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("140 mg/dL", "milligram/deciliter"),
        ("5 kVA", "kilovolt_ampere"),
        ("3 mmol/L", "millimole/liter"),
        ("12 kJ/mol", "kilojoule/mole"),
    ],
)
def test_compound_and_prefixed_units(text: str, unit: str) -> None:
    """Pint names what the table does not know."""
    quantity = only(text)
    assert units.registry().Unit(quantity.unit) == units.registry().Unit(unit)


def test_what_is_no_unit_stays_unknown() -> None:
    """Letters in the shape of a unit are not believed."""
    assert units.named("xq/zz") == ""


def test_own_units_of_the_table_are_known_to_the_registry() -> None:
    """Teraflops convert to petaflops."""
    made = units.registry().Quantity(2000, "teraflops").to("petaflops")
    assert made.magnitude == pytest.approx(2)


def test_ordinary_text_does_not_import_pint() -> None:
    """A text whose units the table knows never pays for pint."""
    code = (
        "import sys; from claimcheck.quantities import read_text;"
        "read_text('营收从12亿元升至19亿元，148 TFLOPS，141GB，约27%，$4.5 billion');"
        "print('pint' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
