"""What one entry of a lexicon file may say, looked at by itself.

Whether the ids that it names exist, and whether its names are free, is for `references`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.errors import Problem
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.patterns import pattern_of
from claimcheck.yamlfile import Key, Located

_NUMBER = (int, float)
KINDS = (
    "company", "product", "person", "country", "region", "organisation", "government", "group",
    "market", "fund", "technology", "segment",
)  # fmt: skip
HOLDERS = ("any", "company", "product", "country", "market", "person")
ROLES = ("source",)
LANGUAGES = ("zh", "en")
LIMITS = ("low", "high")
# lists of names, and lists of words by language
NAMES = ("names", "short")
WORDS = ("words", "weak", "beside")
_LISTS = ("dimensions", "counters", "near")
_BARE = pattern_of(r"[+-]?[\d.,]+ ?%?")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "texts": list,
    "words": dict,
    "flag": bool,
    "limit": (*_NUMBER, str),
}


@record
class Section:
    """What the entries of a section hold.

    Attributes:
        keys: each key with the sort of its value, see `_TYPES`.
        needed: the keys that every entry has.
        one_of: of these an entry has one at least.
    """

    keys: dict[str, str]
    needed: tuple[str, ...]
    one_of: tuple[str, ...] = ()


SECTIONS = {
    "entities": Section(
        {
            "id": "text",
            "kind": "text",
            "parent": "text",
            "names": "texts",
            "short": "texts",
            "codes": "flag",
            "role": "text",
        },
        ("id", "kind"),
    ),
    "measures": Section(
        {
            "id": "text",
            "family": "text",
            "dimensions": "texts",
            "counters": "texts",
            "whole": "text",
            "holder": "text",
            "low": "limit",
            "high": "limit",
            "near": "texts",
            "denominator": "text",
            "amount": "text",
            "timeless": "flag",
            "words": "words",
            "weak": "words",
            "beside": "words",
        },
        ("id", "family"),
        WORDS,
    ),
    "aliases": Section({"of": "text", "names": "texts", "short": "texts"}, ("of",), NAMES),
    "synonyms": Section(
        {"of": "text", "words": "words", "weak": "words", "beside": "words"}, ("of",), WORDS
    ),
}


def near(word: str, known: Iterable[str]) -> str:
    """'; did you mean "x"?' for a mistyped word, else nothing."""
    by_fold = {name.lower(): name for name in sorted(known)}
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), list(by_fold), 1)
    return f'; did you mean "{by_fold[found[0]]}"?' if found else ""


def among(word: str, known: Iterable[str]) -> str:
    """The mend of a word that must be one of a few: the nearest of them, else all."""
    few = tuple(known)
    return near(word, few) or f"; known are {', '.join(few)}"


def texts_of(row: dict[str, Any], section: str) -> Iterator[tuple[Key, str]]:
    """Every name or word of a usable entry, with its place in it."""
    lists: list[tuple[Key, list[str]]]
    if section in ("entities", "aliases"):
        lists = [((key,), row.get(key, [])) for key in NAMES]
    else:
        words = [(key, language) for key in WORDS for language in LANGUAGES]
        lists = [(place, row.get(place[0], {}).get(place[1], [])) for place in words]
    for place, texts in lists:
        yield from (((*place, at), text) for at, text in enumerate(texts) if text)


def usable(row: Any, section: str) -> dict[str, Any] | None:
    """What of an entry can be held against others; None where it does not say what it is of.

    A mistake in one place must not hide those in others. Texts keep their places in lists; what is
    none is "" there.
    """
    sorts = SECTIONS[section].keys
    name = SECTIONS[section].needed[0]
    if not isinstance(row, dict) or not isinstance(row.get(name), str):
        return None
    kept = {key: value for key, value in row.items() if key in sorts and _is(value, sorts[key])}
    for key, value in kept.items():
        if sorts[key] == "texts":
            kept[key] = _texts(value)
        elif sorts[key] == "words":
            kept[key] = {
                lang: _texts(words) for lang, words in value.items() if _is(words, "texts")
            }
    return kept


def _texts(values: list[Any]) -> list[str]:
    return [value if isinstance(value, str) and fold(value).strip() else "" for value in values]


def check_entry(located: Located, at: Key, row: Any, section: str) -> list[Problem]:
    """What is wrong with one entry of a section."""
    if not isinstance(row, dict):
        return [located.problem(at, "an entry must be a mapping")]
    return [located.problem((*at, *key), text) for key, text in _wrong(row, SECTIONS[section])]


def _wrong(row: dict[str, Any], section: Section) -> Iterator[tuple[Key, str]]:
    for name in section.needed:
        if name not in row:
            yield (), f'the entry lacks "{name}"; add it'
    if section.one_of and not any(row.get(key) for key in section.one_of):
        keys = " or ".join(f'"{key}"' for key in section.one_of)
        yield (), f"the entry names nothing; add {keys}"
    for key, value in row.items():
        if key not in section.keys:
            yield (str(key),), f'unknown key "{key}"{near(str(key), section.keys)}'
        else:
            yield from _wrong_value(key, value, section.keys[key])
    for key, allowed in (("kind", KINDS), ("holder", HOLDERS), ("role", ROLES)):
        value = row.get(key)
        if isinstance(value, str) and value not in allowed:
            yield (key,), f'unknown {key} "{value}"{among(value, allowed)}'
    yield from _wrong_limits(row)


def _wrong_limits(row: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    """Limits without a known unit, in a unit of something else, or in the wrong order."""
    dimensions = row.get("dimensions")
    first = dimensions[0] if isinstance(dimensions, list) and dimensions else None
    for key in LIMITS:
        value = row.get(key)
        if isinstance(value, float) and not math.isfinite(value):
            yield (key,), f'"{key}" is no number that a figure could be above; write one'
        if isinstance(value, str) and value:
            worth = units.load().worth(value)
            if worth is None:
                mend = 'write a number and a unit, as "900 Wh/kg"'
                yield (key,), f'"{value}" is no number with a unit that is known; {mend}'
            elif first is not None and worth[1] != first:
                yield (key,), f'"{value}" is of {worth[1]}, and the measure first of {first}'
    low, high = (limit(row.get(key)) for key in LIMITS)
    if low is not None and high is not None and low > high:
        yield ("low",), f'"low" is above "high": {row["low"]} and {row["high"]}; exchange the two'


def limit(value: Any) -> float | None:
    """A limit in the base unit of its dimension; None of what is none."""
    if isinstance(value, bool) or not isinstance(value, (*_NUMBER, str)):
        return None
    if not isinstance(value, str):
        return value
    worth = units.load().worth(value)
    return None if worth is None else float(worth[0])


def _wrong_value(key: str, value: Any, sort: str) -> Iterator[tuple[Key, str]]:
    if not _is(value, sort):
        yield (key,), f'"{key}" has a value of the wrong type{_MENDS[sort].format(key)}'
    elif sort == "text" and not fold(value).strip():
        yield (key,), f'"{key}" is empty; write it, or take the key away'
    elif sort == "texts":
        yield from _wrong_list((key,), value, named=key not in _LISTS)
    elif sort == "words":
        yield from _wrong_words(key, value)


def _is(value: Any, sort: str) -> bool:
    return isinstance(value, _TYPES[sort]) and (sort == "flag" or not isinstance(value, bool))


_MENDS = {
    "text": '; write {0}: "…"',
    "texts": "; write {0}: [...]",
    "words": "; write {0}: {{zh: [...], en: [...]}}",
    "flag": "; write true or false",
    "limit": '; write a number, or one with a unit: {0}: "900 Wh/kg"',
}


def _wrong_words(key: str, value: dict[Any, Any]) -> Iterator[tuple[Key, str]]:
    for language, words in value.items():
        at = (key, str(language))
        if language not in LANGUAGES:
            yield at, f'unknown language "{language}"; there are {" and ".join(LANGUAGES)}'
        elif not isinstance(words, list):
            yield at, f'"{language}" has a value of the wrong type; write {language}: [...]'
        else:
            yield from _wrong_list(at, words)
    if not any(value.values()):
        yield (key,), f'"{key}" holds no word; add one, or take the key away'


def _wrong_list(at: Key, texts: list[Any], *, named: bool = True) -> Iterator[tuple[Key, str]]:
    """A list of texts; of names and words none may be a bare number."""
    for number, text in enumerate(texts):
        place = (*at, number)
        if not isinstance(text, str):
            mend = f'; write it in quotes: "{text}"' if isinstance(text, _NUMBER) else ""
            yield place, f"{text!r} stands where a text belongs{mend}"
        elif not fold(text).strip():
            yield place, "an empty name; take it away"
        elif named and _BARE.fullmatch(fold(text).strip()):
            why = "every such figure of an article would be taken for it"
            yield place, f'"{text}" is a bare number: {why}; give a longer name'
