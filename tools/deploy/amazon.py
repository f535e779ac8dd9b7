"""The account that somebody deploys to, and the way to each of its services."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from tools.deploy import wording
from tools.local.refusal import CannotRunError, exit_code

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Amazon:
    """One account in one region.

    Args:
        account: its number, 12 digits.
        region: such as ``eu-west-2``.
        caller: as whom we speak, an ARN.
        open: makes boto3's client for a service. ``AWS_ENDPOINT_URL`` leads it to a stand-in.
    """

    account: str
    region: str
    caller: str
    open: Callable[[str], Any]


def open_amazon() -> Amazon:
    """Find out whose account it is, from the credentials and the region of the shell.

    Raises:
        CannotRunError: there is no region or there are no credentials, or they are not accepted.
    """
    session = boto3.Session()
    if not session.region_name:
        raise CannotRunError(wording.NO_REGION)
    try:
        who = session.client("sts").get_caller_identity()
    except (BotoCoreError, ClientError) as error:
        raise CannotRunError(wording.no_credentials(reason(error))) from error
    return Amazon(who["Account"], session.region_name, who["Arn"], session.client)


def reason(error: Exception) -> str:
    """Give what Amazon says of an error, without the name of the call."""
    if isinstance(error, ClientError):
        return str(error.response["Error"].get("Message") or error.response["Error"]["Code"])
    return str(error)


def code(error: ClientError) -> str:
    """Give Amazon's own name of an error, such as ``ParameterNotFound``."""
    return str(error.response["Error"]["Code"])


if __name__ == "__main__":
    # As make deploy asks before it makes the package, which takes a minute.
    sys.exit(exit_code(open_amazon))
