"""``make bench``: measures beside each other in one run, because machines differ and ratios do not."""

from benchmarks import accuracy, check, letter, places, simulation

if __name__ == "__main__":
    for report in (letter.report, check.report, accuracy.report, simulation.report, places.report):
        report()
        print()
