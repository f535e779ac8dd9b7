"""Clients for Amazon's services, made to give up soon.

Importing this brings botocore in: a quarter of a second with the first client. So it is imported where a
client is first used, and never by a page or a letter.
"""

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from botocore import handlers
from botocore.config import Config
from botocore.exceptions import DataNotFoundError
from botocore.loaders import Loader
from botocore.session import Session

CONNECT_SECONDS = 1.0  # a service in the same region connects in milliseconds
READ_SECONDS = 2.0  # and answers within some tens of them
PREPARED = Path(__file__).with_name("services")  # made by tools/package/services.py: in the package alone
LOCAL_REGION = "eu-west-2"  # a database on this machine takes any region, but one it must have


def connect(service: str, endpoint_url: str | None = None, prepared: Path = PREPARED) -> Any:  # noqa: ANN401 - botocore publishes no types
    """Make a client that does not retry by itself: who calls it knows what is safe to do twice.

    Args:
        service: botocore's name of it, such as ``dynamodb``.
        endpoint_url: a stand-in on this machine, which gets made-up credentials and never real ones;
            None for Amazon's own, with region and credentials from where the function runs.
        prepared: the folder of what botocore has to know, where there is one; else it reads its own.

    Returns:
        botocore's client.
    """
    try:
        return _client(service, endpoint_url, prepared if prepared.is_dir() else None)
    except (DataNotFoundError, AttributeError):
        # Lambda's botocore changes without us. One that asks for more than was prepared, or keeps its steps
        # under other names, is left to itself: it has all of it.
        return _client(service, endpoint_url, None)


def _client(service: str, endpoint_url: str | None, prepared: Path | None) -> Any:  # noqa: ANN401 - as above
    return _session(prepared, is_local=endpoint_url is not None).create_client(
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
def _session(prepared: Path | None, *, is_local: bool) -> Session:
    # One for all clients: the second finds what the first had to read.
    session = Session(include_builtin_handlers=prepared is None)
    if prepared:
        _add_handlers(session, {each.name for each in prepared.iterdir() if each.is_dir()})
        loader = Loader([str(prepared)], include_default_search_paths=False)
        session.register_component("data_loader", loader)
    if is_local:
        session.set_config_variable("region", LOCAL_REGION)
        session.set_credentials("local", "local")
    return session


def _add_handlers(session: Session, services: Container[str]) -> None:
    """Add botocore's own steps for every request, but for those that are another service's: 120 of 130."""
    events = session.get_component("event_emitter")
    kinds = {handlers.REGISTER_FIRST: events.register_first, handlers.REGISTER_LAST: events.register_last}
    for event, handler, *kind in handlers.BUILTIN_HANDLERS:
        _, is_narrow, narrower = event.partition(".")
        if not is_narrow or narrower.partition(".")[0] in services:
            kinds.get(kind[0] if kind else None, events.register)(event, handler)
