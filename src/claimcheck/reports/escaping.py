r"""Text from articles inside other languages: what would mean something there is kept from it.

Markdown: punctuation that has a meaning is escaped with a backslash. What a host links after it has
read the Markdown (mentions, issues, addresses, commits, emoji) pays no heed to backslashes; a
zero-width space breaks it, which a reader does not see.
Tables: a cell that a spreadsheet would take for a formula begins with an apostrophe.
JSON: characters that cannot be seen are written as their codes.
"""

from __future__ import annotations

import re
import unicodedata

from claimcheck.patterns import pattern_of
from claimcheck.reports.safety import safe

_BREAK = "&#8203;"  # a zero-width space
_PUNCTUATION = pattern_of(r"[\\`*_\[\]<>|~^{}&!#]")
_DOLLAR = "&#36;"  # two of them would be a formula; that is looked for in the source
_LINKED = pattern_of(
    r"@"  # a person, an address
    r"|\\#(?=\d)|(?i:\bGH-(?=\d))"  # an issue
    r"|:(?=//)|(?i:\bwww(?=\.))"  # an address
    r"|:(?=[\w+\-]{1,40}:)"  # an emoji
    r"|(?i:\b(?=[0-9]{0,39}[a-f])[0-9a-f]{6}(?=[0-9a-f]{1,34}\b))"  # a commit
)
_LEADING = pattern_of(r"(?P<sign>[+\-=:])|(?P<number>\d{1,9})(?=[.)])")  # a list, a heading, a rule

_FORMULA = pattern_of(
    r"[\s\x00]*[=+\-@\t\r\n＝＋－＠]"  # blanks before it are no help
)
_INSIDE = pattern_of(r"(;[\"\s]*)(?=[=+\-@＝＋－＠])")  # a cell of its own where ; separates them
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Cn", "Co")


def markdown(text: str, *, begins: bool = True) -> str:
    """Any text as Markdown that shows it and does nothing else; one line.

    Args:
        text: what is to be shown.
        begins: whether a line, or what is read like one, begins with it.
    """
    shown = safe(text)
    out = _PUNCTUATION.sub(r"\\\g<0>", shown.lstrip() if begins else shown)
    out = _LINKED.sub(lambda match: match[0] + _BREAK, out).replace("$", _DOLLAR)
    leading = _LEADING.match(out) if begins else None
    if leading is None:
        return out
    end = leading.end()
    return f"\\{out}" if leading["sign"] else f"{out[:end]}\\{out[end:]}"


def code(text: str) -> str:
    """Any text as a code span: nothing in it is read as Markdown, or linked."""
    shown = safe(text).strip()
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{gap}{shown}{gap}{fence}" if shown else ""


def cell(text: str) -> str:
    """Any text as the content of a cell; see OWASP, "CSV Injection"."""
    shown = _INSIDE.sub(r"\1'", safe(text))
    return f"'{shown}" if _FORMULA.match(text) else shown


def json(line: str) -> str:
    r"""A line of JSON that means the same, characters that cannot be seen written as \uXXXX."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(_units(char) if unicodedata.category(char) in _UNSEEN else char for char in line)


def _units(char: str) -> str:
    r"""A character of a JSON string as its code, that is two of them beyond \uffff."""
    code = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{code[at : at + 4]}" for at in range(0, len(code), 4))
