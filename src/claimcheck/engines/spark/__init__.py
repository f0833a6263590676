"""The same flow on Apache Spark: the same functions, over articles that many machines hold.

    read + extract (a row an article) → names, told by the driver what they are called
        → claims, parted as the rules need it → rules → findings
        → words of sentences → articles that share rare ones → rules on two articles → findings

Texts and claims stay where they are. The driver sees paths and titles, distinct names, findings,
and the articles that findings quote. Needs the extra `spark`: pyspark, and Java 17 or later.
"""

from __future__ import annotations

from claimcheck.engines.spark.flow import check
from claimcheck.engines.spark.report import MOST_CLAIMS, Run
from claimcheck.engines.spark.session import failing_clearly, started

__all__ = ["MOST_CLAIMS", "Run", "check", "failing_clearly", "started"]
