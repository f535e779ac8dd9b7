"""The packaged template, deployed: gateway, functions, table and policies of a stand-in for AWS, and no Docker."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from botocore.exceptions import ClientError

from tests.package.conftest import PROJECT, STAGE
from tests.package.events import SCHEDULED
from tests.package.visits import JSON, LETTER
from tools.local.database import HEALTH
from tools.local.processes import Child, status_or_none
from tools.local.refusal import CannotRunError
from tools.package.build import TEMPLATE
from tools.run_stack import PYTHON
from tools.stack.deploy import STACK, Deployed, deploy, make_stack, resources_of
from tools.stack.gateway import BINARY, RESPONSES
from tools.stack.stand_in import REGION, StandIn, start_stand_in
from tools.stack.template import GATEWAY, REFUSED

Json: TypeAlias = dict[str, Any]
PATIENCE = 60  # seconds, for a machine that is busy with other tests
PNG = b"\x89PNG\r\n"
EVERYTHING = {
    "AlarmEmail": "somebody@charity.example",
    "MonthlyBudgetDollars": "20",
    "PagesAtOnce": "20",
    "UseFirewall": "yes",
    "DomainName": "letters.charity.example",
    "CertificateArn": f"arn:aws:acm:{REGION}:000000000000:certificate/12345678-1234-1234-1234-123456789012",
}
"""Every parameter that brings more resources in."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    stand_in = StandIn(free_port(), tmp_path_factory.mktemp("stand-in"))
    child = start_stand_in(PYTHON, stand_in)
    yield answering(stand_in, child)
    child.stop(PATIENCE)


def answering(stand_in: StandIn, child: Child) -> StandIn:
    deadline = time.monotonic() + PATIENCE
    while status_or_none(stand_in.port, HEALTH) != 200:
        child.refuse_if_dead()
        assert time.monotonic() < deadline, child.last_words()
        time.sleep(0.05)
    return stand_in


@pytest.fixture(scope="module")
def deployed(stand_in: StandIn, package: Path) -> Deployed:
    """The whole stack, with all that parameters can bring in."""
    return deploy(stand_in, package, STAGE, EVERYTHING)


@pytest.fixture(scope="module")
def template(package: Path) -> Json:
    found: Json = json.loads((package / TEMPLATE).read_text())
    return found


@pytest.fixture(scope="module")
def made(stand_in: StandIn, deployed: Deployed) -> dict[str, str]:  # noqa: ARG001 - the stack has to be there
    return resources_of(stand_in, STACK)


class Visitor:
    """Asks at the API's own address."""

    def __init__(self, deployed: Deployed) -> None:
        self._deployed = deployed

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._deployed.port, timeout=PATIENCE)
        sent = {
            "Host": self._deployed.host,
            **{name.replace("_", "-"): text for name, text in headers.items()},
        }
        connection.request(method, f"/api{path}", body, sent)
        answer = connection.getresponse()
        found = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, found

    def get(self, path: str, **headers: str) -> bytes:
        status, _, page = self.ask("GET", path, b"", **headers)
        assert status == 200, page
        return page

    def post(self, path: str, body: object) -> Json:
        status, _, answer = self.ask("POST", path, json.dumps(body).encode(), Content_Type=JSON)
        assert status == 200, answer
        found: Json = json.loads(answer)
        return found


@pytest.fixture
def visitor(deployed: Deployed) -> Visitor:
    return Visitor(deployed)


def test_the_main_job(visitor: Visitor, stand_in: StandIn, made: dict[str, str]) -> None:
    """A letter and its receipt through gateway and function, then one more in the table, and only one."""
    letter = visitor.post("/v1/letters", LETTER)
    assert (letter["ready"], letter["mp"]["name"]) == (True, "Gareth Thomas")
    event = {"receipt": letter["receipt"], "event": "sent"}
    assert visitor.post("/v1/participation", event)["counted"] is True
    assert visitor.post("/v1/participation", event)["counted"] is False
    items = stand_in.client("dynamodb").scan(TableName=made["TallyTable"])["Items"]
    sent = [
        item["n"]["N"] for item in items if item["pk"]["S"].startswith("tally#my-records-my-rights#sent#")
    ]
    assert sent == ["1", "1"]  # the day and the constituency


def test_pages(visitor: Visitor) -> None:
    """The first page, the letter's form, and asking to see one's records, each leading on under the stage's name."""
    assert b"Write to your MP, in your own words" in visitor.get("/")
    assert b"<form" in visitor.get("/letter")
    assert b"<form" in visitor.get("/subject-access")


def test_a_form(visitor: Visitor) -> None:
    """What a browser posts comes through the gateway as it was typed."""
    typed = "&".join(
        f"{name}={value}" for name, value in (("postcode", "HA2+0JQ"), ("role", "parent"), ("go", "you"))
    )
    status, headers, page = visitor.ask(
        "POST", "/letter", typed.encode(), Content_Type="application/x-www-form-urlencoded"
    )
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"HA2 0JQ" in page


@pytest.mark.parametrize("accept", ["*/*", "text/html", "image/avif,image/webp,image/*;q=0.8"])
def test_the_picture(visitor: Visitor, accept: str) -> None:
    """It arrives as bytes, whoever asks."""
    assert visitor.get("/card.png", Accept=accept).startswith(PNG)


def test_the_figures_are_published(stand_in: StandIn, made: dict[str, str]) -> None:
    """Once a day a rule calls that function, and its event leaves a snapshot in the table, under its own policy."""
    rules = stand_in.client("events").list_rules()["Rules"]
    assert "cron(45 23 * * ? *)" in {rule["ScheduleExpression"] for rule in rules}
    called = stand_in.client("lambda").invoke(FunctionName=made["Publish"], Payload=json.dumps(SCHEDULED))
    assert (called.get("FunctionError"), called["Payload"].read()) == (None, b"null")
    items = stand_in.client("dynamodb").scan(TableName=made["TallyTable"])["Items"]
    assert [item for item in items if item["pk"]["S"].startswith("snapshot")]


def test_functions_may_do_only_what_their_policies_say(stand_in: StandIn, made: dict[str, str]) -> None:
    """The stand-in holds each function to its policy: without the right to read the key there is no receipt."""
    roles = stand_in.client("iam")
    role = made["ApiHandlerRole"]
    (name,) = roles.list_role_policies(RoleName=role)["PolicyNames"]
    policy = roles.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
    less = {
        **policy,
        "Statement": [each for each in policy["Statement"] if "dynamodb:Query" not in each["Action"]],
    }
    visitor = Visitor(Deployed(made[GATEWAY], stand_in.port))
    visitor.get("/v1/counts")
    roles.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(less))
    try:
        status, _, _ = visitor.ask("GET", "/v1/counts")
    finally:
        roles.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(policy))
    assert status == 503


def test_the_gateway_refuses_in_our_words(visitor: Visitor, template: Json) -> None:
    """An address that is none is answered by the gateway itself, as a problem in our words."""
    body = template["Resources"][GATEWAY]["Properties"]["DefinitionBody"]
    ours = body[RESPONSES]["MISSING_AUTHENTICATION_TOKEN"]
    status, headers, answer = visitor.ask("GET", "/nothing/here")
    assert (str(status), headers["content-type"]) == (ours["statusCode"], "application/problem+json")
    assert json.loads(answer) == json.loads(ours["responseTemplates"]["application/json"])


def test_preflights_are_answered(visitor: Visitor) -> None:
    """A page of another site may ask the API."""
    status, headers, _ = visitor.ask("OPTIONS", "/v1/letters", Origin="https://charity.example")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")


def test_everything_else_is_made(made: dict[str, str], template: Json) -> None:
    """Of all that the template can bring in, nothing is left out but what is named."""
    assert set(template["Resources"]) - set(made) == set(REFUSED)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_left_out_is_refused(name: str, stand_in: StandIn, template: Json) -> None:
    """Once the stand-in knows it, it is deployed here, too."""
    kind = REFUSED[name]
    assert template["Resources"][name]["Type"] == kind
    with pytest.raises(ClientError, match=f"Unrecognized resource types: .{kind}"):
        make_stack(stand_in, f"only-{name}", {"Resources": {name: {"Type": kind, "Properties": {}}}})


def test_what_is_told_again_was_forgotten(stand_in: StandIn) -> None:
    """Once the stand-in keeps all of a description by itself, tools/stack/gateway.py can go."""
    ours = {RESPONSES: {"THROTTLED": {"statusCode": "429"}}, BINARY: ["*/*"]}
    body = {"swagger": "2.0", "info": {"title": "forgotten"}, "paths": {}, **ours}
    make_stack(
        stand_in,
        "forgotten",
        {"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": body}}}},
    )
    gateway, api = stand_in.client("apigateway"), resources_of(stand_in, "forgotten")["Api"]
    known = gateway.get_gateway_responses(restApiId=api)["items"]
    assert gateway.get_rest_api(restApiId=api)["binaryMediaTypes"] == []
    assert [each["responseType"] for each in known if not each["defaultResponse"]] == []


def test_a_stack_that_fails_says_why(stand_in: StandIn) -> None:
    """It names the resource and the reason."""
    broken = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "SecureString", "Value": "x"}}
    with pytest.raises(CannotRunError, match=r"Broken: .*SecureString"):
        make_stack(stand_in, "broken", {"Resources": {"Broken": broken}})


def test_run_stack(package: Path) -> None:
    """`make run-stack` says where it is, serves, and leaves nothing behind after Ctrl-C."""
    port = free_port()
    command = [sys.executable, "-m", "tools.run_stack", f"--port={port}", f"--package={package}"]
    running = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    try:
        assert running.stdout
        said = ""
        while "Ctrl-C" not in said and (line := running.stdout.readline()):
            said += line
        host = said.partition("http://")[2].partition("/api/")[0]
        assert host.endswith(f".execute-api.localhost:{port}"), said
        assert b"in your own words" in Visitor(Deployed(host.partition(".")[0], port)).get("/")
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert status_or_none(port, HEALTH) is None
