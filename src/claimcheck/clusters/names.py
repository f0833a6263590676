"""The form of a name that comparison sees, and what keeps two names apart however alike they look.

Everything here is a function of the names alone: which documents were read never matters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from claimcheck import folding
from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of

# Fewest letters of a Latin name's proper part.
_LATIN_STEM = 4

Slot = Literal["subject", "measure", "scope"]
SLOTS: tuple[Slot, ...] = ("subject", "measure", "scope")

_CODE = pattern_of(r"[a-z0-9]*[0-9][a-z0-9]*(?:\.[0-9]+[a-z0-9]*)*")
_WORD_BEFORE_CODE = pattern_of(r"^[a-z]{4,}(?=[0-9])")
_HAN = pattern_of(r"[\u3400-\u9fff]")
GAPS = pattern_of(r"(?:[^\w.]|_|(?<![0-9])\.|\.(?![0-9]))+")


@record
class Form:
    """A name made ready for comparison.

    Attributes:
        core: folded, without affixes, spaces and punctuation.
        codes: its model codes and numbers, sorted.
        classes: the decisive classes it holds, as (group, class).
    """

    core: str
    codes: tuple[str, ...]
    classes: tuple[tuple[int, str], ...]

    def guard_against(self, other: Form) -> str:
        """What keeps the two names apart, "" if nothing does."""
        if self.codes != other.codes:
            return f"codes differ: {_listed(self.codes)} and {_listed(other.codes)}"
        if self.classes != other.classes:
            mine = [name for _, name in self.classes if (_, name) not in other.classes]
            theirs = [name for _, name in other.classes if (_, name) not in self.classes]
            return f"decisive words differ: {_listed(mine)} and {_listed(theirs)}"
        return ""


def _listed(words: Any) -> str:
    return ", ".join(words) or "none"


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data("names.yaml")
    return data


@lru_cache(maxsize=1)
def _same() -> tuple[re.Pattern[str], dict[str, str]]:
    words: dict[str, str] = {str(k): str(v) for k, v in _data()["same"].items()}
    return pattern_of("|".join(map(_as_pattern, sorted(words, key=len, reverse=True)))), words


@lru_cache(maxsize=1)
def _decisive() -> tuple[re.Pattern[str], dict[str, list[tuple[int, str]]]]:
    """One pattern for all decisive words, and the classes each of them tells."""
    classes: dict[str, list[tuple[int, str]]] = {}
    for number, group in enumerate(_data()["decisive"]):
        for name, words in group.items():
            for word in words:
                classes.setdefault(word, []).append((number, name))
    ordered = sorted(classes, key=len, reverse=True)
    han = "|".join(re.escape(word) for word in ordered if _HAN.search(word))
    latin = "|".join(re.escape(word) for word in ordered if not _HAN.search(word))
    pattern = rf"({han})|(?<![a-z0-9])({latin})(?:s|ed|ies)?(?![a-z0-9])"
    return pattern_of(pattern), classes


def _classes(core: str) -> tuple[tuple[int, str], ...]:
    pattern, classes = _decisive()
    found = {one for hit in pattern.finditer(core) for one in classes[hit[1] or hit[2]]}
    return tuple(sorted(found))


def _as_pattern(word: str) -> str:
    """Latin words count as whole words (a plural s aside), Han words anywhere."""
    escaped = re.escape(word)
    if _HAN.search(word):
        return escaped
    return rf"(?<![a-z0-9]){escaped}(?:s|ed|ies)?(?![a-z0-9])"


@lru_cache(maxsize=3)
def _affixes(slot: Slot) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
    table = _data()["affixes"][slot]
    code = table.get("behind_code")
    return (
        pattern_of(f"^(?:{_either(table['before'], before=True)})"),
        pattern_of(f"(?:{_either(table['behind'], before=False)})$"),
        pattern_of(f"(?<=[0-9a-z])(?:{_either(code, before=False)})$") if code else None,
    )


def _either(words: list[str], *, before: bool) -> str:
    def one(word: str) -> str:
        if _HAN.search(word):
            return re.escape(word)
        return f"{re.escape(word)} " if before else f" {re.escape(word)}"

    return "|".join(one(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=3)
def _changeable(slot: Slot) -> re.Pattern[str]:
    """Finds whether a name holds anything that its core would not."""
    table = _data()["affixes"][slot]
    ends = [*(f"^{re.escape(w)}" for w in table["before"])]
    ends += [f"{re.escape(w)}$" for w in (*table["behind"], *table.get("behind_code", ()))]
    return pattern_of("|".join([*ends, *map(re.escape, _same()[1])]))


def core_of_known(text: str, slot: Slot) -> str:
    """The core of a name of the lexicon, whose words are simplified already."""
    plain = text.lower()
    if _changeable(slot).search(plain):
        return form(text, slot).core
    return GAPS.sub("", plain)


@lru_cache(maxsize=1 << 16)
def form(text: str, slot: Slot) -> Form:
    """The comparable form of a name as it stands in a text."""
    plain = " ".join(GAPS.sub(" ", folding.fold(text)).split()).lower()
    pattern, words = _same()
    plain = pattern.sub(lambda found: words.get(found[0], found[0]), plain)
    core = _strip(plain, slot)
    codes = tuple(sorted(_WORD_BEFORE_CODE.sub("", code) for code in _CODE.findall(core)))
    return Form(core.replace(" ", ""), codes, _classes(core))


def _strip(plain: str, slot: Slot) -> str:
    """Affixes go as long as two characters of a name remain."""
    before, behind, behind_code = _affixes(slot)
    while True:
        shorter = before.sub("", plain).strip()
        shorter = behind.sub("", shorter).strip()
        if behind_code is not None and any(c.isdigit() for c in shorter):
            shorter = behind_code.sub("", shorter).strip()
        if shorter == plain or len(shorter.replace(" ", "")) < 2:
            return plain
        plain = shorter


@lru_cache(maxsize=2)
def _trades(*, plain: bool) -> tuple[str, ...]:
    words = _data()["trades"]
    return tuple(words["plain"] if plain else [*words["plain"], *words["other"]])


def stem(core: str, *, plain: bool = False) -> str | None:
    """The proper part of a company's name that says its trade (华晶科技: 华晶), None for others."""
    trades = _trades(plain=plain)
    if not core.endswith(trades):
        return None
    best = max((trade for trade in trades if core.endswith(trade)), key=len)
    proper = core[: -len(best)]
    return proper if len(proper) >= (2 if is_han(proper) else _LATIN_STEM) else None


@lru_cache(maxsize=1 << 16)
def is_han(core: str) -> bool:
    """Whether a name is written with Chinese characters."""
    return _HAN.search(core) is not None


@lru_cache(maxsize=1 << 16)
def long_enough(core: str) -> bool:
    """Whether a name has enough characters for a fuzzy match to mean anything."""
    shortest: int = _data()["shortest"]["han" if is_han(core) else "latin"]
    return len(core) >= shortest


def least_score(slot: Slot) -> float:
    """The score from which two names of a slot count as one."""
    return float(_data()["fuzzy"][slot])
