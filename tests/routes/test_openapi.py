"""openapi.json: valid, complete, closed, and true in its examples."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.app import Chalice
from openapi_spec_validator import validate

from tests.routes.api_contract import PREFIX, Contract, shipped_contract
from tests.routes.conftest import Browser

CONTRACT = shipped_contract()


def walk(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every place of the document with what stands there."""
    yield place, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, child in children:
        yield from walk(child, f"{place}/{str(name).replace('~', '~0').replace('/', '~1')}")


EXAMPLES = [
    pytest.param(f"{place}/schema", f"{place}/examples/{name}/value", id=f"{place}/{name}")
    for place, node in walk(CONTRACT.document)
    if isinstance(node, dict) and "schema" in node and isinstance(node.get("examples"), dict)
    for name in node["examples"]
]
SCHEMA_EXAMPLES = [
    pytest.param(place, example, id=f"{place}/{example}")
    for place, node in walk(CONTRACT.document)
    if isinstance(node, dict) and isinstance(node.get("examples"), list)
    for example in node["examples"]
]


def test_is_valid_openapi() -> None:
    """The description keeps to the OpenAPI standard."""
    validate(CONTRACT.document)


def test_describes_every_route_and_no_other(app: Chalice) -> None:
    """Each route under /v1 is described with its method, and each description is a route."""
    routes = {
        (method, path)
        for path, methods in app.routes.items()
        if path.startswith(PREFIX)
        for method in methods
    }
    assert {(method, path) for method, path, _ in CONTRACT.operations()} == routes


def test_every_operation_says_what_it_may_answer() -> None:
    """Each operation may fail by our mistake; each that takes a body may find it unreadable, large or strange."""
    for method, path, place in CONTRACT.operations():
        answers = set(CONTRACT.at(f"{place}/responses"))
        assert {"200", "202"} & answers, path
        assert "500" in answers, path
        assert method == "GET" or {"400", "404", "413", "415", "422"} <= answers, path


def test_no_operation_answers_elsewhere() -> None:
    """The address of the interface is told relative to the description, wherever that is served from."""
    assert [server["url"] for server in CONTRACT.document["servers"]] == ["../v1"]


def test_everything_is_closed() -> None:
    """Each object that is described names all of its fields; only the description of itself looks no deeper."""
    open_objects = [
        place
        for place, node in walk(CONTRACT.document)
        if isinstance(node, dict)
        and "object" in (node.get("type"), *(node.get("type") or ()))
        and node.get("additionalProperties") is not False
        and not place.startswith("/components/schemas/Description/")
    ]
    assert open_objects == []


def test_every_field_that_is_required_is_described() -> None:
    """A closed object that required a field it does not name could never be met."""
    for place, node in walk(CONTRACT.document):
        if isinstance(node, dict) and node.get("additionalProperties") is False:
            assert set(node.get("required", ())) <= set(node["properties"]), place


def test_every_component_is_used() -> None:
    """Nothing is described that no operation points to, but the answer to a method that is not there."""
    used = {node["$ref"] for _, node in walk(CONTRACT.document) if isinstance(node, dict) and "$ref" in node}
    components = CONTRACT.document["components"]
    held = {
        f"#/components/{kind}/{name}"
        for kind, named in components.items()
        for name in named
        if kind != "securitySchemes"
    }
    assert held - used == {"#/components/responses/MethodNotAllowed"}


@pytest.mark.parametrize(("schema", "example"), EXAMPLES)
def test_examples_of_bodies_are_right(schema: str, example: str) -> None:
    """An example of a body fits the schema beside it."""
    assert CONTRACT.faults(schema, CONTRACT.at(example)) == []


@pytest.mark.parametrize(("schema", "example"), SCHEMA_EXAMPLES)
def test_examples_of_values_are_right(schema: str, example: object) -> None:
    """An example of a value fits its own schema."""
    assert CONTRACT.faults(schema, example) == []


def test_offsets_in_the_examples_are_right() -> None:
    """What an example says stands somewhere stands there, counted in code points."""
    operation = "/paths/~1checks/post"
    sent = CONTRACT.at(f"{operation}/requestBody/content/application~1json/examples/much-to-do/value")
    check = CONTRACT.at(f"{operation}/responses/200/content/application~1json/examples/much-to-do/value")
    letter = CONTRACT.at("/paths/~1letters/post/responses/200/content/application~1json/examples/story/value")
    assert [sent["draft"][hint["start"] : hint["end"]] for hint in check["hints"]] == ["My daughter Robin"]
    for text, spans in (
        (sent["draft"], check["campaign_spans"]),
        (letter["message"], letter["check"]["campaign_spans"]),
    ):
        assert [text[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]


def test_is_served_as_it_is_shipped(browser: Browser) -> None:
    """Programs get the description from the service itself."""
    response = browser.get("/v1/openapi.json")
    assert (response.status_code, response.json_body) == (200, CONTRACT.document)


def test_an_answer_that_is_not_described_is_noticed(browser: Browser) -> None:
    """The routes' tests stand on this: a field too many in an answer fails the call."""
    document = json.loads(json.dumps(CONTRACT.document))
    del document["components"]["schemas"]["Campaign"]["properties"]["points"]
    browser.contract = Contract(document)
    with pytest.raises(AssertionError, match="points"):
        browser.get("/v1/campaign")


def test_a_status_that_is_not_described_is_noticed(browser: Browser) -> None:
    """As above, for an answer that is said never to be given."""
    document = json.loads(json.dumps(CONTRACT.document))
    del document["paths"]["/campaign"]["get"]["responses"]["404"]
    browser.contract = Contract(document)
    with pytest.raises(AssertionError, match="404"):
        browser.get("/v1/campaign?campaign=nope")


def test_a_body_that_is_taken_and_not_described_is_noticed(browser: Browser) -> None:
    """As above, for what goes in."""
    document = json.loads(json.dumps(CONTRACT.document))
    document["components"]["schemas"]["Postcode"]["pattern"] = "^[A-Z]"
    browser.contract = Contract(document)
    with pytest.raises(AssertionError, match="not described"):
        browser.post_json("/v1/constituency", {"postcode": "ha2 0jq"})
