"""Everything for which a campaign would not load: all of it, where the reader itself stops at the first."""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalicelib.campaign_file import (
    CAMPAIGN_FILE,
    GUIDE_FOLDER,
    PUBLISHED_FILES,
    REFERENCE_LETTER_FILE,
    load_campaign,
)
from chalicelib.campaign_overlay import load_overlay, overlay_file
from chalicelib.campaign_table import CampaignFileError
from chalicelib.subject_access.guide_file import load_guide
from chalicelib.toml_file import PREPARED, digest_of
from tools.campaigns.finding import Finding
from tools.campaigns.lines import line_of, lines_of_keys
from tools.campaigns.stand_ins import mended, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

TOML = ".toml"
MOST_FAULTS = 100  # an editor mends a few and looks again
_LOOK_ABOVE = (
    "Often a quotation mark, a comma or a bracket is missing there, or at the end of the line above."
)
_AT_LINE = re.compile(r"at line (\d+)")
_QUOTED = re.compile(r"“([^”]+)”")


def faults_of(folder: Path) -> list[Finding]:
    """Find what keeps a campaign from being loaded.

    Args:
        folder: the campaign's.

    Returns:
        An error for each mistake; empty where it loads. Of two in one list of words the first is found, and
        of a file in another language.
    """
    faults = _campaign_faults(folder)
    # What it says in other languages is laid over a campaign that loads.
    overlaid = [] if faults else _overlay_faults(folder)
    return [*faults, *overlaid, *_guide_faults(folder)]


def _overlay_faults(folder: Path) -> Iterator[Finding]:
    campaign = load_campaign(folder)
    for file in sorted(folder.glob(overlay_file(folder, "*").name)):
        try:
            load_overlay(campaign, folder, file.suffixes[-2].removeprefix("."))
        except CampaignFileError as fault:
            yield _finding(fault, fault.file)


def _guide_faults(folder: Path) -> Iterator[Finding]:
    guide = folder / GUIDE_FOLDER
    try:
        if guide.is_dir():
            load_guide(guide)
    except CampaignFileError as fault:
        yield _finding(fault, fault.file)


def _campaign_faults(folder: Path) -> list[Finding]:
    try:
        load_campaign(folder)
    except CampaignFileError as fault:
        first = _finding(fault, fault.file)
        # Of a file that cannot be read at all there is nothing more to say.
        return _all_faults(folder) or [first] if fault.key else [first]
    return []


def _all_faults(folder: Path) -> list[Finding]:
    """Load a copy again and again, each time with the last mistake out of the way."""
    tables = tomllib.loads((folder / CAMPAIGN_FILE).read_text(encoding="utf-8"))
    reference_letter = (folder / REFERENCE_LETTER_FILE).read_text(encoding="utf-8")
    found: list[Finding] = []
    with tempfile.TemporaryDirectory() as scratch:
        copy = _copy_of(folder, Path(scratch))
        while len(found) < MOST_FAULTS:
            fault = _fault_or_none(copy, tables)
            if fault is None:
                return found
            found.append(_finding(fault, folder / CAMPAIGN_FILE))
            if not mended(tables, fault.key, fault.reason, reference_letter):
                return found
    return found


def _copy_of(folder: Path, scratch: Path) -> Path:
    copy = scratch / folder.name
    for file in [folder / CAMPAIGN_FILE, folder / REFERENCE_LETTER_FILE, *folder.glob(PUBLISHED_FILES)]:
        target = copy / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return copy


def _fault_or_none(copy: Path, tables: dict[str, Any]) -> CampaignFileError | None:
    # As the package does it: tables beside the file are believed where they are of that very file.
    file = copy / CAMPAIGN_FILE
    prepared = {"of": digest_of(file.read_bytes()), "tables": tables}
    file.with_name(file.name + PREPARED).write_text(json.dumps(prepared, default=str), encoding="utf-8")
    try:
        load_campaign(copy)
    except CampaignFileError as fault:
        return fault
    return None


def _finding(fault: CampaignFileError, file: Path) -> Finding:
    said = ": ".join(filter(None, [fault.key, fault.reason]))
    if not fault.key and _AT_LINE.search(fault.reason):
        said += f". {_LOOK_ABOVE}"
    return Finding(file, _line(fault, file), said, is_error=True)


def _line(fault: CampaignFileError, file: Path) -> int:
    if not fault.key:
        place = _AT_LINE.search(fault.reason)
        return int(place[1]) if place else 1
    if file.suffix != TOML:
        return 1
    text = file.read_text(encoding="utf-8")
    quoted = _QUOTED.search(fault.reason)
    named = _last_named(tomllib.loads(text), fault.key, quoted[1]) if quoted else fault.key
    return line_of(named, lines_of_keys(text))


def _last_named(tables: dict[str, Any], key: str, name: str) -> str:
    """Give the key of the last table in a list that has this id, or the key itself."""
    listed = value_at(tables, key)
    named = [
        place
        for place, each in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(each, dict) and each.get("id") == name
    ]
    return f"{key}[{named[-1]}].id" if named else key
