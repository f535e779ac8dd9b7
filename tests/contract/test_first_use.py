"""What a page or a letter does not pay for."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
PROGRAM = """
import sys
from chalicelib.tally.parameter_store import read_signing_keys
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table
DynamoTally(Table("tally"))
sys.exit("botocore" in sys.modules)
"""


def test_botocore_waits_for_the_first_count() -> None:
    """Making a tally does not load botocore, which takes longer than making a letter."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=PROJECT, check=False)  # noqa: S603 - our own
    assert done.returncode == 0
