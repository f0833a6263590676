"""The ledger: the claims of what is already published, kept in git beside the articles.

    claims/
      news/2025/exit.txt.jsonl     one file an article, where the article is; line 1 is its header,
                                   every further line one claim, in the order of the text

      waivers.yaml                 findings that somebody answers for, until a day
      baseline.yaml                findings that were there when checking began
      reference.yaml               figures entered by hand, each with its source
      .index/                      what finds claims without reading the files; never committed

The files are the truth: sorted, one claim a line, written whole or not at all. `store` adds and
loads, `gate` holds new articles against them with the help of `index`, `settle` leaves out what is
accepted.
"""
