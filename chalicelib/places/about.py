"""What the postcode table says of itself: its date, its size and whom to thank."""

import json
from pathlib import Path

from chalicelib.frozen import dataclass, values_of
from chalicelib.places.faults import DataFileError


@dataclass(frozen=True, slots=True)
class About:
    """The facts that go with a built table.

    Args:
        dated: the date of the list of postcodes, as people write it, such as "2025" or "2025-08".
        postcodes: how many it holds.
        digest: SHA-256, in hex, of all its lines "POSTCODE,CODE" in order, each ended by a newline.
        attribution: the sentences that its licences ask to be shown.
    """

    dated: str
    postcodes: int
    digest: str
    attribution: tuple[str, ...]


def read_about(path: Path) -> About:
    """Read the facts that go with a table.

    Raises:
        DataFileError: the file is not what `write_about` writes.
        OSError: it cannot be read.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return About(
            dated=str(facts["dated"]),
            postcodes=int(facts["postcodes"]),
            digest=str(facts["digest"]),
            attribution=tuple(map(str, facts["attribution"])),
        )
    except (ValueError, TypeError, KeyError) as wrong:
        raise DataFileError(path, 0, f"it does not hold the facts of a table ({wrong!r})") from wrong


def write_about(path: Path, about: About) -> None:
    """Write the facts that go with a table, readable and in a fixed order."""
    text = json.dumps(values_of(about), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
