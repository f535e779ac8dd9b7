"""Command line of ``make package``."""

import argparse
import sys
from pathlib import Path

from tools.package.build import Built, build_and_prove
from tools.package.chalice_output import PackageRefused

NO_BYTECODE = "This Python is not the functions' own: bytecode and compiled pages are left out."
PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Build the package into ``build/`` and say what was built."""
    parser = argparse.ArgumentParser(prog="make package", description=__doc__)
    parser.add_argument("--stage", default="prod", help="of .chalice/config.json")
    parser.add_argument("--out", type=Path, default=PROJECT / "build", help="where it goes")
    asked = parser.parse_args(arguments)
    try:
        built = build_and_prove(PROJECT, asked.stage, asked.out)
    except PackageRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(summary(built))
    return 0


def summary(built: Built) -> str:
    """Say what was built, in a few lines."""
    deployment, template = built.files()
    lines = [
        f"{deployment} ({deployment.stat().st_size / 1e6:.1f} MB) and {template.name}",
        "Built twice, in two folders: the same bytes.",
        f"SHA-256 of both together: {built.digest()}",
        *(f"Left out: {count:,} files, {name}" for name, count in sorted(built.excluded.items())),
    ]
    return "\n".join(lines if built.has_bytecode else [*lines, NO_BYTECODE])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
