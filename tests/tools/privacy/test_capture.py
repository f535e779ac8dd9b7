"""What packets say is put together again, without a network."""

from tools.privacy.capture import SYN, Streams
from tools.privacy.http_messages import Message, messages_in

OURS, THEIRS = 8000, 50_000


def test_segments_come_in_any_order() -> None:
    """A repeated and an overtaken segment stand once each, in their place; two connections stay two."""
    streams = Streams()
    streams.add(THEIRS, OURS, SYN, 99, b"")
    for number, said in ((104, b"said"), (100, b"was "), (104, b"said"), (108, b"!")):
        streams.add(THEIRS, OURS, 0, number, said)
    streams.add(THEIRS, OURS, SYN, 7, b"")
    streams.add(THEIRS, OURS, 0, 8, b"again")
    streams.add(OURS, THEIRS, 0, 1, b"answer")
    assert streams.to(OURS) == [b"was said!", b"again"]
    assert streams.from_(OURS) == [b"answer"]


def test_numbers_may_start_again() -> None:
    """A connection whose numbers pass the greatest one is read in its order."""
    streams = Streams()
    for number, said in ((2, b"end"), ((1 << 32) - 4, b"begin ")):
        streams.add(THEIRS, OURS, 0, number, said)
    assert streams.to(OURS) == [b"begin end"]


def test_heads_and_bodies_are_told_apart() -> None:
    """Requests follow each other on one connection, with and without a body; the last may have no length."""
    said = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 4\r\n\r\nwordHTTP/1.0 200 OK\r\n\r\nto the end"
    assert messages_in(said) == [
        Message(b"GET /a HTTP/1.1\r\nHost: x", b""),
        Message(b"POST /b HTTP/1.1\r\nContent-Length: 4", b"word"),
        Message(b"HTTP/1.0 200 OK", b"to the end"),
    ]
