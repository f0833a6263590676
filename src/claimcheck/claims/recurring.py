"""Companies that no entry knows and no ending gives away, told by how the text uses them.

A short run of characters that again and again stands in front of a time or a measure word
(鸿碁6月出货, 鸿碁营收), or once with a stock code behind it (鸿碁(2999)), and that the text names
as often as any known company, is what the text is about. No tagger is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from claimcheck.claims.mentions import Mention
from claimcheck.claims.spans import Spans
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Document

_CODED = pattern_of(
    r"\((?<=[一-鿿]{2}\()(?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,5}-?[A-Z]{0,3}|股票代码[^)]{1,12})\)"
)
_RUN = pattern_of(r"(?:^|(?<=[,。;:!?\s\n(“”、]))([一-鿿]{2,5})$")
_TIME = pattern_of(
    r"(?:(?:19|20)\d\d年)?(?:第?[一二三四]季度?|[上下]半年|前[三二]季度?|\d{1,2}月份?(?:\d{1,2}日)?"
    r"|今年|去年|全年|当季|单季|本季|首季|昨日?|今日|明年|前\d季|\d{1,2}日)$"
)
_TIME_ENDS = frozenset("季度年份月日昨")  # characters that a time of these ends with
_LONGEST_TIME, _LONGEST_RUN = 14, 6  # characters
_BEFORE_FIGURE = pattern_of(
    r"[,。;:!?\s]([一-鿿]{2,4}?)(?:则以|则|也以|以|仅|共)(?=[约近超逾]?\d)"
)  # of a text behind a line end
_NUMERALS = frozenset("一二三四五六七八九十两几数百千")
_OPENING = pattern_of(r"[,。;:!?\s“”(]([一-鿿]{2,10})")  # of a text behind a line end
_COMMON = (
    "n",
    "v",
    "vn",
    "a",
    "b",
    "an",
    "d",
    "ad",
    "t",
    "m",
    "q",
    "f",
    "s",
    "l",
    "i",
    "j",
    "vd",
    "ng",
    "r",
    "c",
    "p",
)
_OFFICE = pattern_of(r"(?:部|局|委|署|厅|院|会|政府|大学|研究所|中心|部门)$")
OFTEN = 2
_OFTEN_OPENED = 2


@lru_cache(maxsize=1)
def _data() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    data = read_data("zh/function_words.yaml")
    openers = "|".join(sorted(data["openers"], key=len, reverse=True))
    classes = "|".join(sorted(data["class_nouns"], key=len, reverse=True))
    return (
        frozenset(data["no_company"]),
        frozenset(data["function_characters"]),
        pattern_of(rf"^(?:[一-鿿]{{0,6}}(?:{classes})|{openers})(?=[一-鿿]{{2}})"),
    )


def find(document: Document, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Every place of the recurring names of a Chinese text."""
    names = {*_names(document, mentions, lexicon), *_endings(document, mentions, lexicon)}
    if not names:
        return []
    kinds = {name: _kind(document.text, name) for name in names}
    taken = Spans((m.start, m.end) for m in mentions if m.what == "entity" and m.kind != "segment")
    return [
        Mention(start, end, "entity", None, name, kinds[name])
        for name, start, end in longest(sorted(names), document.text)
        if not taken.overlap(start, end)
    ]


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(read_data("zh/function_words.yaml")["surnames"])


_SPEAKS = pattern_of(r"[一-鿿]{0,2}(?:说|称|认为|告诉|坦言|解读|介绍|指出)")
_TOLD = pattern_of(r"说|告诉|坦言|笑|某")
_TITLED = pattern_of(
    r"(?:选手|运动员|被告人|教授|先生|女士|记者|导演|演员|球员|队员|将军|总理|总统|部长)$"
)
_TITLE = 4  # characters, at most


def _kind(text: str, name: str) -> str:
    """A body by its ending, a person by the title or the verb beside it, else a company."""
    if _OFFICE.search(name):
        return "organisation"
    if len(name) > 3:
        return "company"
    family = name[0] in _surnames()
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        told = (family and _SPEAKS.match(text, end)) or _TOLD.match(text, end)
        if told or _TITLED.search(text[max(0, start - _TITLE) : start]):
            return "person"
        start = text.find(name, end)
    return "company"


def _names(document: Document, mentions: list[Mention], lexicon: Lexicon) -> list[str]:
    no_company, _characters, openers = _data()
    coded = {_without(openers, name) for name in _coded(document.text)}
    known = {m.text for m in mentions}
    goods = {m.end: m.start for m in mentions if m.what == "entity" and m.kind == "segment"}
    runs = (_run_before(document.text, m.start, goods) for m in mentions if m.what == "measure")
    counts = Counter(run for run in runs if run is not None)
    ahead = _BEFORE_FIGURE.findall("\n" + document.text)
    counts.update(_without(openers, run) for run in ahead)
    seen = set(counts)
    for name in _repeated(document.text, openers, _characters):
        counts.setdefault(name, 1)
    rivals = Counter(m.key for m in mentions if m.kind in ("company", "product"))
    least = max(OFTEN, *rivals.values()) if rivals else OFTEN
    nothing_small = (_characters | _NUMERALS).isdisjoint
    likely = [
        name
        for name in sorted(coded | counts.keys())
        if 1 < len(name) < 6
        and not (name in known or name in no_company)
        and (name in coded or nothing_small(name))
        and not _overlaps(name, known)
    ]
    uses = _uses(document.text, [name for name in likely if name not in coded])
    found = [
        name
        for name in likely
        if name in coded
        or (uses[name].count >= least and uses[name].is_a_word and not _common(name, lexicon))
        or ((name in seen or uses[name].is_a_word) and _unheard(name, lexicon))
    ]
    ends = set(found)
    whole = [n for n in found if not any(n[at:] in ends for at in range(1, len(n)))]
    return sorted(n for n in whole if not _goes_on(document.text, n, whole))


def _coded(text: str) -> Iterator[str]:
    """The up to six characters in front of each stock code in brackets."""
    for match in _CODED.finditer(text):
        start = end = match.start()
        while start > max(0, end - 6) and "一" <= text[start - 1] <= "鿿":
            start -= 1
        yield text[start:end]


def _goes_on(text: str, name: str, names: list[str]) -> bool:
    """国安 where the text never says anything but 国安银."""
    return any(
        longer.startswith(name) and longer != name and text.count(longer) == text.count(name)
        for longer in names
    )


def _repeated(text: str, openers: re.Pattern[str], characters: frozenset[str]) -> Iterator[str]:
    """The runs of two to four characters that clauses open with three times or more.

    Class nouns in front are left out. What is not frequent by its first two is not by more.
    """
    runs = [_without(openers, run) for run in _OPENING.findall("\n" + text)]
    runs = [run for run in runs if len(run) > 1 and run[1] not in characters]
    by_two = Counter([run[:2] for run in runs])
    counts: Counter[str] = Counter()
    for run in runs:
        if by_two[run[:2]] > _OFTEN_OPENED:
            for size in range(2, min(len(run), 4) + 1):
                if run[size - 1] in characters:
                    break
                counts[run[:size]] += 1
    return (name for name, times in counts.items() if times > _OFTEN_OPENED)


@lru_cache(maxsize=1)
def _first_of_openers() -> tuple[frozenset[str], frozenset[str]]:
    """The first characters of openers, and of class nouns."""
    data = read_data("zh/function_words.yaml")
    openers, classes = (frozenset(w[0] for w in data[key]) for key in ("openers", "class_nouns"))
    return openers, classes


def _without(openers: re.Pattern[str], run: str) -> str:
    """A run of characters without the class noun or the opener in front."""
    opens, classes = _first_of_openers()
    if run[:1] not in opens and classes.isdisjoint(run):
        return run
    opener = openers.match(run)
    return run[opener.end() :] if opener else run


def _common(name: str, lexicon: Lexicon) -> bool:
    """Made of common nouns and verbs of the dictionary alone (电动机车): no name."""
    from claimcheck.tagging import tag

    words = tag(name, lexicon)
    whole = any(len(word) > 1 for word, _pos, _s, _e in words)
    return whole and all(pos in _COMMON for _word, pos, _s, _e in words)


def _unheard(name: str, lexicon: Lexicon) -> bool:
    """No word of the dictionary stands in it: once in front of a measure or a figure is enough."""
    from claimcheck.tagging import NEW_WORD, tag

    if len(name) > 4:
        return False
    return all(len(word) == 1 or pos == NEW_WORD for word, pos, _s, _e in tag(name, lexicon))


def _endings(document: Document, mentions: list[Mention], lexicon: Lexicon) -> set[str]:
    """岭能科技, 启辰汽车: a short run in front of an ending that companies' names have."""
    no_company, characters, openers = _data()
    known = {m.text for m in mentions}
    found = set()
    for match in _company().finditer("\n" + document.text):
        stem, ending = _without(openers, match["stem"]), match["ending"]
        whole = stem + ending
        generic = stem in no_company or stem in known or whole in known or whole in no_company
        named = len(stem) > 1 and not generic and not set(stem) & characters
        if named and not _common(whole, lexicon):
            found.add(whole)
    return found


@lru_cache(maxsize=1)
def _company() -> re.Pattern[str]:
    """Of a text behind a line end. No ending closes with one of `IN_FRONT`."""
    endings = sorted(read_data("zh/function_words.yaml")["company_endings"], key=len, reverse=True)
    return pattern_of(
        rf"[{IN_FRONT}](?P<stem>[一-鿿]{{2,4}}?)"
        rf"(?P<ending>{'|'.join(endings)})(?![一-鿿]?(?:园|城|部|厅|司法|界|大学|学院)|池|芯|板块|期货|行业|产业)"
    )


IN_FRONT = r",。;:!?\s(“”、的由在与和被给向对从日月年季度是"  # what a company's name stands behind


@record(frozen=False, slots=False)
class _Use:
    """How a text uses a run of characters.

    Attributes:
        count: how often it stands there.
        behind: the characters that follow it, "" at the end of the text.
    """

    count: int = 0
    behind: set[str] = field(default_factory=set)
    _end: int = 0

    def see(self, text: str, start: int, end: int) -> None:
        """Note one place; places that overlap are one."""
        if start >= self._end:
            self._end = end
            self.count += 1
            if text[end : end + 2] == "\n" or not text.startswith("\n", end):
                self.behind.add(text[end : end + 1].strip("\n"))

    @property
    def is_a_word(self) -> bool:
        """Different characters follow it, so that it is not the beginning of one longer word."""
        return len(self.behind) > 1 and self.count >= OFTEN


def _uses(text: str, names: list[str]) -> dict[str, _Use]:
    """How a text uses each of many runs, in one pass."""
    found = {name: _Use() for name in names}
    if not found:
        return found
    from ahocorasick_rs import AhoCorasick

    uses = list(found.values())
    places = AhoCorasick(list(found)).find_matches_as_indexes(text, overlapping=True)
    for index, start, end in places:
        uses[index].see(text, start, end)
    return found


def longest(names: list[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Every place of many names, from the left, the longest first, none overlapping."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(text):
        yield names[index], start, end


def _overlaps(name: str, known: set[str]) -> bool:
    """The run ends in or begins with a word that is known: 全球市场, 动力电池."""
    return any(name[at:] in known or name[: len(name) - at] in known for at in range(len(name) - 1))


def _run_before(text: str, end: int, goods: dict[int, int]) -> str | None:
    """The short run of characters in front of a measure word, its time and goods taken off."""
    start = max(0, end - 40)
    while True:
        if end in goods:
            end = goods[end]
            continue
        before = end
        while end > start and text[end - 1] in "的 ":
            end -= 1
        if text[end - 1 : end] in _TIME_ENDS:
            time = _TIME.search(text, max(start, end - _LONGEST_TIME), end)
            end = time.start() if time else end
        if end == before:
            break
    match = _RUN.search(text, max(start, end - _LONGEST_RUN), end)
    if match is None:
        return None
    _none, characters, openers = _data()
    name = _without(openers, match[1])
    return name if len(name) > 1 and not set(name) & characters else None
