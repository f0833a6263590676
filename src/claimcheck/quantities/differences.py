"""Figures that say by how much: 增长40%, 40%的增长, 只便宜15%, up 40.6%, a 12% drop."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.quantities import changes
from claimcheck.quantities.compounds import listed
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import Move, load

_REACH = 32
_OF_A_HUNDRED = frozenset({"percent", "percentage_point"})
SHARES = frozenset({"percent", "percentage_point", "dimensionless", "permille"})

_VERSUS = pattern_of(
    r"(?:(?P<up>高于|多于|快于|优于|强于|大于|领先于?|反超|高出|多出|超出|胜过|长于|重于)"
    r"|(?P<down>低于|少于|慢于|落后于?|弱于|小于|短于|轻于|不及)|(?<![已远])超过?(?=\s?[A-Za-z]))"
    r"[^，。；,;、\d的]{0,3}[^，。；;、的]{1,16}?(?:约|大约|近|将近|了|逾|超)?$"
)
_VERSUS_MARK = pattern_of("[于超先出后过及]")
_NOUN_AFTER = pattern_of(r"\s?(?:以上|左右|多)?的?(?:同比|环比|年|速度|幅度)?")
_ENGLISH_NOUN = pattern_of(r"[ \-](?:([a-z-]+) )?([a-z-]+)(?P<than> than(?![a-z]))?")
_GAPS = frozenset(" -")
_GOES_ON = pattern_of(r"[0-9了至到约近超由从为一二两三四五六七八九十]")
_STEP = pattern_of(r"\s?(?:[至到]|(?:[a-z -]{0,24} )?to)(?: a (?:record|new)(?: low| high)? of)? ?")
_ARROWS = {"+": 1, "▲": 1, "↑": 1, "▼": -1, "↓": -1}
# verbs that make a difference of an amount without "by"; others take one as their object
_INTRANSITIVE = frozenset(
    {
        "up",
        "down",
        "rose",
        "fell",
        "dropped",
        "jumped",
        "slipped",
        "climbed",
        "declined",
        "increased",
    }
    | {"decreased", "grew", "plunged"}
)
_COMPARATIVES = frozenset(
    {"more", "less", "fewer", "higher", "lower", "above", "below", "faster", "slower", "off"}
)
_NOUNS_OF = frozenset(
    {"increase", "decrease", "drop", "fall", "rise", "decline", "reduction", "cut", "jump"}
)


def difference(context: Context, figure: Figure, previous: Figure | None) -> None:
    """Give a figure its sign, where it is a difference, or its direction, where it was reached."""
    if figure.unit in ("rank", "degree") or figure.sign:
        return
    if previous is not None and _follows(context, figure, previous):
        return
    start, found = _move_before(context, figure)
    if figure.unit in SHARES and _headed(context, figure):
        return
    if found is not None and found[1].level:
        figure.direction = found[1].sign
        if figure.direction:
            figure.rules.append("level")
        return
    move = found[1] if found else None
    if move is None and not context.chinese:
        move = changes.moved_by(context, figure, start)
    if move is not None:
        if move.sign and _takes(context, figure, move, found[0] if found else start, start):
            figure.sign = figure.direction = move.sign
        if move.sign == 0 or figure.sign:
            return
    if figure.unit not in _OF_A_HUNDRED or not _signed(context, figure):
        _noun_behind(context, figure)
    if not figure.sign and (figure.unit in SHARES or figure.unit in TIME):
        _versus(context, figure)


def _move_before(context: Context, figure: Figure) -> tuple[int, tuple[int, Move] | None]:
    """Where what stands before a figure ends, small words aside, and the word of movement there."""
    start = context.skip_space(figure.start)
    moves, fill = load().moves, load().fill
    tail = context.lower[start - 1 : start]
    found = moves.before(context.lower, start) if tail in moves.tails else None
    if found is None and tail in fill.tails:
        filled = changes.skip_fill(context, figure.start)
        if filled != start:
            return filled, load().moves.before(context.lower, filled)
    return start, found


def _follows(context: Context, figure: Figure, previous: Figure) -> bool:
    """What the figure before says of this one: 增长31.7%和32.5%, 下调1.4万元至25万元."""
    sign = previous.sign
    if not sign or figure.start - previous.end > 48:
        return False
    if previous.unit == figure.unit and listed(context, previous, figure):
        figure.sign = figure.direction = sign
        return True
    if previous.unit == figure.unit and _gapped(context, figure, previous):
        figure.sign = figure.direction = sign
        return True
    if _STEP.fullmatch(context.lower, previous.end, figure.start):
        figure.direction = sign
        figure.rules.append("level")
        return True
    return False


def _gapped(context: Context, figure: Figure, previous: Figure) -> bool:
    """Cut relapses by 41%, the older pill by 23%: the verb is the one before."""
    gap = _BY.fullmatch(context.lower, previous.end, figure.start)
    if gap is not None:
        return not any(word in load().moves.words for word in gap[0].split())
    other = _AND_THE_OTHER.fullmatch(context.lower, previous.end, figure.start)
    if other is None or figure.unit != "percent":
        return False
    if _CLOSES.match(context.lower, figure.end) is None:
        return False  # and cover 6% of costs
    return _no_nouns().isdisjoint(other["who"].split())


@lru_cache(maxsize=1)
def _no_nouns() -> frozenset[str]:
    """Words of grammar, verbs, and nouns that have a level in percent."""
    words, figures = read_data("en/function_words.yaml"), read_data("en/figures.yaml")
    lists = (words["stop"], words["verbs"], figures["points"]["of_percent"], load().moves.words)
    return frozenset(str(word) for words in lists for word in words)


# corn has shed 11%, and soybeans 6%: no verb of their own
_AND_THE_OTHER = pattern_of(
    r",?\s(?:and|while|but)\s(?:the |its |those of )?(?P<who>[a-z'’-]{3,}(?:\s[a-z'’-]+)?)\s"
)
_CLOSES = pattern_of(r"\s?(?:$|[.,;:)])(?!\d)|\s(?:in|since|over|this|last|to|from)\s")
_BY = pattern_of(r",?\s(?:and |while |but )?(?:[a-z'’-]+ ){1,6}by (?:just |only |about |some )?")


def _takes(context: Context, figure: Figure, move: Move, start: int, end: int) -> bool:
    """Whether a word of movement makes the figure a difference."""
    if figure.unit in SHARES:
        return True
    decimal = not figure.unit and figure.step < 1 and figure.op == "="  # 指数低0.4
    if move.shares:
        return decimal
    word = context.lower[start:end]
    if not word.isascii():
        return bool(figure.unit) or figure.scale > 1 or decimal
    between = context.lower[end : figure.start]
    if "by" in between.split():
        return True
    if figure.counter in ("points", "point"):  # the index lost 214 points
        return True
    return (word in _INTRANSITIVE and not figure.counter) or (
        word in _NOUNS_OF and "of" in between.split()
    )


def _headed(context: Context, figure: Figure) -> bool:
    """降幅达到两成, 涨幅为5%."""
    if context.text.find("幅", max(0, figure.start - 10), figure.start) < 0:
        return False
    before = context.before(figure.start, 10)
    for word, sign in load().heads.items():
        at = before.rfind(word)
        if at >= 0 and not any(char.isdigit() for char in before[at:]):
            figure.sign = figure.direction = sign
            return True
    return False


def _signed(context: Context, figure: Figure) -> bool:
    """同比+12%, ▼3%, 同比-5%: a printed sign or a comparison in time."""
    before = context.text[figure.start - 1 : figure.start]
    if before in _ARROWS:
        figure.sign = figure.direction = _ARROWS[before]
        figure.start -= 1
        return True
    if context.text.find("比", max(0, figure.start - 8), figure.start) < 0:
        return False
    window = context.before(figure.start, 8)
    if ("同比" in window or "环比" in window) and "占" not in window:
        negative = figure.point is not None and figure.point < 0
        figure.sign = figure.direction = -1 if negative else 1
    return figure.sign != 0


def _noun_behind(context: Context, figure: Figure) -> None:
    """15%的反超, 每月15%的速度爬升, 40% increase, 3,000 yuan less than."""
    nouns = load().nouns
    if context.chinese and context.text[figure.end : figure.end + 1] in _noun_heads():
        match = _NOUN_AFTER.match(context.text, figure.end)
    else:
        match = None
    if match is not None and (match.end() > figure.end or figure.unit in SHARES):
        found = nouns.at(context.text, match.end())
        if match[0].endswith(("速度", "幅度")):
            move = load().moves.at(context.text, match.end())
            found = (move[0], move[1].sign) if move else found
        apart = match[0].endswith("的") or (found and not _GOES_ON.match(context.text, found[0]))
        if found is not None and apart and HAN.match(context.text, match.end()):
            if figure.unit.partition("/")[0] in SHARES or match[0].endswith("的"):
                figure.sign = figure.direction = found[1]
            return
    if context.lower[figure.end : figure.end + 1] not in _GAPS:
        return
    behind = _ENGLISH_NOUN.match(context.lower, figure.end)
    if behind is None:
        return
    word, than = behind[1] or behind[2], behind["than"]
    sign = nouns.words.get(word, 0)
    if behind[1]:
        than = " than" if context.lower.startswith(" than", behind.end(1)) else None
        if not sign and behind[2] not in _COMPARATIVES:  # 15% speed improvement
            sign = nouns.words.get(behind[2], 0)
    if sign and (figure.unit in SHARES or than):
        figure.sign = figure.direction = sign


@lru_cache(maxsize=1)
def _noun_heads() -> frozenset[str]:
    """The first characters of _NOUN_AFTER, and of what may follow it."""
    return frozenset(" \t\n以左多的同环年速幅").union(word[0] for word in load().nouns.words)


def _versus(context: Context, figure: Figure) -> None:
    """略高于华为昇腾910B约12%, 算力超A100 12%."""
    if _VERSUS_MARK.search(context.blank, max(0, figure.start - _REACH), figure.start) is None:
        return
    begin = figure.start - len(context.before(figure.start, _REACH))
    match = _VERSUS.search(context.text, begin, figure.start)
    if match is None:
        return
    figure.sign = figure.direction = -1 if match["down"] else 1
    figure.rules.append("versus")
