"""What botocore is given to read in the package: enough, and it leads to the very same requests."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ClientError

from chalicelib.tally.amazon import connect
from tools.package.bundle import unpack
from tools.package.services import FOLDER, with_prepared_services

REGIONS = ("eu-west-2", "us-gov-west-1", "cn-north-1", "xx-nowhere-1")
ASKED: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "transact_write_items": (
        "dynamodb",
        {
            "TransactItems": [{"Put": {"TableName": "t", "Item": {"pk": {"S": "a"}, "n": {"N": "1"}}}}],
            "ClientRequestToken": "a-token",
        },
    ),
    "query": ("dynamodb", {"TableName": "t", "KeyConditionExpression": "pk = :pk", "ConsistentRead": True}),
    "get_parameter": ("ssm", {"Name": "/a/key", "WithDecryption": True}),
}
VARYING = {"X-Amz-Date", "Authorization", "amz-sdk-invocation-id", "User-Agent"}  # a time, or by chance
REFUSAL = {
    "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    "Message": "no",
    "CancellationReasons": [{"Code": "ConditionalCheckFailed"}, {"Code": "None"}],
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    unpack(with_prepared_services({}), folder)
    return folder / FOLDER


@pytest.fixture(autouse=True)
def _function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "own-words")
    monkeypatch.setenv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGIONS[0])


class Wire:
    """Takes requests in place of the network, and refuses each."""

    def __init__(self) -> None:
        self.sent: list[AWSPreparedRequest] = []

    def __call__(self, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        self.sent.append(request)
        body = SimpleNamespace(stream=lambda: [json.dumps(REFUSAL).encode()])
        return AWSResponse(request.url, 400, {}, body)


def exchanged(method: str, folder: Path) -> tuple[object, ...]:
    """What goes out for a request, and what is understood of its refusal."""
    service, request = ASKED[method]
    client, wire = connect(service, prepared=folder), Wire()
    client.meta.events.register_first("before-send.*", wire)
    with pytest.raises(ClientError) as refused:
        getattr(client, method)(**request)
    (sent,) = wire.sent
    scope = sent.headers["Authorization"].decode().partition("/")[2].partition("Signature")[0]
    headers = {name: value for name, value in sent.headers.items() if name not in VARYING}
    return sent.method, sent.url, sent.body, headers, scope, refused.value.response


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("method", ASKED)
def test_requests_are_the_same(
    method: str, region: str, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Address, body, headers, the signature's scope and the meaning of a refusal: as with all of botocore's own."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", region)
    assert exchanged(method, prepared) == exchanged(method, tmp_path / "none")


def test_nothing_else_is_known(prepared: Path) -> None:
    """A request that nobody named is not in it; so its size says what it costs."""
    client = connect("dynamodb", prepared=prepared)
    assert client.meta.method_to_api_mapping.keys() == {"query", "transact_write_items"}
    assert sum(file.stat().st_size for file in prepared.rglob("*.json")) < 50_000


@pytest.mark.parametrize(
    "missing", ["endpoints.json", "_retry.json", "sdk-default-configuration.json", "dynamodb"]
)
def test_what_is_missing_is_botocores_own(missing: str, prepared: Path, tmp_path: Path) -> None:
    """A botocore that looks for more than was prepared reads all that it has; counting goes on."""
    for file in prepared.rglob("*.json"):
        path = file.relative_to(prepared)
        if path.parts[0] != missing:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(file.read_bytes())
    client = connect("dynamodb", prepared=tmp_path)
    assert hasattr(client, "create_table")
