"""Builds the package: Chalice's, without what is never needed and with what makes a cold start short."""

import shutil
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.contents import faults_in
from tools.elapsed import elapsed
from tools.package.bundle import Bundle, read_bundle, write_bundle
from tools.package.bytecode import fits, with_bytecode
from tools.package.chalice_output import (
    ChaliceOutput,
    PackageRefused,
    package_with_chalice,
    refuse_unknown_stage,
)
from tools.package.exclusions import left_out, prune
from tools.package.libraries import with_true_records
from tools.package.pages import with_compiled_pages
from tools.package.patterns import with_prepared_patterns
from tools.package.services import with_prepared_services
from tools.package.tables import with_prepared_tables

MOST_BYTES = 6_000_000  # zipped; every cold start fetches it
FIRST_PAGE = "templates/pages/base.html"
DEPLOYMENT, TEMPLATE = "deployment.zip", "sam.json"  # the template names the first, beside it


@dataclass(frozen=True, slots=True)
class Built:
    """A package on the disk.

    Attributes:
        folder: where its two files are.
        has_bytecode: whether this Python is the runtime's, so that bytecode could be made.
        excluded: how many files each rule left out.
    """

    folder: Path
    has_bytecode: bool
    excluded: Counter[str]

    def digest(self) -> str:
        """Give what tells this package from any other, both files together."""
        return sha256(b"".join(sha256(file.read_bytes()).digest() for file in self.files())).hexdigest()

    def files(self) -> tuple[Path, Path]:
        """Give the zip file and the template."""
        return self.folder / DEPLOYMENT, self.folder / TEMPLATE


def build(project: Path, stage: str, out: Path) -> Built:
    """Build a package.

    Args:
        project: the project's folder.
        stage: of ``.chalice/config.json``.
        out: where the two files go.

    Returns:
        The package.

    Raises:
        PackageRefused: there is no such stage; a campaign or the postcode data has a mistake; or it cannot be
            made, lacks its templates, or is too large.
    """
    faults = faults_in(project)
    if faults:
        raise PackageRefused("\n".join(faults))
    refuse_unknown_stage(project, stage)
    with TemporaryDirectory() as folder:
        return rewrite(package_with_chalice(project, stage, Path(folder)), out)


def rewrite(output: ChaliceOutput, out: Path) -> Built:
    """Write the package that is made of Chalice's.

    Args:
        output: what Chalice wrote.
        out: where the two files go.

    Returns:
        The package.

    Raises:
        PackageRefused: it lacks its templates, or is too large.
    """
    whole, has_bytecode = read_bundle(output.deployment), fits(output.runtime())
    out.mkdir(parents=True, exist_ok=True)
    write_bundle(prepared(whole, has_bytecode=has_bytecode), out / DEPLOYMENT)
    shutil.copyfile(output.template, out / TEMPLATE)
    size = (out / DEPLOYMENT).stat().st_size
    if size > MOST_BYTES:
        raise PackageRefused(f"The package has {size:,} bytes, more than {MOST_BYTES:,}.")
    return Built(out, has_bytecode, left_out(whole))


def prepared(whole: Bundle, *, has_bytecode: bool) -> Bundle:
    """Make a bundle ready for Lambda.

    Args:
        whole: what Chalice packaged.
        has_bytecode: whether to add bytecode, that of the Python that runs this.

    Returns:
        The bundle that is deployed.

    Raises:
        PackageRefused: it lacks its templates.
    """
    if FIRST_PAGE not in whole:
        raise PackageRefused(
            f"No {FIRST_PAGE} in the package: is vendor/templates a symbolic link here (docs/decisions/001)?"
        )
    bundle = with_prepared_services(with_prepared_tables(with_true_records(prune(whole))))
    # What Jinja and re compile is for this Python alone, too.
    return with_bytecode(with_prepared_patterns(with_compiled_pages(bundle))) if has_bytecode else bundle


def build_and_prove(project: Path, stage: str, out: Path) -> Built:
    """Build a package, then build it again somewhere else and compare.

    Args:
        project: the project's folder.
        stage: of ``.chalice/config.json``.
        out: where the two files go.

    Returns:
        The package.

    Raises:
        PackageRefused: it cannot be made, or the second is another one than the first.
    """
    with elapsed(f"Packaging for {stage}"):
        built = build(project, stage, out)
    with (
        TemporaryDirectory() as elsewhere,
        elapsed("Packaging again, to see that nothing else decides its bytes"),
    ):
        again = build(project, stage, Path(elsewhere))
        if built.digest() != again.digest():
            names = ", ".join(differing(built, again)) or TEMPLATE
            raise PackageRefused(f"Two packages of the same commit differ: {names}")
    return built


def differing(one: Built, other: Built) -> list[str]:
    """Name the files that two packages do not have the same."""
    first, second = read_bundle(one.files()[0]), read_bundle(other.files()[0])
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
