"""Where shared links lead: a page with a preview for the networks, and the count of who came."""

from http import HTTPStatus

from chalice.app import Blueprint, Request, Response

from chalicelib.desk import Desk
from chalicelib.web.dress import plain_dress
from chalicelib.web.fields import Fields, read_channel
from chalicelib.web.picture import Picture
from chalicelib.web.problems import Problem
from chalicelib.web.reading import json_object
from chalicelib.web.routes import JSON_TYPE
from chalicelib.web.site import Site

A_FEW_MINUTES = "public, max-age=300"  # the same for everybody, and robots come in swarms
PICTURE_KEEP = "public, max-age=31536000, immutable"  # its address holds its digest
# What browsers say of a page that nobody looks at yet.
PURPOSES = ("sec-purpose", "purpose", "x-purpose", "x-moz")


class Landing:
    """The page at ``/s/{channel}``, its picture, and the count of those who opened it.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
    """

    def __init__(self, blueprint: Blueprint, site: Site) -> None:
        self._site = site
        self._blueprint = blueprint

    def page(self, channel: str) -> Response:
        """Show what the campaign is about, and the way to write; an unknown channel changes nothing."""
        request, desk = self._request, self._desk()
        known = channel if channel in desk.campaign.channels else ""
        dress = plain_dress(request, self._site.languages)
        path = f"s/{known}" if known else ""
        values = {
            "root": "../",
            "channel": known,
            "preview": self._site.preview(request, desk, path),
        }
        response = self._site.page("pages/landing.html", desk, dress, values)
        response.headers["Cache-Control"] = A_FEW_MINUTES
        return response

    def picture(self) -> Response:
        """Give the picture that stands in previews."""
        desk = self._desk()
        if not desk.campaign.card:
            raise Problem(HTTPStatus.NOT_FOUND, "no-such-file")
        return Picture(desk.campaign.card.read_bytes(), "image/png", PICTURE_KEEP)

    def landed(self) -> Response:
        """Count somebody who sees the first page, once for each time that their browser says so."""
        desk, fields = self._desk(), Fields(json_object(self._request))
        channel = fields.parse("channel", lambda typed: read_channel(desk.campaign, typed), None)
        fields.end()
        if not _is_nobody(self._request):
            desk.land(channel)
        headers: dict[str, str | list[str]] = {"Content-Type": JSON_TYPE, "Cache-Control": "no-store"}
        return Response({}, status_code=HTTPStatus.ACCEPTED.value, headers=headers)

    @property
    def _request(self) -> Request:
        return self._blueprint.current_request

    def _desk(self) -> Desk:
        return self._site.desk(self._request)


def _is_nobody(request: Request) -> bool:
    """Whether a robot asks, or a browser that shows the page to nobody yet; what tells it is not kept."""
    # Imported on first use: its list of robots is large, and no other route needs it.
    from crawleruseragents import is_crawler  # noqa: PLC0415

    said = " ".join(request.headers.get(name, "") for name in PURPOSES)
    return "prefetch" in said or "prerender" in said or is_crawler(request.headers.get("user-agent", ""))
