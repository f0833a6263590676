"""Second names that an article tells itself: in brackets behind a name, or by words like 又称.

英伟达(NVIDIA)   X公司(以下简称“Y”)   Contemporary Amperex Technology (CATL)   X, also known as Y
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.claims.spans import Spans
from claimcheck.clusters import names as naming
from claimcheck.lexicon import Lexicon
from claimcheck.patterns import pattern_of
from claimcheck.suggest import spans
from claimcheck.suggest.article import Article
from claimcheck.suggest.data import either, limits, words
from claimcheck.suggest.guards import explains, is_known, is_name, is_place, may_be_name
from claimcheck.suggest.model import Called, Evidence, Kind, Pair
from claimcheck.suggest.short import is_short_for

_QUOTES = "“”\"'‘’"
_QUOTED = rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}()\n]{{1,40}})[{_QUOTES}]"
_ITEM = pattern_of(r"[,、;/|]|或(?=“)| or ")
_RUN = r"(?P<run>[一-鿿㐀-䶿A-Za-z0-9·\-]{2,24})(?=[,。;:、!?)(\s]|$)"
_CAPITALS = r"(?P<run>(?:[A-Z][\w&'’.\-]*)(?: (?:of |the |for |and |& )?[A-Z][\w&'’.\-]*)*)"
# what brackets alone, without a word, never name again
_UNNAMED = ("country", "region", "segment", "market", "technology")
_TICKER = 5  # capitals of a code on an exchange, at most


def find(article: Article) -> Iterator[Pair]:
    """Every pair of names that an article tells to be one thing's."""
    yield from _in_brackets(article)
    yield from _in_words(article)


@lru_cache(maxsize=1)
def _brackets() -> re.Pattern[str]:
    most = limits()["names"]["bracket"]
    return re.compile(rf"\((?P<inside>[^()\n]{{2,{most}}})\)")


@lru_cache(maxsize=2)
def _told(language: str) -> re.Pattern[str]:
    """Words that tell a second name, at the beginning of what stands in brackets."""
    told, foreign = (either(words(language)[key]) for key in ("told", "foreign"))
    if language == "zh":
        return re.compile(
            rf"(?:{told})(?:为|作|是)?[:：]? ?|(?:{foreign})(?:为|是|[:：] ?|(?=[A-Z“]))"
        )
    return re.compile(rf"(?:{told})(?: as)?:? (?:the )?|(?:{foreign}) ", re.IGNORECASE)


@lru_cache(maxsize=2)
def _telling(language: str) -> re.Pattern[str]:
    """The same in running text, with the name behind."""
    told = either(words(language)["told"])
    if language == "zh":
        return re.compile(rf"(?P<gap>[,、]? ?)(?:{told})(?:为|作)?[:：]? ?(?:{_QUOTED}|{_RUN})")
    return re.compile(rf"(?P<gap>,? )\b(?i:{told})(?: as)? (?:the )?(?:{_QUOTED}|{_CAPITALS})")


def _in_brackets(article: Article) -> Iterator[Pair]:
    for match in _brackets().finditer(article.text):
        items = [_item(item, article) for item in _ITEM.split(match["inside"]) if item.strip()]
        if not 0 < len(items) <= limits()["names"]["items"] or _is_code(article, match):
            continue
        known = any(is_known(text, article.lexicon) for text, _ in items)
        lefts, alone = spans.before(article, match.start(), of_known=known), len(items) == 1
        named = all(_may_stand(text, article, alone) for text, _ in items)
        for text, told in items:
            more = spans.opening_like(article, text, match.start())
            if told or named or more is not None:
                yield from _paired(article, [*lefts, *([more] if more else ())], text, told, match)


def _is_code(article: Article, match: re.Match[str]) -> bool:
    """Latin in brackets right behind Latin, f(x), or several things behind a Latin name."""
    before = article.text[max(0, match.start() - 2) : match.start()]
    if not (before + match["inside"]).isascii():
        return False
    return not before.endswith((" ", '"')) or "," in match["inside"]


def _item(item: str, article: Article) -> tuple[str, bool]:
    """What stands in brackets without its quotes, and whether words tell that it is a name."""
    plain = item.strip()
    told = None
    for language in (article.language, "zh", "en"):
        told = told or _told(language).match(plain)
    plain = plain[told.end() if told else 0 :].strip()
    quoted = re.fullmatch(_QUOTED, plain)
    return (quoted["quoted"] if quoted else plain).strip(), told is not None


def _may_stand(text: str, article: Article, alone: bool) -> bool:
    """Whether a text may be a name with no word to tell it; common words only by themselves."""
    known = is_known(text, article.lexicon) is not None
    return is_name(text, article.lexicon, told=known) or (alone and _is_nickname(text, article))


def _is_nickname(text: str, article: Article) -> bool:
    """Common words that may be somebody's name all the same: 老黄家."""
    return (
        naming.is_han(text)
        and len(text) <= limits()["names"]["nickname"]
        and is_name(text, article.lexicon, told=True)
        and not explains(text)
        and article.uses(text)
    )


def _in_words(article: Article) -> Iterator[Pair]:
    inside = Spans(match.span() for match in _brackets().finditer(article.text))
    for match in _telling(article.language).finditer(article.text):
        if not inside.hold(match.start(), match.end()):
            text = (match["quoted"] or match["run"]).strip(" .,'’")
            yield from _paired(article, spans.before(article, match.start()), text, True, match)


def _paired(
    article: Article, lefts: list[spans.Found], text: str, told: bool, match: re.Match[str]
) -> Iterator[Pair]:
    """The pair of a second name with the likeliest of the names in front of it."""
    if not may_be_name(text, article.lexicon):
        return
    known = is_known(text, article.lexicon)
    right = Called(text, known, (article.lexicon.kind(known) if known else "") or "")
    best: tuple[int, Kind, spans.Found] | None = None
    for left in lefts:
        kind = _kind(left[0], right, told, article)
        if kind is not None:
            rank = limits()["kinds"][kind]["weight"]
            if best is None or rank > best[0]:
                best = rank, kind, left
    if best is not None:
        _rank, kind, (called, start) = best
        yield Pair(called, right, Evidence(kind, article.place(start, match.end())))


def _kind(left: Called, right: Called, told: bool, article: Article) -> Kind | None:
    """What speaks for two names being one thing's, None for nothing."""
    if naming.form(left.text, "subject").core == naming.form(right.text, "subject").core:
        return None
    if left.id is not None and left.id == right.id:
        return None
    short = is_short_for(right.text, left.text) or is_short_for(left.text, right.text)
    named = is_name(right.text, article.lexicon, told=told or right.id is not None)
    if told and (named or short):
        return "called"
    if left.kind in _UNNAMED or right.kind in _UNNAMED:
        return None
    if short:
        return "short"
    if left.kind == "person" or right.kind == "person" or is_place(right.text):
        return None
    return _by_itself(left, right, named, article)


def _by_itself(left: Called, right: Called, named: bool, article: Article) -> Kind | None:
    """What brackets say in which nothing but a name stands."""
    if named and naming.is_han(left.text) != naming.is_han(right.text):
        return None if _is_ticker(right.text, left, article.lexicon) else "script"
    if left.id is not None and right.id is not None:
        return None
    if right.text.isupper() and len(right.text) <= _TICKER:
        return None  # a code on an exchange
    if named:
        return "bracket" if article.uses(right.text) else None
    return "aside" if _is_nickname(right.text, article) else None


def _is_ticker(text: str, left: Called, lexicon: Lexicon) -> bool:
    """NVDA of 英伟达: some letters of a known name, and not its initials."""
    if not text.isupper() or len(text) > _TICKER or left.id not in lexicon.entities:
        return False
    names = [name for name in lexicon.entities[left.id].names if not naming.is_han(name)]
    letters = (iter(name.upper()) for name in names)
    some = any(all(letter in rest for letter in text) for rest in letters)
    return some and not any(is_short_for(text, name) for name in names)
