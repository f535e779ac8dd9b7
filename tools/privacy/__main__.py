"""`make privacy-report`: a day of supporters here, and a search for what they typed wherever it must not be.

Starts what `make run` starts, in a folder of its own; lets somebody write a letter in Chromium while all
packets on loopback are heard; sends everything that the canary test sends through every route, several times
at once; then looks. Exit code 1 where anything was found.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tools.elapsed import elapsed
from tools.local.refusal import CannotRunError
from tools.privacy import places
from tools.privacy.capture import Capture
from tools.privacy.journey import walk
from tools.privacy.looks import Look, is_clean, text_of
from tools.privacy.second_site import SecondSite
from tools.privacy.spellings import spellings
from tools.privacy.stack import Stack, running
from tools.privacy.wire import send_everything_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 2  # whole canaries at the same time; each is some 1,500 requests
TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
ROOT_NEEDED = "hearing packets takes Linux and root, and this run had not both: run it again with sudo"

ABOUT = (
    """\
Somebody who does not exist wrote a letter in a browser, and everything that can be sent was sent to every
address of the program, well-formed and not, several times at once. Then this looked for what had been typed:
as it was, percent-encoded, in base64, escaped, in capitals, backwards, in halves, as a digest.""",
    """\
It may stand in one place alone: the bodies of requests to the program, and of its answers, from which the
browser shows the letter and the link to WriteToThem. That link was not followed.""",
)


def main(arguments: list[str] | None = None) -> int:
    """Look, and say what was found.

    Returns:
        The exit code: 0, or 1 where something was found or nothing could be looked at.
    """
    parser = argparse.ArgumentParser(prog="make privacy-report", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="as Markdown, to be filed")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="own-words-privacy-") as folder,
            elapsed("Letting somebody write, sending everything, and looking for it (a minute or two)"),
        ):
            looks = list(_looks(Path(folder)))
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(text_of(looks, _about(time.monotonic() - began), is_markdown=options.markdown))
    return 0 if is_clean(looks) else 1


def _looks(folder: Path) -> Iterator[Look]:
    from tests.routes.conftest import NAME, POSTCODE, STORY  # noqa: PLC0415 - pytest takes a moment
    from tests.routes.test_canary import SECRETS  # noqa: PLC0415 - as above

    word = f"heron{secrets.token_hex(6).translate(TO_LETTERS)}"
    typed = (word, NAME, POSTCODE)
    everything = (*SECRETS, *typed)
    profile = folder / "profile"
    with running(folder) as stack:
        yield from _journey(stack, profile, typed, [f"{each} {word}." for each in STORY.split("\n\n")])
        yield places.in_answers(send_everything_at_once(stack.port, AT_ONCE), SECRETS)
        yield from places.in_table(stack, everything)
    yield from places.in_logs(folder, everything, typed)
    for where, name in (
        ("The folder of counts", "state"),
        ("Temporary files", "tmp"),
        ("The home folder", "home"),
    ):
        yield places.in_files(where, list((folder / name).rglob("*")), everything)
    yield from places.in_profile(profile, typed)


def _journey(stack: Stack, profile: Path, typed: tuple[str, ...], answers: list[str]) -> Iterator[Look]:
    ports = {"app": stack.port, "database": stack.database_port}
    with ExitStack() as opened:
        second = opened.enter_context(SecondSite())
        try:
            words = [each.encode() for each in spellings(typed[0])]
            capture = opened.enter_context(Capture({*ports.values(), second.port}, words))
        except (OSError, AttributeError):
            capture = None
        journey = walk(stack.address, second.address, profile, answers)
        told, port = list(second.told), second.port
    yield from places.in_browser(journey, told, typed)
    if capture:
        yield from places.in_packets(capture, ports, port, typed)
    else:
        yield Look("Packets on loopback", ROOT_NEEDED, is_done=False)


def _about(seconds: float) -> list[str]:
    day = datetime.now(UTC).date().isoformat()
    return [f"Made on {day}, in {seconds:.0f} seconds, from the program itself, on one machine.", *ABOUT]


if __name__ == "__main__":
    sys.exit(main())
