"""Where a campaign is shared: each network's own address for it, and how long a text may be there.

A shared text is the campaign's and a link: nothing of a supporter's goes into it.
"""

import re
import unicodedata
from enum import StrEnum
from urllib.parse import quote

from chalicelib.campaign import Campaign
from chalicelib.refusals import Refusal

LINK = "{link}"  # stands in a campaign's texts where the link goes
X_LINK_LENGTH = 23  # what X counts for any link, however long it is
MOST_ON_X = 280
MOST_ON_BLUESKY = 300
LONG_LINK = 60  # characters of a link that is as long as ours get

# Code points that count one on X; all others count two. X counts an emoji of several code points as two, so
# what we count is never too little. Source: version 3 of the configuration of X's own library,
# https://raw.githubusercontent.com/twitter/twitter-text/master/config/v3.json
_LIGHT_ON_X = (range(4352), range(8192, 8206), range(8208, 8224), range(8242, 8248))


class Network(StrEnum):
    """Where to share, in the order in which it is offered. Each is also the channel that its link carries."""

    X = "x"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    FACEBOOK = "facebook"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    SMS = "sms"


# Those with one address for everybody; on Mastodon it is one's own server's.
DIRECT = tuple(network for network in Network if network is not Network.MASTODON)

_ADDRESSES = {
    # https://docs.x.com/x-for-websites/post-button/guides/web-intent
    Network.X: "https://x.com/intent/tweet?text={text}",
    # https://docs.bsky.app/docs/advanced-guides/intent-links
    Network.BLUESKY: "https://bsky.app/intent/compose?text={text}",
    # What Facebook's own Share Button opens: https://developers.facebook.com/docs/plugins/share-button. The
    # documented dialog needs an app's id. Facebook takes no text; it reads title and picture from the link.
    Network.FACEBOOK: "https://www.facebook.com/sharer/sharer.php?u={link}",
    # "Click to chat", with the text alone: https://faq.whatsapp.com/general/26000030/
    Network.WHATSAPP: "https://wa.me/?text={text}",
    # RFC 6068, sections 2 and 5
    Network.EMAIL: "mailto:?subject={subject}&body={body}",
    # RFC 5724, section 2.2, has "?body="; Apple's Messages wants "&body=". This is understood by both.
    Network.SMS: "sms:?&body={text}",
}
# Its page reads title, text and url: initial_state_params in the source of https://github.com/mastodon/mastodon
_MASTODON = "https://{server}/share?text={text}"

_LONGEST_TYPED = 300  # characters; a host name has 253 at most
_TYPED_SERVER = re.compile(
    r"(?:https?://)?(?P<site>[^/@:\s]+)(?:/|/@[\w.-]+/?)?|@[\w.-]+@(?P<account>[^/@:\s]+)", re.ASCII
)
# The last part has no digits, so that no number is a name; "xn--" spells other scripts.
_SERVER = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])",
    re.ASCII,
)
_NO_SERVERS = ("localhost", "local", "internal", "arpa")  # names of one's own machine or network, RFC 6761


class ServerMalformed(Refusal):
    """What was typed is not the name of a server."""

    def __init__(self) -> None:
        super().__init__("server-malformed", "server")


def texts_of(campaign: Campaign, link: str) -> tuple[str, ...]:
    """Give a campaign's texts to share, with a link in each."""
    return tuple(text.replace(LINK, link) for text in campaign.share_texts)


def share_address(network: Network, text: str, link: str, subject: str) -> str:
    """Give the address that opens a network with a text to share filled in.

    Args:
        network: one of ``DIRECT``.
        text: what to share, with the link in it.
        link: the link alone, for networks that take no text.
        subject: the subject line of an email.

    Returns:
        An absolute address; whatever the text holds stays inside its text.

    Raises:
        KeyError: the network has no one address for everybody; see ``mastodon_address``.

    Source:
        Each network's own documentation, beside its address.
    """
    return _ADDRESSES[network].format(
        text=_quoted(text),
        link=_quoted(link),
        subject=_quoted(" ".join(subject.split())),
        body=_quoted(re.sub("\r\n?|\n", "\r\n", text)),
    )


def mastodon_address(server: str, text: str) -> str:
    """Give the address of a Mastodon server's own page to share.

    Args:
        server: its host name, from ``read_server``.
        text: what to share, with the link in it.

    Returns:
        An absolute https address.
    """
    return _MASTODON.format(server=server, text=_quoted(text))


def _quoted(text: str) -> str:
    return quote(text, safe="")  # a space is %20: in mailto: and sms: a "+" is a plus


def read_server(typed: str) -> str:
    """Read which Mastodon server somebody is on.

    Args:
        typed: "mastodon.social", "@me@mastodon.social" or "https://mastodon.social/@me", in any case, or
            anything else.

    Returns:
        The host name in lower case; one in another script is spelt as browsers ask for it ("xn--…").

    Raises:
        ServerMalformed: it is not the name of a public server, or could be read as another one.
    """
    if len(typed) > _LONGEST_TYPED:
        raise ServerMalformed
    found = _TYPED_SERVER.fullmatch(typed.strip(" \u00a0").lower())
    if not found:
        raise ServerMalformed
    name = found["site"] or found["account"]
    try:
        spelt = name.encode("idna")
        names = (spelt.decode("ascii"), spelt.decode("idna"))
    except UnicodeError:
        raise ServerMalformed from None
    server = names[0]
    # Python's older rules change some letters, such as ß, and the changed name is somebody else's.
    if name not in names or not _SERVER.fullmatch(server) or server.rpartition(".")[2] in _NO_SERVERS:
        raise ServerMalformed
    return server


def x_length(text: str) -> int:
    """Count the characters of a text as X does.

    Args:
        text: a text to share, with "{link}" where the link goes.

    Returns:
        Its length: 23 for a link, 2 for each part of an emoji and each character of most scripts outside
        Europe, 1 for any other.

    Source:
        https://docs.x.com/fundamentals/counting-characters
    """
    words = unicodedata.normalize("NFC", text.replace(LINK, ""))
    weights = (1 if any(ord(each) in light for light in _LIGHT_ON_X) else 2 for each in words)
    return sum(weights) + text.count(LINK) * X_LINK_LENGTH


def share_text_fault_or_none(text: str) -> str | None:
    """Say why a campaign cannot use a text to share.

    Args:
        text: as it stands in the campaign's file.

    Returns:
        What is wrong and how to mend it, for who writes the file; None where nothing is.
    """
    if text.count(LINK) != 1:
        return "must hold {link} once, where the campaign’s link goes"
    on_x = x_length(text)
    if on_x > MOST_ON_X:
        return f"is {on_x} characters long as X counts them, which takes {MOST_ON_X}; shorten it"
    # Bluesky counts what a reader sees as one character, which may be several of these and never fewer.
    on_bluesky = len(text) - len(LINK) + LONG_LINK
    if on_bluesky > MOST_ON_BLUESKY:
        return f"is {on_bluesky} characters with a long link, and Bluesky takes {MOST_ON_BLUESKY}"
    return None
