"""Reads the formats for machines as those do who are sent them, by other code than ours.

Each reader gives the findings as `Read`: how loud, and where, with columns in code points; what a
format cannot hold is missing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import junitparser
from jsonschema import Draft4Validator, Draft202012Validator
from sarif import loader

SCHEMAS = Path(__file__).parent / "schemas"
_PLACE = re.compile(r"^(?:against |beside |with )?(.+?):(\d+):(\d+)(?:: |$)")


@dataclass(frozen=True)
class Place:
    """A place; the end is None where the format has none."""

    path: str
    line: int
    column: int | None
    end: tuple[int, int | None] | None = None


@dataclass(frozen=True)
class Read:
    """A finding as it was read."""

    level: str
    first: Place
    others: tuple[Place, ...]
    message: str


def valid(schema, value):
    """Hold a value against one of the schemas."""
    found = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    kind = Draft4Validator if "draft-04" in found["$schema"] else Draft202012Validator
    kind.check_schema(found)
    kind(found).validate(value)


def sarif(file):
    """By the official schema, and by the loader of sarif-tools."""
    log = json.loads(file.read_text(encoding="utf-8"))
    valid("sarif-2.1.0-rtm.5.json", log)
    loaded = loader.load_sarif_file(str(file))
    assert loaded.get_distinct_tool_names() == ["claimcheck"]
    records = loaded.get_records()
    assert len(records) == len(loaded.get_results())
    found = []
    for result, record in zip(loaded.get_results(), records, strict=True):
        if result.get("suppressions"):
            continue
        (first,) = result["locations"]
        assert record["Line"] == first["physicalLocation"]["region"]["startLine"]
        assert unquote(record["Location"]) == _sarif_place(first).path
        others = tuple(map(_sarif_place, result["relatedLocations"]))
        found.append(Read(result["level"], _sarif_place(first), others, result["message"]["text"]))
    return found


def _sarif_place(location):
    physical = location["physicalLocation"]
    uri, region = urlsplit(physical["artifactLocation"]["uri"]), physical["region"]
    end = region["endLine"], region["endColumn"]
    return Place(unquote(uri.path), region["startLine"], region["startColumn"], end)


def junit(file):
    """By junitparser; the places beside the first one are those of the text."""
    found = []
    for suite in junitparser.JUnitXml.fromfile(str(file)):
        for case in suite:
            for outcome in case.result:
                if outcome.type in ("unread", "unlisted"):
                    continue  # of an article, not of a figure
                lines = outcome.text.splitlines()
                places = [m for m in map(_PLACE.match, lines[1:]) if m]
                first, *others = [Place(m[1], int(m[2]), int(m[3])) for m in places]
                assert first.path == suite.name == case._elem.get("file")
                assert first.line == int(case._elem.get("line"))
                found.append(Read(outcome.type, first, tuple(others), outcome.message))
    return found


def commands(text):
    """The workflow commands of a log, as the runner of GitHub reads them: (name, values, text)."""
    found = []
    for line in text.split("\n"):
        command = re.match(r"\s*::([^\s:]+)(?: (.*?))?::(.*)", line)
        if command:
            pairs = (pair.partition("=") for pair in (command[2] or "").split(",") if pair)
            values = {key: _unescaped(value) for key, _, value in pairs}
            found.append((command[1], values, _unescaped(command[3])))
    return found


def _unescaped(text):
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def github(file):
    """By the rules of the runner; the notice of how many more there are is left out."""
    found = []
    for name, values, told in commands(file.read_text(encoding="utf-8")):
        if "line" not in values:
            continue
        matches = [m for m in map(_PLACE.match, told.splitlines()[1:]) if m]
        _, *others = [Place(m[1], int(m[2]), int(m[3])) for m in matches]
        column, end_column = (int(values[key]) if key in values else None for key in _COLUMNS)
        end = int(values["endLine"]), end_column
        first = Place(values["file"], int(values["line"]), column, end)
        level = {"notice": "note"}.get(name, name)
        found.append(Read(level, first, tuple(others), told))
    return found


_COLUMNS = ("col", "endColumn")


def gitlab(file):
    """By the documented fields; each fingerprint once, as GitLab drops the second."""
    issues = json.loads(file.read_text(encoding="utf-8"))
    valid("gitlab-code-quality.json", issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    levels = {"major": "error", "minor": "warning", "info": "note"}
    return [
        Read(
            levels[issue["severity"]],
            _gitlab_place(issue["location"]),
            tuple(map(_gitlab_place, issue["other_locations"])),
            issue["description"],
        )
        for issue in issues
    ]


def _gitlab_place(location):
    begin, end = (location["positions"][name] for name in ("begin", "end"))
    assert location["lines"] == {"begin": begin["line"], "end": end["line"]}
    return Place(location["path"], begin["line"], begin["column"], (end["line"], end["column"]))


def rdjsonl(file, root):
    """By the documented fields; columns are bytes and need the articles to be understood."""
    found = []
    for line in file.read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        valid("rdf-diagnostic.json", row)
        level = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}[row["severity"]]
        others = (_rdf_place(one["location"], root) for one in row["relatedLocations"])
        first = _rdf_place(row["location"], root)
        found.append(Read(level, first, tuple(others), row["message"]))
    return found


def _rdf_place(location, root):
    lines = (root / location["path"]).read_bytes().split(b"\n")

    def characters(position):
        if "column" not in position:
            return position["line"], None
        before = lines[position["line"] - 1][: position["column"] - 1]
        return position["line"], len(before.decode("utf-8")) + 1

    start, end = (characters(location["range"][name]) for name in ("start", "end"))
    return Place(location["path"], *start, end)


def text_at(place, root):
    """What stands at a place of a file."""
    lines = (root / place.path).read_bytes().decode("utf-8").split("\n")
    (line, column), (last, end) = (place.line, place.column), place.end
    if line == last:
        return lines[line - 1][column - 1 : end - 1]
    inner = lines[line : last - 1]
    return "\n".join([lines[line - 1][column - 1 :], *inner, lines[last - 1][: end - 1]])
