"""What the stand-in forgets of the gateway's description, told to it again by the gateway's own calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.stack.stand_in import StandIn

STAGE = "api"
BINARY = "x-amazon-apigateway-binary-media-types"
RESPONSES = "x-amazon-apigateway-gateway-responses"
INTEGRATION = "x-amazon-apigateway-integration"


def tell_again(stand_in: StandIn, api: str, body: Mapping[str, Any]) -> None:
    """Tell which types are binary, how the gateway words its own refusals, and what preflights are answered.

    Args:
        stand_in: where the API is.
        api: its id.
        body: the API's description in the template.
    """
    client = stand_in.client("apigateway")
    _tell_binary_types(stand_in, api, body)
    _tell_responses(client, api, body)
    _tell_preflights(client, api, body)
    client.create_deployment(restApiId=api, stageName=STAGE)


def _tell_binary_types(stand_in: StandIn, api: str, body: Mapping[str, Any]) -> None:
    # Amazon's call would be "add /binaryMediaTypes/*~1*", and MiniStack keeps that "~1" as it is.
    told = [{"op": "replace", "path": "/binaryMediaTypes", "value": body.get(BINARY, [])}]
    stand_in.client("apigateway", is_strict=False).update_rest_api(restApiId=api, patchOperations=told)


def _tell_responses(client: Any, api: str, body: Mapping[str, Any]) -> None:  # noqa: ANN401 - botocore publishes no types
    for name, response in body.get(RESPONSES, {}).items():
        client.put_gateway_response(restApiId=api, responseType=name, **response)


def _tell_preflights(client: Any, api: str, body: Mapping[str, Any]) -> None:  # noqa: ANN401 - as above
    resources = {each["path"]: each["id"] for each in client.get_resources(restApiId=api, limit=500)["items"]}
    for path, methods in body["paths"].items():
        if "options" not in methods:
            continue
        for answer in methods["options"][INTEGRATION]["responses"].values():
            client.put_integration_response(
                restApiId=api, resourceId=resources[path], httpMethod="OPTIONS", **answer
            )
