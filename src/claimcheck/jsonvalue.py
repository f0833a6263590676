"""JSON values: written exactly, read strictly.

Figures are `Decimal`: `dumps` writes them as plain JSON numbers without float noise. `Row` reads an
object key by key, each by its type, with an error that names the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, TypeVar

LONGEST = 40  # digits a number is written out with; beyond that it keeps its exponent

FARTHEST = 100  # powers of ten; what is read of articles stays below

Word = TypeVar("Word", bound=str)
Steps = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]

_NONE: Any = object()


def dumps(value: Any) -> str:
    """JSON in one line, keys in their order, characters unescaped, decimals exact."""
    if isinstance(value, str):
        return _string(value)
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float | Decimal):
        return _number(Decimal(repr(value)) if isinstance(value, float) else value)
    if isinstance(value, Mapping):
        pairs = (f"{_string(str(key))}: {dumps(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Iterable):
        return f"[{', '.join(map(dumps, value))}]"
    raise TypeError(f"{type(value).__name__} has no JSON")


def _string(text: str) -> str:
    """A JSON string; half of a surrogate pair, which UTF-8 cannot hold, is escaped."""
    quoted = encode_basestring(text)
    try:
        quoted.encode()
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in quoted)
    return quoted


def _number(value: Decimal) -> str:
    """The shortest plain form: 4.5E+9 is 4500000000, 12.50 is 12.5."""
    if not value.is_finite():
        raise ValueError(f"{value} has no JSON")
    if not value:
        return "0"
    if abs(value.adjusted()) > LONGEST:
        return str(value.normalize())
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def number(value: Decimal | None) -> int | float | Decimal | None:
    """A figure as the plainest Python number that holds it exactly."""
    if value is None:
        return None
    if abs(value.adjusted()) <= LONGEST and value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else value


def _called(value: Any) -> str:
    """What JSON calls the kind of a value."""
    if value is None or isinstance(value, bool):
        return dumps(value)
    kinds = ((Mapping, "an object"), (Sequence, "a list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "a number")


class Row:
    """A JSON object and where it stands; every method raises ValueError on a wrong value."""

    __slots__ = ("at", "value")

    def __init__(self, value: Any, at: str = "") -> None:
        self.at = at
        if not isinstance(value, Mapping):
            raise self.wrong("", "an object", value)
        self.value = value

    def wrong(self, key: str, what: str, value: Any) -> ValueError:
        """The error of a key that is missing or holds something else."""
        name = ".".join(filter(None, (self.at, key)))
        if value is _NONE:
            return ValueError(f'"{name}" is missing')
        shown = repr(value) if isinstance(value, str) else _called(value)
        return ValueError(f'"{name}" must be {what}, not {shown}' if name else f"not {what}")

    def get(self, key: str, default: Any = _NONE) -> Any:
        """Whatever stands at a key."""
        value = self.value.get(key, default)
        if value is _NONE:
            raise self.wrong(key, "", value)
        return value

    def text(self, key: str, default: Any = _NONE) -> str:
        """A string."""
        value = self.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "a string", value)
        return value

    def optional(self, key: str) -> str | None:
        """A string or null."""
        return None if self.get(key) is None else self.text(key)

    def day(self, key: str) -> str | None:
        """A day of the calendar, YYYY-MM-DD, or null."""
        value = self.optional(key)
        if value is None:
            return None
        try:
            if date.fromisoformat(value).isoformat() == value:
                return value
        except ValueError:
            pass
        raise self.wrong(key, "a day, YYYY-MM-DD, or null", value)

    def word(self, key: str, words: Sequence[Word], default: Any = _NONE) -> Word:
        """One of several words."""
        value = self.get(key, default)
        for word in words:
            if word == value:
                return word
        raise self.wrong(key, f"one of {', '.join(words)}", value)

    def whole(self, key: str, default: Any = _NONE) -> int:
        """A whole number."""
        value = self.get(key, default)
        if type(value) is not int:
            raise self.wrong(key, "a whole number", value)
        return value

    def truth(self, key: str) -> bool:
        """True or false."""
        value = self.get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false", value)
        return value

    def number(self, key: str) -> Decimal | None:
        """A number or null."""
        return self._decimal(key, self.get(key))

    def steps(self, key: str) -> Steps:
        """Four numbers or nulls; all null where the key is missing."""
        values = self.get(key, (None,) * 4)
        if not isinstance(values, Sequence) or isinstance(values, str) or len(values) != 4:
            raise self.wrong(key, "four numbers or nulls", values)
        low, high, first, last = (self._decimal(key, value) for value in values)
        return low, high, first, last

    def bounds(self, key: str) -> tuple[Decimal | None, Decimal | None]:
        """Two numbers or nulls."""
        match self.get(key):
            case [low, high]:
                return self._decimal(key, low), self._decimal(key, high)
            case value:
                raise self.wrong(key, "two numbers or nulls", value)

    def counts(self, key: str, default: Any = _NONE) -> tuple[int, int]:
        """Two whole numbers."""
        match self.get(key, default):
            case [int() as left, int() as right]:
                return left, right
            case value:
                raise self.wrong(key, "two whole numbers", value)

    def _decimal(self, key: str, value: Any) -> Decimal | None:
        if value is None:
            return None
        found = Decimal(repr(value)) if type(value) is float else value
        found = Decimal(found) if type(found) is int else found
        if not isinstance(found, Decimal) or not found.is_finite():
            raise self.wrong(key, "a number or null", value)
        if abs(found.adjusted()) > FARTHEST:
            raise self.wrong(key, f"a number from 1e-{FARTHEST} to 1e{FARTHEST}", value)
        return found

    def pair(self, key: str, default: Any = _NONE) -> tuple[int, int]:
        """A half-open span."""
        match self.get(key, default):
            case [int() as start, int() as end] if 0 <= start <= end:
                return start, end
            case value:
                raise self.wrong(key, "[start, end] with 0 <= start <= end", value)

    def texts(self, key: str, default: Any = _NONE) -> tuple[str, ...]:
        """A list of strings."""
        value = self._list(key, default)
        if not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "a list of strings", value)
        return tuple(value)

    def row(self, key: str, default: Any = _NONE) -> Row:
        """An object."""
        return Row(self.get(key, default), f"{self.at}.{key}" if self.at else key)

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of objects."""
        at = f"{self.at}.{key}" if self.at else key
        return tuple(Row(item, f"{at}[{n}]") for n, item in enumerate(self._list(key)))

    def _list(self, key: str, default: Any = _NONE) -> Sequence[Any]:
        value = self.get(key, default)
        if not isinstance(value, list | tuple):
            raise self.wrong(key, "a list", value)
        return value
