"""What `claimcheck rules new` writes: a draft that is read and run before it is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.collector import meant
from claimcheck.errors import UsageError
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Rule
    from claimcheck.rules.selection import Named


@record
class Wanted:
    """What a command line says of the rule; None where it leaves that open."""

    name: str
    folder: str
    code: str | None
    check: str | None
    like: str | None
    measures: tuple[str, ...]


def write(wanted: Wanted, lexicon: Lexicon, files: Sequence[str]) -> tuple[str, list[str]]:
    """The path of the draft, and what is still wrong with it, in lines.

    Args:
        wanted: the rule.
        lexicon: the measures that are known.
        files: the user's lexicon files, by which the examples are run.

    Raises:
        UsageError: there is such a file already, or a name means nothing.
    """
    from claimcheck.rules import draft, read
    from claimcheck.rules import files as rule_files
    from claimcheck.rules.schema import ID

    if not ID.fullmatch(wanted.name):
        mend = "write small letters and digits in words joined by hyphens"
        raise UsageError(f'"{wanted.name}" is no id; {mend}')
    target = Path(wanted.folder) / f"{wanted.name}.yaml"
    if target.exists():
        raise UsageError(f"{target.as_posix()}: is there already; name another rule, or delete it")
    shipped = rule_files.shipped()
    near: list[Named] = _beside(target.parent)
    if wanted.name in {rule.id for rule in shipped} | {rule.id for rule in near}:
        raise UsageError(f'the id "{wanted.name}" is taken; take a free one')
    like = _like(wanted, shipped)
    for measure in wanted.measures:
        if measure not in lexicon.measures:
            raise UsageError(
                f'unknown measure "{measure}"{meant(measure, sorted(lexicon.measures))}'
            )
    number = wanted.code or draft.code(
        [*(rule.code for rule in shipped), *(rule.code for rule in near)]
    )
    text = draft.draft(target.as_posix(), number, like, lexicon, wanted.measures)
    rule, problems = read(text, target.as_posix(), lexicon)
    if rule is None:  # an id or a code that is none
        raise UsageError("; ".join(dict.fromkeys(problem.message for problem in problems)))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target.as_posix(), _failures(rule, lexicon, files)


def _beside(folder: Path) -> list[Named]:
    """The names of the rules that are in the folder, right or wrong as they may be."""
    from claimcheck.rules import files

    if not folder.is_dir() or not any(folder.glob("*.y*ml")):
        return []
    return list(files.named([folder]))


def _like(wanted: Wanted, shipped: Sequence[Rule]) -> str:
    """The id of the shipped rule to start from."""
    from claimcheck.rules import draft
    from claimcheck.rules.checks import CHECKS

    if wanted.like is not None:
        found = [rule for rule in shipped if wanted.like in (rule.id, rule.code)]
        if not found:
            names = [rule.id for rule in shipped]
            raise UsageError(f'no shipped rule "{wanted.like}"{meant(wanted.like, names)}')
        if wanted.check not in (None, found[0].check):
            raise UsageError(f'--check {wanted.check}: "{found[0].id}" is run by {found[0].check}')
        return found[0].id
    check = wanted.check or draft.OWN_CHECK
    if check not in CHECKS:
        raise UsageError(f'unknown check "{check}"{meant(check, sorted(CHECKS))}')
    return draft.base(check)


def _failures(rule: Rule, lexicon: Lexicon, files: Sequence[str]) -> list[str]:
    from claimcheck.cli import failures, screen
    from claimcheck.rules import verify

    look = screen.look("en", None, files)
    failed = verify([rule], failures.runner(files))
    return [failures.render(failure, lexicon, look).rstrip() for failure in failed]
