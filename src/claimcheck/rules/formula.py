"""Formulas of rules: numbers, names and + - * / over intervals, nothing else.

A formula is parsed against a whitelist and may hold only so many terms: a rule file is data, not a
program. Names are measures; their values are intervals, so the outcome is one.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from claimcheck.frozen import record
from claimcheck.lexicon import units

MOST_NODES = 40
LONGEST = 200
LARGEST = 1e30

Span = tuple[Decimal, Decimal]
Powers = Mapping[str, int]  # of base units; none of a pure number


class FormulaError(ValueError):
    """A formula that is not allowed, or cannot be worked out."""


@record(slots=False)
class Formula:
    """A parsed formula.

    Attributes:
        text: as written.
        names: the measures it needs.
    """

    text: str
    names: frozenset[str]
    tree: ast.expr

    def made_of(self, named: Mapping[str, Powers]) -> Powers:
        """The powers of base units of the outcome, from those of each name.

        Raises:
            FormulaError: it adds what cannot be added.
        """
        return _made_of(self.tree, named)

    def value(self, values: Mapping[str, Span]) -> Span:
        """The interval of the outcome.

        Raises:
            FormulaError: it divides by an interval that holds nothing.
        """
        return _value(self.tree, values)


@lru_cache(maxsize=256)
def parse(text: str) -> Formula:
    """The formula of a text.

    Raises:
        FormulaError: it holds anything but numbers, names and + - * /.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"longer than {LONGEST} characters")
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError("write numbers and measures joined by + - * /") from None
    nodes = list(ast.walk(tree))
    if len(nodes) > MOST_NODES:
        raise FormulaError("too long; split the rule")
    for node in nodes:
        _allow(node)
    names = frozenset(node.id for node in nodes if isinstance(node, ast.Name))
    if not names:
        raise FormulaError("it names no measure")
    return Formula(text, names, tree)


_ALLOWED = (
    ast.BinOp,
    ast.UnaryOp,
    ast.Name,
    ast.Load,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.USub,
)


def _allow(node: ast.AST) -> None:
    if isinstance(node, _ALLOWED):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        if isinstance(node.value, bool):
            raise FormulaError("true and false are no numbers")
        if abs(node.value) > LARGEST:
            raise FormulaError(f"a number beyond {LARGEST:.0e}; write a smaller one")
        return
    raise FormulaError(f"{type(node).__name__} is not allowed; only numbers, names and + - * /")


def _value(node: ast.expr, values: Mapping[str, Span]) -> Span:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant):
        number = Decimal(str(node.value))
        return number, number
    if isinstance(node, ast.UnaryOp):
        low, high = _value(node.operand, values)
        return -high, -low
    if isinstance(node, ast.BinOp):
        return _joined(node.op, _value(node.left, values), _value(node.right, values))
    raise FormulaError("not a formula")


def _made_of(node: ast.expr, named: Mapping[str, Powers]) -> Powers:
    if isinstance(node, ast.Name):
        return named[node.id]
    if isinstance(node, ast.UnaryOp):
        return _made_of(node.operand, named)
    if not isinstance(node, ast.BinOp):
        return {}
    left, right = _made_of(node.left, named), _made_of(node.right, named)
    if isinstance(node.left, ast.Constant) and isinstance(node.op, ast.Add | ast.Sub):
        return right  # 0 - loss: a bare number is of any unit
    if isinstance(node.op, ast.Mult | ast.Div):
        return units.joined(left, right, 1 if isinstance(node.op, ast.Mult) else -1)
    if left != right:
        raise FormulaError("it adds what is measured in one unit to what is measured in another")
    return left


def _joined(sign: ast.operator, left: Span, right: Span) -> Span:
    if isinstance(sign, ast.Add):
        return left[0] + right[0], left[1] + right[1]
    if isinstance(sign, ast.Sub):
        return left[0] - right[1], left[1] - right[0]
    if isinstance(sign, ast.Mult):
        corners = [a * b for a in left for b in right]
    elif right[0] <= 0 <= right[1]:
        raise FormulaError("division by nothing")
    else:
        corners = [a / b for a in left for b in right]
    return min(corners), max(corners)
