"""A path that no route has was written into the log's line as it came: line ends escaped, but in somebody else's words.

Chalice keeps each path that it looks for in vain among its routes, and the log took for a route whatever was there. AWS's
gateway hands over its own patterns alone, so nobody outside could do it; with something else before the function, they could.
"""

import json

from chalice.app import Chalice

from chalicelib.journal import Journal
from chalicelib.web.request_log import RequestLog
from tests.routes.test_gateway_events import event


def test_a_path_that_is_not_ours_is_unknown() -> None:
    """The first time and the second, when Chalice has seen it before; our own stays what it is."""
    lines: list[str] = []
    app = Chalice("own-words")
    app.register_middleware(RequestLog(Journal(write=lines.append), app.routes), "http")
    app.route("/ours")(lambda: "here")
    for path in ("/Priya Shah\n", "/Priya Shah\n", "/ours"):
        app(event("GET", path, {}), None)
    assert [json.loads(line)["route"] for line in lines] == ["unknown", "unknown", "/ours"]
