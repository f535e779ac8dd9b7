"""Events as Amazon sends them: a REST API's proxy integration, and a schedule."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

SCHEDULED: Mapping[str, Any] = {
    "version": "0",
    "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "123456789012",
    "time": "2026-11-22T23:45:00Z",
    "region": "eu-west-2",
    "resources": ["arn:aws:events:eu-west-2:123456789012:rule/own-words-PublishEvent"],
    "detail": {},
}
"""Source: https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html"""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it comes to the gateway.

    Attributes:
        method: such as GET.
        route: the path as the template has it, with names in braces.
        named: what stands for each of those names.
        query: without its question mark.
        headers: any beside the usual.
        body: what was posted.
    """

    method: str
    route: str
    named: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        return self.route.format_map(self.named)


def gateway_event(request: Request, binary_types: Sequence[str], stage: str = "api") -> dict[str, Any]:
    """Make the event, in the payload's version 1.0.

    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
    """
    headers = {"Host": "api.example", "Accept": "*/*", "User-Agent": "a-browser/1.0", **request.headers}
    query = parse_qs(request.query, keep_blank_values=True)
    body, is_binary = _body(request.body, headers.get("Content-Type", ""), binary_types)
    return {
        "resource": request.route,
        "path": request.path,
        "httpMethod": request.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": dict(request.named) or None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "a1b2c3d4e5",
            "resourceId": "x1y2z3",
            "resourcePath": request.route,
            "httpMethod": request.method,
            "path": f"/{stage}{request.path}",
            "stage": stage,
            "protocol": "HTTP/1.1",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "extendedRequestId": "a1b2c3=",
            "requestTime": "22/Nov/2026:12:00:00 +0000",
            "requestTimeEpoch": 1_795_348_800_000,
            "domainName": "a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com",
            "identity": {"sourceIp": "192.0.2.1", "userAgent": "a-browser/1.0", "accessKey": None},
        },
        "body": body,
        "isBase64Encoded": is_binary,
    }


def _body(body: bytes, content_type: str, binary_types: Sequence[str]) -> tuple[str | None, bool]:
    if not body:
        return None, False
    if {"*/*", content_type.partition(";")[0]} & set(binary_types):
        return base64.b64encode(body).decode("ascii"), True
    return body.decode("utf-8"), False
