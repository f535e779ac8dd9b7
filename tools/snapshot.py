"""`make snapshot`: publishes figures now, in the table of `make run`. Deployed, a schedule does it."""

from __future__ import annotations

import sys
import time

from chalicelib.languages import Languages
from chalicelib.tally.published import published_in_words
from tools.counting import Target, every_campaign, with_local_table

CONSTITUENCIES = 650


def main() -> int:
    """Publish the figures of every campaign.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    return with_local_table(_publish)


def _publish(found: Target) -> None:
    for campaign in every_campaign():
        snapshot = found.counts(campaign, lambda: int(time.time())).publish()
        in_words = published_in_words(snapshot, CONSTITUENCIES)
        print(f"{campaign.id}: {Languages().default.say(in_words)}")


if __name__ == "__main__":
    sys.exit(main())
