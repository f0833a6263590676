"""Articles that may speak of one thing: those whose sentences share rare words.

What `clusters.likeness.candidates` does with one index of all sentences is done here by joins: how
many sentences have a word is counted over all articles, and only sentences that share words of
some weight bring their articles together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.clusters import told

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# Sums of weights are made in another order here; what lies so near the limit is looked at too.
_NEAR = 1e-6
_KEPT = ("source", "content", "published", "claims")


def sharing(articles: DataFrame) -> DataFrame:
    """Every two articles, as `judging.of_two` takes them, the first by id first.

    Args:
        articles: as `articles.SCHEMA` has them.
    """
    from pyspark.sql import functions as f

    limits = told.data()
    words = articles.select("article", f.explode("words").alias("of")).select("article", "of.*")
    counts = words.groupBy("kind", "word").agg(f.count("*").alias("often"))
    rare = counts.where((f.col("often") > 1) & (f.col("often") <= limits["spread"]))
    words = words.join(rare.drop("often"), ["kind", "word"])
    one, other = (
        words.select("kind", "word", *(f.col(n).alias(f"{side}_{n}") for n in _COLUMNS))
        for side in ("one", "other")
    )
    sentences = (
        one.join(other, ["kind", "word"])
        .where("one_article < other_article")
        .groupBy("kind", "one_article", "one_side", "other_article", "other_side")
        .agg(
            f.greatest(f.sum("one_weight"), f.sum("other_weight")).alias("weight"),
            f.collect_list("word").alias("words"),
        )
        .where(f.col("weight") >= limits["common"] - _NEAR)
    )
    pairs = (
        sentences.select("one_article", "other_article", "kind", f.explode("words").alias("word"))
        .groupBy("one_article", "other_article")
        .agg(f.sort_array(f.collect_set(f.struct("kind", "word"))).alias("rare"))
    )
    for side in ("one", "other"):
        whole = articles.select(
            f.col("article").alias(f"{side}_article"),
            *(f.col(name).alias(f"{side}_{name}") for name in _KEPT),
        )
        pairs = pairs.join(whole, f"{side}_article")
    return pairs.sortWithinPartitions("one_article")


_COLUMNS = ("article", "side", "weight")
