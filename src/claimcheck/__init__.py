"""claimcheck: the figures of articles held against each other.

The public names are imported when they are first used, so that `import claimcheck` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own costs half as much as a bare interpreter
if TYPE_CHECKING:
    from typing import Any

    from claimcheck.api import (
        Figure,
        check,
        check_documents,
        check_frame,
        check_texts,
        extract,
        read_quantities,
    )
    from claimcheck.errors import (
        ClaimcheckError,
        ConfigError,
        DataFileError,
        DocumentError,
        UsageError,
    )
    from claimcheck.frames import claims_dataframe, findings_dataframe
    from claimcheck.reading import read_documents
    from claimcheck.records import Claim, Document, Finding, Quantity, Report

__version__ = "0.1.0"

_HOMES = {
    "api": "Figure check check_documents check_frame check_texts extract read_quantities",
    "errors": "ClaimcheckError ConfigError DataFileError DocumentError UsageError",
    "frames": "claims_dataframe findings_dataframe",
    "reading": "read_documents",
    "records": "Claim Document Finding Quantity Report",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Claim",
    "ClaimcheckError",
    "ConfigError",
    "DataFileError",
    "Document",
    "DocumentError",
    "Figure",
    "Finding",
    "Quantity",
    "Report",
    "UsageError",
    "__version__",
    "check",
    "check_documents",
    "check_frame",
    "check_texts",
    "claims_dataframe",
    "extract",
    "findings_dataframe",
    "read_documents",
    "read_quantities",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its home and keep it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})
