"""A Spark session: that of the surroundings, or one of this machine."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Of one machine; what the user's own configuration says comes first.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
}
_MEND = "pip install 'claimcheck-figures[spark]'"


def started(master: str | None = None) -> SparkSession:
    """The session that runs, else a new one.

    Args:
        master: where Spark runs (`local[2]`, `spark://host:7077`, `yarn`); None for what
            spark-submit or the Spark configuration says, else all cores of this machine.

    Raises:
        UsageError: pyspark or Java is missing, or Spark does not start.
    """
    if find_spec("pyspark") is None:
        raise UsageError(f"--engine spark needs a library; {_MEND}")
    _find_java()
    # of pandas 3, of which nothing is used here
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    from pyspark import SparkConf
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf()
    wanted = master or conf.get("spark.master") or "local[*]"
    builder = SparkSession.builder.appName("claimcheck").master(wanted)
    if wanted.startswith("local"):
        settings = {**_LOCAL, "spark.sql.shuffle.partitions": str(2 * _cores(wanted))}
        for name, value in settings.items():
            if not conf.contains(name):
                builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, OSError) as error:
        said = str(error).strip().splitlines()
        raise UsageError(
            f"Spark does not start at {wanted} ({said[0] if said else 'no reason given'});"
            " check the master and that Java 17 or later runs"
        ) from None
    spark.sparkContext.setLogLevel("ERROR")
    return spark


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Says in one line why Spark gave up, in place of pages of its stack.

    Raises:
        UsageError: Spark fails.
    """
    if find_spec("pyspark") is None:  # `started` says so
        yield
        return
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        causes = [line for line in lines if "Caused by" in line] or lines[:1]
        raise UsageError(
            f"Spark gave up ({causes[-1] if causes else type(error).__name__}); its log says more"
        ) from error


def _cores(master: str) -> int:
    """The cores that a local master takes."""
    told = master.partition("[")[2].partition("]")[0].partition(",")[0]
    return int(told) if told.isdigit() else (os.cpu_count() or 1) if told == "*" else 1


def _find_java() -> None:
    """Whether there is a Java, as Spark looks for it.

    Raises:
        UsageError: there is none.
    """
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError(
            "--engine spark needs Java 17 or later; install it (Debian: openjdk-17-jre-headless)"
            " or set JAVA_HOME"
        )
