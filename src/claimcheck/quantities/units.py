"""Units beyond the table, through pint: compound ones (mg/dL, kVA), and those a user defines.

The only importer of pint, and only when a Latin unit that the table does not know stands behind a
number, or a user brings units of their own. All others never pay for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimcheck.errors import DataFileError, Problem
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.handwritten import text_of
from claimcheck.lexicon.units import TIMES, Addition, Sense, Units, extended, shipped
from claimcheck.lexicon.units import load as unit_table
from claimcheck.lexicon.units import using as use_table
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure

# Two parts around a slash or a point, or a known prefix before a symbol: nothing else is asked for.
_SPELLED = pattern_of(
    r"(?:[A-Za-zμµΩ°]{1,5}[0-9²³]?(?:[·*][A-Za-zμµΩ]{1,4})?/[A-Za-zμµΩ]{1,4}[0-9²³]?"
    r"|[yzafpnµμmkMGTPE](?:VA|var|mol|Pa|Hz|eV|Wh|Ah|W|V|A|J|N|F|H|Ω|g|m|s|L|l|T|Sv|Gy|Bq|cd|lm))"
    r"(?![A-Za-z0-9/])"
)
_BASE = pattern_of(r"\[\s*(\w*)\s*\]")
_NUMERAL = frozenset("零〇一二三四五六七八九十百千万亿几半")
_MEND = "write a factor and a unit, as in jin = 0.5 * kilogram = 斤"
_FARTHEST = 60  # powers of ten; the observable universe is 1e27 metres
_RANGE = f"1e-{_FARTHEST} to 1e{_FARTHEST}"
_EXPONENTS = str.maketrans({"²": "**2", "³": "**3", "·": "*", "μ": "µ"})


def compound_at(context: Context, at: int, figure: Figure) -> tuple[int, Sense] | None:
    """End and meaning of a unit that pint knows and the table does not."""
    if figure.numeral != "digits":
        return None
    match = _SPELLED.match(context.text, at)
    if match is None:
        return None
    name = named(match[0])
    return (match.end(), Sense(name)) if name else None


@lru_cache(maxsize=512)
def named(written: str) -> str:
    """The name in pint of a spelled unit ("milligram/deciliter"), "" where it knows none."""
    import pint

    spelled = re.sub(r"([A-Za-zµ])([23])", r"\1**\2", written.translate(_EXPONENTS))
    try:
        unit = registry().Unit(spelled)
    except (pint.errors.PintError, AttributeError, ValueError, TypeError):
        return ""
    return str(unit).replace(" ", "")


@lru_cache(maxsize=1)
def registry() -> Any:
    """The registry of pint with the table's own units defined."""
    import pint

    made: Any = pint.UnitRegistry()
    _define_own(made, shipped())
    return made


def _define_own(made: Any, table: Units) -> None:
    bases = {table.dimensions[name]: name for name in table.own if table.factors[name] == 1}
    for name in sorted(table.own, key=lambda name: table.factors[name] != 1):
        head = name.partition("/")[0]
        base = bases[table.dimensions[name]]
        if head not in made:
            worth = f"[{head}]" if name == base else f"{table.factors[name]} * {base}"
            made.define(f"{head} = {worth}")


@contextmanager
def using(paths: Sequence[Path]) -> Iterator[None]:
    """Read with the units of a user's files for a while; without files nothing changes.

    Raises:
        DataFileError: every problem of every file.
    """
    if not paths:
        yield
        return
    with use_table(_Reader().read(paths)):
        yield


@record
class _Line:
    """A definition: `name = value = word = word`, or further words of a unit (no value)."""

    path: str
    number: int
    name: str
    value: str
    words: tuple[str, ...]

    def problem(self, message: str) -> Problem:
        return Problem(self.path, self.number, 0, message)


class _Reader:
    """Reads definitions in pint's syntax against the table; nothing of it is kept afterwards."""

    def __init__(self) -> None:
        import pint

        self.table = unit_table()
        # decimals, for no float may come into a record; a user's word wins over one of pint
        self.pint: Any = pint.UnitRegistry(non_int_type=Decimal, on_redefinition="ignore")
        _define_own(self.pint, self.table)
        for name, dimension in self.table.dimensions.items():
            if name == dimension and name.isupper():  # money
                self.pint.define(f"{name} = [{name}]")
        self.lines: dict[str, _Line] = {}
        self.words: dict[str, _Line] = {}
        self.worths: dict[str, tuple[str, Decimal]] = {
            name: (dimension, self.table.factors[name])
            for name, dimension in self.table.dimensions.items()
        }
        self.problems: list[Problem] = []

    def read(self, paths: Sequence[Path]) -> Units:
        """The table with the units of the files."""
        aliases, sources = [], []
        for path in paths:
            try:
                text = text_of(path)
            except (OSError, UnicodeDecodeError) as error:
                message = f"cannot be read ({error}); name a readable UTF-8 file"
                self.problems.append(Problem(str(path), 0, 0, message))
                continue
            sources.append(text)
            for number, written in enumerate(text.splitlines(), 1):
                line = self._line(str(path), number, written.partition("#")[0].strip())
                if line is not None and not line.value:
                    aliases.append(line)
        additions = [*self._each(self.lines.values()), *self._each(aliases)]
        if self.problems:
            raise DataFileError(self.problems)
        return extended(self.table, additions, "\n".join(sources))

    def _line(self, path: str, number: int, written: str) -> _Line | None:
        """A line whose form is in order, known to pint from now on."""
        if not written:
            return None
        alias = written.startswith("@alias ")
        name, *parts = (part.strip() for part in written.removeprefix("@alias ").split("="))
        value = parts.pop(0) if parts and not alias else ""
        own = () if alias else (name.replace("_", " "),)
        words = (fold(word) for word in (*own, *parts) if word not in ("", "_"))
        line = _Line(path, number, name, value, tuple(dict.fromkeys(words)))
        message = self._misread(written, line, alias=alias) or self._taken(line)
        if not message and not alias:
            try:
                self.pint.define(written)
            except Exception:  # pint leaks errors of all kinds from its parsers
                message = f'"{value}" is no worth of a unit; {_MEND}'
        if message:
            self.problems.append(line.problem(message))
            return None
        if not alias:
            self.lines[name] = line
        self.words.update(dict.fromkeys(line.words, line))
        return line

    def _misread(self, written: str, line: _Line, *, alias: bool) -> str:
        """What is wrong with the form of a line, "" for nothing."""
        name, value = line.name, line.value
        if written[0] == "@" and not alias:
            return f'"{written.split()[0]}" is not read here, only units and @alias; leave it out'
        if alias:
            return "" if line.words else "no word for the unit; write @alias unit = word"
        if name.endswith("-") or name.startswith("["):
            return f'"{name}" is no unit; {_MEND}'
        if not value:
            return f"no definition of a unit; {_MEND}"
        if not name.isidentifier():
            return f'"{name}" is no name of a unit; write letters, digits and "_" only'
        if ";" in value:
            return "a unit with an offset or a logarithm has no factor; give it a plain factor"
        if "[" in value and not _BASE.fullmatch(value):
            return f'"{value}" mixes dimensions; write one new [dimension] alone, or units'
        return ""

    def _taken(self, line: _Line) -> str:
        """Which name, dimension or word of a line is not free, "" for none."""
        if line.value and line.name in self.table.dimensions:
            return (
                f'"{line.name}" is a unit already; choose another name, or give it words by'
                f" @alias {line.name} = word"
            )
        if line.value and line.name in self.lines:
            first = self.lines[line.name]
            return f'"{line.name}" is defined already, {first.path}:{first.number}; leave one out'
        inner = line.value[1:-1] if line.value.startswith("[") else ""
        homes = {home.value for home in self.lines.values()}
        if inner and (
            line.value in homes
            or inner in self.table.dimensions.values()
            or _known_dimension(self.pint, line.value)
        ):
            return f"{line.value} has a base unit already; write a multiple of a unit of it"
        for word in line.words:
            if word in self.words:
                first = self.words[word]
                return (
                    f'"{word}" stands for {first.name} already, {first.path}:{first.number};'
                    " give each word one unit"
                )
            if not word or word[0].isdigit() or word[0] in _NUMERAL:
                return f'"{word}" begins like a number and cannot follow one; choose another word'
        return ""

    def _each(self, lines: Iterable[_Line]) -> Iterator[Addition]:
        """What the lines add to the table, where they can be worked out."""
        import pint

        for line in lines:
            message, worth = f'"{line.value or line.name}" cannot be worked out; {_MEND}', None
            try:
                name = line.name if line.value else self._canonical(line.name)
                worth = self._worth(name)
            except pint.errors.UndefinedUnitError as error:
                names = error.unit_names
                unknown = names if isinstance(names, str) else ", ".join(names)
                message = f'unknown unit "{unknown}"; define it too, or write one that pint knows'
            except RecursionError:
                message = f'"{line.name}" is defined by itself; begin with a unit that is known'
            except Exception:  # noqa: S110  # as in `_line`; the message stands above
                pass
            if worth is not None and _is_factor(worth[1]):
                yield Addition(name, *worth, line.words)
            else:
                if worth is not None:
                    message = (
                        f'"{line.value}" is no factor from 1e-{_FARTHEST} to 1e{_FARTHEST}; {_MEND}'
                    )
                self.problems.append(line.problem(message))

    def _canonical(self, name: str) -> str:
        return name if name in self.worths else str(self.pint.get_name(name))

    def _worth(self, name: str) -> tuple[str, Decimal]:
        """Dimension of a unit, and its worth in the dimension's base unit."""
        if name not in self.worths:
            line = self.lines.get(name)
            base = _BASE.fullmatch(line.value) if line else None
            if base:
                self.worths[name] = (base[1] or "count", Decimal(1))
            else:
                written = line.value if line else name
                self.worths[name] = self._converted(self.pint.Quantity(written), name)
        return self.worths[name]

    def _converted(self, worth: Any, name: str) -> tuple[str, Decimal]:
        """By the unit it is a multiple of, by a dimension of the table, else by its own."""
        parts = dict(worth.unit_items())
        many = Decimal(worth.magnitude)
        heads = [part for part, power in parts.items() if power == 1]
        known = heads and heads[0] != name and (heads[0] in self.worths or heads[0] in self.lines)
        if known and len(parts) == 1:
            dimension, factor = self._worth(heads[0])
            return dimension, many * factor
        # pint's bytes and percents have no dimension: a byte a second is no hertz
        if parts and all(self.pint.get_dimensionality(part) for part in parts):
            for dimension, base in self._bases():
                if base.dimensionality == worth.dimensionality:
                    return dimension, Decimal(worth.to(base).magnitude)
        tails = [part for part, power in parts.items() if power == -1]
        if len(parts) == 2 and heads and tails and tails[0] in TIMES:
            dimension, factor = self._worth(heads[0])
            table = Units(dimensions={heads[0]: dimension})
            return table.dimension(f"{heads[0]}/{tails[0]}"), many * factor
        root = worth.to_root_units()
        return str(root.units).replace(" ", ""), Decimal(root.magnitude)

    def _bases(self) -> Iterator[tuple[str, Any]]:
        """The dimensions of the table that pint can convert to, with their base units."""
        import pint

        for name, dimension in self.table.dimensions.items():
            own = name in self.table.own or dimension.startswith("temperature")
            if self.table.factors[name] == 1 and not own:
                try:
                    yield dimension, self.pint.Unit(name)
                except pint.errors.PintError:
                    continue  # shares, ranks: there is nothing to convert


def _is_factor(worth: Decimal) -> bool:
    """Whether a figure times this is a figure."""
    return worth.is_finite() and worth > 0 and abs(worth.adjusted()) <= _FARTHEST


def _known_dimension(made: Any, written: str) -> bool:
    """Whether pint has units of a dimension."""
    try:
        return bool(made.get_compatible_units(written))
    except (KeyError, AttributeError, ValueError):
        return False
