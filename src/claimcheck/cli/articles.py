"""The options that say which articles are read and how, as one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.cli import options, vocabulary
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.documents import Reading
    from claimcheck.lexicon import Lexicon

Command = TypeVar("Command", bound=Callable[..., Any])
Result = TypeVar("Result")


@record
class Articles:
    """What a command line, or the configuration behind it, says of articles.

    Attributes:
        include: globs of the files to read, none for all.
        exclude: globs of the files to leave out.
        date: the day of publication of articles without one.
        lexicon: files of further names and measures.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    date: str | None = None
    lexicon: tuple[str, ...] = ()

    def read(self, paths: Iterable[str]) -> Reading:
        """The articles; what could not be read is said at once."""
        return options.read(paths, include=self.include, exclude=self.exclude, date=self.date)

    def words(self) -> Lexicon:
        """The lexicon with the user's files."""
        return vocabulary.lexicon_of(self.lexicon)


def articles(command: Callable[..., Result]) -> Callable[..., Result]:
    """--include, --exclude, --date, --lexicon as one `articles`; --units as ever."""

    @wraps(command)
    def run(
        *args: Any,
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        date: str | None,
        lexicon: tuple[str, ...],
        **others: Any,
    ) -> Result:
        told = Articles(include, exclude, date, lexicon)
        return command(*args, articles=told, **others)

    return options.reading(run)
