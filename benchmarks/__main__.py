"""``make bench``: measures beside each other in one run, because machines differ and ratios do not."""

import sys

from benchmarks import accuracy, check, cold_start, cost, letter, pages, places, simulation, tally

ALL = (letter, cold_start, pages, check, accuracy, simulation, places, tally, cost)

if __name__ == "__main__":
    for number, measured in enumerate(ALL, start=1):
        # No seconds beside it: what counts them would be measured, too.
        name = measured.__name__.rpartition(".")[2]
        print(f"Measuring {name} ({number} of {len(ALL)}) ...", file=sys.stderr, flush=True)
        measured.report()
        print()
