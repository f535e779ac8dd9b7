"""``make bench``: measures beside each other in one run, because machines differ and ratios do not."""

from benchmarks import accuracy, check, cold_start, cost, letter, pages, places, simulation, tally

if __name__ == "__main__":
    for measured in (letter, cold_start, pages, check, accuracy, simulation, places, tally, cost):
        measured.report()
        print()
