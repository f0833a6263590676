"""A user's own units: read through pint, known while they are in use, and never after."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.errors import DataFileError
from claimcheck.lexicon import units as table
from claimcheck.quantities import units
from quantities.helpers import only

OURS = """\
# of the trade
jin = 0.5 * kilogram = 斤
wafer = [wafer] = 晶圆片
wspm = wafer / month
lot = 25 * wafer  # written before anything that needs it
grand = 1000 * USD = _ = 美千
burst = 3 * kilobyte / second
block = 4 * kWh
robot = [] = 臺機器
wafer_density = wafer / meter ** 2
tatami = 1.62 * meter ** 2
pace = 3 * mile / hour
pour = 2 * gallon / minute
@alias slug = 斯勒
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A file of units."""
    path = tmp_path / "units.txt"
    path.write_text(OURS, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    """What is said of a file, without its folder."""
    path = folder / "bad.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as error, units.using([path]):
        pass
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("jin", "mass", "0.5"),
        ("wafer", "wafer", "1"),
        ("wspm", "wafer/month", "1"),
        ("lot", "wafer", "25"),
        ("grand", "USD", "1000"),
        ("burst", "bytes/s", "3000"),
        ("block", "energy", "14400000"),
        ("robot", "count", "1"),
        ("wafer_density", "wafer/meter**2", "1"),
        ("tatami", "area", "1.62"),
        ("pace", "speed", "1.34112"),
        ("pour", "volume/minute", "0.007570823568"),
    ],
)
def test_dimension_and_factor(ours: Path, unit: str, dimension: str, factor: str) -> None:
    """A known dimension where pint or the table gives one, else the user's own."""
    with units.using([ours]):
        assert (table.dimension(unit), table.factor(unit)) == (dimension, Decimal(factor))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("重30斤", "30", "jin"),
        ("月产能5000 wspm", "5000", "wspm"),
        ("capacity of 5,000 WSPM", "5000", "wspm"),
        ("20 lots", "20", "lot"),
        ("每月5万晶圆片", "50000", "wafer/month"),
        ("20 wafers per month", "20", "wafer/month"),
        ("装了300台机器", "300", "robot"),
        ("共12斯勒", "12", "slug"),
        ("每公里耗电7 blocks", "7", "block"),
    ],
)
def test_words_are_read(ours: Path, text: str, value: str, unit: str) -> None:
    """Behind a numeral, in both languages, in place of what the word meant before."""
    with units.using([ours]):
        found = only(text)
    assert (found.low, found.unit) == (Decimal(value), unit)


def test_nothing_is_left_behind(ours: Path) -> None:
    """Neither words nor dimensions outlast their use, not even after an error."""
    before = only("重30斤")
    with pytest.raises(RuntimeError, match="jin"), units.using([ours]):
        raise RuntimeError(only("重30斤").unit)
    assert only("重30斤") == before
    assert table.dimension("jin") == "jin"
    assert table.load() is table.shipped()


def test_two_files_are_one(tmp_path: Path) -> None:
    """A unit of one file may be a multiple of one of another, whichever comes first."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("crate = 12 * flask\n", encoding="utf-8")
    second.write_text("flask = 0.25 * liter\n", encoding="utf-8")
    with units.using([first, second]):
        assert table.dimension("crate") == "volume"
        assert table.factor("crate") / table.factor("liter") == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("jin = 0.5 * nosuch", 'unknown unit "nosuch"; define it too'),
        ("jin", "no definition of a unit; write a factor and a unit"),
        ("jin = 3 * % m", '"3 * % m" is no worth of a unit; write a factor'),
        ("jin = -3 m", '"-3 m" is no factor from 1e-60 to 1e60; write'),
        ("a jin = 3 m", '"a jin" is no name of a unit; write letters'),
        ("meter = 3 cm", '"meter" is a unit already; choose another name'),
        ("jin = [length]", "[length] has a base unit already; write a multiple"),
        ("jin = [a] / [b]", '"[a] / [b]" mixes dimensions; write one'),
        ("jin = degC; offset: 3", "a unit with an offset or a logarithm has no factor; give"),
        ("jin = 3 m = 5z", '"5z" begins like a number and cannot follow one; choose'),
        ("jin = 3 m = 万斤", '"万斤" begins like a number and cannot follow one; choose'),
        ("@import other.txt", '"@import" is not read here, only units and @alias; leave'),
        ("@alias nosuch = 歪", 'unknown unit "nosuch"; define it too'),
        ("@alias meter", "no word for the unit; write @alias unit = word"),
        ("kibble- = 7", '"kibble-" is no unit; write'),
    ],
)
def test_problems_name_line_and_mend(tmp_path: Path, line: str, said: str) -> None:
    """One line for what is wrong, with its place and how to mend it."""
    (found,) = problems(tmp_path, f"# ours\n{line}\n")
    assert found.startswith(f"bad.txt:2: {said}")


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Circles, names and words used twice, in the order of the lines."""
    text = "a = 2 * b\nb = 2 * a\nc = 3 m = 亩亩\nd = 4 m = 亩亩\nc = 5 m\n"
    assert [line.partition(";")[0] for line in problems(tmp_path, text)] == [
        'bad.txt:1: "a" is defined by itself',
        'bad.txt:2: "b" is defined by itself',
        f'bad.txt:4: "亩亩" stands for c already, {tmp_path}/bad.txt:3'.replace(f"{tmp_path}/", ""),
        'bad.txt:5: "c" is defined already, bad.txt:3',
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Named, with the mend."""
    said = r"none\.txt: cannot be read .*; name a readable"
    with pytest.raises(DataFileError, match=said), units.using([tmp_path / "none.txt"]):
        pass
