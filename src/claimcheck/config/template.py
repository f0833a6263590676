"""A configuration as a file: values written as TOML, and the file that `init` writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from claimcheck.config.keys import SETTINGS
from claimcheck.patterns import pattern_of

_BARE = pattern_of(r"[A-Za-z0-9_-]+")
_HEAD = """\
# What claimcheck does here; `claimcheck config` shows what is in force and where it comes from.
# Every line is a comment: what is taken away is the mark in front of it. A flag on the command
# line wins over this file. Paths start from the folder of this file.
"""


def commented() -> str:
    """Every setting with what it is for, as a comment."""
    parts = [_HEAD]
    for name, setting in SETTINGS.items():
        default = "" if setting.default in (None, (), {}) else f" (default: {setting.default})"
        if setting.default is False:
            default = " (default: false)"
        parts.append(f"\n# {setting.about}{default}\n# {name} = {setting.sample}\n")
    return "".join(parts)


def written(value: Any) -> str:
    """A value of a setting in TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {written(inner)}" for key, inner in value.items())
        inside = ", ".join(pairs)
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    # a basic string of TOML has the escapes of JSON, but for the one of DEL, which neither needs
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else written(name)
