"""Run by a process that has the bundle and the standard library alone: imports all of it, and uses every library."""

import importlib
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def main() -> None:
    """Say what could not be imported, and what each library answered."""
    bundle = Path(sys.argv[1])
    sys.path.insert(0, str(bundle))
    modules = [*bundle.glob("*.py"), *(bundle / "chalicelib").rglob("*.py")]
    importlib.import_module("chalicelib")
    compiled = recorded()
    names = sorted(".".join(path.relative_to(bundle).with_suffix("").parts) for path in modules)
    failed = {name: missing for name in names if (missing := missing_for(name.removesuffix(".__init__")))}
    compiled_at_start = list(compiled)
    cached = {sys.modules[name].__cached__ for name in names if name in sys.modules}
    sys.stdout.write(
        json.dumps(
            {
                "failed": failed,
                "found": found(),
                "uncompiled": sorted(path for path in cached if path and not Path(path).is_file()),
                "compiled_at_start": compiled_at_start,
                "brought": sorted({name.partition(".")[0] for name in sys.modules} & {"boto3", "botocore"}),
            }
        )
    )


def recorded() -> list[str]:
    """Write down every pattern that is compiled from now on."""
    from re import _compiler  # noqa: PLC0415

    compiled: list[str] = []
    compile_pattern = _compiler.compile

    def compile_and_record(pattern: str | bytes, flags: int = 0) -> object:
        if isinstance(pattern, str):  # those of bytes are few, and not kept
            compiled.append(pattern)
        return compile_pattern(pattern, flags)

    _compiler.compile = compile_and_record
    return compiled


def missing_for(name: str) -> str:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        return str(error.name)
    return ""


def found() -> dict[str, object]:
    from crawleruseragents import is_crawler  # noqa: PLC0415
    from stdnum.gb import upn  # noqa: PLC0415

    from chalicelib.letters.personal_data import find_hints  # noqa: PLC0415 - from the bundle, which is on the path now
    from chalicelib.subject_access.calendar import Entry, calendar_file  # noqa: PLC0415
    from chalicelib.uk_day import uk_day  # noqa: PLC0415

    pupil_number = upn.calc_check_digit("801200001001") + "801200001001"
    draft = f"Ring 07911 123456 or +92 300 1234567. My NHS number is 943 476 5919, my pupil number {pupil_number}."
    entry = Entry(date(2026, 12, 24), "Reply", "It is due")
    return {
        "hints": sorted(str(hint.kind) for hint in find_hints(draft)),
        "calendar": calendar_file([entry], datetime(2026, 11, 22, tzinfo=UTC)).splitlines()[0],
        "day": uk_day(0).isoformat(),
        "zone": ZoneInfo("Europe/London").key,
        "robot": is_crawler("Googlebot/2.1"),
    }


if __name__ == "__main__":
    main()
