"""A rule explained: what it finds, why, with which settings, and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from rich.text import Text

from claimcheck.reports import Look, layout
from claimcheck.reports.view import text
from claimcheck.reports.words import words
from claimcheck.rules import Example, Rule

_QUIET = "dim"


def render(rule: Rule, look: Look) -> str:
    """Everything about one rule as text."""
    return layout.render(_lines(rule, look), look)


def _lines(rule: Rule, look: Look) -> Iterator[Text]:
    say = words(look.language)
    width = look.width
    yield from layout.wrap(text(f"{rule.code} {rule.id}", "bold"), width)
    yield from layout.wrap(text(rule.title[look.language], "bold"), width)
    facts = say("rule.facts", rule.check, say(f"severity.{rule.max_severity}"), rule.path)
    yield from layout.wrap(text(facts, _QUIET), width)
    yield from _looked_at(rule, look)
    for title, prose in (("", rule.explain), ("rule.hint", rule.fix_hint)):
        told = prose[look.language]
        if told.strip():
            yield Text()
            yield from _prose(say(title) if title else "", told, width)
    if rule.params:
        yield Text()
        yield Text(say("rule.params"), "bold")
        for name, value in sorted(rule.params.items()):
            yield from layout.wrap(text(f"  {name}: {_value(value)}"), width)
    for fires in (True, False):
        shown = [example for example in rule.examples if bool(example.sides) == fires]
        if shown:
            yield Text()
            yield Text(say("rule.fires" if fires else "rule.silent"), "bold")
        for example in shown:
            yield from _example(example, width)


def _looked_at(rule: Rule, look: Look) -> Iterator[Text]:
    """What claims must be for the rule, a line a key, and its tags."""
    say = words(look.language)
    for field in fields(rule.match):
        value = getattr(rule.match, field.name)
        if value:
            told = say("rule.looks", field.name, _value(value))
            yield from layout.wrap(text(told, _QUIET), look.width)
    if rule.tags:
        yield from layout.wrap(text(say("rule.tags", ", ".join(rule.tags)), _QUIET), look.width)


def _prose(title: str, prose: str, width: int) -> Iterator[Text]:
    """Paragraphs; single line ends inside one are blanks."""
    if title:
        yield Text(title, "bold")
    for paragraph in prose.strip().split("\n\n"):
        yield from layout.wrap(text(" ".join(paragraph.split())), width)


def _example(example: Example, width: int) -> Iterable[Text]:
    """The texts of an example, the pieces it fires on underlined."""
    several = len(example.texts) > 1
    for index, (name, content) in enumerate(example.texts):
        line = text(" ".join(content.split()))
        for piece in example.sides:
            at = line.plain.find(piece)
            if at >= 0:
                line.stylize("underline", at, at + len(piece))
        mark = "- " if index == 0 else "  "
        label = Text(f"  {mark}" + (f"{name}: " if several else ""), _QUIET)
        yield from layout.indented(line, width, label)


def _value(value: Any) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(str, sorted(value) if isinstance(value, set | frozenset) else value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
