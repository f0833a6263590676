"""Companies that no entry knows and no ending gives away, told by how the text uses them.

A short run of characters that again and again stands in front of a time or a measure word
(鸿碁6月出货, 鸿碁营收), or once with a stock code behind it (鸿碁(2999)), and that the text names
as often as any known company, is what the text is about. No tagger is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from claimcheck.claims.mentions import Mention
from claimcheck.lexicon import read_data
from claimcheck.records import Document

_CODED = re.compile(
    r"([一-鿿]{2,6})\((?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,5}-?[A-Z]{0,3}|股票代码[^)]{1,12})\)"
)
_RUN = re.compile(r"(?:^|(?<=[,。;:!?\s\n(“”、]))([一-鿿]{2,5})$")
_TIME = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:第?[一二三四]季度?|[上下]半年|前[三二]季度?|\d{1,2}月份?(?:\d{1,2}日)?"
    r"|今年|去年|全年|当季|单季|本季|首季|昨日?|今日|明年|前\d季|\d{1,2}日)$"
)
OFTEN = 2


@lru_cache(maxsize=1)
def _data() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    data = read_data("zh/function_words.yaml")
    openers = "|".join(sorted(data["openers"], key=len, reverse=True))
    return (
        frozenset(data["no_company"]),
        frozenset(data["function_characters"]),
        re.compile(rf"^(?:{openers})"),
    )


def find(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Every place of the recurring names of a Chinese text."""
    names = {*_names(document, mentions), *_endings(document, mentions)}
    if not names:
        return []
    body = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    taken = sorted((m.start, m.end) for m in mentions if m.what == "entity")
    return [
        Mention(match.start(), match.end(), "entity", None, match[0], "company")
        for match in re.finditer(body, document.text)
        if not any(s < match.end() and match.start() < e for s, e in taken)
    ]


def _names(document: Document, mentions: list[Mention]) -> list[str]:
    no_company, _characters, openers = _data()
    coded = {openers.sub("", m[1]) for m in _CODED.finditer(document.text)}
    known = {m.text for m in mentions}
    runs = (_run_before(document.text, m.start, mentions) for m in mentions if m.what == "measure")
    counts = Counter(run for run in runs if run is not None)
    rivals = Counter(m.key for m in mentions if m.kind in ("company", "product"))
    least = max(OFTEN, *rivals.values()) if rivals else OFTEN
    recurring = {name for name in counts if document.text.count(name) >= least}
    found = [
        name
        for name in coded | recurring
        if 1 < len(name) < 6
        and name not in known
        and name not in no_company
        and not _overlaps(name, known)
        and (name in coded or _is_a_word(document.text, name))
    ]
    return sorted(n for n in found if not any(o != n and n.endswith(o) for o in found))


def _endings(document: Document, mentions: list[Mention]) -> set[str]:
    """岭能科技, 启辰汽车: a short run in front of an ending that companies' names have."""
    no_company, characters, openers = _data()
    known = {m.text for m in mentions}
    found = set()
    for match in _company().finditer(document.text):
        stem, ending = openers.sub("", match["stem"]), match["ending"]
        whole = stem + ending
        generic = stem in no_company or stem in known or whole in known or whole in no_company
        if len(stem) > 1 and not generic and not set(stem) & characters:
            found.add(whole)
    return found


@lru_cache(maxsize=1)
def _company() -> re.Pattern[str]:
    endings = sorted(read_data("zh/function_words.yaml")["company_endings"], key=len, reverse=True)
    return re.compile(
        r"(?:^|(?<=[,。;:!?\s(“”、\n的由在与和被给向对从日月年季度是]))(?P<stem>[一-鿿]{2,4}?)"
        rf"(?P<ending>{'|'.join(endings)})(?![一-鿿]?(?:园|城|部|厅|司法|界|大学|学院))",
        re.MULTILINE,
    )


def _is_a_word(text: str, name: str) -> bool:
    """Different characters follow it, so that it is not the beginning of one longer word."""
    behind = {m[1] for m in re.finditer(re.escape(name) + r"(.|$)", text)}
    return len(behind) > 1 and text.count(name) >= OFTEN


def _overlaps(name: str, known: set[str]) -> bool:
    """The run ends in or begins with a word that is known: 全球市场, 动力电池."""
    return any(name.endswith(k) or name.startswith(k) for k in known if len(k) > 1)


def _run_before(text: str, end: int, mentions: list[Mention]) -> str | None:
    """The short run of characters in front of a measure word, its time and goods taken off."""
    goods = {m.end: m.start for m in mentions if m.what == "entity" and m.kind == "segment"}
    start = max(0, end - 40)
    while True:
        if end in goods:
            end = goods[end]
            continue
        stretch = text[start:end]
        stripped = stretch.rstrip("的 ")
        time = _TIME.search(stripped)
        shorter = stripped[: time.start()] if time else stripped
        if len(shorter) == len(stretch):
            break
        end = start + len(shorter)
    match = _RUN.search(text[start:end])
    if match is None:
        return None
    _none, characters, openers = _data()
    name = openers.sub("", match[1])
    return name if len(name) > 1 and not set(name) & characters else None
