"""How fast participations are counted, beside plain updates on the same engine, and how often they conflict.

python -m benchmarks.tally [ministack|dynamodb-local]
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from chalicelib.tally.amazon import connect
from chalicelib.tally.database import Database, DatabaseError, Page, Write
from chalicelib.tally.events import Participation, Vocabulary
from chalicelib.tally.keys import SHARDS
from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from chalicelib.tally.tally import TallyUnavailable
from tests.contract.servers import ENGINES, Server
from tests.unit.tally.samples import participation
from tools.table import create_table, local_client, table_definition

TABLE = "tally"
THREADS = 32
ROUNDS = 5
CALLS = 400  # in each round
SMALLEST_RATIO = 0.25
SHARD_NUMBERS = (1, 4, 16, 64)
HELD_SECONDS = 0.01  # that a transaction holds its items: what one takes in the same region, about
CROWD = 400
CONSTITUENCIES = tuple(f"E14{number:06}" for number in range(1_001, 1_651))


def report(engine: str = "ministack") -> None:
    """Print rates and conflicts."""
    with tempfile.TemporaryDirectory() as folder:
        server = ENGINES[engine](Path(folder))
        server.start()
        try:
            create_table(local_client(server.url), TABLE, table_definition())
            print_rates(engine, server)
            print_conflicts(engine, open_amazon_database(server.url))
        finally:
            server.stop()


def print_rates(engine: str, server: Server) -> None:
    client = connect("dynamodb", server.url)
    tally = DynamoTally(Table(TABLE, lambda: open_amazon_database(server.url), Patience(budget_seconds=60)))
    people = iter(range(10**9))

    def update() -> None:
        client.update_item(
            TableName=TABLE,
            Key={"pk": {"S": f"plain#{random.randrange(SHARDS):02}"}, "sk": {"S": "day"}},  # noqa: S311 - a load
            UpdateExpression="ADD n :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        )

    def take_part() -> None:
        assert tally.count(person(next(people)))

    # Turn by turn, so that both see the same machine; the first turn warms up.
    rates = [(calls_a_second(update), calls_a_second(take_part)) for _ in range(ROUNDS + 1)][1:]
    plain, counted = (median(column) for column in zip(*rates, strict=True))
    ratio = median(ours / theirs for theirs, ours in rates)
    verdict = "holds" if ratio >= SMALLEST_RATIO else "DOES NOT HOLD"
    print(f"Counting on {engine}, {THREADS} threads, median of {ROUNDS} rounds of {CALLS} calls")
    print(f"  {plain:8.0f} plain UpdateItem a second")
    print(f"  {counted:8.0f} participations a second, each a transaction of five writes")
    print(f"  {ratio:8.2f} of the plain rate (at least {SMALLEST_RATIO}: {verdict})")


def calls_a_second(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        calls = [threads.submit(work) for _ in range(CALLS)]
    for call in calls:
        call.result()
    return CALLS / (time.perf_counter() - start)


def person(number: int) -> Participation:
    """Give the worst crowd: everybody on one day, in one role, by one channel; from all constituencies."""
    return participation(
        number, constituency=CONSTITUENCIES[number % len(CONSTITUENCIES)], vocabulary=VOCABULARY
    )


VOCABULARY = Vocabulary(
    campaign="crowded",
    roles=frozenset({"parent"}),
    channels=frozenset({"whatsapp"}),
    constituencies=frozenset(CONSTITUENCIES),
)


class Resharded:
    """Spreads the hot counters over another number of shards, and counts what comes back."""

    def __init__(self, database: Database, shards: int) -> None:
        self._database = database
        self._shards = shards
        self._lock = threading.Lock()
        self.attempts = 0
        self.conflicts = 0

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        moved = [self._moved(write) for write in writes]
        with self._lock:
            self.attempts += 1
        try:
            return self._database.write_together(moved, token)
        except DatabaseError:
            with self._lock:
                self.conflicts += 1
            raise

    def read_page(self, query: Mapping[str, object]) -> Page:
        return self._database.read_page(query)

    def _moved(self, write: Write) -> Write:
        update = write.get("Update")
        if update is None:
            return write
        pk, sk = places_of(write)
        if sk.startswith("constituency"):
            return write
        shard = int(pk[-2:]) % self._shards + SHARDS * random.randrange(max(1, self._shards // SHARDS))  # noqa: S311 - a load
        return {"Update": {**update, "Key": {"pk": {"S": f"{pk[:-2]}{shard:02}"}, "sk": {"S": sk}}}}


def places_of(write: Write) -> tuple[str, str]:
    key = write["Update"]["Key"] if "Update" in write else write["Put"]["Item"]
    assert isinstance(key, Mapping)
    return key["pk"]["S"], key["sk"]["S"]


class Holding:
    """Amazon's rule and nothing else: a transaction that meets an item held by another is cancelled."""

    def __init__(self) -> None:
        self._held: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    def write_together(self, writes: Sequence[Write], token: str) -> bool:  # noqa: ARG002 - nothing gets lost here
        places = set(map(places_of, writes))
        with self._lock:
            if self._held & places:
                raise DatabaseError(passing=True)
            self._held |= places
        time.sleep(HELD_SECONDS)
        with self._lock:
            self._held -= places
        return True

    def read_page(self, query: Mapping[str, object]) -> Page:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Crowded:
    """What became of a crowd."""

    share: float
    attempts: float
    refused: int
    rate: float


def crowd_on(database: Database, shards: int) -> Crowded:
    watched = Resharded(database, shards)
    tally = DynamoTally(Table(TABLE, lambda: watched))
    first = random.randrange(10**9)  # noqa: S311 - people who have not been counted yet

    def is_refused(number: int) -> bool:
        try:
            tally.count(person(number))
        except TallyUnavailable:
            return True
        return False

    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        refused = sum(threads.map(is_refused, range(first, first + CROWD)))
    rate = (CROWD - refused) / (time.perf_counter() - start)
    return Crowded(watched.conflicts / watched.attempts, watched.attempts / CROWD, refused, rate)


def print_conflicts(engine: str, database: Database) -> None:
    print(f"\nConflicts: {CROWD} people in {THREADS} threads, on one day, in one role, by one channel;")
    print(f"by Amazon's rule: each transaction holds its items for {HELD_SECONDS * 1e3:.0f} ms")
    print(
        f"{'shards':>8}{'on ' + engine:>20}{'by the rule':>14}{'attempts each':>16}"
        f"{'counted a second':>20}{'told to come back':>20}"
    )
    for shards in SHARD_NUMBERS:
        real, ruled = crowd_on(database, shards), crowd_on(Holding(), shards)
        print(
            f"{shards:8}{real.share:20.1%}{ruled.share:14.1%}{ruled.attempts:16.2f}"
            f"{ruled.rate:20.0f}{ruled.refused:20}"
        )


if __name__ == "__main__":
    report(*sys.argv[1:2])
