"""The kinds of files that need a library of their own: which extra brings it, and is it here."""

from __future__ import annotations

from importlib.util import find_spec

# the extra of pyproject.toml that a kind of file needs, and the module that it brings
_EXTRAS = {
    "docx": ("docx", "docx"),
    "pdf": ("pdf", "pypdfium2"),
    "parquet": ("parquet", "pyarrow"),
}


def installed(kind: str) -> bool:
    """Whether files of a kind can be read here."""
    extra = _EXTRAS.get(kind)
    return extra is None or find_spec(extra[1]) is not None


def mend(kind: str) -> str:
    """What to do so that files of a kind can be read."""
    return f'pip install "claimcheck-figures[{_EXTRAS[kind][0]}]"'
