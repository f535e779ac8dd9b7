"""Looks for texts on which a regular expression hangs, at greater length than the gate does."""

import argparse

from tests.unit.hostile_texts import growth, hostile_texts
from tests.unit.patterns import Pattern, patterns
from tools.elapsed import elapsed

SAMPLES = 8  # twice to three times the gate's


def fuzz(pattern: Pattern, seed: int) -> int:
    """Try a pattern on texts made for it, and print those that are slow.

    Args:
        pattern: one of ours.
        seed: of what is left to chance.

    Returns:
        How many texts it was tried on.
    """
    tried = 0
    for use in sorted(pattern.uses):
        for hostile in hostile_texts(pattern.compiled, seed, SAMPLES):
            tried += 1
            if grown := growth(pattern.compiled, use, hostile):
                print(f"SLOW {pattern.where} {use}: {grown:.0f} times for 4 times the length of {hostile}")
    return tried


def main() -> None:
    """Try all patterns, seed by seed."""
    parser = argparse.ArgumentParser(prog="make fuzz-patterns", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    ours = patterns()
    tried = 0
    for seed in range(seeds):
        with elapsed(f"{len(ours)} patterns, seed {seed + 1} of {seeds}"):
            tried += sum(fuzz(pattern, seed) for pattern in ours)
    print(f"{len(ours)} patterns, {tried} texts of up to 20,000 characters")


if __name__ == "__main__":
    main()
