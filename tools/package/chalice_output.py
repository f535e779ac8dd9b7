"""What Chalice does well: wheels for Lambda's processor, and the CloudFormation template."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("app.py", "requirements.txt", "chalicelib", "templates", "vendor")
SETTINGS = ".chalice"
RESOURCES = f"{SETTINGS}/resources.json"
REGION = "eu-west-2"  # London; Chalice wants to know one, and writes none into what it packages


class PackageRefused(Exception):  # noqa: N818 - as a refusal is
    """No package can be made. The message says why."""


@dataclass(frozen=True, slots=True)
class ChaliceOutput:
    """What ``chalice package`` wrote.

    Attributes:
        deployment: the zip file.
        template: the CloudFormation template, in SAM's words.
    """

    deployment: Path
    template: Path

    def runtime(self) -> str:
        """Give the runtime that the functions ask Lambda for, such as ``python3.11``."""
        resources = json.loads(self.template.read_text(encoding="utf-8"))["Resources"].values()
        functions = (each for each in resources if each["Type"] == "AWS::Serverless::Function")
        (runtime,) = {str(each["Properties"]["Runtime"]) for each in functions}
        return runtime


def package_with_chalice(project: Path, stage: str, folder: Path) -> ChaliceOutput:
    """Let Chalice package a copy of the project, so that nothing left over from before can get in.

    Args:
        project: the project's folder.
        stage: of ``.chalice/config.json``.
        folder: where to work; its name and place leave no trace.

    Returns:
        What it wrote, in that folder.

    Raises:
        PackageRefused: Chalice could not.
    """
    copy, out = folder / "project", folder / "out"
    copy_project(project, copy)
    command = [str(Path(sys.executable).parent / "chalice"), "package", "--stage", stage]
    command += ["--merge-template", RESOURCES, str(out)]
    environment = {"AWS_DEFAULT_REGION": REGION, **os.environ}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageRefused(f"Chalice could not package this:\n{done.stderr.strip() or done.stdout.strip()}")
    return ChaliceOutput(out / "deployment.zip", out / "sam.json")


def refuse_unknown_stage(project: Path, stage: str) -> None:
    """Make sure that there are settings for a stage: Chalice itself would take any name.

    Args:
        project: the project's folder.
        stage: of ``.chalice/config.json``.

    Raises:
        PackageRefused: there is no such stage.
    """
    stages = json.loads((project / SETTINGS / "config.json").read_text(encoding="utf-8"))["stages"]
    if stage not in stages:
        known = " or ".join(f"STAGE={each}" for each in sorted(stages))
        raise PackageRefused(f"There is no stage “{stage}” in {SETTINGS}/config.json. Say {known}.")


def copy_project(project: Path, copy: Path) -> None:
    """Copy what is packaged, and how; nothing that was built before."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in NEEDED:
        if (project / name).is_dir():
            shutil.copytree(project / name, copy / name, symlinks=True, ignore=ignored)
        else:
            copy.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, copy / name)
    (copy / SETTINGS).mkdir()
    for file in (project / SETTINGS).glob("*.json"):
        shutil.copy(file, copy / SETTINGS / file.name)
