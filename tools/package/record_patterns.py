"""Says which regular expressions the function compiles, and what comes of it.

python -I -S -B record_patterns.py FOLDER LIBRARIES > patterns.json

It runs alone on the unpacked package, so that it sees what the function will see and nothing else. Only then
it imports botocore, from the other folder, and says in a line of its own what that compiles besides.
"""

import json
import os
import pkgutil
import re._compiler as compiler  # type: ignore[import-not-found]
import sys
from importlib import import_module
from typing import Any, TypeAlias

AWAY = "botocore"  # in Lambda beside the package
SERVICES = ("dynamodb", "ssm")
Found: TypeAlias = dict[tuple[str, int], list[Any]]


class Recorder:
    """Stands before the machine that takes compiled patterns, and keeps what it is given."""

    def __init__(self, machine: Any) -> None:  # noqa: ANN401 - a module
        self._machine = machine
        self.last: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module has
        return getattr(self._machine, name)

    def compile(self, *compiled: Any) -> Any:  # noqa: ANN401 - as there
        self.last = compiled
        return self._machine.compile(*compiled)


def recording() -> Found:
    """Give what is compiled from now on, by text and flags."""
    found: Found = {}
    compile_pattern, recorder = compiler.compile, Recorder(compiler._sre)  # noqa: SLF001 - nothing else has it

    def compile_and_record(pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401 - as the one that it replaces
        made = compile_pattern(pattern, flags)
        text, all_flags, code, *rest = recorder.last
        if isinstance(text, str):
            found[text, int(flags)] = [int(all_flags), [int(number) for number in code], *rest]
        return made

    compiler._sre, compiler.compile = recorder, compile_and_record  # noqa: SLF001 - as above
    return found


def import_all() -> None:
    import_module("app")
    for module in pkgutil.walk_packages(import_module("chalicelib").__path__, "chalicelib."):
        try:
            import_module(module.name)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != AWAY:
                raise


def import_botocore() -> None:
    """Import what making a client brings in."""
    session = import_module("botocore.session").Session()
    session.set_credentials("nobody", "nothing")
    for service in SERVICES:
        session.create_client(service, region_name="eu-west-2", endpoint_url="http://127.0.0.1")


if __name__ == "__main__":
    os.environ |= {
        "OWN_WORDS_TABLE": "none",
        "OWN_WORDS_SIGNING_KEY": "nothing is signed while this looks on",
    }
    sys.path.insert(0, sys.argv[1])
    found = recording()
    import_all()
    ours = dict(found)
    sys.path.append(sys.argv[2])
    import_botocore()
    botocores = {pattern: compiled for pattern, compiled in found.items() if pattern not in ours}
    made_by = import_module("chalicelib.patterns").MADE_BY
    for each in (ours, botocores):
        patterns = sorted([text, flags, *compiled] for (text, flags), compiled in each.items())
        file = {"made_by": made_by, "patterns": patterns}
        print(json.dumps(file, ensure_ascii=False, separators=(",", ":")))
