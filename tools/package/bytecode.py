"""Bytecode beside every module, so that no cold start compiles anything."""

import importlib.util
import marshal
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from types import CodeType

from tools.package.bundle import Bundle
from tools.package.exclusions import UNCHANGED

# PEP 552. Nobody can change a source in the bundle, so nothing compares it with its bytecode. Where
# somebody may put another version in its place, Python does compare them.
UNCHECKED_HASH, CHECKED_HASH = 0b01, 0b11
# The numbers of other countries, which stay because their library stays whole. Bytecode would add 0.5 MB.
NEVER_RUN = re.compile(r"stdnum/(?!gb/)\w+/.*")
# Python has one object for each of these, and marshal tells whether anybody interned it: now somebody has.
_SINGLES = [sys.intern(text) for text in ("", *map(chr, range(256)))]
_RUNTIME = re.compile(r"python(\d+\.\d+)")


def fits(runtime: str) -> bool:
    """Say whether this Python makes bytecode that a runtime of Lambda reads: the minor version decides.

    Args:
        runtime: as the template calls it, such as ``python3.11``.
    """
    found = _RUNTIME.fullmatch(runtime)
    ours = "{}.{}".format(*sys.version_info)
    return bool(found and found[1] == ours and sys.implementation.name == "cpython")


def with_bytecode(bundle: Bundle) -> Bundle:
    """Add bytecode for every module that is ever run; the sources stay, for tracebacks and readers.

    Args:
        bundle: with every module's source.

    Returns:
        The bundle and the bytecode. It names no folder of this machine and no time.

    Raises:
        SyntaxError: a module is not Python of this version.
    """
    modules = [path for path in bundle if path.endswith(".py") and not NEVER_RUN.fullmatch(path)]
    return {**bundle, **{_cached(path): _bytecode(path, bundle[path]) for path in modules}}


def _cached(path: str) -> str:
    source = PurePosixPath(path)
    return str(source.parent / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc")


def _bytecode(path: str, source: bytes) -> bytes:
    flags = CHECKED_HASH if UNCHANGED.fullmatch(path) else UNCHECKED_HASH
    # Interned, as marshal tells, because reading paths may or may not have done that to this one.
    code = compile(source, sys.intern(path), "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + flags.to_bytes(4, "little") + importlib.util.source_hash(source)
    with held(code):
        return head + marshal.dumps(code)


@contextmanager
def held(code: CodeType) -> Iterator[None]:
    """Hold every part of some code, so that ``marshal`` writes it as the same bytes in every process.

    ``marshal`` marks what is referred to from elsewhere, and so its bytes depend on what else a process
    has in mind. Here something refers to each part, so each is marked, always.

    Args:
        code: compiled code.
    """
    parts = list(_parts(code))
    yield
    parts.clear()


def _parts(value: object) -> Iterator[object]:
    yield value
    match value:
        case CodeType():
            for name in ("co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars"):
                yield from _parts(getattr(value, name))
            for name in (
                "co_code",
                "co_filename",
                "co_name",
                "co_qualname",
                "co_linetable",
                "co_exceptiontable",
            ):
                yield getattr(value, name)
        case tuple() | frozenset():
            for part in value:
                yield from _parts(part)
