"""The stack: how it stands, and making its changes happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from tools.deploy import wording
from tools.deploy.amazon import code, reason
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PAUSE_SECONDS = 5
DONE = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE"})
NOT_MADE_YET = frozenset({"REVIEW_IN_PROGRESS"})  # a change set was worked out once, and never made


@dataclass(frozen=True, slots=True)
class Stack:
    """How a stack stands.

    Args:
        name: its name.
        status: CloudFormation's word; empty where there is none.
        parameters: what it was told, by name.
        outputs: what it tells, by name.
    """

    name: str
    status: str
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]

    @property
    def is_new(self) -> bool:
        """Whether nothing has been made yet."""
        return not self.status or self.status in NOT_MADE_YET


def look_at_stack(cloudformation: Any, name: str) -> Stack:  # noqa: ANN401 - boto3 publishes no types
    """See how a stack stands."""
    try:
        (found,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if code(error) == "ValidationError" and "does not exist" in reason(error):
            return Stack(name, "", {}, {})
        raise
    return Stack(
        name,
        found["StackStatus"],
        {each["ParameterKey"]: each["ParameterValue"] for each in found.get("Parameters", [])},
        {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])},
    )


def refuse_unready(stack: Stack, region: str) -> None:
    """Refuse to change a stack that CloudFormation would not change.

    Raises:
        CannotRunError: says which command comes next.
    """
    if stack.is_new or stack.status in DONE | {"UPDATE_ROLLBACK_COMPLETE"}:
        return
    if stack.status.endswith("_IN_PROGRESS"):
        raise CannotRunError(wording.under_way(stack.name))
    raise CannotRunError(wording.stuck(stack.name, stack.status, region))


def make_changes(
    cloudformation: Any,  # noqa: ANN401 - boto3 publishes no types
    name: str,
    change_set: str,
    say: Callable[[str], None],
    pause: Callable[[float], None],
) -> Stack:
    """Make the changes and wait, telling what is done.

    Args:
        cloudformation: boto3's client.
        name: the stack's.
        change_set: the change set's ARN.
        say: tells the person at the terminal.
        pause: waits so many seconds.

    Returns:
        How the stack stands in the end; CloudFormation has put everything back where it is not ``DONE``.
    """
    seen = {each["EventId"] for each in _events(cloudformation, name)}
    cloudformation.execute_change_set(ChangeSetName=change_set)
    while True:
        pause(PAUSE_SECONDS)
        stack = look_at_stack(cloudformation, name)
        for each in reversed([each for each in _events(cloudformation, name) if each["EventId"] not in seen]):
            seen.add(each["EventId"])
            _tell(each, say)
        if not stack.status.endswith("_IN_PROGRESS"):
            return stack


def _events(cloudformation: Any, name: str) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - as above
    for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=name):
        yield from page["StackEvents"]


def _tell(event: Mapping[str, Any], say: Callable[[str], None]) -> None:
    status = str(event["ResourceStatus"])
    if status.endswith("_FAILED"):
        say(wording.failed(event["LogicalResourceId"], str(event.get("ResourceStatusReason", status))))
    elif status.endswith("_COMPLETE"):
        say(wording.done(event["LogicalResourceId"], status))
