"""What CloudFormation would change, asked before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from tools.deploy import wording
from tools.deploy.amazon import code, reason
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]  # it makes roles, and SAM writes the template out
EMPTY = ("didn't contain changes", "No updates are to be performed", "no changes")
# What cannot be made again as it was: the counts, the address that people have.
PRECIOUS = frozenset({"AWS::DynamoDB::Table", "AWS::ApiGateway::RestApi", "AWS::ApiGateway::DomainName"})
PAUSE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One resource that would change.

    Args:
        action: Add, Modify or Remove.
        name: its name in the template.
        kind: its type, such as ``AWS::DynamoDB::Table``.
        replaced: whether another takes its place, or may.
    """

    action: str
    name: str
    kind: str
    replaced: bool

    @property
    def loses_something(self) -> bool:
        """Whether what cannot be made again would go."""
        return self.kind in PRECIOUS and (self.action == "Remove" or self.replaced)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that CloudFormation has worked out and waits to make.

    Args:
        id: its ARN.
        changes: them.
    """

    id: str
    changes: tuple[Change, ...]


def propose(
    cloudformation: Any,  # noqa: ANN401 - boto3 publishes no types
    request: Mapping[str, object],
    pause: Callable[[float], None],
) -> ChangeSet | None:
    """Have CloudFormation work out what would change.

    Args:
        cloudformation: boto3's client.
        request: stack, template and parameters, as CreateChangeSet takes them.
        pause: waits so many seconds.

    Returns:
        The changes, or None where there are none.

    Raises:
        CannotRunError: it cannot be done. Says why.
    """
    made = _ask(cloudformation, request)
    described = cloudformation.describe_change_set(ChangeSetName=made)
    while described["Status"] in {"CREATE_PENDING", "CREATE_IN_PROGRESS"}:
        pause(PAUSE_SECONDS)
        described = cloudformation.describe_change_set(ChangeSetName=made)
    if described["Status"] == "FAILED":
        cloudformation.delete_change_set(ChangeSetName=made)
        why = str(described.get("StatusReason", ""))
        if any(words in why for words in EMPTY):
            return None
        raise CannotRunError(wording.not_proposed(why))
    return ChangeSet(made, tuple(_changes(cloudformation, made, described)))


def _ask(cloudformation: Any, request: Mapping[str, object]) -> str:  # noqa: ANN401 - as above
    try:
        return str(cloudformation.create_change_set(**request, Capabilities=CAPABILITIES)["Id"])
    except ClientError as error:
        if code(error) != "ValidationError":
            raise
        raise CannotRunError(wording.not_proposed(reason(error))) from error


def _changes(cloudformation: Any, made: str, page: Mapping[str, Any]) -> Iterator[Change]:  # noqa: ANN401 - as above
    while True:
        for each in page.get("Changes", []):
            found = each["ResourceChange"]
            replaced = found.get("Replacement", "False") != "False"
            yield Change(found["Action"], found["LogicalResourceId"], found["ResourceType"], replaced)
        if not page.get("NextToken"):
            return
        page = cloudformation.describe_change_set(ChangeSetName=made, NextToken=page["NextToken"])
