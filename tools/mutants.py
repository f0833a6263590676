"""Small changes to our own code, drawn by chance, that a test should notice.

The changes are those of cosmic-ray's operators. It makes every one of them, or those that a filter
leaves; it draws no sample. Here places in the code are drawn, each with one of its changes, so that
an addition, which eleven operators may replace, weighs as much as a `not`. A place is drawn by what
its line says, not by where it stands: a change of the code draws anew only what it touches.
"""

from __future__ import annotations

import ast
import difflib
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

# They need arguments, or change nothing: `is None` and `== None` are one for values of ours.
LEFT_OUT = (
    "core/VariableInserter",
    "core/VariableReplacer",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
)
_REPLACING = ("core/ReplaceBinaryOperator_", "core/ReplaceComparisonOperator_")
_Spot = tuple[tuple[int, int], tuple[int, int], str]  # from, to, which kind of change


@dataclass(frozen=True)
class Mutant:
    """One change.

    Attributes:
        file: that it is made in, relative to the project.
        line: where.
        operator: of cosmic-ray.
        diff: the lines that differ, "-" before and "+" after.
        source: the whole file as changed.
    """

    file: str
    line: int
    operator: str
    diff: str
    source: str


def drawn(root: Path, folders: Iterable[str], count: int, seed: int) -> list[Mutant]:
    """So many changes of the modules of some folders; the same seed draws the same ones."""
    places: dict[tuple[str, _Spot], list[tuple[str, int]]] = defaultdict(list)
    lots: dict[tuple[str, _Spot], str] = {}
    for file in sorted(file for folder in folders for file in (root / folder).glob("*.py")):
        name, source = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        lines, alike = source.splitlines(), Counter[str]()
        for spot, operator, number in _changes(source):
            if (name, spot) not in places:
                says = f"{seed} {name} {spot[2]} {lines[spot[0][0] - 1].strip()}"
                lots[name, spot] = f"{says} {alike[says]}"
                alike[says] += 1
            places[name, spot].append((operator, number))
    found: list[Mutant] = []
    for place in sorted(places, key=lambda place: blake2b(lots[place].encode()).digest()):
        if len(found) == count:
            break
        operator, number = random.Random(lots[place]).choice(places[place])
        mutant = _mutant(root, place[0], place[1][0][0], operator, number)
        found += [mutant] if mutant is not None else []
    return found


def _changes(
    source: str,
) -> Iterator[tuple[_Spot, str, int]]:
    """Every change of a file: where and of which kind, by which operator, its how manieth."""
    nodes = list(ast_nodes(get_ast(source)))
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in sorted(operator_names()):
        if name not in LEFT_OUT:
            replaces = name.startswith(_REPLACING)
            kinds[name.rpartition("_")[0] if replaces else name].append(name)
    for kind, names in kinds.items():
        operator = get_operator(names[0])()
        spots = [spot for node in nodes for spot in operator.mutation_positions(node)]
        for number, (start, end) in enumerate(spots):
            for name in names:
                yield (start, end, kind), name, number


def _mutant(root: Path, file: str, line: int, operator: str, number: int) -> Mutant | None:
    """A change made; None where it changes nothing that runs."""
    source = (root / file).read_text(encoding="utf-8")
    changed = mutate_code(source, get_operator(operator)(), number)
    if changed is None or _running(changed) == _running(source):
        return None
    rows = difflib.unified_diff(source.splitlines(), changed.splitlines(), n=0, lineterm="")
    diff = "\n".join(row for row in rows if not row.startswith(("---", "+++", "@@")))
    return Mutant(file, line, operator.removeprefix("core/"), diff, changed)


def _running(source: str) -> str:
    """What of a module runs: annotations, which nobody reads at run time, do not."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Name("object")
    return ast.dump(tree)
