"""`make snapshot`: publishes figures now, in the table of `make run`. Deployed, a schedule does it."""

from __future__ import annotations

import sys
import time

from chalicelib.languages import Languages
from chalicelib.tally.published import published_in_words
from chalicelib.tally.tally import TallyUnavailable
from tools.counting import every_campaign, local_target
from tools.local.refusal import CannotRunError

CONSTITUENCIES = 650


def main() -> int:
    """Publish the figures of every campaign.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    try:
        found = local_target()
        for campaign in every_campaign():
            snapshot = found.counts(campaign, lambda: int(time.time())).publish()
            in_words = published_in_words(snapshot, CONSTITUENCIES)
            print(f"{campaign.id}: {Languages().default.say(in_words)}")
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except TallyUnavailable:
        print("The local table does not answer. Is make run still running?", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
