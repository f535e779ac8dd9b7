"""`make deploy`, with a stand-in for CloudFormation and moto for what has to be there before."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tools.deploy import wording
from tools.deploy.amazon import Amazon, open_amazon
from tools.deploy.bundle import Bundle, read_bundle
from tools.deploy.commit import not_committed
from tools.deploy.deploy import StoppedError, Terminal, deploy, main
from tools.deploy.ground import LOG_ROLE, Ground, bucket_name, look_at_ground, make_log_role
from tools.deploy.settings import at_once, stack_parameters
from tools.deploy.wording import loose_ends
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCOUNT = "123456789012"
REGION = "eu-west-2"
KEY = "/own-words/prod/signing-key"
NAME = "own-words-prod"
ADDRESS = "https://abc.execute-api.eu-west-2.amazonaws.com/api/"
FUNCTION = {
    "Type": "AWS::Serverless::Function",
    "Properties": {
        "CodeUri": "./deployment.zip",
        "Environment": {"Variables": {"OWN_WORDS_SIGNING_KEY_PARAMETER": KEY}},
    },
}
TEMPLATE = {
    "Parameters": {"AlarmEmail": {"Default": ""}, "PagesAtOnce": {"Default": 0}},
    "Resources": {"APIHandler": FUNCTION, "TallyTable": {"Type": "AWS::DynamoDB::Table", "Properties": {}}},
}


SESSION = boto3.Session("none", "none", region_name=REGION)  # one, as reading Amazon's own models takes long


def client(service: str) -> Any:
    return SESSION.client(service)


def change(action: str, kind: str, replacement: str = "False") -> dict[str, Any]:
    found = {"Action": action, "LogicalResourceId": kind.rpartition(":")[2], "ResourceType": kind}
    return {"ResourceChange": found | ({"Replacement": replacement} if action == "Modify" else {})}


NEW = [change("Add", "AWS::DynamoDB::Table"), change("Add", "AWS::Lambda::Function")]


def refusal(operation: str, code: str, message: str = "") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, operation)


@dataclass
class FakeCloudFormation:
    """One stack, whose changes take one look to be worked out and one more to be made."""

    changes: list[dict[str, Any]] = field(default_factory=lambda: list(NEW))
    status: str = ""
    ends: str = "CREATE_COMPLETE"
    cannot: str = ""
    refuses: str = ""
    told: dict[str, str] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)
    executed: int = 0
    deleted: int = 0
    looks: int = 0
    events: list[dict[str, str]] = field(default_factory=list)

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - Amazon's
        if not self.status:
            raise refusal("DescribeStacks", "ValidationError", f"Stack with id {StackName} does not exist")
        if self.status.endswith("IN_PROGRESS") and self.executed:
            self.status = self.ends
        outputs = {"EndpointURL": ADDRESS, "TableName": "tally-1"}
        return {
            "Stacks": [
                {
                    "StackStatus": self.status,
                    "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in self.told.items()],
                    "Outputs": [{"OutputKey": k, "OutputValue": v} for k, v in outputs.items()],
                }
            ]
        }

    def create_change_set(self, **request: Any) -> dict[str, str]:
        self.requests.append(request)
        if self.refuses:
            raise refusal("CreateChangeSet", self.refuses, "EMAIL is an email address")
        for each in request["Parameters"]:
            if "ParameterValue" in each:
                self.told[each["ParameterKey"]] = each["ParameterValue"]
        return {"Id": "arn:changes"}

    def describe_change_set(self, ChangeSetName: str, NextToken: str = "") -> dict[str, Any]:  # noqa: N803 - Amazon's
        assert ChangeSetName == "arn:changes"
        self.looks += 1
        if self.looks == 1:
            return {"Status": "CREATE_IN_PROGRESS"}
        if self.cannot:
            return {"Status": "FAILED", "StatusReason": self.cannot}
        first, rest = self.changes[:1], self.changes[1:]
        if NextToken:
            return {"Status": "CREATE_COMPLETE", "Changes": rest}
        return {"Status": "CREATE_COMPLETE", "Changes": first, "NextToken": "more"}

    def delete_change_set(self, **_: Any) -> None:
        self.deleted += 1

    def execute_change_set(self, **_: Any) -> None:
        self.executed += 1
        self.status = "UPDATE_IN_PROGRESS"
        how = "FAILED" if "ROLLBACK" in self.ends else "COMPLETE"
        self.events = [
            {
                "EventId": "2",
                "LogicalResourceId": "TallyTable",
                "ResourceStatus": f"CREATE_{how}",
                "ResourceStatusReason": "no room",
            },
            {"EventId": "1", "LogicalResourceId": "TallyTable", "ResourceStatus": "CREATE_IN_PROGRESS"},
        ]

    def get_paginator(self, _: str) -> FakeCloudFormation:
        return self

    def paginate(self, **_: Any) -> Iterator[dict[str, Any]]:
        yield {"StackEvents": self.events}


class FakeLambda:
    """An account's limits."""

    def __init__(self, unreserved: int) -> None:
        self.unreserved = unreserved

    def get_account_settings(self) -> dict[str, Any]:
        return {"AccountLimit": {"UnreservedConcurrentExecutions": self.unreserved}}


class FakeGateway:
    """An account's leave to write logs. A new role is not known at once."""

    def __init__(self, refusals: int = 0) -> None:
        self.role = ""
        self.refusals = refusals

    def get_account(self) -> dict[str, str]:
        return {"cloudwatchRoleArn": self.role} if self.role else {}

    def update_account(self, patchOperations: list[dict[str, str]]) -> None:  # noqa: N803 - Amazon's
        if self.refusals:
            self.refusals -= 1
            raise refusal("UpdateAccount", "BadRequestException", "The role ARN does not have permissions")
        self.role = patchOperations[0]["value"]


class FakeRoles:
    """An account's roles, and what they may do."""

    def __init__(self) -> None:
        self.may: dict[str, list[str]] = {}

    def create_role(self, RoleName: str, AssumeRolePolicyDocument: str) -> dict[str, Any]:  # noqa: N803 - Amazon's
        assert "apigateway.amazonaws.com" in AssumeRolePolicyDocument
        if RoleName in self.may:
            raise refusal("CreateRole", "EntityAlreadyExists")
        self.may[RoleName] = []
        return self.get_role(RoleName)

    def get_role(self, RoleName: str) -> dict[str, Any]:  # noqa: N803 - Amazon's
        if RoleName not in self.may:
            raise refusal("GetRole", "NoSuchEntity")
        return {"Role": {"Arn": f"arn:aws:iam::{ACCOUNT}:role/{RoleName}"}}

    def attach_role_policy(self, RoleName: str, PolicyArn: str) -> None:  # noqa: N803 - Amazon's
        self.may[RoleName].append(PolicyArn)


@dataclass
class Person:
    """Somebody at a terminal, who answers the same to everything."""

    answers: bool = True
    heard: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> bool:
        self.asked.append(question)
        return self.answers

    @property
    def terminal(self) -> Terminal:
        return Terminal(self.heard.append, self.ask, lambda _: None)

    @property
    def text(self) -> str:
        return "\n".join(self.heard)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty account, and no other."""
    for name, value in {
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    with mock_aws():
        yield


@pytest.fixture
def cloudformation() -> FakeCloudFormation:
    return FakeCloudFormation()


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def amazon(cloudformation: FakeCloudFormation, gateway: FakeGateway) -> Amazon:
    fakes: dict[str, Any] = {
        "cloudformation": cloudformation,
        "apigateway": gateway,
        "iam": FakeRoles(),
        "lambda": FakeLambda(1000),
    }
    return Amazon(
        ACCOUNT, REGION, "arn:aws:iam::123456789012:user/ana", lambda name: fakes.get(name) or client(name)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deployment.zip").write_bytes(b"zip")
    (tmp_path / "sam.json").write_text(json.dumps(TEMPLATE))
    return tmp_path


@pytest.fixture
def bundle(folder: Path) -> Bundle:
    return read_bundle(folder, "prod")


@pytest.fixture
def person() -> Person:
    return Person()


def stored_key() -> str:
    found = client("ssm").get_parameter(Name=KEY, WithDecryption=True)["Parameter"]
    assert found["Type"] == "SecureString"
    return str(found["Value"])


def test_the_first_time_everything_is_made(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation, gateway: FakeGateway
) -> None:
    """An empty account ends with a key, a closed bucket, leave to write logs, the package and the stack."""
    deploy(amazon, bundle, {"AlarmEmail": "ana@example.org"}, person.terminal)
    assert cloudformation.executed == 1
    assert gateway.role.endswith(f":role/{LOG_ROLE}")
    s3, bucket = client("s3"), bucket_name(amazon)
    closed = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert len(closed) == 4
    assert all(closed.values())
    assert s3.get_object(Bucket=bucket, Key=bundle.code_key)["Body"].read() == b"zip"
    (request,) = cloudformation.requests
    assert (request["StackName"], request["ChangeSetType"]) == (NAME, "CREATE")
    template = json.loads(
        s3.get_object(Bucket=bucket, Key=request["TemplateURL"].rpartition("/")[2])["Body"].read()
    )
    code = template["Resources"]["APIHandler"]["Properties"]["CodeUri"]
    assert code == {"Bucket": bucket, "Key": bundle.code_key}
    assert {"ParameterKey": "AlarmEmail", "ParameterValue": "ana@example.org"} in request["Parameters"]
    assert {"ParameterKey": "PagesAtOnce", "ParameterValue": "100"} in request["Parameters"]


def test_it_says_what_it_will_do_before_it_asks(amazon: Amazon, bundle: Bundle) -> None:
    """Account, region, stage, stack, what is made and what it costs; a no leaves the account as it was."""
    person = Person(answers=False)
    with pytest.raises(StoppedError):
        deploy(amazon, bundle, {}, person.terminal)
    for said in (ACCOUNT, "user/ana", REGION, "prod", NAME, KEY, bucket_name(amazon), "US dollar"):
        assert said in person.text
    assert person.asked == [wording.GO_AHEAD]
    assert look_at_ground(amazon, KEY) == Ground(key=True, bucket=True, log_role=True)


def test_the_key_is_shown_to_nobody(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """It is long, random, and neither said nor told to CloudFormation."""
    deploy(amazon, bundle, {}, person.terminal)
    key = stored_key()
    assert len(key) >= 32
    assert key not in person.text + "".join(person.asked) + json.dumps(cloudformation.requests)


def test_a_key_that_is_there_stays(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """Receipts in people's hands stay good from one deployment to the next."""
    client("ssm").put_parameter(Name=KEY, Value="k" * 40, Type="SecureString")
    deploy(amazon, bundle, {}, person.terminal)
    assert stored_key() == "k" * 40
    assert "signing key" not in person.heard[0]
    assert cloudformation.executed == 1


def test_a_key_in_the_open_is_refused(amazon: Amazon, bundle: Bundle, person: Person) -> None:
    """A plain parameter can be read by whoever may list settings."""
    client("ssm").put_parameter(Name=KEY, Value="k" * 40, Type="String")
    with pytest.raises(CannotRunError, match="aws ssm delete-parameter"):
        deploy(amazon, bundle, {}, person.terminal)


def test_the_second_time_nothing_changes(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """The same package again: nothing made, nothing changed, the address said once more."""
    deploy(amazon, bundle, {"AlarmEmail": "ana@example.org"}, person.terminal)
    cloudformation.cannot = "The submitted information didn't contain changes."
    again = Person()
    deploy(amazon, bundle, {}, again.terminal)
    assert cloudformation.executed == 1
    assert wording.NOTHING in again.heard
    assert ADDRESS in again.text
    assert "make a" not in again.heard[0]


def test_what_it_was_told_before_is_kept(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """An upgrade asks for no address and no limit again."""
    cloudformation.status, cloudformation.ends = "UPDATE_COMPLETE", "UPDATE_COMPLETE"
    cloudformation.told = {"AlarmEmail": "ana@example.org", "PagesAtOnce": "50"}
    deploy(amazon, bundle, {"AlarmEmail": ""}, person.terminal)
    (request,) = cloudformation.requests
    assert request["ChangeSetType"] == "UPDATE"
    assert request["Parameters"] == [
        {"ParameterKey": "AlarmEmail", "UsePreviousValue": True},
        {"ParameterKey": "PagesAtOnce", "UsePreviousValue": True},
    ]


def test_an_upgrade_shows_its_changes_and_asks_again(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """In words, and counted; a new version of the web interface is no loss."""
    cloudformation.status, cloudformation.ends = "CREATE_COMPLETE", "UPDATE_COMPLETE"
    cloudformation.changes = [
        change("Modify", "AWS::Lambda::Function"),
        change("Modify", "AWS::Lambda::Function"),
        change("Remove", "AWS::ApiGateway::Deployment"),
    ]
    deploy(amazon, bundle, {}, person.terminal)
    assert person.asked == [wording.GO_AHEAD, wording.MAKE_CHANGES]
    assert "    2 changed   function\n" in person.text
    assert "    1 gone      version of the web interface" in person.text


@pytest.mark.parametrize(
    "lost",
    [
        change("Remove", "AWS::DynamoDB::Table"),
        change("Modify", "AWS::DynamoDB::Table", "True"),
        change("Modify", "AWS::ApiGateway::RestApi", "Conditional"),
    ],
)
def test_a_loss_is_asked_for_by_name(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation, lost: dict[str, Any]
) -> None:
    """Neither the counts nor the address go without a question of their own."""
    cloudformation.status, cloudformation.ends = "CREATE_COMPLETE", "UPDATE_COMPLETE"
    cloudformation.changes = [lost]
    deploy(amazon, bundle, {}, person.terminal)
    assert person.asked == [wording.GO_AHEAD, wording.LOSE_SOMETHING]
    assert "  !! " in person.text


def test_a_no_to_the_changes_takes_them_back(
    amazon: Amazon, bundle: Bundle, cloudformation: FakeCloudFormation
) -> None:
    """The proposal is deleted and nothing runs."""
    cloudformation.status = "CREATE_COMPLETE"
    answers = iter([True, False])
    terminal = Terminal(lambda _: None, lambda _: next(answers), lambda _: None)
    with pytest.raises(StoppedError):
        deploy(amazon, bundle, {}, terminal)
    assert (cloudformation.executed, cloudformation.deleted) == (0, 1)


def test_a_failed_upgrade_says_why_and_what_runs(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """CloudFormation puts all of it back; the person learns which resource, why, and the next command."""
    cloudformation.status, cloudformation.ends = "CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"
    with pytest.raises(CannotRunError, match=r"runs on, unchanged(.|\n)*make deploy STAGE=prod"):
        deploy(amazon, bundle, {}, person.terminal)
    assert "  !! TallyTable: no room" in person.heard


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (
            "ROLLBACK_COMPLETE",
            "aws cloudformation delete-stack --stack-name own-words-prod --region eu-west-2",
        ),
        ("UPDATE_ROLLBACK_FAILED", "aws cloudformation continue-update-rollback"),
        ("UPDATE_IN_PROGRESS", "is being changed just now"),
    ],
)
def test_a_stack_that_cannot_be_changed_is_left_alone(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation, status: str, said: str
) -> None:
    """The message names the command that comes first, before anything is asked or made."""
    cloudformation.status = status
    with pytest.raises(CannotRunError, match=said):
        deploy(amazon, bundle, {}, person.terminal)
    assert (person.asked, cloudformation.requests) == ([], [])


def test_a_proposal_that_was_never_made_is_begun_again(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """Whoever stopped half way the first time just starts again."""
    cloudformation.status = "REVIEW_IN_PROGRESS"
    deploy(amazon, bundle, {}, person.terminal)
    assert cloudformation.requests[0]["ChangeSetType"] == "CREATE"


def test_what_cloudformation_cannot_make_is_said(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """Its own reason, and that nothing changed."""
    cloudformation.cannot = "Template format error"
    with pytest.raises(CannotRunError, match="Template format error"):
        deploy(amazon, bundle, {}, person.terminal)
    assert cloudformation.executed == 0


def test_a_setting_that_is_none_is_said(
    amazon: Amazon, bundle: Bundle, person: Person, cloudformation: FakeCloudFormation
) -> None:
    """CloudFormation's own reason; what is no mistake of the template's keeps its own name."""
    cloudformation.refuses = "ValidationError"
    with pytest.raises(CannotRunError, match="EMAIL is an email address"):
        deploy(amazon, bundle, {}, person.terminal)
    cloudformation.refuses = "AccessDenied"
    with pytest.raises(ClientError, match="AccessDenied"):
        deploy(amazon, bundle, {}, person.terminal)


@pytest.mark.parametrize(("unreserved", "kept"), [(1000, "100"), (150, "40"), (119, "0"), (10, "0")])
def test_a_small_account_sets_nothing_aside(amazon: Amazon, unreserved: int, kept: str) -> None:
    """A new account has ten in all; Amazon refuses a stack that would leave fewer than a hundred to others."""
    small = replace(amazon, open=lambda _: FakeLambda(unreserved))
    assert at_once(small, "prod") == kept


def test_a_parameter_that_the_template_does_not_know_is_not_told() -> None:
    """An earlier commit, deployed to go back, may know fewer."""
    assert stack_parameters(["A"], {"A": "", "B": "1"}, ["A", "B"]) == [
        {"ParameterKey": "A", "UsePreviousValue": True}
    ]


def test_a_new_role_is_waited_for(amazon: Amazon, gateway: FakeGateway) -> None:
    """It takes Amazon seconds to know a role everywhere; a role that was left half way is used."""
    pauses: list[float] = []
    gateway.refusals = 2
    make_log_role(amazon, pauses.append)
    make_log_role(amazon, pauses.append)
    assert len(pauses) == 2
    assert gateway.role.endswith(LOG_ROLE)


def test_a_role_that_was_deleted_is_made_again(amazon: Amazon, gateway: FakeGateway) -> None:
    """The gateway names it still after a campaign was taken down, and would write no log."""
    gateway.role = f"arn:aws:iam::{ACCOUNT}:role/{LOG_ROLE}"
    assert look_at_ground(amazon, KEY).log_role
    make_log_role(amazon, lambda _: None)
    assert not look_at_ground(amazon, KEY).log_role


def test_a_role_of_somebody_else_is_left_alone(amazon: Amazon, gateway: FakeGateway) -> None:
    """The account may have had leave to write logs before we came."""
    gateway.role = f"arn:aws:iam::{ACCOUNT}:role/theirs"
    assert not look_at_ground(amazon, KEY).log_role


def test_a_role_that_never_works_is_given_up(amazon: Amazon, gateway: FakeGateway) -> None:
    """After a minute Amazon's own refusal is what the person reads."""
    gateway.refusals = 100
    with pytest.raises(ClientError, match="role ARN"):
        make_log_role(amazon, lambda _: None)


def test_a_missing_package_names_the_command(tmp_path: Path) -> None:
    """As does one for another stage."""
    with pytest.raises(CannotRunError, match="make package STAGE=dev"):
        read_bundle(tmp_path, "dev")


def test_a_package_for_another_stage_is_refused(folder: Path) -> None:
    """It would read the other stage's signing key."""
    with pytest.raises(CannotRunError, match="another stage"):
        read_bundle(folder, "dev")


def test_what_is_in_no_commit_is_said(tmp_path: Path) -> None:
    """A changed file, a new one, and nothing of what is not deployed; where there is no git, nothing."""
    assert not_committed(tmp_path) == ()
    for words in (["init", "-q"], ["config", "user.name", "a"], ["config", "user.email", "a@example.org"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)  # noqa: S603, S607 - git, wherever it is
    for name in ("app.py", "README.md"):
        (tmp_path / name).write_text("one")
    assert not_committed(tmp_path) == ("app.py",)
    said = loose_ends([f"templates/{number}" for number in range(7)])
    assert "templates/4\n  and 2 more\n" in said


def test_no_region_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """London is named, so that nobody deploys to another continent by default."""
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    with pytest.raises(CannotRunError, match="eu-west-2 is London"):
        open_amazon()


def test_no_credentials_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next step is named, and no stack trace is shown."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(CannotRunError, match="aws configure"):
        open_amazon()


def test_nobody_at_the_terminal_is_no_yes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe nothing is deployed unless YES=yes."""
    assert main(["--stage=prod", f"--package={folder}"]) == 1
    heard = capsys.readouterr()
    assert "account  123456789012" in heard.out
    assert "YES=yes" in heard.err


def test_an_amazon_that_refuses_is_quoted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which call and why; the person is told to come as somebody who may."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://127.0.0.1:1")
    assert main(["--stage=prod", f"--package={folder}", "--yes=yes"]) == 1
    assert "could not be reached" in capsys.readouterr().err
