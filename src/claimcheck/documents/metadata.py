"""What is said about an article beside its text: front matter, and the language it is in."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from claimcheck.documents import dates
from claimcheck.errors import Problem
from claimcheck.folding import HAN, count_traditional
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.yamlfile import Located, load_located

_FENCE = pattern_of(r"---[ \t]*\r?\n")
_END = pattern_of(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_CONTROL = pattern_of("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")  # YAML refuses them
_HAN_RUN = pattern_of(f"[{HAN}]+")
_WORD = pattern_of(r"[A-Za-z]+")
_LETTERS_A_WORD = 5  # a Han character says as much as that many letters
_TRADITIONAL_SHARE = 30  # one in so many characters
DATE_MEND = "write it as YYYY-MM-DD"


@record
class Metadata:
    """What is known of an article; None or () where nothing is."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    article: str | None = None
    corrects: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()

    def over(self, other: Metadata) -> Metadata:
        """This, with the gaps filled from another."""
        if other == NOTHING:  # as of most plain texts
            return self
        gaps = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if not getattr(self, field.name)
        }
        return replace(self, **gaps)


NOTHING = Metadata()


def front_matter(raw: str, path: str) -> tuple[Metadata, int, tuple[Problem, ...]]:
    """The YAML at the head of a markdown text, where it ends, and what is wrong with it."""
    opened = _FENCE.match(raw)
    closed = _END.search(raw, opened.end()) if opened else None
    if opened is None or closed is None:
        return Metadata(), 0, ()
    block = load_located(_CONTROL.sub(" ", raw[opened.end() : closed.start()]), path)
    wrong = list(block.problems)
    found = Metadata()
    if isinstance(block.value, dict):
        found = _read(block, wrong)
    elif block.value is not None:
        return Metadata(), 0, ()  # a ruled-off paragraph, no front matter
    # the block begins on the second line of the file
    lines = (Problem(path, p.line + 1, p.column, p.message) for p in wrong)
    return found, closed.end(), tuple(lines)


def _read(block: Located, wrong: list[Problem]) -> Metadata:
    """The keys that are known; others are another tool's."""
    values = block.value

    def text(name: str) -> str | None:
        value = values.get(name)
        if value is None:
            return None
        if isinstance(value, dict | list):
            wrong.append(block.problem((name,), f'"{name}" is one text; write it on one line'))
            return None
        return str(value).strip() or None

    def texts(name: str) -> tuple[str, ...]:
        value = values.get(name)
        many = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(item, dict | list) for item in many):
            message = f'"{name}" holds ids of articles; write a list of texts'
            wrong.append(block.problem((name,), message))
            return ()
        return tuple(str(item).strip() for item in many if str(item).strip())

    day = text("date")
    published = dates.written(day) if day else None
    if day and published is None:
        wrong.append(block.problem(("date",), f'"{day}" is no day; {DATE_MEND}'))
    return Metadata(
        title=text("title"),
        publisher=text("publisher"),
        published=published,
        article=text("id"),
        corrects=texts("corrects"),
        supersedes=texts("supersedes"),
    )


def language(text: str) -> str | None:
    """zh-Hans, zh-Hant or en by the characters of a text before it is folded."""
    han = 0 if text.isascii() else sum(map(len, _HAN_RUN.findall(text)))
    letters = sum(map(len, _WORD.findall(text)))
    if not han and not letters:
        return None
    if han * _LETTERS_A_WORD < letters:
        return "en"
    return "zh-Hant" if count_traditional(text) * _TRADITIONAL_SHARE >= han else "zh-Hans"
