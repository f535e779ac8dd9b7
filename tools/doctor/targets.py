"""What some targets want and `make run` does not: browsers, Java, an AWS account, a link in the project."""

from __future__ import annotations

import configparser
from typing import TYPE_CHECKING

from tools.chromium import HOW_TO_GET_ONE, find_chromium
from tools.deploy.wording import HOW_TO_SIGN_IN, NO_REGION
from tools.doctor.finding import fine, note
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.doctor.finding import Finding
    from tools.doctor.machine import Machine

LINK, TARGET = "vendor/templates", "../templates"
CHROMIUM_TARGETS = "make test, card, poster, pictures and privacy-report"
# Any of them in a profile, or of the variables, is a way to sign in. (A machine at Amazon may have another.)
SIGNED_IN = (
    "aws_access_key_id",
    "sso_session",
    "sso_start_url",
    "role_arn",
    "credential_process",
    "login_session",
)
SIGNED_IN_VARIABLES = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)


def targets(machine: Machine) -> Iterator[Finding]:
    """Look at what only some targets want.

    Args:
        machine: which.

    Yields:
        What was found, each named by the targets that want it.
    """
    yield _link(machine.project)
    yield _chromium(machine)
    yield _wanted(machine, ("firefox-esr",), "make test-firefox", "firefox-esr")
    yield _wanted(
        machine, ("java", "npm", "unshare"), "make test-dynamodb-local", "default-jre-headless npm util-linux"
    )
    yield from _amazon(machine)


def _link(project: Path) -> Finding:
    link = project / LINK
    if link.is_symlink() and (link / "pages").is_dir():
        return fine(f"{LINK} is a link to the templates.")
    return note(
        f"{LINK} is no link to the templates: make package, deploy, run-stack and test want it.",
        f"ln -sfn {TARGET} {LINK}   (git writes a file instead where core.symlinks is false)",
    )


def _chromium(machine: Machine) -> Finding:
    try:
        return fine(f"Chromium: {find_chromium(machine.environ, machine.which)}")
    except CannotRunError:
        return note(f"No Chromium: {CHROMIUM_TARGETS} want it.", HOW_TO_GET_ONE)


def _wanted(machine: Machine, programs: tuple[str, ...], target: str, packages: str) -> Finding:
    missing = [name for name in programs if not machine.which(name)]
    if not missing:
        return fine(f"{', '.join(programs)}, for {target}.")
    return note(
        f"No {', '.join(missing)}: {target} wants it.", f"On Debian and Ubuntu: sudo apt install {packages}"
    )


def _amazon(machine: Machine) -> Iterator[Finding]:
    profile = _profile(machine)
    if any(map(machine.environ.get, SIGNED_IN_VARIABLES)) or any(map(profile.get, SIGNED_IN)):
        yield fine("AWS credentials are there, for make deploy (nobody tried whether they open anything).")
    else:
        yield note("No AWS credentials: make deploy wants them.", HOW_TO_SIGN_IN)
    if machine.environ.get("AWS_DEFAULT_REGION") or profile.get("region"):
        yield fine("An AWS region is set, for make deploy.")
    else:
        yield note("No AWS region: make deploy wants one.", NO_REGION)


def _profile(machine: Machine) -> Mapping[str, str]:
    environ, folder = machine.environ, machine.home / ".aws"
    name = environ.get("AWS_PROFILE") or environ.get("AWS_DEFAULT_PROFILE") or "default"
    keys = _section(environ.get("AWS_SHARED_CREDENTIALS_FILE") or folder / "credentials", name)
    section = name if name == "default" else f"profile {name}"
    return {**_section(environ.get("AWS_CONFIG_FILE") or folder / "config", section), **keys}


def _section(file: str | Path, name: str) -> dict[str, str]:
    found = configparser.RawConfigParser(strict=False)
    try:
        found.read(file, encoding="utf-8")
    except (configparser.Error, OSError, ValueError):
        return {}
    return dict(found[name]) if found.has_section(name) else {}
