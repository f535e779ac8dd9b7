"""The packaged template, as the stand-in takes it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSED: Mapping[str, str] = {
    "FirewallAssociation": "AWS::WAFv2::WebACLAssociation",
    "Budget": "AWS::Budgets::Budget",
}
"""What MiniStack does not know, each with its type. What is not seen for that: docs/decisions/016."""

GATEWAY = "RestAPI"


def as_stand_in_takes_it(template: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Say where the code is, as ``aws cloudformation package`` does, and leave out what is refused.

    Args:
        template: as it was packaged.
        code: the zip file's address in S3.

    Returns:
        The template that is deployed here. Everything else is as it was.
    """
    taken = copy.deepcopy(dict(template))
    for name in REFUSED.keys() & taken["Resources"].keys():
        del taken["Resources"][name]
    for resource in taken["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = code
    return taken
