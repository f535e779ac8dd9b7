"""One target under atheris, led by what of our code it reaches: ``python -m tests.fuzz.guided words [options]``.

Everything behind the name goes to libFuzzer. A case that takes over 200 ms here is put by: to be watched makes
the code slower, so whoever started this times it again.
"""

import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, unquote, unquote_to_bytes

import atheris

WATCHED = ["chalicelib", "itsdangerous"]
READS_FORMS = (parse_qs, parse_qsl, unquote, unquote_to_bytes)  # the library's, which is loaded by then
SLOW_SECONDS = 0.2  # of processor time; a busy machine is no defect


def main() -> None:
    """Fuzz until libFuzzer has had enough."""
    name, folder, *options = sys.argv[1:]
    with atheris.instrument_imports(include=WATCHED):
        from tests.fuzz.targets import SEEDS, TARGETS  # noqa: PLC0415 - what is imported here is watched
    for function in READS_FORMS:
        atheris.instrument_func(function)
    corpus = Path(folder, "corpus")
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([name, *options, str(corpus)], timed(TARGETS[name], Path(folder)))
    atheris.Fuzz()


def timed(hold: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Put by what takes long."""

    def hold_in_time(data: bytes) -> None:
        start = time.process_time()
        hold(data)
        if time.process_time() - start > SLOW_SECONDS:
            (folder / f"slow-{sha256(data).hexdigest()}").write_bytes(data)

    return hold_in_time


if __name__ == "__main__":
    main()
