"""Holds what the routes under /v1 take and answer to openapi.json: what is not described there is a failure."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from chalice.test import HTTPResponse
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from chalicelib.web.api import OPENAPI_FILE

ADDRESS = "/v1/openapi.json"  # where the app serves the description
PREFIX = "/v1/"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
METHOD_NOT_ALLOWED = "/components/responses/MethodNotAllowed"
JSON_TYPES = {"application/json", "application/problem+json"}
GATEWAYS_OWN = 403  # no route at all: the gateway answers and the app is not asked
# Refusals of a request whose shape is not the described one.
OF_SHAPE = {"unknown-field", "not-text", "not-texts", "not-a-flag", "draft-or-story"}
_URI = "urn:own-words:openapi"


class Contract:
    """One description, ready to check calls with.

    Args:
        document: openapi.json, read.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._validators: dict[str, Draft202012Validator] = {}
        self._faults: dict[
            tuple[str, str], list[str]
        ] = {}  # answers are alike, and looking closely takes long
        self._served = {(method, path): place for method, path, place in self.operations()}

    def operations(self) -> Iterator[tuple[str, str, str]]:
        """Each operation as its method, the path that the app serves it at, and its place in the document."""
        base = urljoin(ADDRESS, self.document["servers"][0]["url"])
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    place = path.replace("~", "~0").replace("/", "~1")
                    yield method.upper(), base + path, f"/paths/{place}/{method}"

    def at(self, place: str) -> Any:
        """What stands at a JSON pointer."""
        found: Any = self.document
        for step in place.split("/")[1:]:
            found = found[step.replace("~1", "/").replace("~0", "~")]
        return found

    def has(self, place: str) -> bool:
        """Whether anything stands at a JSON pointer."""
        try:
            self.at(place)
        except KeyError:
            return False
        return True

    def faults(self, place: str, value: object) -> list[str]:
        """What a value breaks of the schema at a place, in words; nothing where it fits."""
        key = place, json.dumps(value)
        if key not in self._faults:
            self._faults[key] = [error.message for error in self._validator(place).iter_errors(value)]
        return self._faults[key]

    def _validator(self, place: str) -> Draft202012Validator:
        if place not in self._validators:
            self._validators[place] = Draft202012Validator(
                {"$ref": f"{_URI}#{place}"},
                registry=self._registry,
                format_checker=Draft202012Validator.FORMAT_CHECKER,
            )
        return self._validators[place]

    def hold(self, method: str, address: str, body: bytes, response: HTTPResponse) -> None:
        """Fail unless a call under /v1 went as described. Other addresses are none of its business."""
        path = urlsplit(address).path
        if not path.startswith(PREFIX):
            return
        if path not in {at for _, at in self._served}:
            assert response.status_code == GATEWAYS_OWN, f"{path} is not described"
            return
        operation = self._served.get((method, path))
        if operation is None:
            assert response.status_code == 405, f"{method} {path} is not described"
            self._hold_answer(METHOD_NOT_ALLOWED, response)
            return
        answers = f"{operation}/responses/{response.status_code}"
        assert self.has(answers), f"{method} {path} is not said to answer {response.status_code}"
        self._hold_answer(self._followed(answers), response)
        self._hold_request(operation, body, response)

    def _hold_answer(self, place: str, response: HTTPResponse) -> None:
        headers = headers_of(response)
        kind = headers["content-type"]
        assert kind in self.at(f"{place}/content"), f"{place} is not said to answer in {kind}"
        schema = f"{place}/content/{kind.replace('/', '~1')}/schema"
        answer = json.loads(response.body) if kind in JSON_TYPES else response.body.decode()
        faults = self.faults(schema, answer)
        assert not faults, f"not as {schema} says: {faults}"
        for name in self.at(f"{place}/headers"):
            header = self._followed(f"{place}/headers/{name}")
            assert name.lower() in headers, f"{name} is missing from {place}"
            value = _header_value(headers[name.lower()], self.at(f"{header}/schema"))
            assert not self.faults(f"{header}/schema", value), f"{name} of {place} is {value}"

    def _hold_request(self, operation: str, body: bytes, response: HTTPResponse) -> None:
        schema = f"{operation}/requestBody/content/application~1json/schema"
        if not self.has(schema) or response.status_code not in {200, 422}:
            return
        faults = self.faults(schema, json.loads(body))
        if response.status_code == 200:
            assert not faults, f"taken, but not described: {faults}"
        elif OF_SHAPE & {error["code"] for error in response.json_body["errors"]}:
            assert faults, "refused for its shape, which is as described"

    def _followed(self, place: str) -> str:
        node = self.at(place)
        return str(node["$ref"]).removeprefix("#") if "$ref" in node else place


def headers_of(response: HTTPResponse) -> Mapping[str, str]:
    """An answer's headers, their names in small letters."""
    return {name.lower(): str(value) for name, value in response.headers.items()}


def _header_value(text: str, schema: Mapping[str, Any]) -> object:
    return json.loads(text) if schema.get("type") == "integer" else text


@cache
def shipped_contract() -> Contract:
    """The description that is shipped."""
    return Contract(json.loads(OPENAPI_FILE.read_text(encoding="utf-8")))
