"""What the stack is told: what the command line says, else what it was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tools.deploy.amazon import Amazon

WANTED_AT_ONCE: Mapping[str, int] = {"prod": 100, "dev": 10}  # 100 answer some 1,000 requests a second
# Amazon keeps a hundred of an account's for functions that set none aside; each schedule takes one.
LEFT_TO_OTHERS = 100 + 10
FEWEST_WORTH_KEEPING = 10


def stack_parameters(
    taken: Collection[str], given: Mapping[str, str], before: Collection[str]
) -> list[dict[str, object]]:
    """Say what to tell CloudFormation.

    Args:
        taken: the parameters that the template takes.
        given: values by name; an empty one counts as not given.
        before: the parameters that the stack has been told already; none where it is new.
    """
    said: list[dict[str, object]] = []
    for name in taken:
        if given.get(name):
            said.append({"ParameterKey": name, "ParameterValue": given[name]})
        elif name in before:
            said.append({"ParameterKey": name, "UsePreviousValue": True})
    return said


def at_once(amazon: Amazon, stage: str) -> str:
    """Say how many requests to answer at once, kept free for us; "0" where the account is too small.

    A new account may run ten functions at once in all and set none aside.
    """
    limit = amazon.open("lambda").get_account_settings()["AccountLimit"]
    room = int(limit["UnreservedConcurrentExecutions"]) - LEFT_TO_OTHERS
    found = min(WANTED_AT_ONCE[stage], room)
    return str(found) if found >= FEWEST_WORTH_KEEPING else "0"
