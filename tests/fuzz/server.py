"""The whole app on loopback, as `make run` serves it but with stores in memory, in a process of its own.

``python -m tests.fuzz.server FOLDER`` writes ``address`` and ``token`` there once it answers, and for each request
that took over 200 ms of processor time a file ``slow-...`` with what was asked.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from chalice.config import Config
from chalice.local import ChaliceRequestHandler, create_local_server

from tests.routes.conftest import KEY

if TYPE_CHECKING:
    from chalice.app import Chalice

SLOW_SECONDS = 0.2  # of the processor's time for one request; a busy machine is no defect
Event = dict[str, Any]
ENVIRONMENT = {"OWN_WORDS_TABLE": "not-used-here", "OWN_WORDS_SIGNING_KEY": KEY}


class Timed:
    """The app, with a clock beside it.

    Args:
        app: who answers.
        folder: where slow requests are put by.
        clock: seconds of the processor's time that this thread has used.
    """

    def __init__(
        self, app: Callable[[Event, Any], Any], folder: Path, clock: Callable[[], float] = time.thread_time
    ) -> None:
        self._app = app
        self._folder = folder
        self._clock = clock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)

    def __call__(self, event: Event, context: Any) -> Any:
        start = self._clock()
        try:
            return self._app(event, context)
        finally:
            seconds = self._clock() - start
            if seconds > SLOW_SECONDS:
                asked = json.dumps({"seconds": seconds, "event": event}, default=repr)
                (self._folder / f"slow-{sha256(asked.encode()).hexdigest()[:16]}.json").write_text(asked)


class Handler(ChaliceRequestHandler):
    """Chalice's own, as quiet as it can be."""

    disable_nagle_algorithm = True
    # Python's own server knows no such methods; the app has an answer, as to any method that it does not take.
    do_TRACE = do_QUERY = ChaliceRequestHandler._generic_handle  # noqa: N815 - http.server names them so

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


def main() -> None:
    """Serve until stopped."""
    os.environ.update(ENVIRONMENT)
    from tests.fuzz.world import open_app  # noqa: PLC0415 - it reads the environment

    folder = Path(sys.argv[1])
    app, token = open_app()
    config = Config(config_from_disk={"stages": {}})
    server = create_local_server(app, config, "127.0.0.1", 0).server
    timed = Timed(app, folder)
    server.RequestHandlerClass = partial(Handler, app_object=cast("Chalice", timed), config=config)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    (folder / "token").write_text(token)
    (folder / "address").write_text(f"http://127.0.0.1:{server.server_port}")
    server.serve_forever(poll_interval=0.05)


def _end_with_parent() -> None:
    """Whoever started this holds the other end of its input: when they are gone, so is this."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
