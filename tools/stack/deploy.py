"""What ``aws cloudformation deploy`` does, done to the stand-in."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools.local.refusal import CannotRunError
from tools.package.build import DEPLOYMENT, TEMPLATE
from tools.stack.gateway import tell_again
from tools.stack.template import GATEWAY, as_stand_in_takes_it

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tools.stack.stand_in import StandIn

BUCKET = "packages"
STACK = "own-words"
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
KEY_BYTES = 32
POLL_SECONDS = 0.05
IN_PROGRESS = "IN_PROGRESS"


@dataclass(frozen=True, slots=True)
class Deployed:
    """A stack that is there.

    Attributes:
        api: the API's id at the gateway.
        port: where the stand-in listens.
    """

    api: str
    port: int

    @property
    def host(self) -> str:
        """The API's own name, as the Host header has it; browsers find names under localhost."""
        return f"{self.api}.execute-api.localhost:{self.port}"

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{self.host}/api/"


def deploy(
    stand_in: StandIn, package: Path, stage: str, parameters: Mapping[str, str] | None = None
) -> Deployed:
    """Deploy a package, with a new signing key.

    Args:
        stand_in: one that answers, and holds nothing yet.
        package: the folder that ``make package`` wrote.
        stage: of ``.chalice/config.json``; the signing key's name has it.
        parameters: of the template, those that differ from what it says.

    Returns:
        The stack.

    Raises:
        CannotRunError: a resource could not be made; says which and why.
    """
    _store_signing_key(stand_in, stage)
    _upload(stand_in, DEPLOYMENT, (package / DEPLOYMENT).read_bytes())
    template = json.loads((package / TEMPLATE).read_text(encoding="utf-8"))
    make_stack(stand_in, STACK, as_stand_in_takes_it(template, f"s3://{BUCKET}/{DEPLOYMENT}"), parameters)
    api = outputs_of(stand_in, STACK)["RestAPIId"]
    tell_again(stand_in, api, template["Resources"][GATEWAY]["Properties"]["DefinitionBody"])
    return Deployed(api, stand_in.port)


def _store_signing_key(stand_in: StandIn, stage: str) -> None:
    stand_in.client("ssm").put_parameter(
        Name=f"/own-words/{stage}/signing-key", Type="SecureString", Value=secrets.token_urlsafe(KEY_BYTES)
    )


def _upload(stand_in: StandIn, name: str, content: bytes) -> None:
    store = stand_in.client("s3")
    where = {"LocationConstraint": store.meta.region_name}
    if BUCKET not in {each["Name"] for each in store.list_buckets()["Buckets"]}:
        store.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    store.put_object(Bucket=BUCKET, Key=name, Body=content)


def make_stack(
    stand_in: StandIn, name: str, template: Mapping[str, Any], parameters: Mapping[str, str] | None = None
) -> None:
    """Make a stack, and wait until it is there.

    Args:
        stand_in: one that answers.
        name: of the stack.
        template: what is to be in it.
        parameters: those that differ from what the template says.

    Raises:
        CannotRunError: a resource could not be made; says which and why.
    """
    # By its address, as a template of this length has to be.
    _upload(stand_in, f"{name}.json", json.dumps(template).encode())
    maker = stand_in.client("cloudformation")
    maker.create_stack(
        StackName=name,
        TemplateURL=f"{stand_in.url}/{BUCKET}/{name}.json",
        Capabilities=CAPABILITIES,
        Parameters=[
            {"ParameterKey": key, "ParameterValue": value} for key, value in (parameters or {}).items()
        ],
    )
    while (status := _status(maker, name)).endswith(IN_PROGRESS):
        time.sleep(POLL_SECONDS)
    if status != "CREATE_COMPLETE":
        raise CannotRunError(f"The stack was not made ({status}).\n{_failures(maker, name)}")


def _status(maker: Any, name: str) -> str:  # noqa: ANN401 - botocore publishes no types
    return str(maker.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"])


def _failures(maker: Any, name: str) -> str:  # noqa: ANN401 - as above
    events = maker.describe_stack_events(StackName=name)["StackEvents"]
    failed = (each for each in events if each["ResourceStatus"].endswith("FAILED"))
    return "\n".join(f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason')}" for each in failed)


def outputs_of(stand_in: StandIn, name: str) -> dict[str, str]:
    """Read what a stack says of itself.

    Args:
        stand_in: where it is.
        name: of the stack.

    Returns:
        Its outputs, by name.
    """
    (stack,) = stand_in.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", ())}


def resources_of(stand_in: StandIn, name: str) -> dict[str, str]:
    """Read what a stack is made of.

    Args:
        stand_in: where it is.
        name: of the stack.

    Returns:
        The name that each resource got, by its name in the template.
    """
    found = stand_in.client("cloudformation").describe_stack_resources(StackName=name)["StackResources"]
    return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in found}
