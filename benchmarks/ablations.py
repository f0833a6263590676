"""What each part of reading claims is worth: blind batches scored with one part off each time.

    python benchmarks/ablations.py [BATCH ...] [--kit DIR]

The batches are those of `tests/gold/blind` (default: b7 and b5), scored as `blind.py` there scores
them. Off is one part at a time, in a process of its own:

    entities     the lexicon of names is empty
    measures     the lexicon of measures is empty
    tagging      Chinese text is not cut into words: no words, no parts of speech
    inheritance  nothing is taken over from another sentence of the text

Shown are F1 of the claims found, and of all annotated claims the share with a right record and
with a right identity, each with its 95 % interval. The last row is what an answer scores that finds
the figures and says nothing of them. Without the scoring kit nothing is measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
BATCHES = ("b7", "b5")
WHOLE, EMPTY = "nothing off", "empty answer"
SHARES = ("record_of_all_gold", "identity")
CARRIED_SCOPE = "scope:carried"  # the one reader of another sentence that gives no locus
READ = "--read-without"  # how this script calls itself

Result = dict[str, Any]  # what the kit's scorer says


def no_entities() -> None:
    """Names are what the text itself shows to be names."""
    _lexicon_with(entities={})


def no_measures() -> None:
    """Measures are the noun phrases of the text, or what a unit alone says."""
    _lexicon_with(measures={})


def _lexicon_with(**parts: dict[str, Any]) -> None:
    from claimcheck import lexicon

    emptied = replace(lexicon.load(), **parts)
    _instead(lexicon, "load", lambda _extra=(): emptied)


def no_tagging() -> None:
    """Each stretch of text is one word of no part of speech."""
    from claimcheck.tagging import Tagger

    _instead(Tagger, "tag", lambda _tagger, text: ((text, "", 0, len(text)),))


def no_inheritance() -> None:
    """Readers whose answer is of another sentence are passed over, like those a plan leaves out."""
    from claimcheck.claims.plan import first
    from claimcheck.claims.sentence import Sentence

    def own(sentence: Sentence, quantity: Any, answers: Iterable[Any]) -> Any:
        here = (one for one in answers if one is None or one.locus != "inherited")
        return first(sentence.plan, quantity, here)

    _instead(Sentence, "first", own)
    _instead(Sentence, "allows", lambda _sentence, _quantity, step: step != CARRIED_SCOPE)


def _instead(owner: object, name: str, other: Callable[..., object]) -> None:
    """Put something in the place of a part, which must be there, until the process ends."""
    mock.patch.object(owner, name, other).start()


PARTS: dict[str, Callable[[], None]] = {
    "entities": no_entities,
    "measures": no_measures,
    "tagging": no_tagging,
    "inheritance": no_inheritance,
}


def rows(halves: dict[str, Result]) -> Iterable[tuple[str, ...]]:
    """A line for each ablation of one half of a batch, then the empty answer."""
    for name, result in halves.items():
        slots = result["slots"]["tier 1"]
        shares = [share(slots[cell]["rate"], slots[cell]["interval"]) for cell in SHARES]
        found = result["total"]["tier 1"]
        yield name, share(found["f1"], found["f1_interval"]), *shares
    slots = halves[WHOLE]["slots"]["tier 1"]
    yield EMPTY, "", *(f"{slots[cell]['empty']:.3f}" for cell in SHARES)


def share(rate: float, interval: list[float]) -> str:
    """A share with its 95 % interval."""
    low, high = interval
    return f"{rate:.3f} ({low:.3f}-{high:.3f})"


def main() -> None:
    """Score every batch with every part off in its turn."""
    sys.path.insert(0, str(ROOT / "tests" / "gold"))
    import blind

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("batch", nargs="*", default=BATCHES)
    parser.add_argument("--kit", type=Path, default=blind.KIT)
    options = parser.parse_args()
    if not (options.kit / "score_claims.py").is_file():
        print(f"ablations.py: skipped: no scoring kit at {options.kit}; name it with --kit")
        return
    for batch in options.batch:
        halves: dict[str, dict[str, Result]] = {}
        for name in (WHOLE, *PARTS):
            command = [sys.executable, __file__, READ, name]
            for language, result in blind.score(batch, options.kit, command).items():
                halves.setdefault(language, {})[name] = result
        for language, half in halves.items():
            print(f"\n{batch} {language}: {half[WHOLE]['total']['tier 1']['gold']} claims")
            print(f"{'off':14}{'F1':>22}{'record_of_all_gold':>22}{'identity':>22}")
            for name, *cells in rows(half):
                print(f"{name:14}" + "".join(f"{cell:>22}" for cell in cells).rstrip())


def read(without: str, arguments: list[str]) -> None:
    """The command line with a part off."""
    from claimcheck.cli import main as claimcheck

    if without != WHOLE:
        PARTS[without]()
    sys.argv[1:] = arguments
    claimcheck()


if __name__ == "__main__":
    if sys.argv[1:2] == [READ]:
        read(sys.argv[2], sys.argv[3:])
    else:
        main()
