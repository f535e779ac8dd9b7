"""What is deployed, opened and run alone."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.routes.conftest import KEY, NAME, POSTCODE, STORY

PROJECT = Path(__file__).parents[2]
ANSWER_ONE = """
import json, sys
sys.path[:0] = [sys.argv[1]]
from app import app
print(json.dumps(app(json.load(sys.stdin), None)))
"""


def answer(bundle: Path, method: str, path: str, body: str = "") -> dict[str, Any]:
    """Let the bundle answer one gateway event in a process that has nothing but it and the standard library."""
    event = {
        "requestContext": {"httpMethod": method, "resourcePath": path, "path": f"/api{path}", "identity": {}},
        "headers": {"content-type": "application/json"},
        "multiValueQueryStringParameters": None,
        "pathParameters": {},
        "stageVariables": None,
        "body": body,
        "isBase64Encoded": False,
    }
    environment = {"OWN_WORDS_TABLE": "t", "OWN_WORDS_SIGNING_KEY": KEY, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-I", "-S", "-c", ANSWER_ONE, str(bundle)]
    done = subprocess.run(  # noqa: S603 - our own
        command,
        input=json.dumps(event),
        cwd=bundle.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # behind the line of the log
    return found


def test_bundle_holds_what_the_function_reads(bundle: Path) -> None:
    """Templates, campaigns, the places and the static files are in the bundle, the symlinked ones too."""
    for file in ("templates", "chalicelib"):
        ours = {path.relative_to(PROJECT) for path in (PROJECT / file).rglob("*") if path.is_file()}
        wanted = {path for path in ours if "__pycache__" not in path.parts}
        assert {path for path in wanted if not (bundle / path).is_file()} == set()


@pytest.mark.parametrize("name", ["tests", "tools", "benchmarks", "boto3", "botocore", "pytest", "docs"])
def test_bundle_holds_nothing_else(bundle: Path, name: str) -> None:
    """Nothing that only developers need, and nothing that the Lambda runtime has already, is shipped."""
    assert not (bundle / name).exists()


def test_notice_names_every_library(bundle: Path) -> None:
    """Whoever passes the bundle on passes other people's work on, and NOTICE says whose and under which licence."""
    libraries = {found.name.split("-")[0] for found in bundle.glob("*.dist-info")}
    assert libraries
    notice = re.split(r"[\s,;()]+", (PROJECT / "NOTICE").read_text().lower().replace("-", "_"))
    assert libraries - set(notice) == set()


def test_bundle_answers_the_first_page(bundle: Path) -> None:
    """The bundle alone renders the first page."""
    page = answer(bundle, "GET", "/")
    assert page["statusCode"] == 200
    assert "Write to your MP, in your own words" in page["body"]


def test_bundle_makes_a_letter(bundle: Path) -> None:
    """The bundle alone finds the MP, makes the letter, and signs its receipt."""
    body = json.dumps({"postcode": POSTCODE, "story": STORY, "name": NAME})
    letter = answer(bundle, "POST", "/v1/letters", body)
    made = json.loads(letter["body"])
    assert (letter["statusCode"], made["ready"], made["mp"]["name"]) == (200, True, "Gareth Thomas")
    assert made["receipt"]
