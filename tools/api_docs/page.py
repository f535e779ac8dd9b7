"""docs/api.md: every call with what it is for, what it takes, what it answers, and an example to try."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tools.api_docs.fields import ANSWER_HEAD, HEAD, answer_rows, request_rows, variants_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.api_docs.description import Description, Node

JSON, PROBLEM = "application/json", "application/problem+json"
# What stands in the place of what only a served program can give: a receipt that it signed.
RECEIPT = re.compile(r'"receipt": "[\w.-]+"')
RECEIPT_OF_YOURS = """"receipt": "'"$RECEIPT"'\""""
BEARER = ' -H "Authorization: Bearer $TOKEN"'
LONGEST_ANSWER = 80  # lines; who wants to see more asks for it
BEGINNING = """\
# The JSON interface

For programs and their authors. To put the letter on a web page, no program is needed:
[embedding.md](embedding.md).

`make api-docs` writes this page from `chalicelib/web/openapi.json`, which is served at `/v1/openapi.json` and
is what the answers are held to: change that, then write this again.

Every example below is run by `tests/docs/test_api_examples.py`, and says the status that it gets. To try them
yourself, beside `make run` (`--json` takes curl 7.82 or later):

```sh
OWN_WORDS=http://127.0.0.1:8000
RECEIPT=    # from the answer of /v1/letters
TOKEN=      # from make organiser-token NAME=me DAYS=1
```
"""
AS_EVERYWHERE = "[As everywhere](#problems-that-any-call-may-have)"
A_REFUSAL = """\
A letter O in the place of a zero:

```sh
curl "$OWN_WORDS/v1/constituency" --json '{"postcode": "HA2 OJQ"}'    # 422
```
"""


def page_of(description: Description) -> str:
    """Write the whole document.

    Args:
        description: what the interface says of itself.

    Returns:
        Markdown.
    """
    parts = [
        BEGINNING,
        description.document["info"]["description"],
        _contents(description),
        *(_call(description, *each) for each in description.operations()),
        *_objects(description),
        *_shared_problems(description),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _contents(description: Description) -> str:
    rows = (
        f"| [`{method} /v1{path}`](#{_anchor(method, path)}) | {operation['summary']} |"
        for method, path, operation in description.operations()
    )
    return "\n".join(["## The calls", "", "| call | for |", "|---|---|", *rows])


def _anchor(method: str, path: str) -> str:
    return f"{method} v1{path}".lower().replace("/", "").replace(".", "").replace(" ", "-")


def _call(description: Description, method: str, path: str, operation: Node) -> str:
    parts = [
        f"## {method} /v1{path}",
        f"{operation['summary']}. {operation.get('description', '')}".strip(),
        *_request(description, operation),
        *_answers(description, operation),
        f"```sh\n{_curl(method, path, operation)}\n```",
        *_example_answer(operation),
        *_problems(description, operation),
    ]
    return "\n\n".join(parts)


def _request(description: Description, operation: Node) -> Iterator[str]:
    parameters = [description.followed(each) for each in operation.get("parameters", ())]
    if parameters:
        names = ", ".join(f"`{each['name']}` ({description.kind(each['schema'])})" for each in parameters)
        yield f"In the address, each as you like: {names}."
    if "requestBody" in operation:
        content = operation["requestBody"]["content"][JSON]
        rows = request_rows(
            description, variants_of(description, content["schema"], list(content["examples"]))
        )
        yield "\n".join(["**You send**", "", HEAD, *rows])


def _answers(description: Description, operation: Node) -> Iterator[str]:
    status, answer = _good_answer(operation)
    said = f"**You get** `{status}`: {answer['description']}"
    schema = answer["content"][JSON]["schema"]
    name = description.object_or_none(schema)
    rows = []
    if name:
        said = f"{said} It is one [{name}](#{name.lower()})."
    elif "oneOf" in schema:
        names = [each["$ref"].rpartition("/")[2] for each in schema["oneOf"]]
        rows = ["", ANSWER_HEAD, *answer_rows(description, variants_of(description, schema, names))]
    yield "\n".join([said, *rows])


def _good_answer(operation: Node) -> tuple[str, Node]:
    return next((status, answer) for status, answer in operation["responses"].items() if status < "300")


def _curl(method: str, path: str, operation: Node) -> str:
    status, _ = _good_answer(operation)
    token = BEARER if operation.get("security") else ""
    body = ""
    if method == "POST":
        example = next(iter(operation["requestBody"]["content"][JSON]["examples"].values()))["value"]
        written = json.dumps(example, ensure_ascii=False, indent=2).replace("'", r"'\''")
        body = f" --json '{RECEIPT.sub(RECEIPT_OF_YOURS, written)}'"
    return f'curl "$OWN_WORDS/v1{path}"{token}{body}    # {status}'


def _example_answer(operation: Node) -> Iterator[str]:
    _, answer = _good_answer(operation)
    for example in list(answer["content"][JSON].get("examples", {}).values())[:1]:
        written = json.dumps(example["value"], ensure_ascii=False, indent=2)
        written = RECEIPT.sub('"receipt": "…"', written)
        if written.count("\n") < LONGEST_ANSWER:
            yield f"<details><summary>Such an answer</summary>\n\n```json\n{written}\n```\n\n</details>"


def _problems(description: Description, operation: Node) -> Iterator[str]:
    own = []
    for status, answer in operation["responses"].items():
        if status >= "400" and "$ref" not in answer:
            own.append(f"`{status}`: {description.followed(answer)['description']}")
    shared = ", ".join(
        f"`{status}`"
        for status, answer in operation["responses"].items()
        if status >= "400" and "$ref" in answer
    )
    yield "\n\n".join(["**Problems**", *own, f"{AS_EVERYWHERE}: {shared}."])


def _objects(description: Description) -> Iterator[str]:
    shown = set(_shown_with_calls(description))
    yield "## What stands in the answers"
    for name, schema in description.objects().items():
        if name not in shown:
            rows = answer_rows(description, variants_of(description, schema, [name]))
            yield "\n".join([*_paragraphs(f"### {name}", schema.get("description", "")), ANSWER_HEAD, *rows])


def _shown_with_calls(description: Description) -> Iterator[str]:
    """Name the objects whose fields stand with a call: what is sent, and what comes in several shapes."""
    for _, _, operation in description.operations():
        sent = operation.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema", {})
        got = _good_answer(operation)[1]["content"][JSON]["schema"]
        for each in (sent, *sent.get("oneOf", ()), *got.get("oneOf", ())):
            yield each.get("$ref", "").rpartition("/")[2]


def _paragraphs(*texts: str) -> list[str]:
    return [line for text in texts if text for line in (text, "")]


def _shared_problems(description: Description) -> Iterator[str]:
    yield "## Problems that any call may have"
    rows = (
        f"| `{_status_of(description, answer)}` | {' '.join(answer['description'].split())} |"
        for answer in description.document["components"]["responses"].values()
    )
    yield "\n".join(["| status | what |", "|---|---|", *sorted(rows)])
    yield A_REFUSAL


def _status_of(description: Description, answer: Node) -> str:
    return str(description.followed(answer["content"][PROBLEM]["schema"])["properties"]["status"]["const"])
