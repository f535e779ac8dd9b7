"""What has to be there before the stack: a signing key, a bucket, and leave for the gateway to write logs."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from tools.deploy import wording
from tools.deploy.amazon import code
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.deploy.amazon import Amazon

LOG_ROLE = "own-words-api-gateway-logs"
LOG_POLICY = "service-role/AmazonAPIGatewayPushToCloudWatchLogs"
KEY_BYTES = 32  # 256 bits, 43 characters
ROLE_TRIES = 12  # a role that is seconds old is not known everywhere yet
ROLE_PAUSE_SECONDS = 5
FIRST_REGION = "us-east-1"  # which S3 does not want to be told


@dataclass(frozen=True, slots=True)
class Ground:
    """What is missing, each True where it has to be made.

    Args:
        key: the signing key.
        bucket: the bucket for packages.
        log_role: the gateway's leave to write logs.
    """

    key: bool
    bucket: bool
    log_role: bool


def bucket_name(amazon: Amazon) -> str:
    """Name the bucket for packages: bucket names are shared with the whole world, account numbers are not."""
    return f"own-words-packages-{amazon.account}-{amazon.region}"


def look_at_ground(amazon: Amazon, parameter: str) -> Ground:
    """See what is missing.

    Raises:
        CannotRunError: what is there cannot be used.
    """
    return Ground(
        key=not _has_key(amazon, parameter),
        bucket=not _has_bucket(amazon),
        log_role=not _has_log_role(amazon),
    )


def make_key(amazon: Amazon, parameter: str) -> None:
    """Keep a new random signing key. It is shown to nobody and never replaces another."""
    amazon.open("ssm").put_parameter(
        Name=parameter, Value=secrets.token_urlsafe(KEY_BYTES), Type="SecureString", Overwrite=False
    )


def make_bucket(amazon: Amazon) -> None:
    """Make the bucket, closed to everybody outside."""
    s3, name = amazon.open("s3"), bucket_name(amazon)
    where = {"CreateBucketConfiguration": {"LocationConstraint": amazon.region}}
    s3.create_bucket(Bucket=name, **(where if amazon.region != FIRST_REGION else {}))
    closed = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(closed, True))


def make_log_role(amazon: Amazon, pause: Callable[[float], None] = time.sleep) -> None:
    """Let API Gateway write logs in this account and region.

    Amazon knows this setting for an account and not for an API, and takes no role narrower than its own
    policy. It stands outside the stack, so that deleting one stage does not silence another.
    """
    iam = amazon.open("iam")
    role = _role(iam)
    partition = role.split(":")[1]
    iam.attach_role_policy(RoleName=LOG_ROLE, PolicyArn=f"arn:{partition}:iam::aws:policy/{LOG_POLICY}")
    change = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": role}]
    for left in reversed(range(ROLE_TRIES)):
        try:
            amazon.open("apigateway").update_account(patchOperations=change)
        except ClientError as error:
            if left == 0 or code(error) != "BadRequestException":
                raise
            pause(ROLE_PAUSE_SECONDS)
        else:
            return


def _role(iam: Any) -> str:  # noqa: ANN401 - boto3 publishes no types
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": "apigateway.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    try:
        made = iam.create_role(RoleName=LOG_ROLE, AssumeRolePolicyDocument=document)
    except ClientError as error:
        if code(error) != "EntityAlreadyExists":
            raise
        made = iam.get_role(RoleName=LOG_ROLE)
    return str(made["Role"]["Arn"])


def _has_key(amazon: Amazon, parameter: str) -> bool:
    try:
        # Not decrypted: what kind of parameter it is can be seen without what is in it.
        found = amazon.open("ssm").get_parameter(Name=parameter, WithDecryption=False)
    except ClientError as error:
        if code(error) == "ParameterNotFound":
            return False
        raise
    if found["Parameter"]["Type"] != "SecureString":
        raise CannotRunError(wording.key_in_the_open(parameter, amazon.region))
    return True


def _has_log_role(amazon: Amazon) -> bool:
    role = str(amazon.open("apigateway").get_account().get("cloudwatchRoleArn", ""))
    if not role.endswith(f"/{LOG_ROLE}"):
        return bool(role)  # somebody else's, which we may not even look at
    # The gateway goes on naming a role that was deleted, as after taking a campaign down.
    try:
        amazon.open("iam").get_role(RoleName=LOG_ROLE)
    except ClientError as error:
        if code(error) == "NoSuchEntity":
            return False
        raise
    return True


def _has_bucket(amazon: Amazon) -> bool:
    name = bucket_name(amazon)
    try:
        amazon.open("s3").head_bucket(Bucket=name, ExpectedBucketOwner=amazon.account)
    except ClientError as error:
        if code(error) in {"404", "NoSuchBucket"}:
            return False
        if code(error) in {"403", "AccessDenied"}:
            raise CannotRunError(wording.not_our_bucket(name)) from error
        raise
    return True
