"""What a large page costs in a browser: 5,000 findings as multiples of 50.

    python benchmarks/page.py [--runs 5] [--few 50] [--many 5000] [--check] [--browser FILE]

Both pages are rendered, written to a folder and opened in turn in a headless Chromium: the time to
the first paint, the time until the page is loaded and drawn, its size. In the large page every finding is
then searched by its fingerprint, which must leave it alone on the page. --check leaves with 1 when
the first paint takes more than 3 times, or the load more than 20 times, that of the small page, or
a finding is not found. Needs the dependency group `browser`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import _measure
import _reports
from playwright.sync_api import Page, sync_playwright

from claimcheck.records import Report
from claimcheck.reports import Look, render

PAINT, LOAD = 3.0, 20.0  # at most so many times what the small page takes
# Loaded is what has fired its load event and has been drawn once more after it.
WATCH = """addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.loadedAt = performance.now();
})));"""
TIMES = "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.loadedAt]"
# Each fingerprint is put into the search field, as typing does; "change" asks at once.
SEARCH = """(all) => {
  const field = document.querySelector("input[type=search]");
  const choice = document.querySelector("#filters select");
  return all.filter((one) => {
    field.value = one;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = document.querySelectorAll("article.finding:not([hidden])");
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


def opened(page: Page, file: Path) -> tuple[float, float]:
    """Milliseconds to the first paint and to the end of loading."""
    page.goto("about:blank")
    page.goto(file.as_uri(), wait_until="load", timeout=120_000)
    page.wait_for_function(f"{TIMES}.every((time) => time > 0)")
    paint, load = page.evaluate(TIMES)
    return paint, load


def written(report: Report, file: Path) -> float:
    """Write the page of a report; seconds of CPU that it took."""
    start = time.process_time()
    text = render(report, "html", Look(language="zh"))
    took = time.process_time() - start
    file.write_text(text, encoding="utf-8")
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--few", type=int, default=50)
    parser.add_argument("--many", type=int, default=5000)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--browser", default=browser_file())
    args = parser.parse_args()
    written(_reports.report(args.few), Path(tempfile.mkdtemp()) / "warm.html")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        files = {n: Path(folder) / f"{n}.html" for n in (args.few, args.many)}
        reports = {n: _reports.report(n) for n in files}
        cpu = {n: written(reports[n], file) for n, file in files.items()}
        browser = tools.chromium.launch(executable_path=args.browser, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(WATCH)
        found: dict[int, list[tuple[float, float]]] = {n: [] for n in files}
        for _ in range(args.runs + 1):
            for n, file in files.items():
                found[n].append(opened(page, file))
        medians = {
            n: tuple(statistics.median(run[at] for run in runs[1:]) for at in (0, 1))
            for n, runs in found.items()
        }
        print(
            f"{'findings':>9}{'MB':>7}{'written, s':>12}{'first paint, ms':>17}{'loaded, ms':>12}"
        )
        for n, (paint, load) in medians.items():
            size = files[n].stat().st_size / 1e6
            print(f"{n:>9}{size:>7.1f}{cpu[n]:>12.1f}{paint:>17.0f}{load:>12.0f}")
        paint, load = (medians[args.many][at] / medians[args.few][at] for at in (0, 1))
        print(
            f"first paint x{paint:.1f} (at most {PAINT:.0f}), load x{load:.1f} (at most {LOAD:.0f})"
        )
        missing = page.evaluate(SEARCH, [one.fingerprint for one in reports[args.many].findings])
        print(f"{args.many - len(missing)} of {args.many} findings found by their fingerprint")
        browser.close()
    wrong = [f"first paint x{paint:.1f}"] if paint > PAINT else []
    wrong += [f"load x{load:.1f}"] if load > LOAD else []
    wrong += [f"not found: {', '.join(missing[:5])}"] if missing else []
    _measure.verdict(wrong, check=args.check)


if __name__ == "__main__":
    main()
