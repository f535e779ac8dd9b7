"""``make cost``: what a campaign costs, and how far it carries, worked out from what one letter takes.

What is assumed stands in ``USE`` and is printed with the result. Change it to your own campaign's habits.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import cost, prices
from benchmarks.prices import Price
from chalicelib.tally.keys import SHARDS, counter_keys
from tests.unit.tally.samples import participation

LETTERS = (1_000, 100_000, 1_000_000)
CONFIG = Path(__file__).parents[1] / ".chalice" / "config.json"
MEGABYTES_A_GB = 1024  # of memory, as Lambda reckons it
BYTES_A_GB = 1e9
MILLION = 1e6
TENTH_OF_A_CENT = 0.001  # what costs less is told by the million
# Requests and bytes of a whole way: measured in Chromium and held by tests/browser/test_requests.py.
SENDER_REQUESTS = 20  # nine for the first page and eleven more, checks while writing left out
VISITOR_REQUESTS = 9
SENDER_BYTES, VISITOR_BYTES = 60_000, 30_000  # compressed, at most. Source: tests/routes/test_page_weight.py
SNAPSHOT_BYTES = 30_000  # a year's figures of one campaign, with every constituency shown


@dataclass(frozen=True, slots=True)
class Use:
    """What we take people to do. None of it is measured on a real campaign.

    Args:
        visitors: who open the first page for each one who sends a letter, the sender included.
        checks: how often a letter is checked while its sender edits it.
        milliseconds: that a request keeps the function busy, on average, cold starts included.
        log_bytes: that a request writes: the gateway's line, the function's own and Lambda's three.
        requests_a_start: how many requests an instance of the function answers before it is put away.
    """

    visitors: int = 4
    checks: int = 30
    milliseconds: float = 50
    log_bytes: int = 1_100
    requests_a_start: int = 50


USE = Use()


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter that is sent takes of each of Amazon's services, with the visitors who sent none."""

    requests: float
    gigabyte_seconds: float
    writes: float
    reads: float
    log_gigabytes: float
    traffic_gigabytes: float
    decryptions: float


def one_letter(use: Use, memory_megabytes: int) -> Letter:
    """Work out what one letter takes."""
    others = use.visitors - 1
    requests = SENDER_REQUESTS + use.checks + others * VISITOR_REQUESTS
    return Letter(
        requests=requests,
        gigabyte_seconds=requests * use.milliseconds / 1000 * memory_megabytes / MEGABYTES_A_GB,
        writes=use.visitors * landing_units() + 3 * event_units(),  # copied, sent, shared
        reads=use.visitors * -(-SNAPSHOT_BYTES // cost.READ_UNIT_BYTES),
        log_gigabytes=requests * use.log_bytes / BYTES_A_GB,
        traffic_gigabytes=(SENDER_BYTES + others * VISITOR_BYTES) / BYTES_A_GB,
        decryptions=requests / use.requests_a_start,
    )


def event_units() -> int:
    """Write units of one thing that a supporter did, where all is known of it."""
    return cost.write_units(items=1 + len(counter_keys(participation())))


def landing_units() -> int:
    """Write units of somebody who opens the first page by a link that says where they came from."""
    known = participation(role=None, constituency=None)
    return cost.write_units(items=1 + len(counter_keys(known)))


def memory() -> int:
    """Megabytes that the function has."""
    return int(json.loads(CONFIG.read_text())["lambda_memory_size"])


def lines(letter: Letter) -> tuple[tuple[Price, float], ...]:
    """Pair each price with the units of it that a letter takes."""
    return (
        (prices.GATEWAY, letter.requests),
        (prices.FUNCTION_CALLS, letter.requests),
        (prices.FUNCTION_TIME, letter.gigabyte_seconds),
        (prices.WRITES, letter.writes),
        (prices.READS, letter.reads),
        (prices.LOGS, letter.log_gigabytes),
        (prices.TRAFFIC, letter.traffic_gigabytes),
        (prices.DECRYPTIONS, letter.decryptions),
    )


def bill_table() -> str:
    """Write the bill at each number of letters."""
    bill = lines(one_letter(USE, memory()))
    rows = [
        [price.what, *(dollars(price.bill(units * letters)) for letters in LETTERS)] for price, units in bill
    ]

    def total(charge: Callable[[Price, float], float]) -> list[str]:
        return [dollars(sum(charge(price, units * letters) for price, units in bill)) for letters in LETTERS]

    rows.append(["**Together**", *map(bold, total(Price.bill))])
    rows.append(
        ["**Together, all in one month, less what is free**", *map(bold, total(Price.bill_after_free))]
    )
    return table(["US dollars, without VAT", *(f"{letters:,} letters" for letters in LETTERS)], rows)


def price_table() -> str:
    """Write every price with its day."""
    rows = [
        [
            price.what,
            _said(price.dollars),
            price.unit,
            f"{price.free:,.0f}" if price.free else "",
            price.dated,
            price.source if price.is_confirmed else f"{price.source}; **not confirmed**",
        ]
        for price in prices.EVERY_PRICE
    ]
    return table(["what", "price", "for each", "free a month", "dated", "read in"], rows)


def _said(dollars_each: float) -> str:
    if 0 < dollars_each < TENTH_OF_A_CENT:
        return f"${dollars_each * MILLION:,.2f} a million"
    return f"${dollars_each:g}" if dollars_each else "nothing"


def limit_table() -> str:
    """Write how many letters a minute each limit lets through."""
    letter = one_letter(USE, memory())
    rows = [
        [name, f"{a_second:,} {unit} a second", f"{a_second / each * 60:,.0f}"]
        for name, a_second, unit, each in limits(letter)
    ]
    return table(["what", "its limit", "letters a minute"], rows)


def limits(letter: Letter) -> Sequence[tuple[str, int, str, float]]:
    """List each limit: its name, what it lets through a second, and how much of that a letter takes."""
    requests, spread = letter.requests, event_units() / SHARDS
    return (
        ("Your own throttle, as it ships (`RequestsASecond`)", 200, "requests", requests),
        ("Lambda in a new account: 10 at once, 10 requests a second each", 100, "requests", requests),
        ("Lambda as usual: 1,000 at once", 10_000, "requests", requests),
        ("API Gateway, all of the account’s", 10_000, "requests", requests),
        ("DynamoDB, a new table, at once", 4_000, "write units", letter.writes),
        (f"DynamoDB, one of {SHARDS} shards of an event", 1_000, "write units", spread),
        ("Counting “sent” on one day, in one role, by one channel", 295, "events", 1),
    )


def assumption_table() -> str:
    """Write what is assumed."""
    letter = one_letter(USE, memory())
    rows = [
        ["who open the first page for each letter sent, the sender included", f"{USE.visitors}"],
        ["checks while a letter is edited", f"{USE.checks}"],
        ["requests for each letter sent, visitors included", f"{letter.requests:,.0f}"],
        ["milliseconds of the function for each request, cold starts included", f"{USE.milliseconds:g}"],
        ["memory of the function", f"{memory():,} MB"],
        ["bytes of log for each request", f"{USE.log_bytes:,}"],
        ["write units for each letter", f"{letter.writes:,.0f}"],
    ]
    return table(["what is assumed", "how much"], rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table as the documents have it."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def dollars(amount: float) -> str:
    return f"{amount:,.2f}"


def bold(text: str) -> str:
    return f"**{text}**"


def report() -> None:
    """Print all of it, as it stands in docs/operating.md."""
    print(f"What a campaign costs in {prices.REGION}, as docs/operating.md has it\n")
    print(bill_table(), assumption_table(), price_table(), limit_table(), sep="\n\n")


if __name__ == "__main__":
    report()
