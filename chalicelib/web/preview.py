"""What a network shows of a link before anybody follows it."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from chalice.app import Request

from chalicelib.campaign import Campaign
from chalicelib.web.address import address_of

CARD_WIDTH, CARD_HEIGHT = 1200, 630  # pixels, as the networks like it: 1.91 to 1


@dataclass(frozen=True, slots=True)
class Preview:
    """The addresses of a preview; its words are the campaign's.

    Args:
        canonical: of the first page, for search engines: all landing pages are one.
        url: of the page itself, so that the channel is not lost where a network follows this one.
        picture: of the picture, or "" where the campaign has none.
        width: of the picture in pixels.
        height: of the picture in pixels.
    """

    canonical: str
    url: str
    picture: str
    width: int = CARD_WIDTH
    height: int = CARD_HEIGHT


def preview_of(request: Request, campaign: Campaign, path: str, *, is_default: bool) -> Preview:
    """Say what a network needs to know of a page.

    Args:
        request: for it; nothing of its query is repeated.
        campaign: whose page it is.
        path: of the page, such as ``/s/x``: one of ours, with a channel of the campaign.
        is_default: whether the campaign is the one that is meant where none is named.

    Returns:
        Absolute addresses.
    """
    address = address_of(request)
    named = {} if is_default else {"campaign": campaign.id}
    picture = ""
    if campaign.card:
        picture = f"{address}/card.png?{urlencode({**named, 'v': _digest(campaign.card)})}"
    query = f"?{urlencode(named)}" if named else ""
    return Preview(f"{address}/{query}", f"{address}{path}{query}", picture)


@cache
def _digest(picture: Path) -> str:
    return sha256(picture.read_bytes()).hexdigest()[:12]
