"""Clients for Amazon's services, made to give up soon.

Importing this brings botocore in: half a second with the first client. So it is imported where a client is
first used, and never by a page or a letter.
"""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session

CONNECT_SECONDS = 1.0  # a service in the same region connects in milliseconds
READ_SECONDS = 2.0  # and answers within some tens of them
LOCAL_REGION = "eu-west-2"  # a database on this machine takes any region, but one it must have


def connect(service: str, endpoint_url: str | None = None) -> Any:  # noqa: ANN401 - botocore publishes no types
    """Make a client that does not retry by itself: who calls it knows what is safe to do twice.

    Args:
        service: botocore's name of it, such as ``dynamodb``.
        endpoint_url: a stand-in on this machine, which gets made-up credentials and never real ones;
            None for Amazon's own, with region and credentials from where the function runs.

    Returns:
        botocore's client.
    """
    return _session(is_local=endpoint_url is not None).create_client(
        service,
        endpoint_url=endpoint_url,
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": 1},
            max_pool_connections=50,  # threads that share a client; a function on Lambda uses one
        ),
    )


@cache
def _session(*, is_local: bool) -> Session:
    # One for all clients: the second finds what the first had to read.
    session = Session()
    if is_local:
        session.set_config_variable("region", LOCAL_REGION)
        session.set_credentials("local", "local")
    return session
