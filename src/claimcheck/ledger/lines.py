"""The lines of a ledger file: its header, then a claim each; what is wrong with them is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from claimcheck import serial
from claimcheck.errors import Problem
from claimcheck.ledger import header
from claimcheck.ledger.formats import OtherFormatError
from claimcheck.ledger.header import Header
from claimcheck.records import Claim

MEND = "restore the file from version control, or add the article again"


def header_of(line: bytes, shown: str, problems: list[Problem]) -> Header | None:
    """The header of a file; None where it is wrong, which is added to the problems."""
    try:
        return header.from_json(value_of(line))
    except OtherFormatError as error:
        problems.append(Problem(shown, 1, 0, str(error)))
        return None
    except ValueError as error:
        problems.append(Problem(shown, 1, 0, f"{error}; {MEND}"))
        return None


def claims_of(
    lines: Sequence[bytes], shown: str, first: Header, problems: list[Problem]
) -> Iterator[Claim]:
    """The claims of a file's further lines; the last piece is what follows the last line end."""
    if lines and not lines[-1]:
        lines = lines[:-1]
    if len(lines) != first.claims:
        message = f"the header speaks of {first.claims} claims, {len(lines)} follow; {MEND}"
        problems.append(Problem(shown, 1, 0, message))
    for number, line in enumerate(lines, 2):
        try:
            claim = claim_of(line)
            if claim.article != first.article:
                raise ValueError(f'a claim of "{claim.article}" in the file of "{first.article}"')
        except ValueError as error:
            problems.append(Problem(shown, number, 0, f"{error}; {MEND}"))
        else:
            yield claim


def claim_of(line: bytes) -> Claim:
    """The claim of a line.

    Raises:
        ValueError: it is none; the text says why.
    """
    return serial.claim_from_json(value_of(line))


def value_of(line: bytes) -> Any:
    """The value of a line; the errors (ValueError) speak of the line as a user sees it."""
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>")):
        raise ValueError("an unsettled merge conflict")
    try:
        return json.loads(line.decode(), parse_float=Decimal)
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except json.JSONDecodeError as error:
        what = error.msg.lower().removesuffix(" at")  # some end with it, and some do not
        raise ValueError(f"not JSON: {what} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not JSON: nested too deep") from None
