"""What a large page costs in a browser: 5,000 findings as multiples of 50.

    python benchmarks/page.py [--runs 5] [--few 50] [--many 5000] [--check] [--browser FILE]

Both pages are rendered, written to a folder and opened in turn in a headless Chromium: the time to
the first paint, the time until the page is loaded and drawn, the CPU time of the browser until
then, each the least of the runs, since whatever else the machine does only adds to it. In the large
page every finding is then searched by its fingerprint, which must leave it alone on the page.
--check leaves with 1 when the first paint takes more than 3 times, or the load more than 20 times
the CPU of the small page, or a finding is not found. Needs the dependency group `browser`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import _measure
import _reports
from playwright.sync_api import CDPSession, Page, sync_playwright

from claimcheck.records import Report
from claimcheck.reports import Look, render

PAINT, LOAD = 3.0, 20.0  # at most so many times what the small page takes
ROW = "{:>8} {:>6} {:>11} {:>16} {:>11} {:>8}"
# Loaded is what has fired its load event and has been drawn once more after it.
WATCH = """addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.loadedAt = performance.now();
})));"""
TIMES = "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.loadedAt]"
# Each fingerprint is put into the search field, as typing does; "change" asks at once.
SEARCH = """(all) => {
  const field = document.querySelector("input[type=search]");
  const choice = document.querySelector("#filters select");
  const findings = [...document.querySelectorAll("article.finding")];
  return all.filter((one) => {
    field.value = one;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = findings.filter((finding) => !finding.hidden);
    return shown.length !== 1 || shown[0].id !== `f-${one}`;
  });
}"""


def browser_file() -> str | None:
    """The Chromium of the system; None for the one that playwright brought."""
    return (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )


def opened(page: Page, file: Path, cpu: Callable[[], float]) -> tuple[float, float, float]:
    """Milliseconds to the first paint, to the end of loading, and of CPU until then."""
    page.goto("about:blank")
    before = cpu()
    page.goto(file.as_uri(), wait_until="load", timeout=120_000)
    while True:
        paint, load = page.evaluate(TIMES)
        if paint and load:
            return paint, load, 1000 * (cpu() - before)
        page.wait_for_timeout(20)


def written(report: Report, file: Path) -> float:
    """Write the page of a report; seconds of CPU that it took."""
    start = time.process_time()
    text = render(report, "html", Look(language="zh"))
    took = time.process_time() - start
    file.write_text(text, encoding="utf-8")
    return took


def _cpu(asked: CDPSession) -> float:
    """CPU seconds of all processes of the browser."""
    found = asked.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(process["cpuTime"] for process in found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--few", type=int, default=50)
    parser.add_argument("--many", type=int, default=5000)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--browser", default=browser_file())
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        files = {n: Path(folder) / f"{n}.html" for n in (args.few, args.many)}
        reports = {n: _reports.report(n) for n in files}
        written(reports[args.few], files[args.few])  # the lexicon and the templates are loaded
        cpu = {n: written(reports[n], file) for n, file in files.items()}
        browser = tools.chromium.launch(executable_path=args.browser, args=["--no-sandbox"])
        asked = browser.new_browser_cdp_session()
        page = browser.new_page()
        page.add_init_script(WATCH)
        found: dict[int, list[tuple[float, float, float]]] = {n: [] for n in files}
        for _ in range(args.runs + 1):  # the first of them fills the caches
            for n, file in files.items():
                found[n].append(opened(page, file, lambda: _cpu(asked)))
        least = {
            n: [min(run[at] for run in runs[1:]) for at in range(3)] for n, runs in found.items()
        }
        print(
            ROW.format("findings", "MB", "written, s", "first paint, ms", "loaded, ms", "CPU, ms")
        )
        for n, times in least.items():
            size = files[n].stat().st_size / 1e6
            print(ROW.format(n, f"{size:.1f}", f"{cpu[n]:.1f}", *map(round, times)))
        paint, load, work = (least[args.many][at] / least[args.few][at] for at in range(3))
        print(f"first paint x{paint:.1f} (at most {PAINT:.0f})")
        print(f"whole load x{load:.1f}, its CPU x{work:.1f} (at most {LOAD:.0f})")
        missing = page.evaluate(SEARCH, [one.fingerprint for one in reports[args.many].findings])
        print(f"{args.many - len(missing)} of {args.many} findings found by their fingerprint")
        browser.close()
    wrong = [f"first paint x{paint:.1f}"] if paint > PAINT else []
    wrong += [f"load x{work:.1f}"] if work > LOAD else []
    wrong += [f"not found: {', '.join(missing[:5])}"] if missing else []
    _measure.verdict(wrong, check=args.check)


if __name__ == "__main__":
    main()
