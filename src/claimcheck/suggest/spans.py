"""Where a name stands that a bracket, or words such as 又称, are behind of."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.clusters import names as naming
from claimcheck.patterns import pattern_of
from claimcheck.suggest.article import Article
from claimcheck.suggest.data import either, limits, listed, words
from claimcheck.suggest.guards import is_known, is_name
from claimcheck.suggest.model import Called
from claimcheck.suggest.short import is_short_for
from claimcheck.tagging import tag

_RUN = pattern_of(r"[一-鿿㐀-䶿A-Za-z0-9·&\-]+$")
_QUOTED = pattern_of(r"“([^“”《》]{2,40})”$|\"([^\"《》]{2,40})\"$")
_LATIN_WORD = pattern_of(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9&'’.\-]*$|&$")
_STOPS = ("u", "p", "c", "d", "r", "y", "t", "v", "f", "m", "q", "w")
_UNCOMMON = ("nr", "nz", "nt", "x")
_LONGEST = 40  # characters in which the beginning of a name is sought

Found = tuple[Called, int]  # a name, and where it begins


def before(article: Article, end: int, *, of_known: bool = False) -> list[Found]:
    """The names that may be meant by what stands behind a place, the likeliest first.

    Args:
        article: the article.
        end: where they end.
        of_known: whether a known name stands behind, so that any uncommon word may be another.
    """
    text = article.text
    while end and text[end - 1] == " ":
        end -= 1
    first, _last = article.passage(max(end - 1, 0))
    quoted = _QUOTED.search(text, max(first, end - _LONGEST), end)
    if quoted is not None:
        inner = quoted[1] or quoted[2]
        named = is_name(inner, article.lexicon, told=True)
        return [(_called(inner, article), quoted.start())] if named else []
    found: list[Found] = []
    mention = article.by_end.get(end)
    if mention is not None:
        known = mention.id if mention.id in article.lexicon.entities else None
        if mention.id is not None and known is None:
            return []  # a model of a family: no entry of its own
        if known is not None:
            return [(Called(mention.text, known, mention.kind), mention.start)]
        if is_name(mention.text, article.lexicon, told=True):
            found.append((Called(mention.text, None, mention.kind), mention.start))
    if text[max(end - 1, 0) : end].isascii():
        runs = [_latin(article, first, end)]
    else:
        runs = [_subject(article, first, end), _han(article, first, end)]
        runs += [_proper(article, first, end)] if of_known else []
    for run in runs:
        if run is not None and all(run[1] != start for _, start in found):
            found.append(run)
    return [each for each in found if text[each[1] - 1 : each[1]] != "·"]  # 罗森 of 丹尼尔·罗森


def _called(text: str, article: Article) -> Called:
    known = is_known(text, article.lexicon)
    kind = article.lexicon.kind(known) if known else ""
    return Called(text, known, kind or "")


def _latin(article: Article, first: int, end: int) -> Found | None:
    """Capitalised words, with small ones between them: Bank of Japan."""
    text, at, start = article.text, end, end
    small = listed("en", "small")
    while True:
        word = _LATIN_WORD.search(text, max(first, at - _LONGEST), at)
        if word is None:
            break
        capital = word[0][:1].isupper() or word[0][:1].isdigit()
        if not capital and word[0].lower() not in small:
            break
        if capital:
            start = word.start()
        at = word.start()
        if at == first or text[at - 1] != " ":
            break
        at -= 1
    name = text[start:end].removeprefix("The ")
    if " " not in name or not is_name(name, article.lexicon):
        return None
    return _called(name, article), end - len(name)


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('zh')['bodies'])})$")


def _han(article: Article, first: int, end: int) -> Found | None:
    """The words in front that end like the name of a body, back to where another word stands."""
    run = _RUN.search(article.text, max(first, end - _LONGEST), end)
    if run is None or _body().search(run[0]) is None:
        return None
    inner, around = listed("zh", "inner"), listed("zh", "around")
    tokens = tag(run[0], article.lexicon)
    start = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        word, sort = tokens[index][0], tokens[index][1]
        numbered = sort == "m" and word.startswith("第")
        if sort.startswith(_STOPS) and word not in inner and not numbered and sort != "vn":
            break
        start = index
    while start < len(tokens) - 1 and (tokens[start][0] in around or tokens[start][0] in inner):
        start += 1
    if start >= len(tokens):
        return None
    return _body_from(article, run[0][tokens[start][2] :], end)


def _subject(article: Article, first: int, end: int) -> Found | None:
    """A name that the article has claims about."""
    for name in article.subjects:
        start = end - len(name)
        if start >= first and article.text.startswith(name, start):
            return (_called(name, article), start) if is_name(name, article.lexicon) else None
    return None


def _proper(article: Article, first: int, end: int) -> Found | None:
    """The last words in front, if the tagger knows none of them as a common one: 艾思麦."""
    run = _RUN.search(article.text, max(first, end - _LONGEST), end)
    tokens = tag(run[0], article.lexicon) if run is not None else ()
    start = len(tokens)
    while start and tokens[start - 1][1].startswith(_UNCOMMON):
        start -= 1
    if run is None or start == len(tokens):
        return None
    name = run[0][tokens[start][2] :]
    if "·" in name or not is_name(name, article.lexicon):
        return None
    return _called(name, article), end - len(name)


def opening_like(article: Article, short: str, end: int) -> Found | None:
    """The words in front from where a short name begins: 亚洲相互协作与信任措施会议 of 亚信."""
    first, _last = article.passage(max(end - 1, 0))
    run = _RUN.search(article.text, max(first, end - _LONGEST), end)
    if run is None or _body().search(run[0]) is None:
        return None
    for token in reversed(tag(run[0], article.lexicon)):
        if token[0].startswith(short[0]) and is_short_for(short, run[0][token[2] :]):
            return _body_from(article, run[0][token[2] :], end, whole=True)
    return None


def _body_from(article: Article, name: str, end: int, *, whole: bool = False) -> Found | None:
    least, most = limits()["names"]["body"]
    if not naming.is_han(name) or not least <= len(name) <= most:
        return None
    if not whole and not is_name(name, article.lexicon, told=True):
        return None
    return _called(name, article), end - len(name)
