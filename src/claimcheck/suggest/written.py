"""Suggestions as a lexicon file: each entry below the places that speak for it, as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.patterns import pattern_of
from claimcheck.reports.safety import safe
from claimcheck.suggest.data import limits, words
from claimcheck.suggest.model import Conflict, Suggestion, Suggestions
from claimcheck.suggest.weighing import voices
from claimcheck.yamlfile import load_located

_PLAIN = pattern_of(r"[A-Za-z一-鿿㐀-䶿](?:[\w ·&.'’+()-]*[\w)])?")


def render(found: Suggestions, language: str, beside: Sequence[str] = ()) -> str:
    """The file; one without entries where there is nothing to suggest.

    Args:
        found: what was learnt.
        language: of the comments, "zh" or "en".
        beside: the lexicon files that were read; what is suggested may be of their entries.
    """
    say = words(language)["comments"]
    options = "".join(f"--lexicon {path} " for path in beside)
    lines = [f"# {safe(say['head'].format(found.articles, options))}"]
    for section, suggestions in found.found.items():
        if suggestions:
            lines += ["", f"{section}:"]
            lines += [line for each in suggestions for line in _entry(each, say)]
    if not found:
        lines += [f"# {say['nothing']}", "{}"]
    if found.conflicts:
        lines += ["", f"# {say['conflicts']}"]
        lines += [f"#   {safe(_conflict(each, say))}" for each in found.conflicts]
    return "".join(f"{line}\n" for line in lines)


def _entry(suggestion: Suggestion, say: dict[str, Any]) -> Iterator[str]:
    places = list(dict.fromkeys(place for each in suggestion.evidence for place in each.places))
    kinds = dict.fromkeys(say["kinds"][each.kind] for each in suggestion.evidence)
    counts = [("places", len(places)), ("articles", voices(suggestion.evidence))]
    numbers = [say[what][number != 1].format(number) for what, number in counts]
    yield "  " + say["where"].format(*numbers, say["join"].join(kinds))
    for place in places[: limits()["shown"]["places"]]:
        yield f'  # {safe(place.path)}:{place.line}: "{safe(place.quote)}"'
    for remark in suggestion.remarks:
        yield f"  # {say['remarks'][remark]}"
    yield f"  - {flow(suggestion.entry)}"


def _conflict(conflict: Conflict, say: dict[str, Any]) -> str:
    place = conflict.place
    text: str = say["conflict"]
    return text.format(conflict.name, conflict.of, conflict.means, place.path, place.line)


def flow(value: Any) -> str:
    """A value in flow style: {of: NVIDIA, names: [老黄家]}."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def scalar(text: str) -> str:
    """A text as YAML has it: plain where it would be read back as it is, else quoted."""
    if _PLAIN.fullmatch(text) and load_located(text, "").value == text:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in quoted)
