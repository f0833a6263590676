"""Which rules run, and at what level: by id, code, the beginning of a code, or tag.

The more exact name decides: with `select = ["C101"]` and `ignore = ["C1"]` C101 runs and C102 does
not. Of two names that are equally exact, `ignore` wins over `select`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Protocol

from claimcheck.collector import meant
from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import SEVERITIES, RuleInfo
from claimcheck.rules.model import Level, Rule
from claimcheck.rules.verdicts import capped

_PART = pattern_of(r"[a-z][0-9]{0,2}")
_EXACT = 9  # more than a tag (1) and the beginning of a code (2 to 4)


class Nameable(Protocol):
    """What can be chosen."""

    @property
    def id(self) -> str:
        """The rule's id."""
        ...

    @property
    def code(self) -> str:
        """Its code, C101."""
        ...

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""
        ...


@record
class Named:
    """The names of a rule without the rule."""

    id: str
    code: str
    tags: tuple[str, ...] = ()


@record
class Selection:
    """What a user asked for.

    Attributes:
        select: the rules to run, None for all.
        ignore: rules not to run.
        severity: levels of rules; "off" is the same as to ignore it, whatever `select` says.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is used."""
        return (*(self.select or ()), *self.ignore, *self.severity)


def apply(rules: Iterable[Rule], wanted: Selection) -> tuple[Rule, ...]:
    """The rules with the levels they are to run at, "off" for those that are not to run."""
    return tuple(replace(rule, level=level(rule, wanted)) for rule in rules)


def chosen(rules: Sequence[Rule], wanted: Selection, names: Iterable[str] = ()) -> tuple[Rule, ...]:
    """As `apply`, for a run, which must be left with something to do.

    Args:
        rules: of which some are chosen.
        wanted: what the user asked for.
        names: of rules that must exist.

    Raises:
        UsageError: names mean no rule, or no rule is left.
    """
    wrong = [told for name in dict.fromkeys(names) if (told := unknown(name, rules))]
    if wrong:
        raise UsageError("\n".join(wrong))
    found = apply(rules, wanted)
    if found and all(rule.level == "off" for rule in found):
        raise UsageError(
            f"no rule is left to run of {len(found)}; see select, ignore and severity in"
            " `claimcheck config`"
        )
    return found


def level(rule: Nameable, wanted: Selection) -> Level | None:
    """The level of one rule, None where its check is to judge."""
    chosen = _weight(rule, wanted.select or ())
    ignored = _weight(rule, wanted.ignore)
    if (wanted.select is not None and not chosen) or (ignored and ignored >= chosen):
        return "off"
    told = [(_weight(rule, [name]), at) for at, name in enumerate(wanted.severity)]
    weight, at = max(told, default=(0, 0))
    return list(wanted.severity.values())[at] if weight else None


def most(rule: Rule) -> Level:
    """The highest level at which a rule speaks, "off" where it is not to run."""
    if rule.level is None:
        return rule.max_severity
    return rule.level if rule.level == "off" else capped(rule.level, rule.max_severity)


def described(rules: Iterable[Rule]) -> tuple[RuleInfo, ...]:
    """The rules that run, by code, as a report tells them."""
    found = []
    for rule in sorted(rules, key=lambda rule: (rule.code, rule.id)):
        severity = most(rule)
        if severity != "off":
            title, explain = tuple(rule.title.items()), tuple(rule.explain.items())
            hint = tuple(rule.fix_hint.items())
            found.append(RuleInfo(rule.id, rule.code, severity, title, explain, hint, rule.tags))
    return tuple(found)


def unknown(name: str, rules: Sequence[Nameable]) -> str:
    """What is wrong with a name that means no rule, with the mend; else nothing."""
    if any(_weight(rule, [name]) for rule in rules):
        return ""
    ids = sorted(rule.id for rule in rules)
    codes = sorted(rule.code for rule in rules)
    if re.fullmatch(r"[A-Za-z][0-9]+", name):
        return f'no rule "{name}"{meant(name.upper(), codes)}'
    tags = sorted({tag for rule in rules for tag in rule.tags})
    return f'no rule "{name}"{meant(name.lower(), [*ids, *tags])}'


def above_cap(name: str, wanted: Level, rules: Iterable[Rule]) -> str:
    """Why a level has less effect than it says, where one rule is named that caps it."""
    for rule in rules:
        most = rule.max_severity
        above = SEVERITIES[SEVERITIES.index(most) + 1 :]
        if _weight(rule, [name]) == _EXACT and wanted in above:
            return f'rule "{rule.id}" says {most} at most; it is set to {most}, not to {wanted}'
    return ""


def _weight(rule: Nameable, names: Iterable[str]) -> int:
    """How exactly the most exact of the names means a rule, 0 where none does."""
    return max((_one(rule, name.lower()) for name in names), default=0)


def _one(rule: Nameable, name: str) -> int:
    code = rule.code.lower()
    if name in (rule.id, code):
        return _EXACT
    if _PART.fullmatch(name) and code.startswith(name):
        return 1 + len(name)
    return 1 if name in rule.tags else 0
