"""What is left out of the bundle, each for a reason: files of libraries that the function can never need."""

import re
from collections import Counter
from dataclasses import dataclass

from tools.package.bundle import Bundle

# LGPL: it is bundled unchanged, as NOTICE says, so that anybody can put another version in its place.
UNCHANGED = re.compile(r"(?:stdnum|python_stdnum-[^/]+)/.*")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One kind of file that is left out.

    Attributes:
        name: what to call it.
        reason: why the function never needs it.
        pattern: matches the whole path of each such file in the bundle.
    """

    name: str
    reason: str
    pattern: re.Pattern[str]


EXCLUSIONS = (
    Exclusion(
        "where phone numbers are",
        "hints ask whether a number is one and of which type, never for its place, network or time zone",
        re.compile(
            r"phonenumbers/(?:(?:geodata|carrierdata|tzdata)/.*|(?:geocoder|carrier|timezone|prefix)\.py)"
        ),
    ),
    Exclusion(
        "short phone numbers",
        "999 and 116 123 are nobody's own, and hints never ask about them",
        re.compile(r"phonenumbers/shortdata/region_\w+\.py"),
    ),
    Exclusion(
        "tests of libraries",
        "they are run where a library is made",
        re.compile(r"(?:icalendar/tests/.*|crawleruseragents/(?:test_\w+|validate)\.py)"),
    ),
    Exclusion(
        "tools around a list of robots",
        "its makers check it with them; the list itself is crawler-user-agents.json",
        re.compile(r"crawleruseragents/(?:composer|package|package-lock)\.json"),
    ),
    Exclusion(
        "a second table of time zones",
        "calendars take theirs from tzdata; dateutil would read its own where the system has none",
        re.compile(r"dateutil/zoneinfo/(?:dateutil-zoneinfo\.tar\.gz|rebuild\.py)"),
    ),
    Exclusion("types", "only type checkers read them", re.compile(r".*(?:\.pyi|/py\.typed)")),
    Exclusion("sources in C", "they are compiled in the wheel already", re.compile(r"markupsafe/.*\.c")),
    Exclusion(
        "notes of the installer",
        "the licence, METADATA and RECORD say whose and which version it is; nothing reads the rest",
        re.compile(
            r"[^/]+\.dist-info/(?:WHEEL|INSTALLER|REQUESTED|top_level\.txt|entry_points\.txt|zip-safe)"
        ),
    ),
    Exclusion(
        "the builder's bytecode",
        "bytecode is made anew, in a form that is the same wherever it is built",
        re.compile(r"(?:.*/)?__pycache__/.*|.*\.py[co]"),
    ),
    Exclusion(
        "hidden files",
        "editors and file managers leave them behind",
        re.compile(r"(?:.*/)?\.[^/]+"),
    ),
)


def exclusion_of(path: str) -> Exclusion | None:
    """Say why a file is left out.

    Args:
        path: its path in the bundle.

    Returns:
        The first rule that leaves it out; None for one that stays.
    """
    if UNCHANGED.fullmatch(path):
        return None
    return next((each for each in EXCLUSIONS if each.pattern.fullmatch(path)), None)


def prune(bundle: Bundle) -> Bundle:
    """Leave out what the function can never need."""
    return {path: content for path, content in bundle.items() if exclusion_of(path) is None}


def left_out(bundle: Bundle) -> Counter[str]:
    """Count the files that each rule leaves out of a bundle, by its name."""
    rules = map(exclusion_of, bundle)
    return Counter(rule.name for rule in rules if rule)
