"""What a report says in the reader's language; see lexicon/<language>/report.yaml, explain.yaml."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from claimcheck.lexicon import read_data


class Words:
    """The catalogue of one language."""

    def __init__(self, language: str, name: str = "report") -> None:
        self.language = language
        self._data: dict[str, Any] = read_data(f"{language}/{name}.yaml")

    def get(self, path: str, default: Any = None) -> Any:
        """The raw entry at a dotted path."""
        found: Any = self._data
        for key in path.split("."):
            if not isinstance(found, dict) or key not in found:
                return default
            found = found[key]
        return found

    def __call__(self, path: str, *values: object) -> str:
        """The entry with its values filled in."""
        return str(self.get(path, path)).format(*values)

    def entry(self, table: str, key: str, default: str) -> str:
        """An entry of a table whose keys may hold dots."""
        return str(self.get(table, {}).get(key, default))

    def count(self, path: str, number: int) -> str:
        """The entry in the form its number asks for."""
        forms = self.get(path)
        form = forms if isinstance(forms, str) else forms[0 if number == 1 else 1]
        return form.format(number)


@lru_cache(maxsize=8)
def words(language: str, name: str = "report") -> Words:
    """A catalogue of a language, read once: that of reports or that of explanations."""
    return Words(language, name)
