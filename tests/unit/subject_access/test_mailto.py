"""The link that begins an email."""

from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.subject_access.mailto import mailto_or_none
from tests.unit.subject_access.asked import FOR_CHILD_WHO_AGREES, guide, writer


def test_the_link_that_ships() -> None:
    """The department's address and the subject, and nothing of whoever asks."""
    letter = writer().request(FOR_CHILD_WHO_AGREES).request
    assert (
        mailto_or_none(guide().controller.email, letter.subject)
        == "mailto:data.sharing@education.gov.uk?subject=Subject%20access%20request"
    )


def test_no_address_no_link() -> None:
    """To whom no email can go, there is no link."""
    assert mailto_or_none("", "Subject access request") is None


@pytest.mark.parametrize(
    "subject",
    [
        "a\r\nBcc: x@y.example",
        "a\nb",
        "a&bcc=x@y.example",
        "a?cc=b",
        "a%0d%0aBcc: x",
        "a#b",
        "a+b=c;d",
        "é “ü”",
    ],
)
@pytest.mark.parametrize(
    "address", ["a@b.example", "a?bcc=c@b.example", "a&b@c.example", "a,b\r\n@c.example"]
)
def test_no_sign_begins_another_header(address: str, subject: str) -> None:
    """Even if a campaign's file held such signs, the link has one address and one header."""
    assert_only_address_and_subject(address, subject)


@given(address=st.text(min_size=1), subject=st.text(min_size=1))
def test_any_text_stays_where_it_belongs(address: str, subject: str) -> None:
    """Both come out of the link as they went in, whatever they are."""
    address, subject = (each.encode("utf-8", "ignore").decode() or "x" for each in (address, subject))
    assert_only_address_and_subject(address, subject)


def assert_only_address_and_subject(address: str, subject: str) -> None:
    link = mailto_or_none(address, subject)
    assert link is not None
    assert link.isascii()
    assert link.isprintable()
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", address, "")
    assert parse_qs(parts.query, keep_blank_values=True, strict_parsing=True) == {"subject": [subject]}


def test_a_subject_that_ships_is_one_header() -> None:
    """An email program takes it as it is."""
    message = EmailMessage()
    message["Subject"] = writer().request(FOR_CHILD_WHO_AGREES).request.subject
    assert str(message).count("\n") == 2
