"""What came of a run, as Markdown."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from tests.load.memory import Memory, each_minute, slope

KIBIBYTES = 1_024  # of a mebibyte
WARM_SECONDS = 60  # until then what is read on first use may still be read


@dataclass(frozen=True, slots=True)
class Answers:
    """What locust noted of one route.

    Attributes:
        name: method and route.
        times: how many answers took so many milliseconds.
        failures: how many were other than expected.
    """

    name: str
    times: Mapping[int, int]
    failures: int

    @property
    def count(self) -> int:
        return sum(self.times.values())

    def percentile(self, share: float) -> int:
        """Give the milliseconds within which that share of the answers came."""
        wanted, seen = ceil(share * self.count), 0
        for milliseconds, count in sorted(self.times.items()):
            seen += count
            if seen >= wanted:
                return milliseconds
        return 0


def answers_in(said: str) -> list[Answers]:
    """Read what locust printed with ``--json``.

    Args:
        said: its standard output.
    """
    entries: list[dict[str, Any]] = json.loads(said[said.index("[") :])
    return sorted((_answers(each) for each in entries), key=lambda each: each.name)


def _answers(entry: Mapping[str, Any]) -> Answers:
    times = {round(float(time)): int(count) for time, count in entry["response_times"].items()}
    return Answers(str(entry["name"]), times, int(entry["num_failures"]))


def table_of_routes(answers: Sequence[Answers], seconds: float) -> str:
    """Give a row for each route, and one for all of them."""
    times: Counter[int] = Counter()
    for each in answers:
        times.update(each.times)
    everything = Answers("**all**", times, sum(each.failures for each in answers))
    lines = [
        "| route | answers | a second | p50 ms | p95 ms | p99 ms | failures |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for each in [*answers, everything]:
        figures = [each.percentile(share) for share in (0.5, 0.95, 0.99)]
        cells = [
            each.name,
            f"{each.count:,}",
            f"{each.count / seconds:.1f}",
            *map(str, figures),
            str(each.failures),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def table_of_memory(found: Mapping[str, Sequence[Memory]]) -> str:
    """Give a row for each process: mebibytes at the start, after each minute and at the end."""
    minutes = max(len(each_minute(each)) for each in found.values()) - 2
    heads = [
        "process",
        "start",
        *(f"{minute} min" for minute in range(1, minutes + 1)),
        "end",
        "KiB a minute",
    ]
    lines = [f"| {' | '.join(heads)} |", f"|---|{'--:|' * (len(heads) - 1)}"]
    for name, looks in found.items():
        cells = [f"{each.kibibytes / KIBIBYTES:.1f}" for each in each_minute(looks)]
        warm = [each for each in looks if each.seconds >= WARM_SECONDS] or looks
        lines.append(f"| {name} | {' | '.join(cells)} | {slope(warm):+.0f} |")
    return "\n".join(lines)


def table_of_sums(told: Mapping[str, int], counted: Mapping[str, int]) -> str:
    """Give a row for each event and dimension: what people were told, and what the table holds."""
    lines = [
        "| event | dimension | told “counted” | in the table | values that differ |",
        "|---|---|--:|--:|--:|",
    ]
    groups = sorted({tuple(what.split(" ")[:2]) for what in {*told, *counted}})
    for group in groups:
        begin = " ".join(group) + " "
        values = [what for what in {*told, *counted} if what.startswith(begin)]
        sums = [sum(each.get(what, 0) for what in values) for each in (told, counted)]
        different = sum(told.get(what, 0) != counted.get(what, 0) for what in values)
        lines.append(f"| {' | '.join(group)} | {sums[0]:,} | {sums[1]:,} | {different} of {len(values)} |")
    return "\n".join(lines)
