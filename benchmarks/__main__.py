"""``make bench``: measures beside each other in one run, because machines differ and ratios do not."""

from benchmarks import accuracy, check, cost, letter, pages, places, simulation, tally

if __name__ == "__main__":
    for measured in (letter, pages, check, accuracy, simulation, places, tally, cost):
        measured.report()
        print()
