"""Regular expressions that were compiled when the function was packaged.

Compiling them took a fifth of a cold start: a hundred patterns, worked through in Python. What comes of it is
a list of numbers for the machine underneath ``re``, and that can be kept. ``know`` puts it where ``re`` looks
before it compiles, so that every ``re.compile``, ours or a library's, stays what it is and finds it done.
"""

import json
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

PREPARED = Path(__file__).with_name("patterns.json")
OF_BOTOCORE = Path(__file__).with_name("patterns_of_botocore.json")  # for whoever is about to import it
_MACHINE: Any = import_module("_sre")  # typeshed does not know it
# One Python's numbers mean nothing to another's machine.
MADE_BY = [sys.implementation.cache_tag, _MACHINE.MAGIC, _MACHINE.CODESIZE]


def know(file: Path = PREPARED) -> int:
    """Let ``re`` know the patterns of a file.

    Args:
        file: what ``tools/package/patterns.py`` made; it stands in the package alone.

    Returns:
        How many it knows from there: none where there is no such file, or another Python made it.
    """
    try:
        prepared = json.loads(file.read_bytes())
    except FileNotFoundError:
        return 0
    if prepared["made_by"] != MADE_BY:
        return 0
    known: dict[tuple[type, str, int], re.Pattern[str]] = vars(re)["_cache"]
    for text, flags, all_flags, code, groups, names, by_number in prepared["patterns"]:
        compiled = _MACHINE.compile(text, all_flags, code, groups, names, tuple(by_number))
        known[str, text, flags] = compiled
    return len(prepared["patterns"])
