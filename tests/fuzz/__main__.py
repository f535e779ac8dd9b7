"""`make fuzz`: the API by its own description, then four readers led by what they reach. Ends with 1 on a finding."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.contract import SEED, Tally, fuzz
from tests.fuzz.guided_runs import run_guided
from tests.fuzz.serving import PROJECT, served
from tests.fuzz.targets import TARGETS
from tools.elapsed import elapsed

FOUND = PROJECT / "build" / "fuzz"  # inputs that broke something
EXAMPLES = 60  # for each operation and phase of one round, which makes some 900 cases
FEWEST_CASES = 20_000
MOST_ROUNDS = 60


def main() -> int:
    """Fuzz everything.

    Returns:
        The exit code: 1 where anything was found, or fewer cases than promised were tried.
    """
    options = _read()
    found = 0
    if options.cases:
        found += _fuzz_contract(options.cases)
    for target in TARGETS if options.minutes else ():
        with elapsed(f"Fuzzing {target} for {options.minutes:g} minutes"):
            run = run_guided(target, round(options.minutes * 60), FOUND / target)
        print(f"\n{target}: {run.cases} cases, {run.places} places reached, {len(run.findings)} findings")
        print(*run.findings, sep="\n")
        found += len(run.findings)
    print(f"\n{found} findings" + (f": see {FOUND}" if found else ""))
    return int(found > 0)


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="for each reader; 0 leaves them out")
    parser.add_argument("--cases", type=int, default=FEWEST_CASES, help="through the API; 0 leaves them out")
    return parser.parse_args()


def _fuzz_contract(fewest: int) -> int:
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as website:
        for number in range(MOST_ROUNDS):
            with elapsed(f"Fuzzing the API, round {number + 1}"):
                tally.add(fuzz(website, EXAMPLES, seed=SEED + number, is_whole=number == 0))
            print(f"{tally.cases.total()} cases, {len(tally.findings)} findings", flush=True)
            if tally.cases.total() >= fewest:
                break
        slow = website.slow_requests()
    _print(tally, slow)
    is_short = tally.cases.total() < fewest
    if is_short:
        print(f"That is fewer than {fewest} cases.")
    return len(tally.findings) + len(tally.errors) + len(slow) + is_short


def _print(tally: Tally, slow: list[str]) -> None:
    phases = ", ".join(f"{count} {phase}" for phase, count in tally.by_phase.items())
    print(f"{tally.cases.total()} cases through the API ({phases})")
    for operation, count in sorted(tally.cases.items()):
        answers = ", ".join(
            f"{status}: {times}" for (of, status), times in sorted(tally.answers.items()) if of == operation
        )
        print(f"  {operation:28} {count:6}   {answers}")
    print("Checks")
    for check, count in sorted(tally.checks.items()):
        failed = sum(finding.check == check for finding in tally.findings.values())
        print(f"  {check:32} {count:6} times, {failed} findings")
    for finding in tally.findings.values():
        print(f"\nFOUND by {finding.check} in {finding.operation}\n{finding.what}")
    print(*[f"\nSLOW {asked}" for asked in slow], *[f"\nERROR {error}" for error in tally.errors], sep="\n")


if __name__ == "__main__":
    sys.exit(main())
