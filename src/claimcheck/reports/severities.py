"""How loud each severity is."""

from __future__ import annotations

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
