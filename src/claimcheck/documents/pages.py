"""The code pages of articles: strict, exact both ways, under the names that labels give them."""

from __future__ import annotations

import codecs
import re

from claimcheck.documents import plausible
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_HEAD = 4096
_FEW = 4  # characters; fewer must lead by more, or it is chance
_META = pattern_of(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{3,40})", re.IGNORECASE
)
_XML = pattern_of(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{3,40})[\"']")
_OTHERS = pattern_of(r"cp125[0-8]|iso8859-\d+|koi8-[ru]|shift_jis|euc_(?:jp|kr)|cp932|cp949")
_WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"  # bytes 0x80 to 0x9f
_TO_LATIN = {ord(char): 0x80 + n for n, char in enumerate(_WINDOWS)}
_FROM_LATIN = {byte: char for char, byte in _TO_LATIN.items()}
_ONLY_LATIN = pattern_of("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")


@record
class Page:
    """An encoding.

    Attributes:
        name: as it is shown.
        codecs: Python's names, the first that takes all bytes counts.
    """

    name: str
    codecs: tuple[str, ...]

    def decode(self, data: bytes) -> str:
        """The text.

        Raises:
            UnicodeDecodeError: a byte is undefined; the place is that of the first codec.
        """
        first: UnicodeDecodeError | None = None
        for codec in self.codecs:
            try:
                return _read(data, codec)
            except UnicodeDecodeError as error:
                first = first or error
        assert first is not None
        raise first

    def encode(self, text: str) -> bytes | None:
        """The bytes that give this text; None where none do."""
        for codec in self.codecs:
            try:
                data = _written(text, codec)
                if _read(data, codec) == text:
                    return data
            except UnicodeError:
                continue
        return None


UTF8 = Page("UTF-8", ("utf-8",))
# cp936 has the euro sign at 0x80, where GB18030 has nothing.
GB18030 = Page("GB18030", ("gb18030",))
# Hong Kong's characters stand where cp950 has nothing.
BIG5 = Page("Big5", ("cp950", "big5hkscs"))
LATIN = Page("Latin-1", ("latin-1",))
WINDOWS = Page("CP1252", ("cp1252",))
UTF16 = (Page("UTF-16LE", ("utf-16-le",)), Page("UTF-16BE", ("utf-16-be",)))


def declared(data: bytes) -> Page | None:
    """The encoding that a page says it has, by XML declaration or meta element.

    An ISO-8859-1 page is one of Windows-1252, a GB2312 page one of GB18030, as browsers have it.
    One that says UTF-16 in bytes of ASCII is none.
    """
    head = data[:_HEAD]
    found = _XML.match(head) or _META.search(head)
    if found is None:
        return None
    label = found[1].decode("ascii").lower().removeprefix("x-")
    if re.fullmatch(r"gb[-_]?(?:2312(?:-80)?|k|18030)(?:-\d+)?|cp936|ms936", label):
        return GB18030
    if re.fullmatch(r"big5(?:-?hkscs|-eten)?|cn-big5|cp950", label):
        return BIG5
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name in ("utf-8", "ascii", "iso8859-1", "cp1252"):
        return UTF8 if name == "utf-8" else WINDOWS
    return Page(label, (name,)) if _OTHERS.fullmatch(name) else None


def readings(data: bytes, pages: tuple[Page, ...], *, ascii_too: bool = False) -> list[Reading]:
    """What the bytes are in each page that takes them all, the most plausible first."""
    found = []
    for page in pages:
        try:
            text = page.decode(data)
        except UnicodeDecodeError:
            continue
        wide = ascii_too or page in UTF16
        found.append(Reading(plausible.share(text, ascii_too=wide), page, text))
    return sorted(found, key=lambda reading: -reading.share)


@record
class Reading:
    """One reading of bytes, and how plausible it is."""

    share: float
    page: Page
    text: str


def best(found: list[Reading]) -> Reading | None:
    """The reading that is plausible and leads; None where it is a tie, or none is."""
    if not found or found[0].share < plausible.ENOUGH:
        return None
    few = sum(not char.isascii() for char in found[0].text) < _FEW
    lead = plausible.ENOUGH if few else plausible.MARGIN
    leads = all(found[0].share - other.share >= lead for other in found[1:])
    return found[0] if leads or len({reading.text for reading in found}) == 1 else None


def _read(data: bytes, codec: str) -> str:
    if codec == "cp1252":  # Python's has five holes, browsers and editors read controls there
        return data.decode("latin-1").translate(_FROM_LATIN)
    return data.decode(codec, _EURO if codec == "gb18030" else "strict")


def _written(text: str, codec: str) -> bytes:
    if codec == "cp1252":
        if _ONLY_LATIN.search(text):
            raise UnicodeError
        return text.translate(_TO_LATIN).encode("latin-1")
    if codec == "gb18030":
        return b"\x80".join(part.encode(codec) for part in text.split("€"))
    return text.encode(codec)


def _euro(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


_EURO = "claimcheck.euro"
codecs.register_error(_EURO, _euro)
