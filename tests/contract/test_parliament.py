"""Asking Parliament over the network, held against a server on loopback that plays all its moods."""

import datetime as dt
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from chalicelib.parliament import BUDGET_SECONDS, HEADERS, HOST, MOST_BYTES, MOST_TRIES, MembersApi, connect
from chalicelib.places.members_api import MembersNotRefreshedError, Reason, read_all
from tests.contract.proxy import running
from tests.parliament import body_of, page_of, whole_list

SHORT_SECONDS = 0.2  # of silence, for the tests that wait for it


class Answers(BaseHTTPRequestHandler):
    """Answers as its server is told."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go apart, and 40 ms lay between them

    def do_GET(self) -> None:
        server = cast("LocalParliament", self.server)
        server.asked.append((self.path, dict(self.headers)))
        mood = server.moods.pop(0) if server.moods else give_page
        mood(self)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


Mood = Callable[[Answers], None]


class LocalParliament(ThreadingHTTPServer):
    """Plays the documented answers; the next ones as `moods` say."""

    daemon_threads = True  # one that a failed test left waiting for a question holds nobody up

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.items = whole_list()
        self.moods: list[Mood] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.connections = 0

    def get_request(self) -> tuple[socket.socket, object]:
        self.connections += 1
        return super().get_request()

    def handle_error(self, *_: object) -> None:
        """A caller that hangs up is what some tests are about."""


def give_page(answer: Answers) -> None:
    query = parse_qs(urlsplit(answer.path).query)
    items = cast("LocalParliament", answer.server).items
    body = body_of(page_of(items, int(query["skip"][0]), int(query["take"][0])))
    answer.give(200, body, Content_Type="application/json; charset=utf-8")


def give(status: int, body: bytes = b"", **headers: str) -> Mood:
    return lambda answer: answer.give(status, body, **headers)


def hang_up(answer: Answers) -> None:
    answer.close_connection = True


def cut_off(answer: Answers) -> None:
    answer.send_response(200)
    answer.send_header("Content-Length", "1000")
    answer.end_headers()
    answer.wfile.write(b'{"items": [')
    answer.close_connection = True


def cut_off_a_chunk(answer: Answers) -> None:
    answer.send_response(200)
    answer.send_header("Transfer-Encoding", "chunked")
    answer.end_headers()
    answer.wfile.write(b"b\r\n" + b'{"ite')
    answer.close_connection = True


def speak_no_http(answer: Answers) -> None:
    answer.wfile.write(b"Order! Order!\r\n\r\n")
    answer.close_connection = True


def never_end(answer: Answers) -> None:
    answer.send_response(200)
    answer.send_header("Transfer-Encoding", "chunked")
    answer.end_headers()
    answer.close_connection = True
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    while True:
        answer.wfile.write(chunk)


def come_in_pieces(answer: Answers) -> None:
    """Chunks, because each is read by itself however they travel."""
    answer.send_response(200)
    answer.send_header("Transfer-Encoding", "chunked")
    answer.end_headers()
    answer.wfile.write(b"1\r\n{\r\n" * 3 + b"0\r\n\r\n")


def say_nothing(answer: Answers) -> None:
    """Until the caller hangs up."""
    answer.close_connection = True
    answer.connection.recv(1)


class Time:
    """A clock that only waiting moves, or a step with each look at it."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 1_000.0
        self.step = step
        self.waits: list[float] = []

    def clock(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def server() -> Iterator[LocalParliament]:
    with LocalParliament() as made, running(made):
        yield made


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def api(server: LocalParliament, time: Time) -> Iterator[MembersApi]:
    made = api_at(server, time)
    yield made
    made.close()


def api_at(server: HTTPServer, time: Time, timeout: float = 10.0) -> MembersApi:
    def to_loopback() -> HTTPConnection:
        return HTTPConnection("127.0.0.1", server.server_port, timeout=timeout)

    return MembersApi(to_loopback, time.clock, time.sleep, lambda: 0.5)


def reason_of(api: MembersApi) -> Reason:
    with pytest.raises(MembersNotRefreshedError) as refused:
        api.page(0)
    assert refused.value.__cause__ is None
    return refused.value.reason


def test_the_whole_list_over_one_connection(server: LocalParliament, api: MembersApi, time: Time) -> None:
    """33 pages, asked for as documented, by name, and with nothing of anybody's."""
    assert len(read_all(api.page)) == 650
    assert server.connections == 1
    assert [path for path, _ in server.asked] == [
        f"/api/Members/Search?House=1&IsCurrentMember=true&skip={skip}&take=20" for skip in range(0, 650, 20)
    ]
    sent = {name: value for _, headers in server.asked for name, value in headers.items()}
    assert sent == {"Host": f"127.0.0.1:{server.server_port}"} | HEADERS
    assert "own-words" in sent["User-Agent"]
    assert time.waits == []


@pytest.mark.parametrize(
    "mood",
    [give(500), give(502, b"<html>"), give(503), give(429), hang_up, cut_off, cut_off_a_chunk, speak_no_http],
)
def test_a_fault_that_passes(server: LocalParliament, api: MembersApi, time: Time, mood: Mood) -> None:
    """A page is asked for again, a little later, and the list is whole."""
    server.moods = [give_page, mood, mood]
    assert len(read_all(api.page)) == 650
    assert time.waits == [0.25, 0.5]


@pytest.mark.parametrize("mood", [give(500), hang_up, cut_off])
def test_a_fault_that_stays(server: LocalParliament, api: MembersApi, mood: Mood) -> None:
    """After five tries it is over for today."""
    server.moods = [mood] * 10
    assert reason_of(api) is Reason.AWAY
    assert len(server.asked) == MOST_TRIES


@pytest.mark.parametrize(
    ("asked", "waited"),
    [
        ("7", 7.0),
        ("0", 0.25),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0.25),
        ("-1", 0.25),
        ("²", 0.25),
        ("9" * 5, 0.25),
    ],
)
def test_as_long_as_parliament_asks(
    server: LocalParliament, api: MembersApi, time: Time, asked: str, waited: float
) -> None:
    """Retry-After in seconds is kept to; what is none is not waited for."""
    server.moods = [give(429, Retry_After=asked.encode().decode("latin-1"))]
    assert json.loads(api.page(0))["totalResults"] == 650
    assert time.waits == [waited]


def test_not_longer_than_there_is_time(server: LocalParliament, api: MembersApi, time: Time) -> None:
    """A wait that goes beyond the budget is not begun."""
    server.moods = [give(503, Retry_After=str(int(BUDGET_SECONDS) + 1))]
    assert reason_of(api) is Reason.AWAY
    assert time.waits == []


@pytest.mark.parametrize(
    "mood",
    [
        give(301, Location="http://127.0.0.1:1/"),
        give(302, Location="https://example.org/"),
        give(400),
        give(403, b"<html>"),
        give(404),
        give(204),
    ],
)
def test_a_refusal_is_the_end(server: LocalParliament, api: MembersApi, mood: Mood) -> None:
    """No redirect is followed and nothing is tried twice."""
    server.moods = [mood]
    assert reason_of(api) is Reason.REFUSED
    assert len(server.asked) == 1


@pytest.mark.parametrize("mood", [never_end, give(200, b" " * (MOST_BYTES + 1))])
def test_a_gigantic_answer(server: LocalParliament, api: MembersApi, mood: Mood) -> None:
    """Reading ends at a mebibyte."""
    server.moods = [mood]
    assert reason_of(api) is Reason.TOO_LARGE


def test_a_slow_answer_ends_with_the_budget(server: LocalParliament) -> None:
    """Bytes that come now and then do not keep us: the clock is looked at with each."""
    server.moods = [come_in_pieces]
    with closing(api_at(server, Time(step=BUDGET_SECONDS))) as api:
        assert reason_of(api) is Reason.AWAY


def test_silence(server: LocalParliament, time: Time) -> None:
    """Nobody answers: each try is given up, and then all of it."""
    api = api_at(server, time, SHORT_SECONDS)
    server.moods = [say_nothing] * 10
    assert reason_of(api) is Reason.AWAY


def test_nobody_there(time: Time) -> None:
    """A closed port is no crash."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    assert (
        reason_of(MembersApi(lambda: HTTPConnection("127.0.0.1", port), time.clock, time.sleep))
        is Reason.AWAY
    )


def test_only_parliament_itself_is_asked() -> None:
    """By name, encrypted, and with its certificate looked at. Nothing is sent yet."""
    connection = connect()
    assert isinstance(connection, HTTPSConnection)
    assert (connection.host, connection.port) == (HOST, 443)
    context: ssl.SSLContext = connection._context  # type: ignore[attr-defined] # no public way to see it
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_somebody_who_only_says_so(tmp_path: Path, server: LocalParliament, time: Time) -> None:
    """A server with Parliament's name and a certificate of its own making is not believed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)

    def to_impostor() -> HTTPConnection:
        connection = connect()
        connection._create_connection = lambda *_: socket.create_connection(  # type: ignore[attr-defined] # a detour
            ("127.0.0.1", server.server_port), SHORT_SECONDS
        )
        return connection

    assert reason_of(MembersApi(to_impostor, time.clock, time.sleep)) is Reason.AWAY
    assert server.asked == []


def own_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "impostor.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
