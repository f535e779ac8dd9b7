"""The function's regular expressions, compiled by the Python that it will run on."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import botocore

from tools.package.bundle import Bundle, unpack

RECORD = Path(__file__).with_name("record_patterns.py")
LIBRARIES = Path(botocore.__file__).parents[1]
# Where chalicelib.patterns looks for them.
PREPARED = ("chalicelib/patterns.json", "chalicelib/patterns_of_botocore.json")


def with_prepared_patterns(bundle: Bundle) -> Bundle:
    """Add what ``re`` makes of every pattern of a module, and of botocore beside the package.

    Args:
        bundle: that can run.

    Returns:
        The bundle with the compiled patterns. They name the Python that they are for, and are found by
        their text: what another botocore has besides is compiled as ever.

    Raises:
        subprocess.CalledProcessError: a module cannot be imported.
    """
    with TemporaryDirectory() as folder:
        unpack(bundle, Path(folder))
        command = [sys.executable, "-I", "-S", "-B", str(RECORD), folder, str(LIBRARIES)]
        said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return {**bundle, **dict(zip(PREPARED, said.splitlines(keepends=True), strict=True))}
