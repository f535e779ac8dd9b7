"""The bundle alone, under AWS's own runtime interface client: every route, every schedule, every kind of answer."""

import base64
import importlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.contract.servers import MiniStack
from tests.package.conftest import PROJECT
from tests.package.events import SCHEDULED, Request, gateway_event
from tests.package.runtime_api import RUNTIME, Function
from tests.package.visits import JSON, LETTER, VISITS, Visit
from tests.routes.conftest import KEY, NAME, POSTCODE, STORY
from tools.package.build import TEMPLATE
from tools.stack.stand_in import StandIn
from tools.stack.template import GATEWAY
from tools.table import create_table, local_client, table_definition

Json: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Function]
NOBODY = "http://127.0.0.1:1"  # a port that nothing listens on
TABLE = "tally"
MOST_BYTES = 6 * 1024 * 1024  # Lambda's limit of an answer
SCHEDULES = {"app.publish": "response", "app.refresh_members": "response"}  # what comes of each
PERSONAL = (NAME, POSTCODE, "Harrow Weald", "special needs register")


class TableAndKey(MiniStack):
    """What the functions use of Amazon's."""

    def environment(self, port: int, folder: Path) -> Mapping[str, str]:
        return {**super().environment(port, folder), "SERVICES": "dynamodb,ssm"}


@pytest.fixture(scope="module")
def template(package: Path) -> Json:
    found: Json = json.loads((package / TEMPLATE).read_text())
    return found


@pytest.fixture(scope="module")
def functions(template: Json) -> dict[str, Json]:
    """What the template says of each function, by its handler."""
    resources = template["Resources"].values()
    found = [each["Properties"] for each in resources if each["Type"] == "AWS::Serverless::Function"]
    return {each["Handler"]: each for each in found}


@pytest.fixture(scope="module")
def description(template: Json) -> Json:
    found: Json = template["Resources"][GATEWAY]["Properties"]["DefinitionBody"]
    return found


@pytest.fixture(scope="module")
def amazon(functions: dict[str, Json], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a table and a key on this machine."""
    server = TableAndKey(tmp_path_factory.mktemp("amazon"))
    server.start()
    create_table(local_client(server.url), TABLE, table_definition())
    name = functions["app.app"]["Environment"]["Variables"]["OWN_WORDS_SIGNING_KEY_PARAMETER"]
    stand_in = StandIn(int(server.url.rpartition(":")[2]), Path())
    stand_in.client("ssm").put_parameter(Name=name, Type="SecureString", Value=KEY)
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def start(
    bundle: Path, functions: dict[str, Json], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Start]:
    """Starts functions with the variables that the template gives them, and ends them all."""
    started: list[Function] = []

    def start_one(handler: str, endpoint: str, **more: str) -> Function:
        told = {**functions[handler]["Environment"]["Variables"], "OWN_WORDS_TABLE": TABLE}
        told |= {"AWS_ENDPOINT_URL": endpoint, **more}
        log = tmp_path_factory.mktemp("log") / "log"
        started.append(Function(bundle, handler, told, log))
        return started[-1]

    yield start_one
    for function in started:
        function.stop()


@pytest.fixture(scope="module")
def alone(start: Start) -> Function:
    """The pages, with nothing of Amazon's within reach."""
    return start("app.app", NOBODY)


@pytest.fixture(scope="module")
def connected(start: Start, amazon: str) -> Function:
    """The pages, with a table and a key."""
    return start("app.app", amazon)


@pytest.fixture
def ask(alone: Function, connected: Function, description: Json) -> Callable[[Request, str], Json]:
    """Asks as the gateway would, and holds the answer to what the gateway takes."""
    binary = description["x-amazon-apigateway-binary-media-types"]

    def send(request: Request, needs: str = "") -> Json:
        outcome = (connected if needs else alone).answer(gateway_event(request, binary))
        assert outcome.kind == "response", outcome.answer
        hold_to_gateway(outcome.answer)
        found: Json = outcome.answer
        return found

    return send


def hold_to_gateway(answer: Json) -> None:
    """Anything else, and API Gateway answers 502 in its own words."""
    assert set(answer) <= {"statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"}
    assert isinstance(answer["statusCode"], int)
    assert isinstance(answer["body"], str)
    assert isinstance(answer.get("isBase64Encoded", False), bool)
    assert all(isinstance(value, str) for value in answer["headers"].values())
    assert all(isinstance(values, list) for values in answer["multiValueHeaders"].values())
    assert len(json.dumps(answer)) < MOST_BYTES


def routes_of(description: Json) -> set[tuple[str, str]]:
    """What the gateway hands to the function."""
    return {
        (method.upper(), path)
        for path, methods in description["paths"].items()
        for method, told in methods.items()
        if told["x-amazon-apigateway-integration"]["type"] == "aws_proxy"
    }


def test_runtime_holds_what_aws_has() -> None:
    """Nothing but AWS's client and libraries stands beside the bundle, so nothing can hide that the bundle lacks it."""
    text = (PROJECT / "requirements-runtime.txt").read_text()
    wanted = {name.lower().replace("_", "-") for name in re.findall(r"^([\w-]+)==", text, re.MULTILINE)}
    (packages,) = (RUNTIME.parent.parent / "lib").glob("python*/site-packages")
    there = {found.stem.partition("-")[0].lower().replace("_", "-") for found in packages.glob("*.dist-info")}
    assert there - {"pip", "setuptools"} == wanted


def test_every_route_is_visited(description: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new route fails this test until there is a request for it, and no route is missing from the package."""
    monkeypatch.setenv("OWN_WORDS_TABLE", TABLE)
    monkeypatch.setenv("OWN_WORDS_SIGNING_KEY", KEY)
    routes = importlib.import_module("app").app.routes
    known = {(method, path) for path, methods in routes.items() for method in methods}
    assert known == routes_of(description)
    assert known == {(visit.request.method, visit.request.route) for visit in VISITS}


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_every_route_answers(visit: Visit, ask: Callable[[Request, str], Json]) -> None:
    """Pages, forms, JSON, files, a picture and refusals, with nothing of Amazon's where a route does not need it."""
    answer = ask(visit.request, visit.needs)
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    assert (answer["statusCode"], headers.get("content-type", "")) == (visit.status, visit.kind), answer[
        "body"
    ][:500]
    body = (
        base64.b64decode(answer["body"]).decode("latin-1")
        if answer.get("isBase64Encoded")
        else answer["body"]
    )
    assert visit.says in body


def test_the_picture_is_binary(ask: Callable[..., Json]) -> None:
    """It comes in base64 and says so, for the gateway to send its bytes."""
    answer = ask(Request("GET", "/card.png", headers={"Accept": "image/avif,image/png,*/*"}))
    assert answer["isBase64Encoded"] is True
    assert base64.b64decode(answer["body"]).startswith(b"\x89PNG\r\n")


def test_a_participation_is_counted_once(ask: Callable[..., Json], amazon: str) -> None:
    """A letter, its receipt, and one more in the table; the same again adds nothing."""

    def post(path: str, body: object) -> Json:
        sent = Request("POST", path, headers={"Content-Type": JSON}, body=json.dumps(body).encode())
        found: Json = json.loads(ask(sent, "table")["body"])
        return found

    before = counted(amazon)
    receipt = post("/v1/letters", LETTER)["receipt"]
    assert post("/v1/participation", {"receipt": receipt, "event": "sent"})["counted"] is True
    assert post("/v1/participation", {"receipt": receipt, "event": "sent"})["counted"] is False
    assert counted(amazon) == before + 1


def counted(amazon: str) -> int:
    """Add up the letters that the table says were sent today."""
    items = local_client(amazon).scan(TableName=TABLE)["Items"]
    days = [item for item in items if "#sent#" in item["pk"]["S"] and item["sk"]["S"].startswith("day#")]
    return sum(int(item["n"]["N"]) for item in days)


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS"])
def test_no_other_method_reaches_it(
    method: str, description: Json, ask: Callable[[Request, str], Json]
) -> None:
    """The gateway hands over no such request; if one came all the same, it would be refused and break nothing."""
    assert method not in {known for known, _ in routes_of(description)} | {"ANY"}
    answer = ask(Request(method, "/"), "")
    assert answer["statusCode"] == 405


def test_the_gateway_answers_preflights_itself(description: Json) -> None:
    """With the headers that let a page of any site ask; no function is started for them."""
    preflights = [methods["options"] for methods in description["paths"].values() if "options" in methods]
    assert preflights
    for preflight in preflights:
        integration = preflight["x-amazon-apigateway-integration"]
        assert integration["type"] == "mock"
        (answer,) = integration["responses"].values()
        assert answer["responseParameters"]["method.response.header.Access-Control-Allow-Origin"] == "'*'"


def test_what_is_no_request_breaks_nothing(alone: Function, ask: Callable[..., Json]) -> None:
    """An event from somewhere else is an error of that one call, without a word of the app's inside; the next is served."""
    assert alone.answer({"from": "somewhere else"}).answer["statusCode"] == 500
    assert alone.answer(["no event at all"]).kind == "error"
    assert ask(Request("GET", "/"))["statusCode"] == 200


def test_without_settings_it_does_not_begin(start: Start) -> None:
    """It says at once which setting is missing, and not with the first request."""
    outcome = start("app.app", NOBODY, OWN_WORDS_TABLE="").outcome()
    assert outcome.kind == "init/error"
    assert "OWN_WORDS_TABLE" in outcome.answer["errorMessage"]


@pytest.mark.parametrize("handler", sorted(SCHEDULES))
def test_a_schedule_reaches_its_handler(handler: str, start: Start, amazon: str) -> None:
    """By the name that the template has, with the schedule's own event; nothing is reached but the table and the key."""
    # A dissolved Parliament is asked nothing: no test of ours calls another machine.
    outcome = start(handler, amazon, OWN_WORDS_PARLIAMENT="dissolved").answer(SCHEDULED)
    assert outcome.kind == SCHEDULES[handler], outcome.answer
    if handler == "app.publish":
        items = local_client(amazon).scan(TableName=TABLE)["Items"]
        assert [item for item in items if item["pk"]["S"].startswith("snapshot")]


def test_every_handler_is_called(functions: dict[str, Json]) -> None:
    """A new schedule fails this test until it is said what comes of it here."""
    assert set(functions) == {"app.app", *SCHEDULES}


def test_nothing_personal_is_logged(alone: Function, connected: Function) -> None:
    """After all that was asked above, the functions' logs hold nothing that anybody typed."""
    said = alone.said + connected.said
    assert [typed for typed in PERSONAL if typed in said] == []
    assert STORY not in said
