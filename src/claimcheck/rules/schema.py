"""Rule files: YAML to `Rule`, every problem of every file at once, with its place and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from string import Formatter
from typing import Any

from claimcheck import folding, yamlfile
from claimcheck.collector import Collector, meant
from claimcheck.errors import Problem
from claimcheck.lexicon import Lexicon, units
from claimcheck.patterns import pattern_of
from claimcheck.records import SEVERITIES
from claimcheck.rules import formula, wording
from claimcheck.rules.checks import CHECKS, Check
from claimcheck.rules.measured import CLASSES
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
    "id", "code", "title", "check", "max_severity", "stability", "replaces", "tags", "match",
    "same", "different", "when", "params", "message", "explain", "fix_hint", "examples",
)  # fmt: skip
NEEDED = ("id", "code", "title", "check", "message", "explain", "examples")
PROSE = ("title", "explain", "fix_hint")  # by language, or one text for every language
MATCH_KEYS = ("measure", "family", "dimension", "kind", "modality", "known")
EXAMPLE_KEYS = ("texts", "sides", "severity", "dates")
ID = pattern_of(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CODE = pattern_of(r"[A-Z][0-9]{3}")
TAG = pattern_of(r"[a-z]{3,}(-[a-z0-9]+)*")  # never to be taken for the beginning of a code
_WIDE = rf"[{folding.HAN}\u3001-\u301f\uff01-\uff60]"
_SEAM = pattern_of(rf"(?<={_WIDE})[ \n](?={_WIDE})")


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


def trusted(texts: Mapping[str, str]) -> list[Rule]:
    """The rules of shipped files, by their paths, which the tests have checked."""
    found = yamlfile.load_all_trusted([*texts.values()])
    return [_build(data, path) for path, data in zip(texts, found, strict=True)]


def _build(
    data: dict[str, Any], path: str, marks: Mapping[Key, tuple[int, int]] | None = None
) -> Rule:
    """A rule out of correct data, with the places of its examples."""
    match = data.get("match", {})
    different = _tuple(data.get("different", ()))
    listed = {key: _tuple(match.get(key, ())) for key in MATCH_KEYS if key != "known"}
    return Rule(
        id=data["id"],
        code=data["code"],
        title=_by_language(data["title"]),
        check=data["check"],
        max_severity=data.get("max_severity", "error"),
        stability=data.get("stability", "stable"),
        replaces=_tuple(data.get("replaces", ())),
        tags=_tuple(data.get("tags", ())),
        match=Match(**listed, known=match.get("known", False)),
        same=_tuple(data.get("same", [slot for slot in COMPARED if slot not in different])),
        different=different,
        documents=data.get("when", {}).get("documents", "any"),
        params=_params(CHECKS[data["check"]], data.get("params", {})),
        message=data["message"],
        explain=_by_language(data["explain"]),
        fix_hint=_by_language(data.get("fix_hint", "")),
        examples=tuple(_examples(data["examples"], marks or {})),
        path=path,
    )


def _by_language(value: str | dict[str, str]) -> dict[str, str]:
    """The text of each language; a single one serves them all.

    YAML joins the lines of a text by blanks, which Chinese does not write.
    """
    given = value if isinstance(value, dict) else dict.fromkeys(wording.LANGUAGES, value)
    return {language: _SEAM.sub("", given[language]) for language in wording.LANGUAGES}


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


def _examples(data: dict[str, Any], marks: Mapping[Key, tuple[int, int]]) -> Iterable[Example]:
    for kind in ("fires", "silent"):
        for index, entry in enumerate(data.get(kind, ())):
            line, column = marks.get(("examples", kind, index), (0, 0))
            yield Example(
                texts=tuple((str(k), str(v)) for k, v in entry["texts"].items()),
                sides=_tuple(entry.get("sides", ())),
                severity=entry.get("severity"),
                dates=tuple((str(k), str(v)) for k, v in entry.get("dates", {}).items()),
                line=line,
                column=column,
            )


def dimensions(lexicon: Lexicon) -> list[str]:
    """Every class of figures that a rule may ask for."""
    of_measures = {d for m in lexicon.measures.values() for d in m.dimensions}
    return sorted(of_measures | {*units.load().dimensions.values(), *CLASSES})


class _Reader(Collector):
    """Checks one rule file."""

    def __init__(self, located: Located, lexicon: Lexicon) -> None:
        super().__init__(located)
        self._data: dict[str, Any] = located.value
        self._lexicon = lexicon

    def rule(self) -> Rule | None:
        """The rule, None where there are problems."""
        data = self._data
        self.keys((), data, KEYS)
        for key in NEEDED:
            if key not in data:
                self.wrong((), f'the key "{key}" is missing; add it')
        self._plain()
        self._prose()
        self._lists()
        self._match()
        self._when()
        self._check()
        self._message()
        self._examples()
        if self.problems:
            return None
        rule = _build(data, self._at.path, self._at.marks)
        from claimcheck.rules import satisfiable

        satisfiable.check(self, rule, self._lexicon)
        return None if self.problems else rule

    # -- parts of a file -----------------------------------------------------------------------

    def _plain(self) -> None:
        for key in ("id", "code"):
            self.text((key,), self._data.get(key, "-"))
        self._shape("id", ID, "small letters and digits in words joined by hyphens")
        self._shape("code", CODE, "a capital letter and three digits, as C101")
        self.one_of(("max_severity",), self._data.get("max_severity", "error"), SEVERITIES)
        self.one_of(("stability",), self._data.get("stability", "stable"), STABILITIES)

    def _prose(self) -> None:
        for key in PROSE:
            value = self._data.get(key, "-")
            if isinstance(value, dict):
                self._languages(key, value, "add it, or write one text for all languages")
            else:
                self.text((key,), value)

    def _languages(
        self, key: str, given: dict[str, Any], mend: str = "add it"
    ) -> list[tuple[Key, str]]:
        """The texts of a mapping by language, each with its place."""
        self.keys((key,), given, wording.LANGUAGES)
        found = list[tuple[Key, str]]()
        for language in wording.LANGUAGES:
            place = (key, language)
            if language not in given:
                self.wrong((key,), f'the {key} lacks "{language}"; {mend}')
            elif self.text(place, given[language]):
                found.append((place, given[language]))
        return found

    def _shape(self, key: str, pattern: re.Pattern[str], wanted: str) -> None:
        value = self._data.get(key)
        if isinstance(value, str) and not pattern.fullmatch(value):
            self.wrong((key,), f'"{value}" is no {key}; write {wanted}')

    def _lists(self) -> None:
        for key, allowed in (("same", SLOTS), ("different", SLOTS)):
            for place, value in self.items((key,), self._data.get(key, [])):
                self.one_of(place, value, allowed)
        for place, value in self.items(("replaces",), self._data.get("replaces", [])):
            if self.text(place, value) and value == self._data.get("id"):
                self.never(place, "it replaces itself, and a replaced rule is not run")
        for place, value in self.items(("tags",), self._data.get("tags", [])):
            if self.text(place, value) and not TAG.fullmatch(value):
                self.wrong(place, f'"{value}" is no tag; write small letters, three at least')

    def _match(self) -> None:
        match = self.mapping(("match",), self._data.get("match", {}))
        self.keys(("match",), match, MATCH_KEYS)
        measures = self._lexicon.measures
        known = {
            "measure": sorted(measures),
            "family": sorted({m.family for m in measures.values()}),
            "dimension": dimensions(self._lexicon),
            "kind": KINDS,
            "modality": MODALITIES,
        }
        for key, allowed in known.items():
            for place, value in self.items(("match", key), match.get(key, [])):
                self.one_of(place, value, allowed)
        self.flag(("match", "known"), match.get("known", False))

    def _when(self) -> None:
        when = self.mapping(("when",), self._data.get("when", {}))
        self.keys(("when",), when, ("documents",))
        self.one_of(("when", "documents"), when.get("documents", "any"), DOCUMENTS)

    def _check(self) -> None:
        name = self._data.get("check")
        if name is None or not self.one_of(("check",), name, tuple(CHECKS)):
            return
        settings = CHECKS[name].PARAMS
        params = self.mapping(("params",), self._data.get("params", {}))
        self.keys(("params",), params, tuple(settings))
        for key, param in settings.items():
            if key in params:
                self._param(("params", key), params[key], param)
            elif param.needed:
                self.wrong(("params",), f'check "{name}" needs the setting "{key}": {param.about}')

    def _param(self, place: Key, value: Any, param: Param) -> None:
        if param.kind == "number":
            if number(value) is None:
                self.wrong(place, f"{value!r} is no number; write one without quotation marks")
        elif param.kind == "flag":
            self.flag(place, value)
        elif param.kind == "choice":
            self.one_of(place, value, param.choices)
        elif param.kind == "formula":
            self._formula(place, value)
        else:
            allowed = tuple(sorted(self._lexicon.measures)) if param.kind == "measures" else None
            for inner, item in self.items(place, value):
                if allowed is None:
                    self.text(inner, item)
                else:
                    self.one_of(inner, item, allowed)

    def _formula(self, place: Key, value: Any) -> None:
        if not self.text(place, value):
            return
        try:
            names = formula.parse(value).names
        except formula.FormulaError as error:
            self.wrong(place, f"not a formula: {error}")
            return
        for name in sorted(names):
            if name not in self._lexicon.measures:
                mend = meant(name, sorted(self._lexicon.measures))
                self.wrong(place, f'unknown measure "{name}"{mend}')

    def _message(self) -> None:
        message = self.mapping(("message",), self._data.get("message", {}))
        check = CHECKS.get(str(self._data.get("check")))
        fields = (*getattr(check, "WORDS", ()), *wording.FIELDS)
        if "message" in self._data:
            for place, text in self._languages("message", message):
                self._template(place, text, fields)

    def _template(self, place: Key, text: str, fields: Sequence[str]) -> None:
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            self.wrong(place, f"not a template: {error}; double a brace that stands for itself")
            return
        for name in names:
            if name not in fields:
                self.wrong(place, f'no word "{{{name}}}"{meant(name, fields)}')

    def _examples(self) -> None:
        examples = self.mapping(("examples",), self._data.get("examples", {}))
        self.keys(("examples",), examples, ("fires", "silent"))
        for kind in ("fires", "silent"):
            place = ("examples", kind)
            entries = list(self.items(place, examples.get(kind, [])))
            if "examples" in self._data and not entries:
                self.wrong(("examples",), f'there is no example under "{kind}"; add one')
            for inner, entry in entries:
                self._example(inner, self.mapping(inner, entry), fires=kind == "fires")

    def _example(self, place: Key, entry: dict[str, Any], *, fires: bool) -> None:
        self.keys(place, entry, EXAMPLE_KEYS if fires else ("texts", "dates"))
        texts = self.mapping((*place, "texts"), entry.get("texts", {}))
        if not texts:
            self.wrong(place, 'an example needs "texts": a name and a text for each document')
        for name, text in texts.items():
            self.text((*place, "texts", name), text)
        sides = [value for _, value in self.items((*place, "sides"), entry.get("sides", []))]
        if fires and len(sides) not in (1, 2):
            self.wrong(place, 'a firing example needs "sides": a piece of text of each side')
        for side in sides:
            if not any(str(side) in str(text) for text in texts.values()):
                self.wrong((*place, "sides"), f'"{side}" stands in none of the texts')
        if "severity" in entry:
            self.one_of((*place, "severity"), entry["severity"], SEVERITIES)
        for name in self.mapping((*place, "dates"), entry.get("dates", {})):
            self.one_of((*place, "dates"), name, tuple(texts))
