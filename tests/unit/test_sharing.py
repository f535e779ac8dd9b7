"""Where a campaign is shared: addresses that hold what they should, servers that are servers, texts that fit."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.refusals import Refusal
from chalicelib.sharing import (
    DIRECT,
    Network,
    mastodon_address,
    read_server,
    share_address,
    share_text_fault_or_none,
    texts_of,
    x_length,
)
from tests.english import english
from tests.unit.letters.samples import CAMPAIGN

LINK = "https://letters.example.org/s/x?campaign=two"
TEXT = f"I wrote to my MP. You can too: {LINK} #Sample"
SUBJECT = "My records, my rights"
HOSTILE = (
    "a&body=b&text=c&cc=d@e.example",
    "100% #tag ?a=b ;c=d +1 =",
    "“curly” \"straight\" 'single' <b> \\ `",
    "one\ntwo\r\nthree\rfour",
    "👩‍👧 it’s ours 🏴󠁧󠁢󠁳󠁣󠁴󠁿 – ünï",
    "%0D%0ABcc: e@e.example",
    "//evil.example/@[::1]{text}{0}",
)
# Where each network's page or app is, and what its text is called there.
PLACES = {
    Network.X: ("https", "x.com", "/intent/tweet", "text"),
    Network.BLUESKY: ("https", "bsky.app", "/intent/compose", "text"),
    Network.FACEBOOK: ("https", "www.facebook.com", "/sharer/sharer.php", "u"),
    Network.WHATSAPP: ("https", "wa.me", "/", "text"),
    Network.EMAIL: ("mailto", "", "", "body"),
    Network.SMS: ("sms", "", "", "body"),
}


def read_back(address: str) -> tuple[tuple[str, str, str], dict[str, list[str]]]:
    """What a browser makes of an address: its place, and its fields as they were before they were quoted."""
    parts = urlsplit(address)
    assert not parts.fragment
    assert "+" not in parts.query
    return (parts.scheme, parts.netloc, parts.path), parse_qs(parts.query, strict_parsing=False)


def test_networks_are_a_list_in_order() -> None:
    """Each id is the channel that its link carries, and only Mastodon has no one address for everybody."""
    names = ["x", "bluesky", "mastodon", "facebook", "whatsapp", "email", "sms"]
    assert [network.value for network in Network] == names
    assert set(DIRECT) == set(PLACES)
    with pytest.raises(KeyError):
        share_address(Network.MASTODON, TEXT, LINK, SUBJECT)


@pytest.mark.parametrize("network", DIRECT)
@pytest.mark.parametrize("text", [TEXT, *HOSTILE])
def test_each_network_gets_text_and_link(network: Network, text: str) -> None:
    """Read back, an address holds the network's place and one text, the same to the letter."""
    place, fields = read_back(share_address(network, text, LINK, SUBJECT))
    *expected, name = PLACES[network]
    assert place == tuple(expected)
    if network is Network.EMAIL:
        assert fields.pop("subject") == [SUBJECT]
        text = re.sub("\r\n?|\n", "\r\n", text)
    assert fields == {name: [LINK if network is Network.FACEBOOK else text]}


@given(text=st.text(min_size=1), network=st.sampled_from(DIRECT))
def test_no_text_leaves_its_field(text: str, network: Network) -> None:
    """Whatever a text is, the address is ASCII without a space, in the same place with the same fields."""
    address = share_address(network, text, LINK, SUBJECT)
    assert re.fullmatch(r"[!-~]+", address)
    place, fields = read_back(address)
    assert place == PLACES[network][:3]
    assert set(fields) == {PLACES[network][3], *(["subject"] if network is Network.EMAIL else [])}


def test_no_header_gets_into_an_email() -> None:
    """Line breaks and ampersands in a subject or text make no Bcc: the address has these two fields alone."""
    hostile = "Hello\r\nBcc: e@e.example\n&bcc=f@f.example?to=g"
    address = share_address(Network.EMAIL, hostile, LINK, hostile)
    assert address.startswith("mailto:?subject=Hello%20Bcc%3A%20")
    _, fields = read_back(address)
    assert fields == {
        "subject": ["Hello Bcc: e@e.example &bcc=f@f.example?to=g"],
        "body": ["Hello\r\nBcc: e@e.example\r\n&bcc=f@f.example?to=g"],
    }
    assert "%0D%0ABcc" in address
    assert not re.search("%0D(?!%0A)|(?<!%0D)%0A", address)


def test_apps_find_the_text_message() -> None:
    """Android reads what stands behind "?", Apple what stands behind "&body="."""
    assert share_address(Network.SMS, "a b", LINK, SUBJECT) == "sms:?&body=a%20b"


def test_mastodon_gets_the_text_on_ones_own_server() -> None:
    """The text is the same to the letter there, too."""
    for text in (TEXT, *HOSTILE):
        address = urlsplit(mastodon_address("mastodon.example", text))
        assert (address.scheme, address.netloc, address.path) == ("https", "mastodon.example", "/share")
        assert unquote(address.query) == f"text={text}"


def test_texts_are_the_campaigns_with_the_link() -> None:
    """Nothing else goes into them."""
    campaign = replace(CAMPAIGN, share_texts=("One {link} a", "{link} two"))
    assert texts_of(campaign, LINK) == (f"One {LINK} a", f"{LINK} two")


@pytest.mark.parametrize(
    ("typed", "server"),
    [
        ("mastodon.social", "mastodon.social"),
        ("  Mastodon.Social ", "mastodon.social"),
        ("@me@mastodon.social", "mastodon.social"),
        ("@Me.too-1@MASTODON.social", "mastodon.social"),
        ("https://mastodon.social/@me", "mastodon.social"),
        ("HTTPS://mastodon.social/", "mastodon.social"),
        ("http://mastodon.social/@me/", "mastodon.social"),
        ("mastodon.social/@me", "mastodon.social"),
        ("social.a-b.co.uk", "social.a-b.co.uk"),
        ("tröt.cafe", "xn--trt-tna.cafe"),
        ("xn--trt-tna.cafe", "xn--trt-tna.cafe"),
        ("мастодон.рф", "xn--80aiwgdbsi.xn--p1ai"),
    ],
)
def test_servers_are_read(typed: str, server: str) -> None:
    """As people type them, with or without their account."""
    assert read_server(typed) == server


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "mastodon",
            "me",
            "@me",
            "@me@",
            "@@mastodon.social",
            "mastodon social",
            "a..b",
            ".social",
        ),
        *("mastodon.social.", "-a.social", "a-.social", "a_b.social", f"{'a' * 64}.social", "a.s"),
        *("localhost", "mastodon.localhost", "printer.local", "x.internal", "1.0.0.127.in-addr.arpa"),
        *("127.0.0.1", "0x7f.1", "2130706433", "[::1]", "https://[::1]/@me", "１２７.0.0.1", "a.0x1"),
        *(
            "mastodon.social:80",
            "https://mastodon.social:443/@me",
            "https://me@mastodon.social",
            "me:pw@a.social",
        ),
        *("me@mastodon.social", "https://a.social@evil.example", "https://evil.example\\@a.social"),
        *(
            "mastodon.social/../x",
            "a.social/share",
            "a.social//evil.example",
            "a.social/@me/../..",
            "//a.social",
        ),
        *("a.social?x=y", "a.social#x", "a.social/@me?x", "a%2esocial", "javascript:alert(1)//a.social"),
        *("a.social\n", "a.social\r\nX: y", "a\x00.social", "a.social\x7f", "a\t.social", "a\u200b.social"),
        *(
            "straße.social",
            "ＡＢ.social",
            "a。social",
            "a℀b.social",
            "xn--a.social",
            "a\u200d.social",
            "\ud800.social",
        ),
        *(
            'a".social',
            "<b>.social",
            "a'.social",
            "{text}.social",
            f"@{'m' * 300}@a.social",
            "ftp://a.social",
        ),
        ".".join(["a" * 49] * 5) + ".social",
    ],
)
def test_what_is_no_server_is_refused(typed: str) -> None:
    """In words that say what to type, and never say what was typed."""
    with pytest.raises(Refusal) as refused:
        read_server(typed)
    assert (refused.value.code, refused.value.field) == ("server-malformed", "server")
    assert "such as mastodon.social" in english(refused.value.text)


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="ab.1-@:/\\?#%[]xn é。ß\n", max_size=30),
        st.builds("{}.social".format, st.text(max_size=8)),
        st.builds("@me@{}.{}".format, st.text(max_size=8), st.text(max_size=8)),
    )
)
@example("K.social")
def test_a_server_is_a_host_name_and_nothing_else(typed: str) -> None:
    """Whatever is typed, it is refused or a name in small letters that an address cannot read as anything more."""
    try:
        server = read_server(typed)
    except Refusal:
        return
    assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*", server)
    parts = urlsplit(mastodon_address(server, TEXT))
    assert (parts.hostname, parts.netloc, parts.port, parts.username) == (server, server, None, None)
    assert read_server(server) == server


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("{link}", 23),
        ("Read {link}.", 29),
        ("’“–…", 5),
        ("\u10ff\u1100", 3),
        ("\u2000\u200d\u200e\u2010\u201f\u2020\u2032\u2037\u2038", 12),
        ("語👩", 4),
        ("e\u0301", 1),
    ],
)
def test_x_counts_as_x_does(text: str, length: int) -> None:
    """A link as 23, most European letters and quotation marks as one, other scripts and emoji as two."""
    assert x_length(text) == length


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a" * 239 + " {link}", None),
        ("a" * 257 + " {link}", "is 281 characters long as X counts them"),
        ("語" * 128 + " {link}", None),
        ("語" * 129 + " {link}", "is 282 characters long as X counts them"),
        ("e\u0301" * 119 + "{link}xx", None),
        ("e\u0301" * 119 + "{link}xxx", "is 301 characters with a long link, and Bluesky takes 300"),
        ("no link", "must hold {link} once"),
        ("{link} {link}", "must hold {link} once"),
    ],
)
def test_texts_fit_where_they_go(text: str, fault: str | None) -> None:
    """On X with any link, on Bluesky with a long one; otherwise who writes the campaign is told."""
    found = share_text_fault_or_none(text)
    assert found is None if fault is None else found is not None and found.startswith(fault)
