"""`make deploy`: puts the package into an AWS account, after saying what that means and asking."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from tools.deploy import wording
from tools.deploy.amazon import open_amazon, reason
from tools.deploy.bundle import read_bundle
from tools.deploy.changes import propose
from tools.deploy.commit import not_committed
from tools.deploy.ground import bucket_name, look_at_ground, make_bucket, make_key, make_log_role
from tools.deploy.settings import at_once, stack_parameters
from tools.deploy.stack import DONE, look_at_stack, make_changes, refuse_unready
from tools.deploy.store import upload
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tools.deploy.amazon import Amazon
    from tools.deploy.bundle import Bundle
    from tools.deploy.changes import ChangeSet
    from tools.deploy.ground import Ground
    from tools.deploy.stack import Stack

PROJECT = Path(__file__).resolve().parents[2]
OPTIONS: Mapping[str, str] = {  # of the command line, and the template's own names for them
    "email": "AlarmEmail",
    "budget": "MonthlyBudgetDollars",
    "domain": "DomainName",
    "certificate": "CertificateArn",
    "firewall": "UseFirewall",
    "at_once": "PagesAtOnce",
}


class StoppedError(Exception):
    """Somebody said no."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """The person who deploys.

    Args:
        say: tells them something.
        ask: asks them; True for yes.
        pause: waits so many seconds.
    """

    say: Callable[[str], None]
    ask: Callable[[str], bool]
    pause: Callable[[float], None] = time.sleep

    def insist(self, question: str) -> None:
        """Go on only after a yes."""
        if not self.ask(question):
            raise StoppedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Deploy.

    Args:
        arguments: the command line; the process's own by default.

    Returns:
        The exit code: 0, or 1 where it was not deployed.
    """
    options = _read(arguments)
    terminal = Terminal(print, _agrees if options.yes == "yes" else _ask)
    given = {name: getattr(options, option) for option, name in OPTIONS.items()}
    try:
        bundle = read_bundle(options.package, options.stage)
        if loose := not_committed(PROJECT):
            terminal.say(wording.loose_ends(loose))
        deploy(open_amazon(), bundle, given, terminal)
    except StoppedError:
        print(wording.STOPPED)
        return 1
    except (CannotRunError, BotoCoreError, ClientError) as error:
        print(_said(error), file=sys.stderr)
        return 1
    return 0


def deploy(amazon: Amazon, bundle: Bundle, given: Mapping[str, str], terminal: Terminal) -> None:
    """Say what will be done, ask, and do it. Done twice it changes nothing the second time.

    Args:
        amazon: where to.
        bundle: what.
        given: the stack's parameters by name; empty for what they were.
        terminal: the person who deploys.

    Raises:
        StoppedError: they said no.
        CannotRunError: it cannot be done. Says what to do.
    """
    cloudformation = amazon.open("cloudformation")
    stack = look_at_stack(cloudformation, f"own-words-{bundle.stage}")
    refuse_unready(stack, amazon.region)
    ground = look_at_ground(amazon, bundle.signing_key_parameter)
    terminal.say(wording.plan(amazon, bundle, stack, ground, bucket_name(amazon)))
    terminal.insist(wording.GO_AHEAD)
    _prepare(amazon, bundle, ground, terminal)
    terminal.say(wording.UPLOADING)
    request = _request(amazon, bundle, stack, given, upload(amazon, bundle))
    terminal.say(wording.WORKING_OUT)
    proposed = propose(cloudformation, request, terminal.pause)
    if proposed is None:
        terminal.say(wording.NOTHING)
    else:
        stack = _make(amazon, bundle, stack, proposed, terminal)
    terminal.say(wording.farewell(stack, bundle.stage))


def _prepare(amazon: Amazon, bundle: Bundle, ground: Ground, terminal: Terminal) -> None:
    if ground.key:
        make_key(amazon, bundle.signing_key_parameter)
    if ground.bucket:
        make_bucket(amazon)
    if ground.log_role:
        make_log_role(amazon, terminal.pause)


def _request(
    amazon: Amazon, bundle: Bundle, stack: Stack, given: Mapping[str, str], template: str
) -> Mapping[str, object]:
    before = {} if stack.is_new else stack.parameters
    if not given.get("PagesAtOnce") and "PagesAtOnce" not in before:
        given = {**given, "PagesAtOnce": at_once(amazon, bundle.stage)}
    return {
        "StackName": stack.name,
        "ChangeSetName": f"deploy-{secrets.token_hex(4)}",
        "ChangeSetType": "CREATE" if stack.is_new else "UPDATE",
        "TemplateURL": template,
        "Parameters": stack_parameters(bundle.parameters, given, before),
    }


def _make(amazon: Amazon, bundle: Bundle, stack: Stack, proposed: ChangeSet, terminal: Terminal) -> Stack:
    terminal.say(wording.changes(proposed.changes))
    is_loss = any(each.loses_something for each in proposed.changes)
    cloudformation = amazon.open("cloudformation")
    if is_loss or not stack.is_new:
        try:
            terminal.insist(wording.LOSE_SOMETHING if is_loss else wording.MAKE_CHANGES)
        except StoppedError:
            cloudformation.delete_change_set(ChangeSetName=proposed.id)
            raise
    terminal.say(wording.MAKING)
    made = make_changes(cloudformation, stack.name, proposed.id, terminal.say, terminal.pause)
    if made.status not in DONE:
        raise CannotRunError(wording.not_made(made, bundle.stage, amazon.region))
    return made


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", required=True, choices=["dev", "prod"])
    parser.add_argument("--package", type=Path, default=Path("build"), help="what make package wrote")
    parser.add_argument("--yes", default="", help='"yes" to ask nothing')
    for option, name in OPTIONS.items():
        parser.add_argument(f"--{option.replace('_', '-')}", default="", help=f"the stack's {name}")
    return parser.parse_args(arguments)


def _agrees(question: str) -> bool:
    """Answer for whoever said yes beforehand. They did not know then that something would be lost."""
    agrees = question != wording.LOSE_SOMETHING
    print(f"{question} {'yes' if agrees else 'no'}")
    return agrees


def _ask(question: str) -> bool:
    if not sys.stdin.isatty():
        raise CannotRunError(wording.NOBODY_TO_ASK)
    return input(f"{question} [yes/no] ").strip().lower() in {"y", "yes"}


def _said(error: Exception) -> str:
    if isinstance(error, ClientError):
        return wording.not_allowed(error.operation_name, reason(error))
    return wording.unreachable(reason(error)) if isinstance(error, BotoCoreError) else str(error)


if __name__ == "__main__":
    sys.exit(main())
