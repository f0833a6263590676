"""Rule files on disk: folders and single files, one rule a file, every problem named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck import yamlfile
from claimcheck.errors import Problem, UsageError
from claimcheck.handwritten import text_of
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon import load as load_lexicon
from claimcheck.rules import schema
from claimcheck.rules.model import Rule
from claimcheck.rules.selection import Named

SUFFIXES = (".yaml", ".yml")


def builtin() -> Path:
    """The rules shipped with claimcheck; in a checkout they are the rules/ folder itself."""
    shipped = Path(__file__).parent / "builtin"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "rules"


def shipped() -> tuple[Rule, ...]:
    """The rules of this release, by code."""
    folder = builtin()
    texts = {f"rules/{n}": (folder / n).read_text(encoding="utf-8") for n in _names(folder)}
    return by_code(schema.trusted(texts))


def gather(
    places: Sequence[Path], lexicon: Lexicon | None = None, *, beside: Sequence[Rule] = ()
) -> tuple[tuple[Rule, ...], list[Problem]]:
    """The rules that are in order, by code, and everything that is wrong with the others.

    Args:
        places: folders of `<rule-id>.yaml` files, or such files.
        lexicon: what measures there are; None for the shipped lexicon.
        beside: rules that run with them: no id or code of theirs may be taken again.

    Raises:
        UsageError: a place is none, or holds no rule.
    """
    rules, problems = [], list[Problem]()
    for file in listed(places):
        text = _text(file)
        if text is None:
            message = "cannot be read as UTF-8 text; save it as UTF-8"
            problems.append(Problem(file.as_posix(), 0, 0, message))
            continue
        rule, wrong = read(text, file.as_posix(), lexicon)
        problems += wrong
        if rule is not None:
            rules.append(rule)
    taken = _taken((*beside, *rules))
    wrong_paths = {problem.path for problem in taken}
    sound = (rule for rule in rules if rule.path not in wrong_paths)
    return by_code((*beside, *sound)), [*problems, *taken]


def read(text: str, path: str, lexicon: Lexicon | None = None) -> tuple[Rule | None, list[Problem]]:
    """The rule of one file, or everything that is wrong with it."""
    rule, problems = schema.read(text, path, lexicon or load_lexicon())
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if rule is not None and rule.id != stem:
        message = f'the file of rule "{rule.id}" is named {stem}.yaml; the two must be one'
        return None, [Problem(path, 0, 0, message)]
    return rule, problems


def named(places: Sequence[Path]) -> Iterator[Named]:
    """The names that rule files give themselves, right or wrong as they may be otherwise."""
    for file in listed(places):
        found = yamlfile.load_located(_text(file) or "", file.as_posix()).value
        data = found if isinstance(found, dict) else {}
        tags = data.get("tags", ())
        yield Named(
            id=str(data.get("id", file.stem)),
            code=str(data.get("code", "")),
            tags=tuple(map(str, tags if isinstance(tags, list) else [tags])),
        )


def listed(places: Iterable[Path]) -> list[Path]:
    """The rule files of folders, and those named by themselves, each once."""
    found: dict[Path, None] = {}
    for place in places:
        if place.is_file():
            found[place] = None
            continue
        if not place.is_dir():
            raise UsageError(f"{place}: no folder of rules")
        names = _names(place)
        if not names:
            raise UsageError(f"{place}: holds no rule; a rule is a file <rule-id>.yaml")
        found |= dict.fromkeys(place / name for name in names)
    return list(found)


def by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules in their order."""
    return tuple(sorted(rules, key=lambda rule: (rule.code, rule.id)))


def _names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir() if item.name.endswith(SUFFIXES))


def _text(file: Path) -> str | None:
    try:
        return text_of(file)
    except (OSError, UnicodeDecodeError):
        return None


def _taken(rules: Iterable[Rule]) -> list[Problem]:
    """Ids and codes that two rules share, and rules that take each other's place."""
    ids: dict[str, Rule] = {}
    codes: dict[str, Rule] = {}
    problems = []
    for rule in rules:
        same = ids.setdefault(rule.id, rule)
        other = codes.setdefault(rule.code, rule)
        if same is not rule:
            message = f'the id "{rule.id}" is already that of {same.path}; take a free one'
            problems.append(Problem(rule.path, 0, 0, message))
        elif other is not rule:
            message = f'the code {rule.code} is already that of rule "{other.id}"; take a free one'
            problems.append(Problem(rule.path, 0, 0, message))
    never = 'this rule can never match: it and "{}" replace each other; only one of them may'
    return problems + [
        Problem(rule.path, 0, 0, never.format(old))
        for rule in ids.values()
        for old in rule.replaces
        if old in ids and old != rule.id and rule.id in ids[old].replaces
    ]
