"""What stands where a name would, and is none: explanations, roles, places, codes, units."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.clusters import names as naming
from claimcheck.clusters.canonical import OFF, look_up
from claimcheck.lexicon import Lexicon, read_data, units
from claimcheck.patterns import pattern_of
from claimcheck.suggest.data import either, limits, listed, words
from claimcheck.tagging import Token, tag

_TICKER = pattern_of(r"\d{4,6}(?:\.[A-Za-z]{1,3})?|[A-Z0-9]{1,6}[.:] ?[A-Z0-9]{1,6}|.*[:：].*")
_LATIN = pattern_of(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9&'’.\- +]*")
_HAN = pattern_of(r"[一-鿿㐀-䶿A-Za-z0-9·\-]+")
_DIGITS = pattern_of(r"\d")
# parts of speech of what stands between names, and of names themselves
_GRAMMAR = ("u", "p", "c", "d", "r", "y", "e", "o")
_NO_MEASURE = ("m", "q", "ns", "nt", "t")
_PROPER = ("ns", "nr", "nt", "nz", "x", "j", "eng")


def is_known(text: str, lexicon: Lexicon) -> str | None:
    """The id of the entity that goes by a name in any way of writing it, None for none."""
    found = look_up((None, text), "subject", lexicon, OFF)
    return found.right if found is not None else None


def is_name(text: str, lexicon: Lexicon, *, told: bool = False) -> bool:
    """Whether a text can be the name of a thing.

    Args:
        text: as it is folded.
        lexicon: whose measures are no names.
        told: whether words say that it is one, so that common nouns may be.
    """
    if not may_be_name(text, lexicon):
        return False
    return not naming.is_han(text) or _is_han_name(text, lexicon, told)


def may_be_name(text: str, lexicon: Lexicon) -> bool:
    """Whether nothing in the text itself says that it is no name; its grammar is not looked at."""
    lower = text.lower()
    if lower in listed("zh", "generic") or lower in listed("en", "generic"):
        return False
    if _TICKER.fullmatch(text) or lexicon.measure_named(text) or text in _signs():
        return False
    if not naming.is_han(text):
        return _is_latin_name(text)
    return len(text) >= limits()["names"]["han"][0] and _HAN.fullmatch(text) is not None


def _is_latin_name(text: str) -> bool:
    least, most = limits()["names"]["latin"]
    if not least <= len(text) <= most or not _LATIN.fullmatch(text):
        return False
    first = text.split()[0].rstrip(",")
    if first.lower() in listed("en", "explains") or text.upper() in _acronyms():
        return False
    if first == first.lower() and not first[0].isdigit():
        return False
    letters = [char for char in text if char.isalpha()]
    digits = _DIGITS.findall(text)
    return any(char.isupper() for char in letters) and len(digits) <= len(letters)


def _is_han_name(text: str, lexicon: Lexicon, told: bool) -> bool:
    most = limits()["names"]["body" if told else "han"][1]
    tokens = tag(text, lexicon)
    if len(text) > most or any(token[1].startswith(_GRAMMAR) for token in tokens):
        return False
    if told:
        return True
    return not (_DIGITS.search(text) or explains(text)) and is_proper(tokens)


def is_proper(tokens: tuple[Token, ...]) -> bool:
    """Whether words hold one that is no common noun, verb or the like of the dictionary."""
    return any(token[1].startswith(_PROPER) for token in tokens)


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(either(words("zh")["explains"]))


@lru_cache(maxsize=1)
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('zh')['ends'])})$")


def explains(text: str) -> bool:
    """Whether a text opens or ends like an explanation, a place or a role."""
    return _opening().match(text) is not None or _ending().search(text) is not None


def is_place(text: str) -> bool:
    """Whether a name ends like that of a place or a branch."""
    return text.endswith(tuple(words("zh")["places"]))


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    table = units.load()
    return frozenset((*table.signs, *table.before, *table.zh, *table.en))


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    return frozenset(read_data("en/function_words.yaml")["acronyms"])


def is_word_of_measure(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase can name what is measured: known words, names and grammar are no part."""
    if lexicon.measure_named(phrase) or lexicon.entity_named(phrase) or phrase in _measured():
        return False
    if phrase in _beside(lexicon):
        return False
    if not naming.is_han(phrase):
        return _is_english_measure(phrase)
    least, most = limits()["measures"]["han"]
    if not least <= len(phrase) <= most or not _HAN.fullmatch(phrase):
        return False
    if any(phrase in words for words in lexicon.heads["zh"].values()):
        return False  # 比率 by itself says nothing of what
    if phrase in listed("zh", "unmeasured"):
        return False
    return _is_han_measure(phrase, lexicon)


def _is_han_measure(phrase: str, lexicon: Lexicon) -> bool:
    """Words in front of a head (封盖|率) may be new to the tagger; other phrases are nouns."""
    head = _head(phrase, lexicon)
    whole = tag(phrase, lexicon)
    tokens = whole if len(whole) == 1 else tag(phrase.removesuffix(head), lexicon)
    barred = (*_GRAMMAR, *(_NO_MEASURE if head else (*_NO_MEASURE, "nr")))
    if any(token[1].startswith(barred) for token in tokens):
        return False
    return bool(head) or not any(len(token[0]) == 1 and token[1] == "v" for token in tokens)


def _head(phrase: str, lexicon: Lexicon) -> str:
    """The ending that makes a phrase one of a measure, "" for none."""
    heads = lexicon.heads["zh" if naming.is_han(phrase) else "en"]
    endings = (ending for kind in ("ratio", "money", "amount") for ending in heads[kind])
    return max((end for end in endings if phrase.endswith(end)), key=len, default="")


def is_measure_phrase(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase ends like a measure (承载量), so that it is more than a thing."""
    return _head(phrase, lexicon) != ""


@lru_cache(maxsize=2)
def _beside(lexicon: Lexicon) -> frozenset[str]:
    """Words that count beside a figure only, which `measure_named` leaves out."""
    return frozenset(word for m in lexicon.measures.values() for word in m.beside)


@lru_cache(maxsize=1)
def _measured() -> frozenset[str]:
    """Words of units; those that count are nouns as others are."""
    table = units.load()
    senses = (*table.signs.items(), *table.before.items(), *table.zh.items(), *table.en.items())
    return frozenset(word for word, sense in senses if sense.unit != "count")


def _is_english_measure(phrase: str) -> bool:
    """Two words or more, the last of them a noun that ends measures, none a number or a unit."""
    parts = phrase.split()
    if not 2 <= len(parts) <= limits()["measures"]["latin"] or phrase != phrase.lower():
        return False
    data = read_data("en/function_words.yaml")
    small = {*data["generic"], *map(str, data["stop"])}
    if small & set(parts[:-1]) or not phrase.replace(" ", "").replace("-", "").isalpha():
        return False
    return not any(part in listed("en", "unmeasured") or part in _measured() for part in parts)
