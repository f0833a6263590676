"""A first draft of a rule: in order from the start, with examples that its author changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from claimcheck import yamlfile
from claimcheck.errors import UsageError
from claimcheck.lexicon import Lexicon, Measure, units
from claimcheck.rules import files
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.model import Param

OWN_CHECK = "disagree"  # the check whose examples can be made up from a measure
_KEEP = ("check", "max_severity", "match", "same", "different", "when", "params")
_HOLDERS = {
    "company": ("华为", "Huawei"),
    "product": ("昇腾910B", "Ascend 910B"),
    "country": ("日本", "Japan"),
    "market": ("日本", "Japan"),
    "person": ("日本", "Japan"),
}
_VALUES = (32, 45)  # far enough apart in any unit
_HEAD = """\
# {about}
# What a key may say: docs/rules.md; `claimcheck rules schema` is for editors that complete.
# `claimcheck rules test {path}` runs the examples; change them to your field's first.
"""


def base(check: str) -> str:
    """The id of the shipped rule that shows a check: the one that looks at most."""
    shown = [rule for rule in files.shipped() if rule.check == check]
    return max(shown, key=lambda rule: len(rule.match.family)).id


def code(taken: Iterable[str]) -> str:
    """The first free code of those that shipped rules never have."""
    used = frozenset(taken)
    return next(name for n in range(101, 1000) if (name := f"X{n}") not in used)


def draft(path: str, number: str, like: str, lexicon: Lexicon, measures: Sequence[str] = ()) -> str:
    """The text of a rule file.

    Args:
        path: of the file, which is named for the rule.
        number: its code.
        like: id of the shipped rule that it starts from.
        lexicon: the measures that are known.
        measures: what it looks at, in place of what that rule does; examples are made up for the
            first.

    Raises:
        UsageError: no example can be made up for a rule of that check.
    """
    text = (files.builtin() / f"{like}.yaml").read_text(encoding="utf-8")
    start: dict[str, Any] = yamlfile.load_trusted(text)
    read = next(rule for rule in files.shipped() if rule.id == like)
    check = read.check
    rule: dict[str, Any] = {"id": PurePath(path).stem, "code": number, "title": dict(read.title)}
    rule |= {key: start[key] for key in _KEEP if key in start}
    rule |= {
        "message": start["message"],
        "explain": dict(read.explain),  # as it is read: without the blanks of folded lines
        "fix_hint": dict(read.fix_hint),
        "examples": start["examples"],
    }
    if measures:
        if check != OWN_CHECK:
            raise UsageError(
                f'--measure makes up examples for the check "{OWN_CHECK}" only, and {like} is run'
                f' by "{check}"; leave --measure out and change the draft by hand'
            )
        rule["match"] = {"measure": list(measures)}
        rule["examples"] = _examples(lexicon.measures[measures[0]])
        rule["title"] = _title(lexicon.measures[measures[0]])
    head = _HEAD.format(about=CHECKS[check].ABOUT, path=path)
    return head + "".join(_settings(check)) + yamlfile.dump(rule)


def _settings(check: str) -> Iterable[str]:
    """The settings of a check, as comments."""
    for name, param in CHECKS[check].PARAMS.items():
        yield f"# params.{name}: {param.about}{_default(param)}\n"


def _default(param: Param) -> str:
    if param.needed:
        return " (needed)"
    return "" if param.default in (None, (), "") else f" (default: {param.default})"


def _title(measure: Measure) -> dict[str, str]:
    chinese = _chinese(measure)
    english = measure.id.replace("_", " ")
    return {"zh": f"{chinese or english}有两个数值", "en": f"Two values for {english}"}


def _chinese(measure: Measure) -> str:
    return next((word for word in measure.words if not word.isascii()), "")


def _examples(measure: Measure) -> dict[str, Any]:
    """Two values of one year, which must fire, and of two years, which must not."""
    one, other = _VALUES
    return {
        "fires": [
            {
                "texts": {"a": _sentence(measure, 2024, one), "b": _sentence(measure, 2024, other)},
                "sides": [str(one), str(other)],
            }
        ],
        "silent": [
            {"texts": {"a": _sentence(measure, 2023, one), "b": _sentence(measure, 2024, other)}}
        ],
    }


def _sentence(measure: Measure, year: int, value: int) -> str:
    word = _chinese(measure)
    zh, en = _HOLDERS.get(measure.holder, _HOLDERS["company"])
    figure = _figure(measure, value, "zh" if word else "en")
    if word:
        return f"{year}年，{zh}的{word}为{figure}。"
    return f"In {year}, {en}'s {measure.words[0]} was {figure}."


def _figure(measure: Measure, value: int, language: str) -> str:
    """A value with a unit that the measure is stated in."""
    dimension = measure.dimensions[0] if measure.dimensions else "dimensionless"
    if dimension == "money":
        return f"{value}亿元" if language == "zh" else f"{value} billion yuan"
    if dimension == "count":
        counter = measure.counters[0] if measure.counters else ""
        return f"{value}万{counter}" if language == "zh" else f"{value} million"
    return f"{value}{_sign(dimension)}"


def _sign(dimension: str) -> str:
    """How a unit of a dimension is written behind a numeral; "" for a plain number."""
    if dimension == "dimensionless":
        return ""
    table = units.load()
    for words in (table.signs, table.zh):
        for word, sense in words.items():
            if sense.unit in table.dimensions and table.dimensions[sense.unit] == dimension:
                return word
    head, slash, tail = dimension.partition("/")
    if not slash:
        return ""
    return "元" if head == "money" else f"{_sign(head)}/{_sign(tail) or tail}"
