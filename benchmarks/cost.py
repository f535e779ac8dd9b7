"""What counting costs on DynamoDB's demand billing, worked out from the transaction that is really sent.

Prices in US dollars for a million request units, without VAT:

- London: half of the 1.4846 and 0.297 that Amazon's page of prices gave for eu-west-2 until October 2024; its
  announcement of 1 November 2024 halved them in all regions. Not read from Amazon's list for London itself.
- N. Virginia: Amazon's own list, as others quoted it in July 2026.

Amazon's list: https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonDynamoDB/current/region_index.json
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.tally.events import Event
from chalicelib.tally.keys import SHARDS, counter_keys
from tests.unit.tally.samples import participation

MILLION = 1_000_000
UNITS_A_TRANSACTED_WRITE = (
    2  # for an item of up to 1 KB, with or without a condition. Source: Developer Guide,
)
# "DynamoDB transactions"; measured in eu-west-2 by paritysuite/dynamodb-conformance, pull request 67
READ_UNIT_BYTES = 4_096  # of a query's whole page, rounded up
DAYS = 365
COUNTER_BYTES = 105  # keys, names and a number, by "DynamoDB item sizes and formats"
COUNTERS_A_SHARD = DAYS + 650 // SHARDS + 10  # days, constituencies, roles and channels


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for a million request units in one region."""

    region: str
    written: float
    read: float


PRICES = (
    Price("London, eu-west-2 (derived)", 0.7423, 0.1485),
    Price("N. Virginia, us-east-1", 0.625, 0.125),
)


def report() -> None:
    """Print the worked table."""
    print("Cost in US dollars on demand billing, prices since 1 November 2024 (see benchmarks/cost.py)")
    print(f"{'':50}{'units':>12}" + "".join(f"{price.region:>30}" for price in PRICES))
    all_known = write_units(items=1 + len(counter_keys(participation())))
    day_alone = write_units(
        items=1 + len(counter_keys(participation(role=None, channel=None, constituency=None)))
    )
    print_line("a million participations, all four counters", all_known * MILLION, written_prices())
    print_line("a million participations, the day alone", day_alone * MILLION, written_prices())
    print_line("a million repeats, at most", all_known * MILLION, written_prices())
    print_line("totals of all events, daily, at a year's end", DAYS * snapshot_units(), read_prices())
    print(
        "  each retry after a conflict costs at most what a participation does; deletion by TTL costs nothing"
    )


def write_units(items: int) -> int:
    return UNITS_A_TRANSACTED_WRITE * items


def snapshot_units() -> int:
    page = -(-COUNTERS_A_SHARD * COUNTER_BYTES // READ_UNIT_BYTES)
    return len(Event) * SHARDS * page


def written_prices() -> Sequence[float]:
    return [price.written for price in PRICES]


def read_prices() -> Sequence[float]:
    return [price.read for price in PRICES]


def print_line(title: str, units: int, prices: Sequence[float]) -> None:
    print(f"{title:50}{units:12,}" + "".join(f"{units / MILLION * price:30.2f}" for price in prices))


if __name__ == "__main__":
    report()
