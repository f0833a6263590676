"""Reading YAML strictly, with the place of every node. The only importer of yaml.

yaml itself is imported when a text is parsed: shipped data is parsed once (see `compiled`).
YAML 1.2 booleans (`true`, `false`; `yes` and `on` are strings), duplicate keys and aliases are
refused, all problems of a file come at once. Shipped data is checked by tests and takes the fast
way (`load_trusted`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck import compiled
from claimcheck.errors import DataFileError, Problem
from claimcheck.frozen import record

if TYPE_CHECKING:
    import yaml

Key = tuple[str | int, ...]
_MEND = "put texts with signs of YAML into quotes, and indent with blanks"


@lru_cache(maxsize=1)
def _loader() -> Any:
    """The safe loader with YAML 1.2 booleans; dates stay strings."""
    import yaml

    try:  # the C parser is ten times faster; PyYAML may be built without it
        from yaml import CSafeLoader as Base
    except ImportError:  # pragma: no cover
        from yaml import SafeLoader as Base  # type: ignore[assignment]

    class Loader(Base):
        """The safe loader of this house."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in pairs if not tag.endswith((":bool", ":timestamp"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool",
        re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
        list("tTfF"),
    )
    return Loader


@record(frozen=False, slots=False)
class Located:
    """A YAML document with the places of its nodes.

    Attributes:
        path: the file as the user named it.
        value: plain dicts, lists and scalars.
        marks: (line, column), 1-based, of each node by its key path; of a mapping's entry it is
            the place of the key.
        problems: what was wrong with the YAML itself.
    """

    path: str
    value: Any = None
    marks: dict[Key, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, key: Key, message: str) -> Problem:
        """A problem at a node, or at its nearest ancestor with a known place."""
        while key and key not in self.marks:
            key = key[:-1]
        line, column = self.marks.get(key, (0, 0))
        return Problem(self.path, line, column, message)


def load_trusted(text: str) -> Any:
    """The value of a shipped file: no places, no strictness, the fast way, parsed once for all."""
    return compiled.load(text, _parse)


def load_all_trusted(texts: Sequence[str]) -> list[Any]:
    """The values of shipped files that are always wanted together, kept together."""
    found: list[Any] = compiled.load("\0".join(texts), lambda _: [*map(_parse, texts)], "yamls/1")
    return found


def _parse(text: str) -> Any:
    import yaml

    return yaml.load(text, _loader())  # noqa: S506  # a subclass of the safe loader


def dump(value: Any) -> str:
    """Block style, keys in the given order, characters unescaped."""
    import yaml

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def load_located(text: str, path: str) -> Located:
    """The value with places; problems of syntax are collected, never raised."""
    found = Located(path)
    if not text:
        return found
    import yaml

    loader = _loader()(text)
    try:
        node = loader.get_single_node()
        if node is not None:
            _refuse(node, found, set())
            if not found.problems:
                found.value = loader.construct_document(node)
            _mark(node, (), found)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        found.problems.append(
            Problem(path, line, column, f"not valid YAML: {error.problem}; {_MEND}")
        )
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        found.problems.append(Problem(path, 0, 0, f"not valid YAML: {error}; {_MEND}"))
    finally:
        loader.dispose()
    return found


def load_strict(text: str, path: str) -> Located:
    """Like `load_located`, but raises DataFileError with everything that is wrong."""
    found = load_located(text, path)
    if found.problems:
        raise DataFileError(found.problems)
    return found


def _refuse(node: yaml.Node, found: Located, seen: set[int]) -> None:
    """Aliases and duplicate keys."""
    if id(node) in seen:
        found.problems.append(_at(node, found.path, "aliases are not allowed; write the value out"))
        return
    import yaml

    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            _refuse(key, found, seen)
            name = _name(key)
            if not isinstance(key, yaml.ScalarNode):
                message = "a list or a mapping is no key; write a text"
                found.problems.append(_at(key, found.path, message))
            elif name in keys:
                message = f'the key "{name}" stands here twice; keep one'
                found.problems.append(_at(key, found.path, message))
            keys.add(name)
            _refuse(value, found, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse(item, found, seen)


def _name(key: yaml.Node) -> str:
    """What a key is called; one that is a list or mapping by all of it."""
    return str(key.value)


def _at(node: yaml.Node, path: str, message: str) -> Problem:
    return Problem(path, node.start_mark.line + 1, node.start_mark.column + 1, message)


def _mark(node: yaml.Node, key: Key, found: Located) -> None:
    import yaml

    found.marks.setdefault(key, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            inner = (*key, _name(name))
            found.marks[inner] = (name.start_mark.line + 1, name.start_mark.column + 1)
            _mark(value, inner, found)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _mark(value, (*key, index), found)
