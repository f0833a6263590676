"""A rule as the engine sees it, and what its file may say. `schema` reads files into this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Literal, get_args

from claimcheck.frozen import record
from claimcheck.records import Locus, Modality, QuantityKind, Role, Severity

Stability = Literal["stable", "preview", "deprecated"]
Documents = Literal["any", "one", "several"]
Level = Literal["note", "warning", "error", "off"]
# Which claims a check must see all of at once, see `rules.parting`.
Together = Literal[
    "subject", "article", "articles", "whole", "owner", "things", "comparisons", "comparand"
]

STABILITIES: tuple[str, ...] = get_args(Stability)
LEVELS: tuple[Level, ...] = get_args(Level)
DOCUMENTS: tuple[str, ...] = get_args(Documents)
ROLES: tuple[Role, ...] = get_args(Role)
KINDS: tuple[str, ...] = get_args(QuantityKind)
MODALITIES: tuple[str, ...] = get_args(Modality)
LOCI: tuple[str, ...] = get_args(Locus)
# What two claims of a conflict may be required to share, or to differ in.
SLOTS: tuple[str, ...] = (*ROLES, "subject", "measure", "comparand", "period", "source", "document")
# The roles that two claims must not differ in unless a rule says otherwise.
COMPARED: tuple[Role, ...] = ("market", "denominator", "product", "node", "segment", "condition")


@record
class Match:
    """Which claims a rule looks at; an empty tuple matches all.

    Attributes:
        measure, family, dimension, kind, modality: values one of which the claim must have.
        known: whether subject and measure must be names of the lexicon.
    """

    measure: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    dimension: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    known: bool = False


@record
class Example:
    """Texts a rule must fire on, or must stay silent on.

    Attributes:
        texts: (name, text) of the documents.
        sides: for a firing one, a piece of text of each side (one piece for a finding with one
            side); empty for a silent one.
        severity: the severity it must have, None for any.
        dates: (name, day of publication) where it matters.
        line, column: its place in the rule's file, 0 where that is not known.
    """

    texts: tuple[tuple[str, str], ...]
    sides: tuple[str, ...] = ()
    severity: Severity | None = None
    dates: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    @property
    def fires(self) -> bool:
        """Whether the rule must fire."""
        return bool(self.sides)


@record(slots=False)
class Rule:
    """One rule file.

    Attributes:
        id: the file's name without its suffix.
        code: letter and three digits, C101.
        title: what it says in one line, by language.
        check: the check it is run by.
        max_severity: what its findings are capped at.
        stability: stable, preview or deprecated.
        replaces: ids of rules it takes the place of.
        tags: names of groups of rules, by which several are chosen at once.
        match: the claims it looks at.
        same: what both sides must share or leave unstated.
        different: what the sides must differ in.
        documents: whether the sides stand in one article, in several, or either.
        params: the check's settings, complete and typed.
        message: templates by language.
        explain, fix_hint: prose for a reader, by language; a hint may be empty.
        examples: texts that must fire, and that must stay silent.
        path: the file it came from.
        level: what a user set it to, see `selection`; None leaves the check's own judgement.
    """

    id: str
    code: str
    title: Mapping[str, str]
    check: str
    max_severity: Severity = "error"
    stability: Stability = "stable"
    replaces: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    match: Match = Match()  # frozen
    same: tuple[str, ...] = COMPARED
    different: tuple[str, ...] = ()
    documents: Documents = "any"
    params: Mapping[str, Any] = field(default_factory=dict)
    message: Mapping[str, str] = field(default_factory=dict)
    explain: Mapping[str, str] = field(default_factory=dict)
    fix_hint: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    path: str = ""
    level: Level | None = None

    @property
    def roles(self) -> tuple[Role, ...]:
        """The scope roles in which the sides must not differ."""
        return tuple(role for role in ROLES if role in self.same)


Kind = Literal["number", "flag", "measures", "words", "formula", "choice"]


@record
class Param:
    """A setting of a check.

    Attributes:
        kind: what its value is: a number, true or false, ids of measures, words, a formula over
            named measures, or one of `choices`.
        about: what it does, for the published schema.
        default: its value when the rule says nothing.
        needed: whether a rule must say it.
        choices: of a choice, the values.
    """

    kind: Kind
    about: str
    default: Any = None
    needed: bool = False
    choices: tuple[str, ...] = ()


def number(value: object) -> Decimal | None:
    """A number of a YAML file as a Decimal, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value))
