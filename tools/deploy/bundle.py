"""What `make package` wrote, made ready for CloudFormation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools.deploy import wording
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from pathlib import Path

FUNCTION = "AWS::Serverless::Function"
KEY_VARIABLE = "OWN_WORDS_SIGNING_KEY_PARAMETER"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A package for one stage.

    Args:
        code: the zip.
        template: CloudFormation's template, which names the zip by a path.
        stage: what it was packaged for.
    """

    code: Path
    template: dict[str, Any]
    stage: str

    @property
    def code_key(self) -> str:
        """The zip's name in the bucket: the same bytes always have the same name."""
        return f"{hashlib.sha256(self.code.read_bytes()).hexdigest()}.zip"

    @property
    def signing_key_parameter(self) -> str:
        """Where its functions look for the signing key."""
        return _signing_key_parameter(self.template)

    @property
    def parameters(self) -> dict[str, Any]:
        """What its template takes."""
        return dict(self.template.get("Parameters", {}))

    def template_for(self, bucket: str) -> str:
        """Write the template with the zip in a bucket."""
        template = json.loads(json.dumps(self.template))
        for function in _functions(template):
            function["CodeUri"] = {"Bucket": bucket, "Key": self.code_key}
        return json.dumps(template)


def read_bundle(folder: Path, stage: str) -> Bundle:
    """Read a package.

    Args:
        folder: where `make package` wrote it.
        stage: what it has to be for.

    Raises:
        CannotRunError: there is none, or it is for another stage.
    """
    code, template = folder / "deployment.zip", folder / "sam.json"
    if not (code.is_file() and template.is_file()):
        raise CannotRunError(wording.no_package(folder, stage))
    bundle = Bundle(code, json.loads(template.read_text()), stage)
    if f"/{stage}/" not in bundle.signing_key_parameter:
        raise CannotRunError(wording.other_stage(folder, stage))
    return bundle


def _functions(template: dict[str, Any]) -> list[dict[str, Any]]:
    return [each["Properties"] for each in template["Resources"].values() if each["Type"] == FUNCTION]


def _signing_key_parameter(template: dict[str, Any]) -> str:
    (name,) = {each["Environment"]["Variables"][KEY_VARIABLE] for each in _functions(template)}
    return str(name)
