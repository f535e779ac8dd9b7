"""The app itself, served by `chalice local`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.local.ports import LOOPBACK
from tools.local.processes import Child

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

TABLE = "own-words-local"
# chalice sets its stage's environment_variables over ours, so this is none of .chalice/config.json's stages.
STAGE = "local"
OUTPUT_ABOVE = "What it said is above."


@dataclass(frozen=True, slots=True)
class Website:
    """What to serve, and where."""

    project: Path
    port: int
    is_reloading: bool = False
    campaigns: Path | None = None  # in the place of the project's own

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{LOOPBACK}:{self.port}/"


def forget_real_accounts(environ: MutableMapping[str, str]) -> None:
    """Make it impossible that anything here reaches somebody's AWS account, or a proxy.

    Args:
        environ: The environment of this process, which its children get too; changed in place.
    """
    for name in [name for name in environ if name.startswith("AWS_")]:
        del environ[name]
    exempt = ",".join(filter(None, [environ.get("no_proxy") or environ.get("NO_PROXY"), LOOPBACK]))
    environ.update(
        AWS_ACCESS_KEY_ID="local",
        AWS_SECRET_ACCESS_KEY="local",  # noqa: S106 - a word that opens nothing
        AWS_DEFAULT_REGION="eu-west-2",
        AWS_EC2_METADATA_DISABLED="true",
        AWS_CONFIG_FILE="/dev/null",
        AWS_SHARED_CREDENTIALS_FILE="/dev/null",
        NO_PROXY=exempt,
        no_proxy=exempt,
    )


def app_environment(
    endpoint: str, key: str, environ: Mapping[str, str], campaigns: Path | None = None
) -> dict[str, str]:
    """Say what the app is told.

    Args:
        endpoint: Where the local database listens.
        key: The signing key.
        environ: The environment of this process.
        campaigns: The folder of campaigns, where it is not the project's.

    Returns:
        The app's whole environment.
    """
    return dict(environ) | {
        "OWN_WORDS_TABLE": TABLE,
        "OWN_WORDS_DYNAMODB_ENDPOINT": endpoint,
        "OWN_WORDS_SIGNING_KEY": key,
        "OWN_WORDS_SIGNING_KEY_PARAMETER": "",  # not set: the key is given
        "PYTHONUNBUFFERED": "1",
        **({"OWN_WORDS_CAMPAIGNS": str(campaigns)} if campaigns else {}),
    }


def start_website(website: Website, environment: Mapping[str, str]) -> Child:
    """Start the app. What it says goes to the terminal, and is kept nowhere.

    Args:
        website: What to serve.
        environment: The app's whole environment.

    Returns:
        The process; it does not answer yet.
    """
    chalice = Path(sys.executable).parent / "chalice"
    reload = "--autoreload" if website.is_reloading else "--no-autoreload"
    process = subprocess.Popen(
        [chalice, "local", "--stage", STAGE, reload, "--host", LOOPBACK, "--port", str(website.port)],
        env=environment,
        cwd=website.project,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches us alone, and we stop the app before the database
    )
    return Child("app", process, lambda: OUTPUT_ABOVE)
