"""What `chalice package` makes of our configuration, with the smallest app there can be."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parent.parent.parent
APP = """
from chalice.app import Chalice
app = Chalice(app_name="own-words")
app.route("/")(lambda: {})
@app.schedule("cron(45 23 * * ? *)")
def publish(event): ...
"""


@pytest.fixture(scope="module", params=["dev", "prod"])
def stage(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def resources(stage: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Package for the stage and give the resources of the template."""
    project = tmp_path_factory.mktemp("project")
    (project / "app.py").write_text(APP)
    (project / "requirements.txt").write_text("")
    (project / ".chalice").mkdir()
    for file in (PROJECT / ".chalice").glob("*.json"):
        shutil.copy(file, project / ".chalice")
    command = [str(Path(sys.executable).parent / "chalice"), "package", "--stage", stage]
    command += ["--merge-template", ".chalice/resources.json", "build"]
    environment = os.environ | {"AWS_DEFAULT_REGION": "eu-west-2"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr
    template: dict[str, Any] = json.loads((project / "build" / "sam.json").read_text())
    found: dict[str, Any] = template["Resources"]
    return found


def test_the_table_outlives_the_stack(resources: dict[str, Any]) -> None:
    """Deleting or replacing the stack's resources does not delete the counts."""
    table = resources["TallyTable"]
    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
    assert table["Properties"]["DeletionProtectionEnabled"] is True
    assert table["Properties"]["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_every_function_knows_the_table(resources: dict[str, Any], stage: str) -> None:
    """The table's name comes from CloudFormation itself, so that no two stages can share one."""
    functions = [each for each in resources.values() if each["Type"] == "AWS::Serverless::Function"]
    assert functions
    for function in functions:
        variables = function["Properties"]["Environment"]["Variables"]
        assert variables == {
            "OWN_WORDS_TABLE": {"Ref": "TallyTable"},
            "OWN_WORDS_SIGNING_KEY_PARAMETER": f"/own-words/{stage}/signing-key",
        }
        assert function["Properties"]["Architectures"] == ["arm64"]


def statements_of(resources: dict[str, Any], role: str) -> dict[str, Any]:
    (policy,) = resources[role]["Properties"]["Policies"]
    return {each["Sid"]: each for each in policy["PolicyDocument"]["Statement"]}


def test_each_function_may_do_only_what_it_does(resources: dict[str, Any], stage: str) -> None:
    """Use that one table, keep its own logs; the pages read that one key. Nothing else, and nothing on "*"."""
    pages, publish = statements_of(resources, "ApiHandlerRole"), statements_of(resources, "PublishRole")
    assert {sid: sorted(each["Action"]) for sid, each in pages.items()} == {
        "CountAndAddUp": ["dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
        "ReadTheSigningKey": ["ssm:GetParameter"],
        "KeepLogs": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    }
    assert {sid: sorted(each["Action"]) for sid, each in publish.items()} == {
        "AddUpAndPublish": ["dynamodb:PutItem", "dynamodb:Query"],
        "KeepLogs": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    }
    for statement in (pages["CountAndAddUp"], publish["AddUpAndPublish"]):
        assert statement["Resource"] == {"Fn::GetAtt": ["TallyTable", "Arn"]}
    key = pages["ReadTheSigningKey"]["Resource"]["Fn::Sub"]
    assert key.endswith(f":parameter/own-words/{stage}/signing-key")
    for statement in (pages["KeepLogs"], publish["KeepLogs"]):
        assert statement["Resource"]["Fn::Sub"].endswith(":log-group:/aws/lambda/${AWS::StackName}-*")


def test_figures_are_published_once_a_day(resources: dict[str, Any]) -> None:
    """The schedule calls the function by the name that the app gives it, and leaves it time to read every shard."""
    publish = resources["Publish"]["Properties"]
    (event,) = publish["Events"].values()
    assert event == {"Type": "Schedule", "Properties": {"Schedule": "cron(45 23 * * ? *)"}}
    assert (publish["Handler"], publish["Timeout"]) == ("app.publish", 60)
