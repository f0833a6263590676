"""Figures out of text: characters per CPU second as multiples of jieba.lcut on the same text.

    python benchmarks/quantities.py [--check] [--text FILE...] [--runs 5] [--size 200000]

One core, CPU time, medians; every reader gets every text in turn, so that a busy machine slows all
alike. Beside claimcheck stand a bare regex scan, which reads nothing, and other readers of figures:
Recognizers-Text (Python; six models) and quantulum3, in an environment of their own (see peers.py;
--no-peers leaves them out). They get the first --peer-size characters, being slow. --check leaves
with 1 when claimcheck's quantities fall under their limit.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from contextlib import ExitStack

import _texts
import peers
from _measure import Task, cpu, interleaved, one_core, texts_of, verdict

# times jieba.lcut, on folded documents
LIMITS = {"essay": 3.0, "unknown": 3.0, "bulletin": 3.0}
OWN = "claimcheck, folded document"
SCAN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[〇一二三四五六七八九十百千万亿两几半]+")


def tasks(stack: ExitStack, language: str, *, with_peers: bool) -> tuple[dict[str, Task], set[str]]:
    """What is timed, warmed up, and the names of the peers among it."""
    import jieba

    from claimcheck import api, documents, quantities

    def on_document(text: str) -> float:
        document = documents.from_text(text)
        return cpu(lambda: quantities.read_document(document))

    def paragraphs(text: str) -> None:
        for part in text.split("\n"):
            api.read_quantities(part)

    def timed(work: Callable[[str], object]) -> Task:
        return lambda text: cpu(lambda: work(text))

    jieba.setLogLevel(60)
    found: dict[str, Task] = {
        "jieba.lcut": timed(jieba.lcut),
        OWN: on_document,
        "claimcheck, raw paragraphs": timed(paragraphs),
        "claimcheck, raw article": timed(
            lambda text: quantities.read_document(documents.from_text(text))
        ),
        "regex scan": timed(SCAN.findall),
    }
    names = [f"recognizers-{language}", *(["quantulum3"] if language == "en" else [])]
    if with_peers:
        found |= {name: stack.enter_context(peers.Peer(name)) for name in names}
    warm = _texts.text("english" if language == "en" else "essay", -1, 2000)
    for task in found.values():
        task(warm)
    return found, set(names)


def main() -> None:
    """Measure, print a table a kind of text, judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--text", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of --text")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--peer-size", type=int, default=6_000)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    one_core()
    problem = None if options.no_peers else peers.made()
    if problem:
        print(f"without the peers, which could not be installed: {problem}")
    wrong = []
    for kind in ["yours"] if options.text else _texts.KINDS:
        language = options.language if options.text else "en" if kind == "english" else "zh"
        texts = texts_of(options.text, kind, options.size, options.runs)
        with ExitStack() as stack:
            asked = not (options.no_peers or problem)
            found, slow = tasks(stack, language, with_peers=asked)
            limits = dict.fromkeys(slow, options.peer_size)
            speeds = interleaved(found, texts, limits)
        print(f"\n{kind}: {options.runs} texts of about {len(texts[0]):,} characters")
        print(f"{'':30}{'characters/CPU s':>18}{'× jieba':>10}")
        for name, speed in speeds.items():
            print(f"{name:30}{speed:18,.0f}{speed / speeds['jieba.lcut']:10.3g}")
        ratio = speeds[OWN] / speeds["jieba.lcut"]
        if ratio < LIMITS.get(kind, 0):
            limit = LIMITS[kind]
            wrong.append(f"{kind}: quantities at {ratio:.2f} × jieba.lcut, at least {limit:g}")
    verdict(wrong, check=options.check)


if __name__ == "__main__":
    main()
