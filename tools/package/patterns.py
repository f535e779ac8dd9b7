"""The function's regular expressions, compiled by the Python that it will run on."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.package.bundle import Bundle, unpack

RECORD = Path(__file__).with_name("record_patterns.py")
PREPARED = "chalicelib/patterns.json"  # where chalicelib.patterns looks for it


def with_prepared_patterns(bundle: Bundle) -> Bundle:
    """Add what ``re`` makes of every pattern that a module has.

    Args:
        bundle: that can run.

    Returns:
        The bundle with the compiled patterns. They name the Python that they are for.

    Raises:
        subprocess.CalledProcessError: a module cannot be imported.
    """
    with TemporaryDirectory() as folder:
        unpack(bundle, Path(folder))
        command = [sys.executable, "-I", "-S", "-B", str(RECORD), folder]
        return {**bundle, PREPARED: subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout}
