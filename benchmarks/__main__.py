"""``make bench``: measures beside each other in one run, because machines differ and ratios do not."""

from benchmarks import letter, places

if __name__ == "__main__":
    letter.report()
    print()
    places.report()
