"""stdout carries the result, stderr everything else, both in UTF-8 whatever the locale."""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False  # typing, tempfile and the rest are not imported before they are needed
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimcheck.errors import Problem


def use_utf8() -> None:
    """Make the standard streams speak UTF-8; what cannot be encoded is escaped, never fatal."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())  # closed by the caller: empty
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        sys.stdout = _whole(sys.stdout.fileno())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _whole(descriptor: int) -> io.TextIOWrapper:
    """A stream that writes all of a text or fails.

    That of PYTHONUNBUFFERED writes what a full disk or a pipe has room for, and drops the rest
    without a word.
    """
    raw = io.FileIO(descriptor, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), line_buffering=raw.isatty())


def inert(text: str) -> str:
    r"""Lines that the log of a GitHub workflow would take for commands, kept from being any.

    Elsewhere a text is what it is. A sign that is seen is changed (`:\u003a`, `#\u0023[`), because
    what cannot be seen may be passed over where commands are looked for. JSON goes on to mean the
    same.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true" or ("::" not in text and "##[" not in text):
        return text
    import re

    # blanks before a command, and what has no width, do not keep it from being one
    begin = r"(\A|[\r\n])([\s\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*)::"
    return re.sub(begin, r"\1\2:\\u003a", text).replace("##[", "#\\u0023[")


def write(text: str, *, commands: bool = False) -> bool:
    """Write a piece of the result to stdout; a reader who has gone is no error.

    Args:
        text: whole lines.
        commands: whether lines may be commands to the workflow that the run is a step of.

    Returns:
        Whether somebody still reads.
    """
    try:
        sys.stdout.write(text if commands else inert(text))
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return False
    return True


def tell(text: str) -> bool:
    """Write a text to stdout, and say where that cannot be done; whether it could."""
    try:
        write(text)
    except OSError as error:
        complain(f"claimcheck: {error.strerror or error}; see that there is room to write")
        silence()
        return False
    return True


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush stays quiet too."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is no file: a test's or an embedder's
        sys.stdout = io.StringIO()


def save(text: str, path: str | None, *, commands: bool = False) -> None:
    """Write the whole result to a file (at once, or not at all), or to stdout."""
    save_pieces([text], path, commands=commands)


def save_pieces(pieces: Iterable[str], path: str | None, *, commands: bool = False) -> None:
    """Write the pieces of a result as they come; a file stands there when all have come.

    Stops asking for pieces once nobody reads stdout any more.
    """
    if path is None or path == "-":
        for piece in pieces:
            if not write(piece, commands=commands):
                return
        return
    from pathlib import Path

    target = Path(path)
    try:
        if target.exists() and not target.is_file():  # a device or a pipe is written to
            with target.open("w", encoding="utf-8", errors="backslashreplace") as opened:
                opened.writelines(pieces if commands else map(inert, pieces))
        else:
            _replace(target.resolve(), (p.encode("utf-8", "backslashreplace") for p in pieces))
    except OSError as error:
        raise _unwritable(path, error) from None


def refuse_binary(format_: str, path: str | None) -> None:
    """Raise where a format that no terminal and no pipe of text can take has no file."""
    if format_ == "parquet" and path in (None, "-"):
        from claimcheck.errors import UsageError

        raise UsageError("parquet is no text; name a file to write it to: -o claims.parquet")


def save_bytes(data: bytes, path: str) -> None:
    """Write a whole file, at once or not at all."""
    from pathlib import Path

    try:
        _replace(Path(path).resolve(), [data])
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: str, error: OSError) -> Exception:
    from claimcheck.errors import UsageError

    reason = error.strerror or str(error)
    return UsageError(f"{path}: cannot be written: {reason}; name a file that can")


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target and put it in its place at the end."""
    import tempfile

    umask = os.umask(0)
    os.umask(umask)
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~umask
    with tempfile.NamedTemporaryFile(
        "wb", dir=target.parent, prefix=f".{target.name}.", delete=False
    ) as draft:
        made = type(target)(draft.name)
        try:
            draft.writelines(pieces)
            draft.close()
            made.chmod(mode)
            made.replace(target)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def complain(*lines: str) -> None:
    """Say something on stderr."""
    try:
        for line in lines:
            print(inert(visible(line)), file=sys.stderr)  # noqa: T201  # this is the one place that says
    except (OSError, ValueError):  # nobody hears it: the reader has gone, the disk is full
        pass


def complain_of(problems: Iterable[Problem]) -> None:
    """One line for each problem, in the order of their places."""
    complain(*map(str, sorted(set(problems))))


def visible(text: str) -> str:
    """The text with control characters escaped: a file name must not drive the terminal."""
    return "".join(
        char if char == "\n" or char.isprintable() else char.encode("unicode_escape").decode()
        for char in text
    )
