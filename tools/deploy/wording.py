"""All that `make deploy` says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tools.deploy.amazon import Amazon
    from tools.deploy.bundle import Bundle
    from tools.deploy.changes import Change
    from tools.deploy.ground import Ground
    from tools.deploy.stack import Stack

NO_REGION = "Say which region to deploy to: AWS_DEFAULT_REGION=eu-west-2 make deploy (eu-west-2 is London)."
HOW_TO_SIGN_IN = "Sign in with `aws login` or `aws configure`."
NOTHING = "Nothing to change: what runs is what you have here."
STOPPED = "Stopped. What runs was not changed."
NOBODY_TO_ASK = "There is nobody here to answer. Say YES=yes to go ahead without a question."
GO_AHEAD = "Go ahead?"
MAKE_CHANGES = "Make these changes?"
LOSE_SOMETHING = (
    "What is marked !! holds your counts or is the address that people have, and it would go. Really?"
)
UPLOADING = "Uploading the package…"
WORKING_OUT = "Asking CloudFormation what would change…"
MAKING = "Making the changes. This takes some minutes; if you stop here, Amazon goes on…"
MOST_PATHS = 5  # that are named one by one
COST = (
    "It costs roughly 1 US dollar a month while nobody writes, and 45 for each 100,000 letters, to whoever\n"
    "pays for this account. What that is made of: docs/operating.md."
)
KINDS: Mapping[str, str] = {
    "AWS::ApiGateway::RestApi": "web interface",
    "AWS::ApiGateway::Stage": "stage of the web interface",
    "AWS::ApiGateway::Deployment": "version of the web interface",
    "AWS::ApiGateway::DomainName": "domain of your own",
    "AWS::ApiGateway::BasePathMapping": "way from the domain",
    "AWS::Budgets::Budget": "budget",
    "AWS::CloudWatch::Alarm": "alarm",
    "AWS::DynamoDB::Table": "table",
    "AWS::Events::Rule": "schedule",
    "AWS::IAM::Role": "set of rights",
    "AWS::Lambda::Function": "function",
    "AWS::Lambda::Permission": "leave to call",
    "AWS::Logs::LogGroup": "log",
    "AWS::SNS::Subscription": "subscription",
    "AWS::SNS::Topic": "topic for alarms",
    "AWS::WAFv2::WebACL": "firewall",
    "AWS::WAFv2::WebACLAssociation": "way through the firewall",
}
ACTIONS: Mapping[str, str] = {"Add": "new", "Modify": "changed", "Remove": "gone", "Import": "taken in"}


def no_credentials(reason: str) -> str:
    """Say that nobody is signed in."""
    return f"Amazon does not know who you are: {reason}\n{HOW_TO_SIGN_IN} Then make deploy again."


def loose_ends(paths: Sequence[str]) -> str:
    """Say that what is deployed cannot be come back to."""
    shown = [*paths[:MOST_PATHS], f"and {len(paths) - MOST_PATHS} more"] if len(paths) > MOST_PATHS else paths
    listed = "\n".join(f"  {path}" for path in shown)
    return (
        f"This is in no commit yet:\n{listed}\n"
        "It would be deployed as it is, and nobody could come back to it later. To commit it first: say no\n"
        "below, git add and git commit it, then make deploy again.\n"
    )


def no_package(folder: Path, stage: str) -> str:
    """Say that there is nothing to deploy."""
    return f"There is no package in {folder}. Make it: make package STAGE={stage}"


def other_stage(folder: Path, stage: str) -> str:
    """Say that the package is not for this stage."""
    return f"The package in {folder} is for another stage. Make it anew: make package STAGE={stage}"


def key_in_the_open(parameter: str, region: str) -> str:
    """Say that the signing key can be read by too many."""
    return (
        f"The signing key {parameter} is no SecureString, so more people can read it than should.\n"
        f"Delete it: aws ssm delete-parameter --name {parameter} --region {region}\n"
        "Then make deploy again: it makes a new one. Letters in hand before that are not counted."
    )


def not_our_bucket(name: str) -> str:
    """Say that a bucket may not be used."""
    return (
        f"The bucket {name} is not open to you, or is not this account's.\n"
        "Sign in as somebody who may use it, or ask your account's administrator whose it is."
    )


def not_allowed(service: str, reason: str) -> str:
    """Say what Amazon did not do."""
    return (
        f"Amazon refused ({service}): {reason}\n"
        "Sign in as somebody who may, such as an administrator of the account. Then make deploy again."
    )


def unreachable(reason: str) -> str:
    """Say that nobody answered."""
    return f"Amazon could not be reached: {reason}\nSee to the connection, then make deploy again."


def not_proposed(reason: str) -> str:
    """Say that CloudFormation could not work the changes out."""
    return f"CloudFormation cannot make this stack: {reason}\nThe stack was not changed."


def under_way(name: str) -> str:
    """Say that somebody else is at it."""
    return f"The stack {name} is being changed just now. Wait until that is done, then make deploy again."


def stuck(name: str, status: str, region: str) -> str:
    """Say what to do about a stack that cannot be changed."""
    command = "continue-update-rollback" if status == "UPDATE_ROLLBACK_FAILED" else "delete-stack"
    return (
        f"The stack {name} cannot be changed as it stands ({status}). First:\n"
        f"  aws cloudformation {command} --stack-name {name} --region {region}\n"
        "The table stays in any case. When that is done, make deploy again."
    )


def not_made(stack: Stack, stage: str, region: str) -> str:
    """Say that the changes failed."""
    if stack.status == "UPDATE_ROLLBACK_COMPLETE":
        return (
            "It did not work, for the reasons marked !! above. What ran before runs on, unchanged.\n"
            f"Mend it, then: make deploy STAGE={stage}"
        )
    return f"It did not work, for the reasons marked !! above.\n{stuck(stack.name, stack.status, region)}"


def plan(amazon: Amazon, bundle: Bundle, stack: Stack, ground: Ground, bucket: str) -> str:
    """Say what will be done, where, and what it costs."""
    megabytes = bundle.code.stat().st_size / 1_000_000
    state = "new" if stack.is_new else f"there already ({stack.status})"
    steps = [
        f"make a random signing key and keep it encrypted as {bundle.signing_key_parameter}; nobody sees it",
        f"make a bucket for packages, closed to the world: {bucket}",
        "let API Gateway write logs, for this account and region (a role that stays)",
        f"upload the package, {megabytes:.1f} MB",
        "make the stack: table, functions, web interface, logs, alarms"
        if stack.is_new
        else "work out what would change in the stack, and show it to you before anything does",
    ]
    wanted = [ground.key, ground.bucket, ground.log_role, True, True]
    listed = "\n".join(f"  - {step}" for step, is_wanted in zip(steps, wanted, strict=True) if is_wanted)
    return (
        f"This deploys Own Words.\n\n  account  {amazon.account}, as {amazon.caller}\n"
        f"  region   {amazon.region}\n"
        f"  stage    {bundle.stage}\n  stack    {stack.name}, {state}\n\nIt will\n{listed}\n\n{COST}"
    )


def changes(found: Sequence[Change]) -> str:
    """List what CloudFormation would change, by what it is rather than by what it is called there."""
    counted = Counter((_what(each), _kind(each)) for each in found)
    lines = [f"  {count:3} {what:9} {kind}" for (what, kind), count in sorted(counted.items())]
    lost = [f"  !! {_what(each)}: {_kind(each)} {each.name}" for each in found if each.loses_something]
    return "\n".join(["CloudFormation would make these changes:", *lines, *lost])


def _what(change: Change) -> str:
    return "replaced" if change.replaced else ACTIONS.get(change.action, change.action)


def _kind(change: Change) -> str:
    return KINDS.get(change.kind, change.kind.rpartition("::")[2])


def done(name: str, status: str) -> str:
    """Say that one resource is as it should be."""
    return f"  {'gone  ' if status.startswith('DELETE') else 'ready '} {name}"


def failed(name: str, reason: str) -> str:
    """Say that one resource could not be made."""
    return f"  !! {name}: {reason}"


def address(stack: Stack) -> str:
    """Give the address to share."""
    return stack.outputs.get("OwnAddress") or stack.outputs.get("EndpointURL", "")


def farewell(stack: Stack, stage: str) -> str:
    """Say where it is and what comes next."""
    lines = [f"It runs: {address(stack)}", "", "Next:"]
    outputs = stack.outputs
    if "DomainTarget" in outputs:
        lines.append(f"  - where your domain is registered, make a CNAME record to {outputs['DomainTarget']}")
    if stack.parameters.get("AlarmEmail"):
        lines.append("  - the first time: confirm the message from Amazon, or no alarm reaches you")
    else:
        lines.append(f"  - say who is told of alarms: make deploy STAGE={stage} EMAIL=you@example.org")
    lines += [
        "  - open the address and write a letter",
        (
            "  - a token for the figures: "
            f"make organiser-token NAME=office DAYS=90 TABLE={outputs.get('TableName', '')}"
        ),
        f"  - back to an earlier version: git checkout --merge COMMIT, then make deploy STAGE={stage}",
    ]
    return "\n".join(lines)
