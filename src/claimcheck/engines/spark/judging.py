"""Rules on the workers, over parts of the claims as `rules.parting` makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from claimcheck import clusters, pipeline, rules, tellings
from claimcheck.engines.spark import shipped as codec
from claimcheck.engines.spark.articles import TIMES, document_of
from claimcheck.engines.spark.shipped import Broadcast, Shipped, at_work, rows, told
from claimcheck.frozen import record
from claimcheck.records import Claim
from claimcheck.rules.parting import Family, Things, most_of

if TYPE_CHECKING:
    from pyarrow import RecordBatch

# What a worker tells the driver: what it is, of which family of rules, and the thing itself. Of
# comparisons that are counted (spoken) it tells the rule in place of the family; of lines that
# another article tells with another figure (alike) that article.
RESULT = "kind string, family string, told string"
PART = "part string, article string, published string, claim string"
_ARTICLES = 256  # that a worker keeps
_CHUNK = 20_000  # claims that are looked at together at least, where there are that many


@record
class Named:
    """What is known of all articles together once they are read.

    Attributes:
        canon: the canonical names.
        replaced: for an article those that correct or supersede it.
    """

    canon: clusters.Slots
    replaced: Mapping[str, tuple[str, ...]]


class Work:
    """The rules of a run, and what is known of all articles."""

    def __init__(self, shipped: Shipped, named: Named) -> None:
        self.shipped = shipped
        self.named = named
        self.parting = rules.Parting(shipped.rules, shipped.lexicon)
        # an article has several partners, and they come one after the other
        self.document = lru_cache(maxsize=_ARTICLES)(partial(document_of, shipped=shipped))

    def view(
        self, claims: Sequence[Claim], published: Mapping[str, str], **more: Any
    ) -> rules.View:
        """Claims with their canonical names."""
        found = clusters.joined(claims, self.named.canon, self.shipped.lexicon)
        topics = clusters.topics(found, self.shipped.lexicon)
        return rules.View(
            found,
            topics,
            sorted(claims, key=pipeline.place),
            self.shipped.lexicon,
            published=published,
            replaced=self.named.replaced,
            **more,
        )

    def look(self, family: Family, view: rules.View) -> Iterator[dict[str, str]]:
        """What the rules of a family find, as rows."""
        only = {rule.id for rule in self.parting.families[family]}
        seen = rules.look(self.shipped.rules, view, only=only, most=most_of(family))
        yield from (_result("found", family, told(one)) for one in seen.found)
        yield from (_result("silenced", family, told(one)) for one in seen.silenced)
        yield from (_result("left", family, told(one)) for one in seen.left)
        yield from (_result("matched", family, one) for one in sorted(seen.matched))
        yield from (_result("alike", other, told(line)) for line, other in sorted(seen.alike))
        for claim in view.claims:
            if claim.id in seen.compared and claim.quantity is not None:
                yield _result("compared", "", f"{claim.document}\t{claim.figure}")


def _result(kind: str, family: Family, text: str) -> dict[str, str]:
    return {"kind": kind, "family": family, "told": text}


def in_articles(
    batches: Iterable[RecordBatch], shipped: Broadcast[Shipped], named: Broadcast[Named]
) -> Iterator[RecordBatch]:
    """What rules find that look at one article, and the things that articles compare.

    Args:
        batches: with `published`, `article` and `claims` of each article.
        shipped: what the run works with.
        named: what is known of all articles.
    """
    with at_work(shipped) as known:
        work = Work(known, named.value)
        for batch in batches:
            articles = rows(batch)
            claims = [claim for one in articles for claim in codec.claims(one["claims"])]
            view = work.view(claims, _days(articles))
            found = list(work.look("article", view)) if "article" in work.parting.families else []
            things = {pair for claim in _joined(view) for pair in work.parting.pairs(view, claim)}
            found += [_result("thing", "", told(pair)) for pair in sorted(things)]
            spoken = work.parting.spoken(view)
            found += [_result("spoken", rule, str(count)) for rule, count in spoken.items()]
            yield _batch(found, RESULT)


def parted(
    batches: Iterable[RecordBatch],
    shipped: Broadcast[Shipped],
    named: Broadcast[Named],
    things: Broadcast[Things],
) -> Iterator[RecordBatch]:
    """Every claim of a cluster, once for each part that it belongs to.

    Args:
        batches: as in `in_articles`.
        shipped: what the run works with.
        named: what is known of all articles.
        things: as `in_articles` found them.
    """
    with at_work(shipped) as known:
        work = Work(known, named.value)
        for batch in batches:
            articles = rows(batch)
            texts = [(one, text) for one in articles for text in one["claims"]]
            claims = codec.claims(text for _, text in texts)
            view = work.view(claims, {})
            homes = {claim.id for claim in _joined(view)}
            found = [
                {
                    "part": f"{family}\t{key}",
                    "article": one["article"],
                    "published": one["published"],
                    "claim": text,
                }
                for (one, text), claim in zip(texts, claims, strict=True)
                if claim.id in homes
                for family, key in sorted(set(work.parting.keys(view, claim, things.value)))
            ]
            yield _batch(found, PART)


def in_parts(
    batches: Iterable[RecordBatch],
    shipped: Broadcast[Shipped],
    named: Broadcast[Named],
    spoken: Broadcast[Mapping[str, int]],
) -> Iterator[RecordBatch]:
    """What rules find in parts.

    Args:
        batches: as `parted` gives them, sorted by part, each part in one place.
        shipped: what the run works with.
        named: what is known of all articles.
        spoken: by rule how many comparisons of two things there are.
    """
    with at_work(shipped) as known:
        work = Work(known, named.value)
        for chunk in _chunks(row for batch in batches for row in rows(batch)):
            families: dict[Family, dict[str, Claim]] = defaultdict(dict)
            for row in chunk:
                claim = codec.claim(row["claim"])
                families[row["part"].partition("\t")[0]][claim.id] = claim
            published = _days(chunk)
            for family, claims in sorted(families.items()):
                view = work.view(tuple(claims.values()), published, spoken=spoken.value)
                yield _batch(list(work.look(family, view)), RESULT)


def _chunks(found: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows of whole parts, as many as are looked at together."""
    chunk: list[dict[str, Any]] = []
    for row in found:
        if len(chunk) >= _CHUNK and row["part"] != chunk[-1]["part"]:
            yield chunk
            chunk = []
        chunk.append(row)
    if chunk:
        yield chunk


def of_two(
    batches: Iterable[RecordBatch], shipped: Broadcast[Shipped], named: Broadcast[Named]
) -> Iterator[RecordBatch]:
    """What rules find in two articles that share rare words.

    Args:
        batches: with `rare` (the words that both have, with their classes), and of each article
            `source`, `content`, `article`, `published` and `claims`, behind `one_` and `other_`.
        shipped: what the run works with.
        named: what is known of all articles.
    """
    with at_work(shipped) as known:
        work = Work(known, named.value)
        for batch in batches:
            found: list[dict[str, str]] = []
            for row in rows(batch):
                pair = [_side(row, side) for side in ("one_", "other_")]
                found += _between(work, pair, row["rare"])
            yield _batch(found, RESULT)


def _side(row: Mapping[str, Any], side: str) -> dict[str, Any]:
    names = ("source", "content", "article", "published", "claims")
    return {name: row[side + name] for name in names}


def _between(
    work: Work, pair: Sequence[Mapping[str, Any]], shared: Iterable[Mapping[str, str]]
) -> list[dict[str, str]]:
    lexicon = work.shipped.lexicon
    texts = pipeline.ordered(work.document(one["source"], one["content"]) for one in pair)
    claims = [claim for one in pair for claim in codec.claims(one["claims"])]
    rare: dict[str, set[str]] = defaultdict(set)
    for word in shared:
        rare[word["kind"]].add(word["word"])
    view = work.view(
        claims,
        _days(pair),
        aligner=lambda: tellings.aligned(claims, texts, lexicon, rare=rare),
        dater=lambda: tellings.datings(texts, lexicon, rare=rare[TIMES]),
    )
    return list(work.look("articles", view))


def _joined(view: rules.View) -> Iterator[Claim]:
    """The claims that belong to a cluster."""
    for cluster in view.clusters:
        yield from cluster.claims


def _days(articles: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Day of publication by article, where known."""
    return {one["article"]: one["published"] for one in articles if one["published"] is not None}


def _batch(found: list[dict[str, Any]], schema: str) -> RecordBatch:
    import pyarrow as arrow

    names = [field.split()[0] for field in schema.split(", ")]
    return arrow.RecordBatch.from_pylist(found, arrow.schema([(n, arrow.string()) for n in names]))


def looks(results: Iterable[Any]) -> Iterator[tuple[Family, rules.Look]]:
    """What workers found, one at a time."""
    for row in results:
        text = row["told"]
        if row["kind"] == "matched":
            yield row["family"], rules.Look(matched=frozenset([text]))
        elif row["kind"] == "found":
            yield row["family"], rules.Look(found=(codec.spotted(text),))
        elif row["kind"] == "silenced":
            yield row["family"], rules.Look(silenced=(codec.spotted(text),))
        elif row["kind"] == "left":
            yield row["family"], rules.Look(left=(codec.left(text),))
