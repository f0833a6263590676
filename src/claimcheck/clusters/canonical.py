"""One key for every way of writing a name.

exact → alias (the lexicon) → folded form (script, case, spaces, affixes) → fuzzy, guarded. Which
name of the lexicon an unknown name stands for depends on the name alone; unknown names are joined
with each other by connected components over pairwise scores. So the order of documents never
matters, and a further document can only add links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimcheck.clusters import names as naming
from claimcheck.clusters.blocking import Ends, Index
from claimcheck.clusters.names import Form, Slot
from claimcheck.clusters.similarity import similarity
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.records import Link

Raw = tuple[str | None, str]

# The threshold that switches every match but equal forms off.
OFF = 100.0
# The score of a name that is short for another one.
SHORT = 90.0


class Vocabulary:
    """The names a lexicon knows for a slot, ready for look-up.

    Only what is asked for is worked out: most runs meet few names that the lexicon lacks.
    """

    def __init__(self, lexicon: Lexicon, slot: Slot) -> None:
        self._slot = slot
        self._ids: dict[str, set[str]] = defaultdict(set)
        empty = set(lexicon.heads.get("zh", {}).get("plain", ())) if slot == "measure" else set()
        for identity, text in _known(lexicon, slot):
            core = naming.core_of_known(text, slot)
            if core == text or core not in empty:  # 总量 is not short for 总量指标
                self._ids[core].add(identity)
        self._ends: Ends | None = None
        self._stems: dict[str, set[str]] | None = None

    def folded(self, form: Form) -> str | None:
        """The id whose name is the form's; None for none or for several."""
        found = self._ids.get(form.core, set())
        return next(iter(found)) if len(found) == 1 else None

    def short(self, form: Form) -> str | None:
        """The id of the one name that the form is short for, or a plain addition to."""
        if self._slot != "subject" or form.codes:
            return None
        longer = naming.stem(form.core, plain=True)
        found = self._ids.get(longer, set()) if longer else set()
        if self._stems is None:
            self._stems = defaultdict(set)
            for name, ids in self._ids.items():
                proper = naming.stem(name)
                if proper:
                    self._stems[proper] |= ids
        found = found or self._stems.get(form.core, set())
        return next(iter(found)) if len(found) == 1 else None

    def fuzzy(self, form: Form, threshold: float) -> tuple[str, float] | None:
        """(id, score) of the best name; None for none or for a tie of several ids."""
        if not naming.long_enough(form.core):
            return None
        if self._ends is None:
            self._ends = Ends(self._ids)
        near = self._ends.near(form.core, threshold)
        scored = [(similarity(form, naming.form(name, self._slot)), name) for name in near]
        best = max((score for score, _ in scored), default=0.0)
        if best < threshold:
            return None
        ids = {one for score, name in scored if score == best for one in self._ids[name]}
        return (ids.pop(), best) if len(ids) == 1 else None


def _known(lexicon: Lexicon, slot: Slot) -> Iterable[tuple[str, str]]:
    if slot == "measure":
        for measure in lexicon.measures.values():
            yield from ((measure.id, word) for word in (measure.id, *measure.words))
    else:
        for entity in lexicon.entities.values():
            yield from ((entity.id, name) for name in (entity.id, *entity.names))


_VOCABULARIES: dict[tuple[int, Slot], tuple[Lexicon, Vocabulary]] = {}


def vocabulary(lexicon: Lexicon, slot: Slot) -> Vocabulary:
    """The vocabulary of a slot, built once for each lexicon."""
    kept = _VOCABULARIES.get((id(lexicon), slot))
    if kept is None or kept[0] is not lexicon:
        if len(_VOCABULARIES) > 32:
            _VOCABULARIES.clear()
        kept = (lexicon, Vocabulary(lexicon, slot))
        _VOCABULARIES[id(lexicon), slot] = kept
    return kept[1]


@record
class Canon:
    """The canonical keys of a slot.

    Attributes:
        keys: raw name (id, text) to its canonical key.
        links: raw name to the match that gave it its key; exact ones are left out.
    """

    keys: dict[Raw, str]
    links: dict[Raw, Link]


def canonicalise(
    raw: Iterable[Raw], slot: Slot, lexicon: Lexicon, threshold: float | None = None
) -> Canon:
    """The canonical key of each distinct name.

    Args:
        raw: (id, text) of names; the id counts where there is one.
        slot: what kind of names they are.
        lexicon: the names that are known.
        threshold: least fuzzy score, None for the slot's own.
    """
    least = naming.least_score(slot) if threshold is None else threshold
    keys: dict[Raw, str] = {}
    links: dict[Raw, Link] = {}
    unknown: list[str] = []
    for name in sorted(set(raw), key=lambda name: (name[0] or "", name[1])):
        known = look_up(name, slot, lexicon, least)
        if known is None:
            unknown.append(name[1])
        else:
            keys[name] = known.right
            if known.how != "exact":
                links[name] = known
    for text, link in _join(unknown, slot, least).items():
        keys[None, text] = link.right
        if link.how != "exact":
            links[None, text] = link
    return Canon(keys, links)


def look_up(name: Raw, slot: Slot, lexicon: Lexicon, least: float) -> Link | None:
    """The link to a name of the lexicon, None where it knows none."""
    identity, text = name
    if identity is not None:
        return Link(slot, text, identity, "exact" if text == identity else "alias")
    named = lexicon.measure_named if slot == "measure" else lexicon.entity_named
    found = named(text)
    if found is not None:
        return Link(slot, text, found, "alias")
    words = vocabulary(lexicon, slot)
    form = naming.form(text, slot)
    found = words.folded(form)
    if found is not None:
        return Link(slot, text, found, "folded")
    if least >= OFF:
        return None
    short = words.short(form)
    if short is not None:
        return Link(slot, text, short, "fuzzy", SHORT)
    near = words.fuzzy(form, least)
    return Link(slot, text, near[0], "fuzzy", near[1]) if near else None


def _join(texts: list[str], slot: Slot, least: float) -> dict[str, Link]:
    """Names no table knows, joined with each other: each one's link to its group's name."""
    forms = {text: naming.form(text, slot) for text in texts}
    heads: dict[Form, str] = {}
    for text in sorted(texts, key=lambda text: (len(text), text)):
        heads.setdefault(forms[text], text)
    groups = _Groups(heads.values())
    if least < OFF and len(heads) > 1:
        for left, right in Index({text: forms[text] for text in heads.values()}).pairs():
            if similarity(forms[left], forms[right]) >= least:
                groups.join(left, right)
        for left, right in _shortened(heads) if slot == "subject" else ():
            groups.join(left, right)
    out = {}
    for text in texts:
        head = heads[forms[text]]
        top = groups.top(head)
        if head == top:
            out[text] = Link(slot, text, top, "exact" if text == top else "folded")
        else:
            score = similarity(forms[head], forms[top])
            out[text] = Link(slot, text, top, "fuzzy", score or SHORT)
    return out


def _shortened(heads: dict[Form, str]) -> Iterable[tuple[str, str]]:
    """Companies that are told of with and without their trade (华晶科技, 华晶)."""
    cores = {form.core: text for form, text in heads.items() if not form.codes}
    for core, text in sorted(cores.items()):
        proper = naming.stem(core)
        if proper in cores:
            yield cores[proper], text


class _Groups:
    """Connected components; the shortest name, then the first, stands for its group."""

    def __init__(self, names: Iterable[str]) -> None:
        self._up = {name: name for name in names}

    def top(self, name: str) -> str:
        while self._up[name] != name:
            self._up[name] = self._up[self._up[name]]
            name = self._up[name]
        return name

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.top(left), self.top(right)), key=lambda name: (len(name), name))
        self._up[high] = low
