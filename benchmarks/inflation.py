"""``python -m benchmarks.inflation``: what one machine can add to the counts, and what stops it.

First what it can do where nothing stops it: letters, receipts and counts against the program and database of
this machine. Then what each limit of the stack leaves of that, worked out from the stack's own settings.
"""

import json
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.bill import table
from tests.routes.conftest import NAME, POSTCODE, STORY
from tools.privacy.stack import Stack, running
from tools.privacy.wire import Wire

RESOURCES = json.loads((Path(__file__).parents[1] / ".chalice" / "resources.json").read_text())
EVENTS = ("copied", "sent", "shared", "prepared")
SECONDS, THREADS = 15.0, 4
LETTER = {"postcode": POSTCODE, "story": STORY, "name": NAME}
MINUTE, DAY = 60, 86_400
REQUESTS_A_LETTER = 2  # a fresh letter with its receipt, and "sent"
FIVE_MINUTES = 300
COUNTED_IN_ONE_PLACE = 10  # requests a second that one function answers. Source: Lambda quotas


def inflate(stack: Stack) -> Counter[str]:
    """Do as somebody would who wants the counts to rise, for some seconds.

    Returns:
        How many of each event were counted, and how many requests it took.
    """
    ends = time.monotonic() + SECONDS

    def one(_: int) -> Counter[str]:
        wire, counted = Wire(stack.port), Counter[str]()
        while time.monotonic() < ends:
            receipt = wire.post_json("/v1/letters", LETTER).json_body["receipt"]
            for event in EVENTS:
                answer = wire.post_json("/v1/participation", {"receipt": receipt, "event": event})
                counted[event] += answer.json_body["counted"]
            counted["landed"] += wire.post_json("/v1/landings", {"channel": "x"}).status_code == 202  # noqa: PLR2004
        counted["requests"] = len(wire.answers)
        return counted

    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(one, range(THREADS)), Counter())


def limits() -> list[list[str]]:
    """What each limit leaves: letters counted as sent, a minute and a day."""
    parameters = {name: each["Default"] for name, each in RESOURCES["Parameters"].items()}
    throttle = parameters["RequestsASecond"]
    everything = parameters["FirewallRequestsInFiveMinutes"]
    counting = RESOURCES["Resources"]["Firewall"]["Properties"]["Rules"][1]["Statement"]
    own = counting["RateBasedStatement"]["Limit"]
    return [
        row("The throttle: for each path and method, so 200 letters and 200 counts a second", throttle),
        row(
            "A new account: 10 functions at once, 10 requests a second each",
            10 * COUNTED_IN_ONE_PLACE / REQUESTS_A_LETTER,
        ),
        row("Firewall, all requests of one address", everything / FIVE_MINUTES / REQUESTS_A_LETTER),
        row("Firewall, what counts, of one address", own / FIVE_MINUTES),
    ]


def row(name: str, a_second: float) -> list[str]:
    return [name, f"{a_second * MINUTE:,.0f}", f"{a_second * DAY:,.0f}"]


def report() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="own-words-inflation-") as folder, running(Path(folder)) as stack:
        counted = inflate(stack)
    rows = [[name, f"{count * MINUTE / SECONDS:,.0f}"] for name, count in counted.items()]
    print(f"What {THREADS} threads of one machine add here, where nothing limits them\n")
    print(table(["what", "a minute"], rows), "\nWhat each limit leaves\n", sep="\n")
    print(table(["limit", "“sent” a minute", "a day"], limits()))


if __name__ == "__main__":
    report()
