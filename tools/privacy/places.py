"""The places that are looked at, one function for each kind of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.tally.items import SHAPES, Kind
from tools.local.refusal import CannotRunError
from tools.local.website import TABLE
from tools.privacy.http_messages import messages_in
from tools.privacy.journey import OUTWARD
from tools.privacy.looks import Look
from tools.privacy.spellings import found
from tools.table import local_client

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from tools.privacy.capture import Capture
    from tools.privacy.journey import Journey
    from tools.privacy.stack import Stack
    from tools.privacy.wire import Answer

KILOBYTE = 1_000
# Pages for its Back button, form filling, tabs after a crash: docs/decisions/005 has why it may.
OF_THE_BROWSER = ("Cache", "Web Data", "Sessions", "Session Storage")
REQUEST_LINE = re.compile(r'^127\.0\.0\.1 - - \[[^]]*\] "(?:GET|POST) ')


def in_files(where: str, files: Collection[Path], secrets: Collection[str]) -> Look:
    """Look through files."""
    texts = [file.read_bytes().decode("latin-1") for file in files if file.is_file()]
    size = sum(map(len, texts)) // KILOBYTE
    return Look(where, f"{len(texts)} files, {size:,} kB", tuple(found("\n".join(texts), secrets)))


def in_answers(answers: Sequence[Answer], secrets: Collection[str]) -> Look:
    """Look through the headers of all answers."""
    heads = "\n".join(f"{answer.status_code} {answer.headers}" for answer in answers)
    return Look("Headers of every route’s answers", f"{len(answers):,} answers", tuple(found(heads, secrets)))


def in_table(stack: Stack, secrets: Collection[str]) -> Iterator[Look]:
    """Look through the rows themselves, and hold each to the list that people are told of."""
    client = local_client(stack.endpoint)
    rows: list[Mapping[str, Any]] = [
        row for page in client.get_paginator("scan").paginate(TableName=TABLE) for row in page["Items"]
    ]
    yield Look("Rows of the table", f"{len(rows):,} rows", tuple(found(str(rows), secrets)))
    kinds = {row["pk"]["S"].partition("#")[0] for row in rows}
    odd = {f"{row['pk']['S']} has {sorted(row)}" for row in rows if not _is_told_of(row)}
    said = f"{', '.join(sorted(kinds))}: all on the page about privacy"
    yield Look("Rows that people are not told of", said, tuple(sorted(odd)))


def _is_told_of(row: Mapping[str, Any]) -> bool:
    kind = row["pk"]["S"].partition("#")[0]
    return kind in set(Kind) and set(row) == {"pk", "sk", *SHAPES[Kind(kind)].fields}


def in_browser(journey: Journey, told: Sequence[str], secrets: Collection[str]) -> Iterator[Look]:
    """Look at what the browser had and what it told.

    Args:
        journey: what somebody saw and left in it.
        told: what another site heard, a request each.
        secrets: what was typed.

    Raises:
        CannotRunError: there was no draft to be wiped, so that its absence would prove nothing.
    """
    if not found(journey.drafted, secrets):
        raise CannotRunError("The draft was not seen before it was wiped: its absence would prove nothing.")
    yield Look(
        "The tab’s own storage, after wiping",
        f"{len(journey.drafted):,} characters before (the draft was there), {len(journey.wiped):,} after",
        tuple(found(journey.wiped, secrets)),
    )
    yield Look(
        "Cookies and lasting stores", journey.lasting or "none", tuple(found(journey.lasting, secrets))
    )
    history = "\n".join(journey.history)
    yield Look("The browser’s history", f"{len(journey.history)} addresses", tuple(found(history, secrets)))
    asked = "\n".join(journey.requested)
    said = f"{len(journey.requested)} requests"
    strange = [url for url in journey.requested if url.startswith(OUTWARD)]
    yield Look("Addresses that were asked for", said, (*found(asked, secrets), *strange))
    yield Look(
        "What another site is told (address, referrer, all headers)",
        f"{len(told)} requests of the browser, by a link from the letter and from the last page",
        tuple(found("\n".join(told), secrets)),
    )


def in_packets(
    capture: Capture, ports: Mapping[str, int], second: int, secrets: Collection[str]
) -> Iterator[Look]:
    """Look at what went over the machine's own network.

    Args:
        capture: all packets on loopback.
        ports: of the app and of the database.
        second: the port of another site.
        secrets: what was typed.

    Raises:
        CannotRunError: what was typed was not heard where it must be, so that silence would prove nothing.
    """
    app = ports["app"]
    requests = [message for said in capture.streams.to(app) for message in messages_in(said)]
    answers = [message for said in capture.streams.from_(app) for message in messages_in(said)]
    bodies = [message for message in requests if found(message.body.decode("latin-1"), secrets)]
    if not bodies:
        raise CannotRunError("Nothing typed was heard on its way to the app: silence would prove nothing.")
    heads = b"\n".join(message.head for message in (*requests, *answers)).decode("latin-1")
    said = f"{capture.packets:,} packets, {capture.dropped} missed"
    yield Look(
        "Packets: first lines and headers, to and from the app",
        f"{said}; {len(requests)} requests, {len(answers)} answers; what was typed was heard in "
        f"the bodies of {len(bodies)} requests, as it must be",
        tuple(found(heads, secrets)),
    )
    for where, port in (("the database", ports["database"]), ("another site", second)):
        sides = [*capture.streams.to(port), *capture.streams.from_(port)]
        text = b"\n".join(sides).decode("latin-1")
        size = f"{len(sides)} streams, {len(text) // KILOBYTE:,} kB"
        yield Look(f"Packets to and from {where}", size, tuple(found(text, secrets)))
    strays = tuple(sorted(stray.decode("latin-1") for stray in capture.strays))
    yield Look("All other packets on loopback", f"{capture.others:,} packets", strays)
    if capture.dropped:
        yield Look("Packets that were missed", f"{capture.dropped}", is_done=False)


def in_profile(profile: Path, secrets: Collection[str]) -> Iterator[Look]:
    """Look at what the browser has on disk when it is closed: by our pages, and what is its own."""
    own = [file for name in OF_THE_BROWSER for file in _all_files(profile / "Default" / name)]
    others = [file for file in _all_files(profile) if file not in own]
    yield in_files("The browser’s folder, apart from what is its own", others, secrets)
    look = in_files(
        "The browser’s own cache, form filling and tabs to be opened again, on disk", own, secrets
    )
    yield replace(look, is_told=True)


def in_logs(folder: Path, everything: Collection[str], typed: Collection[str]) -> Iterator[Look]:
    """Look through the logs.

    Chalice’s local server prints the address of every request at the terminal, and the canary makes up some
    that hold canaries. So there the lines with addresses are held to what a browser sent alone.
    """
    lines = (folder / "output.log").read_text(encoding="utf-8", errors="replace").splitlines()
    addresses = [line for line in lines if REQUEST_LINE.search(line)]
    rest = [line for line in lines if not REQUEST_LINE.search(line)]
    said = "\n".join(addresses)
    yield Look("Chalice’s lines of addresses", f"{len(addresses):,} lines", tuple(found(said, typed)))
    said = "\n".join(rest)
    yield Look(
        "All other lines of the app and of Chalice", f"{len(rest):,} lines", tuple(found(said, everything))
    )
    yield in_files("The database’s log", [folder / "state" / "database.log"], everything)


def _all_files(place: Path) -> list[Path]:
    return [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
