"""A user's lexicon files: entities and measures laid over the shipped ones.

    entities:
      - {id: Rivian, kind: company, parent: US, names: [里维安]}
    measures:
      - {id: charging_speed, family: specification, dimensions: [power], words: {zh: [充电速度]}}
    aliases:                                  # further names of a known entity
      - {of: NVIDIA, names: [老黄家]}
    synonyms:                                 # further words of a known measure
      - {of: yield, words: {zh: [合格品率]}}

An entry under "entities" or "measures" whose id is known replaces the shipped one; "aliases" and
"synonyms" only add. Names are folded as articles are: traditional script will do. All problems of
all files come at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import DataFileError, Problem
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.handwritten import text_of
from claimcheck.lexicon import doubts, references
from claimcheck.lexicon.entries import NAMES, SECTIONS, WORDS, check_entry, near, usable
from claimcheck.lexicon.references import ADDS, Row
from claimcheck.yamlfile import Located, load_located

if TYPE_CHECKING:
    from claimcheck.lexicon import Entity, Measure, Shipped


@record(frozen=False, slots=False)
class Extra:
    """What lexicon files say.

    Attributes:
        rows: the entries, in the order of the files.
        problems: every mistake of every file.
        doubts: what is in order, but hardly meant; only of files without a mistake.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)

    def ids(self, table: str) -> set[str]:
        """What the files speak of: entities or measures of their own, and known ones."""
        return {row.id for row in self.rows if table in (row.section, ADDS.get(row.section))}

    @property
    def warnings(self) -> list[Problem]:
        """The doubts, marked as such."""
        return [replace(doubt, message=f"warning: {doubt.message}") for doubt in self.doubts]

    def entries(self, section: str) -> list[dict[str, Any]]:
        """The entries of a section, their names folded."""
        return [_folded(row.value) for row in self.rows if row.section == section]


def read(paths: Sequence[Path], shipped: Shipped) -> Extra:
    """The entries of all files, with all that is wrong or doubtful."""
    found = Extra()
    for path in paths:
        located = _load(path, found.problems)
        if located is None:
            continue
        if located.value is None:
            found.doubts.append(Problem(str(path), 0, 0, "holds no entry"))
        elif isinstance(located.value, dict):
            for section, rows in located.value.items():
                _take(located, section, rows, found)
        else:
            sections = ", ".join(f'"{name}"' for name in SECTIONS)
            found.problems.append(located.problem((), f"must be a mapping of {sections}"))
    found.problems += references.check(found.rows, shipped)
    found.doubts = [] if found.problems else [*found.doubts, *doubts.check(found.rows, shipped)]
    return found


def _load(path: Path, problems: list[Problem]) -> Located | None:
    """A file with the places of its nodes; None where there are problems."""
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError) as error:
        mend = "name a readable UTF-8 file"
        problems.append(Problem(str(path), 0, 0, f"cannot be read ({error}); {mend}"))
        return None
    located = load_located(text, str(path))
    problems += located.problems
    return None if located.problems else located


def _take(located: Located, section: Any, rows: Any, found: Extra) -> None:
    """The entries of one section of a file."""
    if section not in SECTIONS:
        message = f'unknown section "{section}"{near(str(section), SECTIONS)}'
        found.problems.append(located.problem((str(section),), message))
        return
    if not isinstance(rows, list):
        message = "must be a list of entries; write each behind a dash"
        found.problems.append(located.problem((section,), message))
        return
    for number, value in enumerate(rows):
        found.problems += check_entry(located, (section, number), value, section)
        kept = usable(value, section)
        if kept is not None:
            found.rows.append(Row(located, section, number, kept))


def read_extra(paths: Sequence[Path], shipped: Shipped) -> Extra:
    """The entries of all files.

    Raises:
        DataFileError: every problem of every file.
    """
    found = read(paths, shipped)
    if found.problems:
        raise DataFileError(found.problems)
    return found


def _folded(row: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with its names and words as articles are searched for them."""
    made = dict(row)
    for key in NAMES:
        if key in row:
            made[key] = _each(row[key])
    for key in WORDS:
        if key in row:
            made[key] = {language: _each(words) for language, words in row[key].items()}
    if "counters" in row:
        made["counters"] = _each(row["counters"])
    if "kind" in row and fold(row["id"]) != row["id"]:  # an entity's id is one of its names
        made["names"] = [*_each([row["id"]]), *made.get("names", ())]
    return made


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(fold(text).strip() for text in texts))


def with_aliases(entity: Entity, row: Mapping[str, Any]) -> Entity:
    """An entity with further names."""
    return replace(
        entity,
        names=_joined(entity.names, row.get("names", ())),
        short=_joined(entity.short, row.get("short", ())),
    )


def with_synonyms(measure: Measure, row: Mapping[str, Any]) -> Measure:
    """A measure with further words."""

    def more(key: str) -> list[str]:
        return [word for words in row.get(key, {}).values() for word in words]

    return replace(
        measure,
        words=_joined(measure.words, more("words")),
        weak=_joined(measure.weak, more("weak")),
        beside=_joined(measure.beside, more("beside")),
    )


def _joined(known: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
