"""The settings: the only reader of the environment, once, at the start."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from chalicelib.frozen import dataclass, field
from chalicelib.journal import NAMESPACE
from chalicelib.tally.events import is_slug
from chalicelib.tally.signing_key import SigningKeyError, split_signing_keys

TABLE = "OWN_WORDS_TABLE"
DYNAMODB_ENDPOINT = "OWN_WORDS_DYNAMODB_ENDPOINT"
SIGNING_KEY = "OWN_WORDS_SIGNING_KEY"
SIGNING_KEY_PARAMETER = "OWN_WORDS_SIGNING_KEY_PARAMETER"
CAMPAIGN = "OWN_WORDS_CAMPAIGN"
CAMPAIGNS = "OWN_WORDS_CAMPAIGNS"
PARLIAMENT = "OWN_WORDS_PARLIAMENT"
FUNCTION = "AWS_LAMBDA_FUNCTION_NAME"  # Lambda sets it
DEFAULT_CAMPAIGN = "my-records-my-rights"
SITTING, DISSOLVED = "sitting", "dissolved"  # what Parliament can be


class SettingsError(Exception):
    """A setting is missing or wrong. Never says what a secret is.

    Args:
        variable: the environment variable's name.
        advice: what to do about it.
    """

    def __init__(self, variable: str, advice: str) -> None:
        super().__init__(f"{variable}: {advice}")
        self.variable = variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What differs between one place where this runs and another.

    Args:
        table: the name of the table that counts are kept in.
        dynamodb_endpoint: the address of a database on this machine, or None for Amazon's own.
        signing_keys: what receipts are signed with, oldest first; empty where they are in a parameter.
        signing_key_parameter: the name of the parameter that holds them, or None where they are given.
        campaign: the campaign's id, which is its folder in templates/campaigns.
        campaigns: a folder of campaigns on this machine, in the place of those that are deployed, or None.
        is_dissolved: whether there are no MPs to write to, because there is to be a general election.
        function: the name of the function that this runs as, or our own where it is none.
    """

    table: str
    dynamodb_endpoint: str | None
    signing_keys: tuple[str, ...] = field(repr=False)
    signing_key_parameter: str | None
    campaign: str
    campaigns: Path | None
    is_dissolved: bool
    function: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """Read and check every setting.

        Args:
            environ: the environment, such as ``os.environ``. A variable that is empty counts as not set.

        Returns:
            The settings.

        Raises:
            SettingsError: one is missing or wrong. Says which and what to do.
        """
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        return cls(
            table=_table(given),
            dynamodb_endpoint=_url_or_none(given, DYNAMODB_ENDPOINT),
            signing_keys=_signing_keys(given),
            signing_key_parameter=given.get(SIGNING_KEY_PARAMETER),
            campaign=_campaign(given),
            campaigns=Path(given[CAMPAIGNS]) if CAMPAIGNS in given else None,
            is_dissolved=_parliament(given) == DISSOLVED,
            function=given.get(FUNCTION, NAMESPACE),
        )


def _table(given: Mapping[str, str]) -> str:
    if TABLE not in given:
        raise SettingsError(TABLE, "set it to the name of the DynamoDB table that counts are kept in")
    return given[TABLE]


def _signing_keys(given: Mapping[str, str]) -> tuple[str, ...]:
    if (SIGNING_KEY in given) == (SIGNING_KEY_PARAMETER in given):
        raise SettingsError(SIGNING_KEY, f"set either this or {SIGNING_KEY_PARAMETER}, and not both")
    if SIGNING_KEY not in given:
        return ()
    try:
        return split_signing_keys(given[SIGNING_KEY])
    except SigningKeyError as error:
        raise SettingsError(SIGNING_KEY, str(error)) from error


def _campaign(given: Mapping[str, str]) -> str:
    campaign = given.get(CAMPAIGN, DEFAULT_CAMPAIGN)
    if not is_slug(campaign):
        raise SettingsError(CAMPAIGN, "set it to the name of a folder in templates/campaigns")
    return campaign


def _parliament(given: Mapping[str, str]) -> str:
    parliament = given.get(PARLIAMENT, SITTING)
    if parliament not in {SITTING, DISSOLVED}:
        raise SettingsError(PARLIAMENT, f"set it to {SITTING} or, before a general election, to {DISSOLVED}")
    return parliament


def _url_or_none(given: Mapping[str, str], variable: str) -> str | None:
    if variable not in given:
        return None
    url = given[variable].rstrip("/")
    if not _is_plain_web_address(url):
        raise SettingsError(variable, "set it to a whole address, such as https://letters.example.org")
    return url


def _is_plain_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # both are checked when they are read
    except ValueError:
        return False
    has_extras = "@" in parts.netloc or any(letter in "?#" or letter.isspace() for letter in url)
    return parts.scheme in {"http", "https"} and bool(host) and not has_extras
