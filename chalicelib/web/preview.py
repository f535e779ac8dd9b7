"""What a network shows of a link before anybody follows it."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from chalicelib.campaign import Campaign
from chalicelib.frozen import dataclass

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


def preview_of(campaign: Campaign, path: str, link: Callable[[str], str]) -> Preview:
    """Say what a network needs to know of a page.

    Args:
        campaign: whose page it is.
        path: of the page, such as ``s/x``: one of ours, with a channel of the campaign.
        link: gives the absolute address of a path; see ``Site.link``.

    Returns:
        Absolute addresses; nothing of what a visitor typed is in them.
    """
    picture = ""
    if campaign.card:
        address = link("card.png")
        picture = f"{address}{'&' if '?' in address else '?'}v={_digest(campaign.card)}"
    return Preview(link(""), link(path), picture)


@cache
def _digest(picture: Path) -> str:
    return sha256(picture.read_bytes()).hexdigest()[:12]
