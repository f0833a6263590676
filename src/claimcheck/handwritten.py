"""Files that somebody wrote by hand: settings, names, units, rules, lists of names.

They end somewhere. A device that was named by mistake does not, and would take all memory there is.
"""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

MOST = 50_000_000  # bytes, far more than anybody writes


def text_of(path: Path, encoding: str = "utf-8-sig", *, most: int = MOST) -> str:
    """The text of a file, its line ends as in any text file.

    Raises:
        OSError: it cannot be read, or has more bytes than such a file has.
        UnicodeDecodeError: it is no text of that encoding.
    """
    from claimcheck.limits import beginning

    with path.open("rb") as opened:
        data = beginning(opened, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding).read()
