"""An answer that is not text."""

import base64
from typing import Any

from chalice.app import Response

from chalicelib.web.headers import ANY_SITE, RESOURCE_POLICY


class Picture(Response):
    """A picture for whoever asks for its address, whatever they say that they accept.

    Chalice refuses a binary answer to a request without an Accept header, as many programs send it that fetch
    previews. So the app lists no binary types (app.py), the gateway takes every type as binary
    (.chalice/resources.json), and a picture writes itself for the gateway.

    Args:
        content: its bytes.
        content_type: such as ``image/png``.
        cache_control: how long it may be kept.
    """

    def __init__(self, content: bytes, content_type: str, cache_control: str) -> None:
        headers: dict[str, str | list[str]] = {
            "Content-Type": content_type,
            "Cache-Control": cache_control,
            RESOURCE_POLICY: ANY_SITE,  # it is made to be shown elsewhere
        }
        super().__init__(base64.b64encode(content).decode("ascii"), headers=headers)

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:
        """Write it as Lambda gives it to the gateway, which turns it back into bytes."""
        return super().to_dict(binary_types) | {"isBase64Encoded": True}
