"""Every call in docs/api.md, made of the app itself."""

import re
import shlex
from dataclasses import dataclass

import pytest
from chalice.app import Chalice

from chalicelib.tally.organisers import new_organiser
from tests.routes.conftest import NOW, Browser, World
from tests.routes.test_api_bad_input import RECEIPT
from tests.routes.test_api_counts import publish
from tests.unit.documents import PROJECT, Example, examples

API = PROJECT / "docs" / "api.md"
CALLS = [example for example in examples(API, "sh") if example.text.startswith("curl")]
STATUS = re.compile(r"    # (\d{3})\n\Z")
ADDRESS = "$OWN_WORDS"


@dataclass
class Call:
    """What a curl command asks for, and the status that it says it gets."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    status: int


def call_of(text: str, given: dict[str, str]) -> Call:
    """Read a curl command as a shell would, its variables filled in."""
    stated = STATUS.search(text)
    assert stated, "it does not say which status it gets"
    for name, value in given.items():
        text = text.replace(f"${name}", value)
    program, address, *words = shlex.split(text, comments=True)
    assert program == "curl"
    assert address.startswith(ADDRESS)
    call = Call("GET", address.removeprefix(ADDRESS), {}, b"", int(stated[1]))
    for option, value in zip(words[::2], words[1::2], strict=True):
        if option == "--json":
            call.method, call.body = "POST", value.encode()
            call.headers |= {"Content-Type": "application/json", "Accept": "application/json"}
        else:
            assert option == "-H"
            name, _, said = value.partition(": ")
            call.headers[name] = said
    return call


@pytest.fixture
def given(world: World, app: Chalice) -> dict[str, str]:
    """What a reader has by then: a receipt, a token, and figures to look at."""
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    publish(app)
    return {"RECEIPT": RECEIPT, "TOKEN": token}


@pytest.mark.parametrize("example", CALLS, ids=str)
def test_every_call_gets_what_it_says(example: Example, browser: Browser, given: dict[str, str]) -> None:
    """The status is the one beside it; call and answer are as openapi.json has them."""
    call = call_of(example.text, given)
    answer = browser.send(call.method, call.path, call.headers, call.body)
    assert answer.status_code == call.status, answer.body


def test_every_call_has_an_example(app: Chalice) -> None:
    """Each route under /v1 is tried."""
    tried = {re.sub(r"[?\"].*", "", each.text.split()[1].removeprefix(f'"{ADDRESS}')) for each in CALLS}
    assert tried == {path for path in app.routes if path.startswith("/v1/")}
