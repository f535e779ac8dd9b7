"""Somebody else's site: another origin, with a style sheet that does its worst and a strict policy."""

import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTILE_CSS = """
* { all: unset !important; display: none !important; visibility: hidden !important; }
html, body, h1, a { display: block !important; visibility: visible !important; }
own-words-letter, iframe { height: 3px !important; max-height: 3px !important; opacity: 0 !important; }
own-words-letter, iframe { pointer-events: none !important; }
iframe { display: none !important; }
"""


@dataclass
class HostSite:
    """A site that serves the pages that a test gives it.

    Args:
        pages: text and content type by path.
        policy: the Content-Security-Policy that goes with each page.
        headers: more headers for each page.
    """

    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    policy: str = "default-src 'none'"
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        serve = partial(self._server.serve_forever, poll_interval=0.05)  # seconds that its end may take
        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        """Another name than the app's, so that it is another site and not merely another port."""
        return f"http://localhost:{self._server.server_port}"

    def put(self, body: str, css: str = "", path: str = "/") -> str:
        """Put a page up, and give its address."""
        html = f'<!DOCTYPE html><html lang="en"><title>A charity</title><link rel="stylesheet" href="/site.css">{body}'
        self.pages |= {path: (html, "text/html; charset=utf-8"), "/site.css": (css, "text/css")}
        return f"{self.origin}{path}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler_of(site: HostSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, content_type = site.pages.get(self.path, ("", "text/plain"))
            self.send_response(200 if self.path in site.pages else 404)
            self.send_header("Content-Type", content_type)
            for name, value in {"Content-Security-Policy": site.policy, **site.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_args: object) -> None:
            """Stay silent."""

    return Handler
