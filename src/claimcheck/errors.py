"""Every error claimcheck raises on purpose.

    ClaimcheckError
    ├── UsageError           a wrong command line or configuration
    │   └── ConfigError      a configuration file is wrong; holds all its problems
    ├── DataFileError        a lexicon, rule, waiver or ledger file is wrong; holds all its problems
    └── DocumentError        an article cannot be read; the other articles are unharmed

A problem names the file, the line and column where they are known, what is wrong, and the mend.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.frozen import record


@record(order=True)
class Problem:
    """One thing that is wrong, where it is, and how to mend it.

    Attributes:
        path: the file as the user named it.
        line: 1-based line, 0 where the whole file is meant.
        column: 1-based column in code points, 0 where the whole line is meant.
        message: what is wrong, with the mend, in one line.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.message}"


class ClaimcheckError(Exception):
    """The root of the tree; its text is fit to be shown to a user as it is."""


class UsageError(ClaimcheckError):
    """The command line or the configuration asks for something that cannot be."""


class ConfigError(UsageError):
    """All problems of a configuration file at once, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class DocumentError(ClaimcheckError):
    """An article that cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type, tuple[Problem]]:
        """It is the same behind another process."""
        return type(self), (self.problem,)


class DataFileError(ClaimcheckError):
    """All problems of one or more data files at once, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)
