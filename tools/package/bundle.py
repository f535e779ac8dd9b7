"""A bundle in memory, and how it is read from and written to a zip file: the same files, the same bytes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

Bundle: TypeAlias = Mapping[str, bytes]
"""What stands in each file, by its path in the bundle with "/" between folders."""

# The earliest time that a zip file can hold. Nothing in the bundle is told apart by its time.
ALWAYS = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644  # a plain file that everybody may read: Lambda runs the function as a user of its own
UNIX = 3  # the system whose modes these are, whichever one builds
SMALLEST = 9  # zlib's level; packing is rare, and unpacking is as fast


def read_bundle(file: Path) -> Bundle:
    """Read every file of a zip file.

    Args:
        file: the zip file.

    Returns:
        Its files; folders are not named.
    """
    with zipfile.ZipFile(file) as zipped:
        return {each.filename: zipped.read(each) for each in zipped.infolist() if not each.is_dir()}


def unpack(bundle: Bundle, folder: Path) -> None:
    """Write every file of a bundle into a folder.

    Args:
        bundle: the files.
        folder: where to; folders in it are made.
    """
    for path, content in bundle.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def write_bundle(bundle: Bundle, file: Path) -> None:
    """Write a zip file in which nothing but the bundle decides what stands where.

    Args:
        bundle: the files; the order they are given in does not matter.
        file: the zip file, which is written anew.
    """
    with zipfile.ZipFile(file, "w") as zipped:
        for path in sorted(bundle):
            entry = zipfile.ZipInfo(path, ALWAYS)
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            zipped.writestr(entry, bundle[path], zipfile.ZIP_DEFLATED, SMALLEST)
