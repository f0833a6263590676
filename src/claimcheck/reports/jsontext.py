"""JSON that is inert on a terminal too: what cannot be seen is escaped, and reads back the same."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.patterns import pattern_of

# control and format characters (bidirectional overrides among them), separators, lone surrogates
_UNSEEN = pattern_of(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """A value as JSON, characters as they are where they can be seen; one line without indent."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)
