"""Score claimcheck on examples/ against what people read there.

    python tests/gold/score.py [--details] [--write-floors]

The gold is `examples/gold.jsonl`; `tests/gold/README.md` says how it is written. Claims are matched
one to one by place and figure. A rate of a slot is out of the claims that were found, `record` and
`identity` out of all gold claims. A finding counts by the pairs of claims that it sets against each
other. `--write-floors` raises the floors of `examples/floors.yaml` and refuses to lower one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimcheck import yamlfile
from gold.holding import finding_rates, hold
from gold.judge import SLOTS
from gold.matching import EXAMPLES, claim_rates, match, read_gold


def run_examples(folder=EXAMPLES):
    """Claims and findings of the articles as JSON, each document by its file name."""
    import claimcheck
    from claimcheck import serial

    report = claimcheck.check([folder])
    claims = [by_name(serial.claim_to_json(claim)) for claim in report.claims]
    findings = serial.report_to_json(report)["findings"]
    for finding in findings:
        finding["claims"] = [by_name(claim) for claim in finding["claims"]]
    return claims, findings


def by_name(claim):
    return claim | {"document": Path(claim["document"]).name}


def read_floors(path=EXAMPLES / "floors.yaml"):
    return {
        key: float(value) for key, value in yamlfile.load_trusted(path.read_text("utf-8")).items()
    }


def below(rates, floors):
    return {name: (rates[name], floor) for name, floor in floors.items() if rates[name] < floor}


def write_floors(rates, path=EXAMPLES / "floors.yaml"):
    """Raise the floors to the rates, rounded down; raises ValueError rather than lower one."""
    lower = below(rates, read_floors(path))
    if lower:
        raise ValueError(f"these rates would lower their floors: {lower}")
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    body = [f"{name}: {int(rate * 1000) / 1000:.3f}" for name, rate in rates.items()]
    path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


def details(claims, findings):
    for row in claims.missed:
        yield f"missed    {row['id']:<9} {row['quote']}"
    for claim in claims.alarms:
        yield f"made up   {claim['document']}:{claim['line']} {claim['quote']}"
    for row, claim, verdict in claims.pairs:
        wrong = [slot for slot in SLOTS if verdict[slot] is False]
        if wrong:
            yield f"wrong     {row['id']:<9} {', '.join(wrong)}: {claim['quote']}"
    for relation in findings.missed:
        yield f"not found {relation['id']:<9} {relation['why']}"
    for kind in ("false", "unjudged"):
        for finding in findings.classes[kind]:
            yield f"{kind:<9} {finding['rule']} {finding['severity']}: {finding['message']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true", help="list what went wrong")
    parser.add_argument("--write-floors", action="store_true", help="raise the floors")
    options = parser.parse_args()
    gold, (claims, findings) = read_gold(), run_examples()
    matched, held = match(gold, claims), hold(gold, findings)
    rates, floors = claim_rates(matched) | finding_rates(held), read_floors()
    lines = [*details(matched, held)] if options.details else []
    lines += [
        f"{name:<26} {rate:.3f}  floor {floors.get(name, 0):.3f}" for name, rate in rates.items()
    ]
    lines += [f"findings: {', '.join(f'{len(held.classes[k])} {k}' for k in sorted(held.classes))}"]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write_floors:
        write_floors(rates)
    return 1 if below(rates, floors) else 0


if __name__ == "__main__":
    raise SystemExit(main())
