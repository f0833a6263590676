"""Rule files: YAML to `Rule`, every problem of every file at once, with its place and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from string import Formatter
from typing import Any, cast

from claimcheck import yamlfile
from claimcheck.errors import Problem
from claimcheck.lexicon import Lexicon
from claimcheck.records import SEVERITIES
from claimcheck.rules import formula, wording
from claimcheck.rules.checks import CHECKS, Check
from claimcheck.rules.model import (
    COMPARED,
    DOCUMENTS,
    KINDS,
    MODALITIES,
    SLOTS,
    STABILITIES,
    Example,
    Match,
    Param,
    Rule,
    number,
)
from claimcheck.yamlfile import Key, Located

KEYS = (
    "id", "code", "title", "check", "max_severity", "stability", "replaces", "match", "same",
    "different", "when", "params", "message", "explain", "fix_hint", "examples",
)  # fmt: skip
NEEDED = ("id", "code", "title", "check", "message", "explain", "examples")
MATCH_KEYS = ("measure", "family", "dimension", "kind", "modality", "known")
EXAMPLE_KEYS = ("texts", "sides", "severity", "dates")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z][0-9]{3}")
# Classes of figures a cluster may have beside the dimensions of units.
CLASSES = ("relative", "growth", "rank", "words", "event")


def read(text: str, path: str, lexicon: Lexicon) -> tuple[Rule | None, list[Problem]]:
    """The rule of a file, or everything that is wrong with it."""
    located = yamlfile.load_located(text, path)
    if located.problems:
        return None, located.problems
    if not isinstance(located.value, dict):
        return None, [Problem(path, 1, 1, "a rule is a mapping of keys; this file holds none")]
    reader = _Reader(located, lexicon)
    rule = reader.rule()
    return (None if reader.problems else rule), reader.problems


def trusted(text: str, path: str) -> Rule:
    """The rule of a shipped file, which the tests have checked."""
    return _build(yamlfile.load_trusted(text), path)


def _build(data: dict[str, Any], path: str) -> Rule:
    """A rule out of correct data."""
    match = data.get("match", {})
    listed = {key: _tuple(match.get(key, ())) for key in MATCH_KEYS if key != "known"}
    return Rule(
        id=data["id"],
        code=data["code"],
        title=data["title"],
        check=data["check"],
        max_severity=data.get("max_severity", "error"),
        stability=data.get("stability", "stable"),
        replaces=_tuple(data.get("replaces", ())),
        match=Match(**listed, known=match.get("known", False)),
        same=_tuple(data["same"]) if "same" in data else COMPARED,
        different=_tuple(data.get("different", ())),
        documents=data.get("when", {}).get("documents", "any"),
        params=_params(CHECKS[data["check"]], data.get("params", {})),
        message=data["message"],
        explain=data["explain"],
        fix_hint=data.get("fix_hint", ""),
        examples=tuple(_examples(data["examples"])),
        path=path,
    )


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _params(check: Check, given: dict[str, Any]) -> dict[str, Any]:
    out = {}
    for name, param in check.PARAMS.items():
        value = given.get(name, param.default)
        if param.kind == "number":
            value = number(value)
        elif param.kind in ("measures", "words"):
            value = _tuple(value if value is not None else ())
        out[name] = value
    return out


def _examples(data: dict[str, Any]) -> Iterable[Example]:
    for kind in ("fires", "silent"):
        for entry in data.get(kind, ()):
            yield Example(
                texts=tuple((str(k), str(v)) for k, v in entry["texts"].items()),
                sides=_tuple(entry.get("sides", ())),
                severity=entry.get("severity"),
                dates=tuple((str(k), str(v)) for k, v in entry.get("dates", {}).items()),
            )


class _Reader:
    """Checks one file; problems are collected, never raised."""

    def __init__(self, located: Located, lexicon: Lexicon) -> None:
        self._at = located
        self._data: dict[str, Any] = located.value
        self._lexicon = lexicon
        self.problems: list[Problem] = []

    def rule(self) -> Rule | None:
        """The rule, None where there are problems."""
        data = self._data
        self._keys((), data, KEYS)
        for key in NEEDED:
            if key not in data:
                self._wrong((), f'the key "{key}" is missing; add it')
        self._plain()
        self._lists()
        self._match()
        self._when()
        self._check()
        self._message()
        self._examples()
        if not self.problems:
            self._satisfiable()
        return None if self.problems else _build(data, self._at.path)

    # -- parts of a file -----------------------------------------------------------------------

    def _plain(self) -> None:
        for key in ("id", "code", "title", "explain", "fix_hint"):
            self._text((key,), self._data.get(key, "-"))
        self._shape("id", ID, "small letters and digits in words joined by hyphens")
        self._shape("code", CODE, "a capital letter and three digits, as C101")
        self._one_of(("max_severity",), self._data.get("max_severity", "error"), SEVERITIES)
        self._one_of(("stability",), self._data.get("stability", "stable"), STABILITIES)

    def _shape(self, key: str, pattern: re.Pattern[str], wanted: str) -> None:
        value = self._data.get(key)
        if isinstance(value, str) and not pattern.fullmatch(value):
            self._wrong((key,), f'"{value}" is no {key}; write {wanted}')

    def _lists(self) -> None:
        for key, allowed in (("same", SLOTS), ("different", SLOTS)):
            for place, value in self._items((key,), self._data.get(key, [])):
                self._one_of(place, value, allowed)
        for place, value in self._items(("replaces",), self._data.get("replaces", [])):
            self._text(place, value)

    def _match(self) -> None:
        match = self._mapping(("match",), self._data.get("match", {}))
        self._keys(("match",), match, MATCH_KEYS)
        measures = self._lexicon.measures
        known = {
            "measure": sorted(measures),
            "family": sorted({m.family for m in measures.values()}),
            "dimension": sorted({d for m in measures.values() for d in m.dimensions} | {*CLASSES}),
            "kind": KINDS,
            "modality": MODALITIES,
        }
        for key, allowed in known.items():
            for place, value in self._items(("match", key), match.get(key, [])):
                self._one_of(place, value, allowed)
        self._flag(("match", "known"), match.get("known", False))

    def _when(self) -> None:
        when = self._mapping(("when",), self._data.get("when", {}))
        self._keys(("when",), when, ("documents",))
        self._one_of(("when", "documents"), when.get("documents", "any"), DOCUMENTS)

    def _check(self) -> None:
        name = self._data.get("check")
        if name is None or not self._one_of(("check",), name, tuple(CHECKS)):
            return
        settings = CHECKS[name].PARAMS
        params = self._mapping(("params",), self._data.get("params", {}))
        self._keys(("params",), params, tuple(settings))
        for key, param in settings.items():
            if key in params:
                self._param(("params", key), params[key], param)
            elif param.needed:
                self._wrong(("params",), f'check "{name}" needs the setting "{key}": {param.about}')

    def _param(self, place: Key, value: Any, param: Param) -> None:
        if param.kind == "number":
            if number(value) is None:
                self._wrong(place, f"{value!r} is no number; write one without quotation marks")
        elif param.kind == "flag":
            self._flag(place, value)
        elif param.kind == "choice":
            self._one_of(place, value, param.choices)
        elif param.kind == "formula":
            self._formula(place, value)
        else:
            allowed = tuple(sorted(self._lexicon.measures)) if param.kind == "measures" else None
            for inner, item in self._items(place, value):
                if allowed is None:
                    self._text(inner, item)
                else:
                    self._one_of(inner, item, allowed)

    def _formula(self, place: Key, value: Any) -> None:
        if not self._text(place, value):
            return
        try:
            names = formula.parse(value).names
        except formula.FormulaError as error:
            self._wrong(place, f"not a formula: {error}")
            return
        for name in sorted(names):
            self._one_of(place, name, tuple(sorted(self._lexicon.measures)))

    def _message(self) -> None:
        message = self._mapping(("message",), self._data.get("message", {}))
        self._keys(("message",), message, wording.LANGUAGES)
        check = CHECKS.get(str(self._data.get("check")))
        fields = (*wording.FIELDS, *getattr(check, "WORDS", ()))
        for language in wording.LANGUAGES:
            place = ("message", language)
            if language not in message:
                if "message" in self._data:
                    self._wrong(("message",), f'the message lacks "{language}"; add it')
            elif self._text(place, message[language]):
                self._template(place, message[language], fields)

    def _template(self, place: Key, text: str, fields: Sequence[str]) -> None:
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            self._wrong(place, f"not a template: {error}; double a brace that stands for itself")
            return
        for name in names:
            self._one_of(place, name, fields)

    def _examples(self) -> None:
        examples = self._mapping(("examples",), self._data.get("examples", {}))
        self._keys(("examples",), examples, ("fires", "silent"))
        for kind in ("fires", "silent"):
            place = ("examples", kind)
            entries = list(self._items(place, examples.get(kind, [])))
            if "examples" in self._data and not entries:
                self._wrong(("examples",), f'there is no example under "{kind}"; add one')
            for inner, entry in entries:
                self._example(inner, self._mapping(inner, entry), fires=kind == "fires")

    def _example(self, place: Key, entry: dict[str, Any], *, fires: bool) -> None:
        self._keys(place, entry, EXAMPLE_KEYS if fires else ("texts", "dates"))
        texts = self._mapping((*place, "texts"), entry.get("texts", {}))
        if not texts:
            self._wrong(place, 'an example needs "texts": a name and a text for each document')
        for name, text in texts.items():
            self._text((*place, "texts", name), text)
        sides = [value for _, value in self._items((*place, "sides"), entry.get("sides", []))]
        if fires and len(sides) != 2:  # a finding has two sides
            self._wrong(place, 'a firing example needs "sides": a piece of text of each side')
        for side in sides:
            if not any(str(side) in str(text) for text in texts.values()):
                self._wrong((*place, "sides"), f'"{side}" stands in none of the texts')
        if "severity" in entry:
            self._one_of((*place, "severity"), entry["severity"], SEVERITIES)
        for name in self._mapping((*place, "dates"), entry.get("dates", {})):
            self._one_of((*place, "dates"), name, tuple(texts))

    def _satisfiable(self) -> None:
        """A rule that can never match is an error: conditions that exclude each other."""
        data = self._data
        same, different = set(_tuple(data.get("same", ()))), set(_tuple(data.get("different", ())))
        for slot in sorted(same & different):
            self._never(("different",), f'"{slot}" cannot be the same and different')
        documents = data.get("when", {}).get("documents", "any")
        if (documents == "one" and "document" in different) or (
            documents == "several" and "document" in same
        ):
            self._never(("when", "documents"), f'"{documents}" contradicts the document slot')
        self._match_satisfiable(data.get("match", {}))

    def _match_satisfiable(self, match: dict[str, Any]) -> None:
        measures = _tuple(match.get("measure", ()))
        families, dimensions = _tuple(match.get("family", ())), _tuple(match.get("dimension", ()))
        for name in measures:
            measure = self._lexicon.measures[name]
            if families and measure.family not in families:
                message = f'"{name}" is of the family "{measure.family}"'
                self._never(("match", "family"), message)
            wanted = {d.partition("/")[0] for d in measure.dimensions} | {*CLASSES}
            if measure.dimensions and dimensions and wanted.isdisjoint(dimensions):
                message = f'"{name}" is never measured in {", ".join(dimensions)}'
                self._never(("match", "dimension"), message)
        kinds = _tuple(match.get("kind", ()))
        able = getattr(CHECKS[self._data["check"]], "KINDS", KINDS)
        if kinds and set(able).isdisjoint(kinds):
            message = f'the check "{self._data["check"]}" looks at {", ".join(able)} only'
            self._never(("match", "kind"), message)

    # -- values --------------------------------------------------------------------------------

    def _never(self, place: Key, why: str) -> None:
        self._wrong(place, f"this rule can never match: {why}")

    def _wrong(self, place: Key, message: str) -> None:
        self.problems.append(self._at.problem(place, message))

    def _keys(self, place: Key, given: dict[str, Any], allowed: Sequence[str]) -> None:
        for key in given:
            if key not in allowed:
                self._wrong((*place, key), f'unknown key "{key}"{_meant(str(key), allowed)}')

    def _mapping(self, place: Key, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return cast(dict[str, Any], value)
        self._wrong(place, f"{value!r} stands where keys and values belong")
        return {}

    def _items(self, place: Key, value: Any) -> Iterable[tuple[Key, Any]]:
        if isinstance(value, list):
            return [((*place, index), item) for index, item in enumerate(value)]
        if isinstance(value, dict):
            self._wrong(place, "keys and values stand where a list belongs")
            return []
        return [(place, value)]

    def _text(self, place: Key, value: Any) -> bool:
        if isinstance(value, str) and value.strip():
            return True
        self._wrong(place, f"{value!r} stands where a text belongs")
        return False

    def _flag(self, place: Key, value: Any) -> None:
        if not isinstance(value, bool):
            self._wrong(place, f"{value!r} is neither true nor false")

    def _one_of(self, place: Key, value: Any, allowed: Sequence[str]) -> bool:
        if value in allowed:
            return True
        name = place[-1] if isinstance(place[-1], str) else place[-2]
        self._wrong(place, f'unknown {name} "{value}"{_meant(str(value), allowed)}')
        return False


def _meant(word: str, allowed: Sequence[str]) -> str:
    """The mend: the nearest allowed word, or a short list of them."""
    near = get_close_matches(word, allowed, n=1, cutoff=0.6)
    if near:
        return f'; did you mean "{near[0]}"?'
    few = ", ".join(allowed[:12])
    return f"; known are {few}" + (" ..." if len(allowed) > 12 else "")
