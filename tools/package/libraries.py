"""What a library's RECORD says it consists of: true again after files were left out."""

import csv
import io
import re

from tools.package.bundle import Bundle

_RECORD = re.compile(r"[^/]+\.dist-info/RECORD")


def with_true_records(bundle: Bundle) -> Bundle:
    """Let each library's RECORD name those of its files that are there.

    Args:
        bundle: after files were left out, and before anything was added.

    Returns:
        The bundle with the other lines gone from each RECORD; one that was true stays as it is.
    """
    records = {path: _true(bundle[path], bundle) for path in bundle if _RECORD.fullmatch(path)}
    return {**bundle, **records}


def _true(record: bytes, bundle: Bundle) -> bytes:
    rows = list(csv.reader(io.StringIO(record.decode("utf-8"))))
    kept = [row for row in rows if row and row[0] in bundle]
    if len(kept) == len(rows):
        return record
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(kept)
    return text.getvalue().encode("utf-8")
