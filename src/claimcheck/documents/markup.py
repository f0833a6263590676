"""Markup that is not text: links keep their words, images, addresses and markers go.

Works on plain text and markdown alike, because plain text copied from a page holds both. What only
markdown means (single stars, code fences, reference links) is taken out of markdown alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimcheck.folding import Edit, Mapped
from claimcheck.patterns import pattern_of

_SIGNS = pattern_of(r"[\[<&*`_~\\]|://|www\.|@")
_TARGET = r"\([^()\s]{0,1500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: \"[^\"\n]{0,200}\")?\)"
_IMAGE = rf"!\[[^\]\n]{{0,300}}\](?:{_TARGET}|\[[^\]\n]{{0,100}}\])"
_LINK = rf"\[(?P<words>[^\[\]\n]{{1,300}})\](?P<target>{_TARGET})"
_FOOTNOTE = r"\[\^[^\]\s]{1,40}\]:?"
_URL = r"<?(?:https?|ftp)://[^\s<>\"'“”‘’()（）\[\]，。；、！？：]{1,1500}>?|\bwww\.[a-zA-Z0-9-]{1,60}\.[a-zA-Z0-9./?=&_-]{1,500}"
_MAIL = r"(?<![\w.+-])[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5}"
_TAG = (
    r"</?(?:br|p|div|span|b|strong|em|i|u|img|a|sub|sup|font|center|hr|small|mark)\b[^<>]{0,500}>"
)
_COMMENT = r"<!--(?:[^-]|-(?!->)){0,2000}-->"
_ENTITY = r"&(?:[a-zA-Z]{2,31}\d{0,2}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
_INLINE = pattern_of(
    f"(?P<gone>{_IMAGE}|{_FOOTNOTE}|{_COMMENT}|{_URL}|{_MAIL})|{_LINK}|(?P<tag>{_TAG})|(?P<entity>{_ENTITY})",
    re.IGNORECASE,
)
_ADDRESS = pattern_of(
    r"\((?:[a-z]{2,9}:|//|/|#|\.|www\.|[\w-]{1,60}\.[a-z]{2,5}\b)|\(\)", re.IGNORECASE
)
_STRONG = pattern_of(r"(\*\*\*|\*\*|__|~~)(?=\S)([^\n]{1,400}?)(?<=\S)\1")
_EMPHASIS = pattern_of(
    r"(?<![A-Za-z0-9*])\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\*(?![A-Za-z0-9*])"
    r"|(?<!\w)_(?=[^\s_])[^_\n]{1,300}(?<=[^\s_])_(?!\w)"
)
_CODE = pattern_of(r"(`{1,3})(?=[^`\n])[^`\n]{1,300}\1")
_ESCAPE = pattern_of(r"\\([!-/:-@\[-`{-~])")
_FENCE = pattern_of(r"^ {0,3}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_REFERENCE = pattern_of(r"^ {0,3}\[[^\]\n]{1,100}\]: *\S+[^\n]*$", re.MULTILINE)
_REFERRED = pattern_of(r"\[([^\[\]\n]{1,300})\](\[[^\[\]\n]{0,100}\])")


def strip(source: Mapped, *, markdown: bool) -> None:
    """Take the markup out of a text."""
    if not _SIGNS.search(source.text):
        return
    if markdown:
        source.edit([*_blocks(source.text)])
    source.edit([*_inline(source.text, markdown)])
    _between(source, _STRONG, lambda m: len(m.group(1)))
    if markdown:
        source.edit([*_references(source.text)])
        _between(source, _CODE, lambda m: len(m.group(1)))
        _between(source, _EMPHASIS, lambda _: 1)
        source.edit([_unescaped(m) for m in _ESCAPE.finditer(source.text)])


def _unescaped(mark: re.Match[str]) -> Edit:
    """A sign without its backslash; a bar inside a cell becomes one that parts no cells."""
    return mark.start(), mark.end(), "¦" if mark[1] == "|" else mark[1]


def _blocks(text: str) -> Iterator[Edit]:
    """Code and the targets of reference links."""
    at, opened = 0, None
    for match in _FENCE.finditer(text):
        if opened is None:
            yield from _targets(text, at, match.start())
            opened = match
        elif match[1].startswith(opened[1]) and not match[2].strip():
            yield opened.start(), match.end(), ""
            at, opened = match.end(), None
    yield from _targets(text, opened.end() if opened else at, len(text))


def _targets(text: str, start: int, end: int) -> Iterator[Edit]:
    return ((m.start(), m.end(), "") for m in _REFERENCE.finditer(text, start, end))


def _inline(text: str, markdown: bool) -> Iterator[Edit]:
    for match in _INLINE.finditer(text):
        start, end = match.span()
        if match["gone"]:
            yield start, end, ""
        elif match["words"]:
            if markdown or _ADDRESS.match(match["target"]):
                yield start, start + 1, ""
                yield match.start("target") - 1, end, ""
        elif match["tag"]:
            yield start, end, " " if match["tag"].lower().startswith("<br") else ""
        else:
            from html import unescape

            meant = unescape(match.group())
            if meant != match.group():
                yield start, end, meant


def _references(text: str) -> Iterator[Edit]:
    for match in _REFERRED.finditer(text):
        yield match.start(), match.start() + 1, ""
        yield match.start(2) - 1, match.end(), ""


def _between(
    source: Mapped, pattern: re.Pattern[str], size: Callable[[re.Match[str]], int]
) -> None:
    """Take the marks at both ends of each match out."""
    edits: list[Edit] = []
    for match in pattern.finditer(source.text):
        n = size(match)
        edits += [(match.start(), match.start() + n, ""), (match.end() - n, match.end(), "")]
    source.edit(edits)
