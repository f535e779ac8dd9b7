"""How long the first answer of a fresh function takes, beyond that of the smallest Chalice app there can be.

From the package alone, as it is shipped and with its bytecode taken out, in fresh processes by turns, so that
whatever else the machine does strikes all of them alike.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.letter import STORY_WORDS, story_of
from tools.package.build import build

PROJECT = Path(__file__).parents[1]
PROCESSES = 15  # for each figure
FIRST_ANSWER = Path(__file__).with_name("first_answer.py")
BARE_APP = """
from chalice.app import Chalice
app = Chalice(app_name="bare")
app.route("/")(lambda: {"well": True})

@app.route("/count", methods=["POST"])
def count():
    from os import environ
    from botocore.session import Session
    session = Session()
    session.set_config_variable("region", "eu-west-2")
    session.set_credentials("local", "local")
    client = session.create_client("dynamodb", endpoint_url=environ["OWN_WORDS_DYNAMODB_ENDPOINT"])
    client.transact_write_items(TransactItems=[{"Put": {"TableName": "t", "Item": {"pk": {"S": "a"}}}}])
    return {"counted": True}
"""
KEY = "a-signing-key-for-measuring-and-nothing-else"
LETTER = {"postcode": "HA2 0JQ", "name": "Tom Briggs", "story": story_of(STORY_WORDS)}
REQUEST = {
    "for": "self",
    "educated_in": "england",
    "name": "Tom Briggs",
    "birth_date": "1999-05-17",
    "schools": "Hill Street Primary, Leeds, 2003 to 2010",
    "contact": "14 Elm Row\nLeeds",
}
WARM_GOALS = {"POST /v1/letters": 2.0, "GET /": 3.0}  # milliseconds


@dataclass(frozen=True)
class Call:
    """A request to measure.

    Attributes:
        method: the HTTP method.
        path: its route.
        body: what it sends as JSON, if anything.
        goal: most milliseconds beyond the bare app's first answer; None where there is no goal.
        is_counted: whether it needs the database, and so botocore, which Lambda has beside the package.
        is_bare: whether the bare app answers it.
    """

    method: str
    path: str
    body: Mapping[str, object] | None = None
    goal: float | None = None
    is_counted: bool = False
    is_bare: bool = False

    @property
    def title(self) -> str:
        if self.is_bare:
            return "bare app" + (" and botocore" if self.is_counted else "")
        return f"{self.method} {self.path}"

    def event(self) -> str:
        context = {"httpMethod": self.method, "resourcePath": self.path, "path": f"/api{self.path}"}
        return json.dumps(
            {
                "requestContext": {**context, "identity": {}},
                "headers": {"content-type": "application/json"},
                "multiValueQueryStringParameters": None,
                "pathParameters": {},
                "stageVariables": None,
                "body": json.dumps(self.body) if self.body else "",
                "isBase64Encoded": False,
            }
        )


BARE = Call("GET", "/", is_bare=True)
BARE_AND_BOTOCORE = Call("POST", "/count", {}, is_counted=True, is_bare=True)


def report() -> None:
    """Print each first answer, beside its goal."""
    with tempfile.TemporaryDirectory() as folder, database() as endpoint:
        apps = unpacked(Path(folder))
        runner = Runner(endpoint)
        receipt = json.loads(runner.run(apps["as shipped"], letter_call())["answer"]["body"])["receipt"]
        found = measured(runner, apps, calls(receipt))
    print(f"First answers of fresh processes, median of {PROCESSES} each, milliseconds of processor time")
    print(f"{'':26}{'no bytecode':>12}{'as shipped':>12}{'ratio':>7}{'beyond bare':>13}{'goal':>6}")
    for call in calls(receipt):
        print_call(call, found)
    print("The same answer again, and what of it is our own: all beyond the bare app's")
    bare = found["as shipped"][BARE.title][1]
    for title, (_, again) in found["as shipped"].items():
        goal = WARM_GOALS.get(title)
        print(f"  {title:24}{again:12.2f}{again - bare:12.2f}" + (f"   goal: {goal}" if goal else ""))


def measured(
    runner: "Runner", apps: Mapping[str, "Unpacked"], every: tuple[Call, ...]
) -> dict[str, dict[str, tuple[float, float]]]:
    """Give the medians of first and further answers, by state and call."""
    runs: dict[str, dict[str, list[dict[str, Any]]]] = {state: {} for state in apps}
    for _ in range(PROCESSES):
        for state, app in apps.items():
            for call in every:
                runs[state].setdefault(call.title, []).append(runner.run(app, call))
    return {
        state: {title: (middle(found, "first"), middle(found, "again")) for title, found in each.items()}
        for state, each in runs.items()
    }


def middle(runs: list[dict[str, Any]], figure: str) -> float:
    return median(float(run[figure]) for run in runs)


def print_call(call: Call, found: Mapping[str, Mapping[str, tuple[float, float]]]) -> None:
    slow, fast = found["no bytecode"][call.title][0], found["as shipped"][call.title][0]
    beyond = fast - found["as shipped"][BARE.title][0]
    line = f"  {call.title:24}{slow:12.0f}{fast:12.0f}{fast / slow:7.2f}{beyond:13.0f}"
    print(line + (f"{call.goal:6.0f}" if call.goal else ""))


def letter_call() -> Call:
    return Call("POST", "/v1/letters", LETTER, goal=100)


def calls(receipt: str) -> tuple[Call, ...]:
    counted = {"receipt": receipt, "event": "sent"}
    return (
        BARE,
        BARE_AND_BOTOCORE,
        letter_call(),
        Call("GET", "/", goal=120),
        Call("POST", "/v1/participation", counted, goal=260, is_counted=True),
        Call("GET", "/subject-access"),
        Call("POST", "/v1/subject-access", REQUEST),
    )


@dataclass(frozen=True)
class Unpacked:
    """Two folders: the package, and the bare app with the same Chalice."""

    ours: Path
    bare: Path


def unpacked(folder: Path) -> dict[str, Unpacked]:
    """Build the package and lay it out in both states."""
    built = build(PROJECT, "prod", folder / "built")
    shipped = Unpacked(folder / "shipped", folder / "bare")
    with zipfile.ZipFile(built.files()[0]) as zipped:
        zipped.extractall(shipped.ours)
    shutil.copytree(shipped.ours / "chalice", shipped.bare / "chalice")
    (shipped.bare / "app.py").write_text(BARE_APP)
    stripped = Unpacked(folder / "shipped-stripped", folder / "bare-stripped")
    ignored = shutil.ignore_patterns("__pycache__", "*.compiled", "*.toml.json", "patterns*.json", "services")
    shutil.copytree(shipped.ours, stripped.ours, ignore=ignored)
    shutil.copytree(shipped.bare, stripped.bare, ignore=ignored)
    return {"no bytecode": stripped, "as shipped": shipped}


class Runner:
    """Runs fresh processes.

    Args:
        endpoint: where the database is played.
    """

    def __init__(self, endpoint: str) -> None:
        self._environment = {
            "OWN_WORDS_TABLE": "not-there",
            "OWN_WORDS_SIGNING_KEY": KEY,
            "OWN_WORDS_DYNAMODB_ENDPOINT": endpoint,
        }
        # What AWS's own runtime has, and nothing else: botocore looks for libraries that only we have.
        (self._libraries,) = (PROJECT / ".venv-runtime" / "lib").glob("python*/site-packages")

    def run(self, app: Unpacked, call: Call) -> dict[str, Any]:
        folder = app.bare if call.is_bare else app.ours
        command = [sys.executable, "-I", "-S", "-B", str(FIRST_ANSWER), str(folder)]
        command += [str(self._libraries)] if call.is_counted else []
        done = subprocess.run(  # noqa: S603 - our own
            command, input=call.event(), env=self._environment, capture_output=True, text=True, check=True
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # the app's own log comes before
        assert found["answer"]["statusCode"] == 200, found["answer"]  # noqa: PLR2004 - HTTP's OK
        return found


@contextmanager
def database() -> Iterator[str]:
    """Play a DynamoDB that says yes at once, so that the function alone is timed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Yes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Yes(BaseHTTPRequestHandler):
    """Says yes to every write."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass
