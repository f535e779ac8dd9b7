"""Where these pages are, as a browser knows it: for links that go out into the world."""

import re

from chalice.app import Request

HERE_ALONE = "http://localhost"  # for whoever calls the app without any host, such as a test
_HOST = re.compile(r"[a-z0-9.-]{1,253}(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)


def address_of(request: Request) -> str:
    """Give the absolute address of the first page.

    Args:
        request: any request to these pages.

    Returns:
        Such as ``https://letters.example.org`` or, behind a stage of API Gateway,
        ``https://abc123.execute-api.eu-west-2.amazonaws.com/api``; no slash at its end. Nothing of a path or
        query that a visitor typed is in it.
    """
    context = request.context
    # API Gateway names the domain itself and speaks HTTPS alone; on one's own machine it is the header's.
    domain = context.get("domainName")
    host = str(domain or request.headers.get("host", ""))
    if not _HOST.fullmatch(host):
        return HERE_ALONE
    return f"{'https' if domain else 'http'}://{host}{stage_of(request)}"


def stage_of(request: Request) -> str:
    """Give the part of the path that stands before ours, with a slash at its front, or ""."""
    whole = str(request.context.get("path") or request.path).strip("/").split("/")
    ours = request.path.strip("/").split("/")
    before = whole[: len(whole) - len(ours)] if request.path != "/" else whole[:1] if whole != [""] else []
    return "".join(f"/{part}" for part in before if re.fullmatch(r"[A-Za-z0-9_-]{1,128}", part))
