"""The template that `chalice package` makes of the app and of .chalice/, for each stage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[2]
LINKED = ("chalicelib", "templates", "vendor")
REGION = "eu-west-2"


@dataclass(frozen=True, slots=True)
class Packaged:
    """What was written for one stage."""

    stage: str
    file: Path
    template: Mapping[str, Any]

    @property
    def resources(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.template["Resources"]
        return found

    def of_type(self, kind: str) -> Mapping[str, Any]:
        """Give the properties of each resource of a type, by its name."""
        return {name: each["Properties"] for name, each in self.resources.items() if each["Type"] == kind}

    @property
    def functions(self) -> Mapping[str, Any]:
        return self.of_type("AWS::Serverless::Function")

    @property
    def gateway(self) -> Mapping[str, Any]:
        (found,) = self.of_type("AWS::Serverless::Api").values()
        api: Mapping[str, Any] = found
        return api


def package(stage: str, project: Path) -> Packaged:
    """Package for the stage, without the libraries: the template does not depend on them."""
    shutil.copy(PROJECT / "app.py", project)
    shutil.copytree(PROJECT / ".chalice", project / ".chalice", ignore=shutil.ignore_patterns("deployments"))
    (project / "requirements.txt").write_text("")
    for name in LINKED:
        (project / name).symlink_to(PROJECT / name)
    command = [str(Path(sys.executable).parent / "chalice"), "package", "--stage", stage]
    command += ["--merge-template", ".chalice/resources.json", "build"]
    environment = os.environ | {"AWS_DEFAULT_REGION": REGION}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr
    file = project / "build" / "sam.json"
    return Packaged(stage, file, json.loads(file.read_text()))
