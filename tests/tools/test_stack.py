"""What the stand-in for AWS is told, and what it is given."""

import socket
from pathlib import Path

import pytest

from tools.local.ports import refuse_taken
from tools.local.refusal import CannotRunError
from tools.stack.stand_in import StandIn, stand_in_environment, start_stand_in
from tools.stack.template import REFUSED, as_stand_in_takes_it

STAND_IN = StandIn(4000, Path("/folder"))


def test_the_stand_in_is_on_loopback_and_knows_no_account() -> None:
    """It and the functions that it runs inherit nothing of somebody's shell but what any program needs."""
    told = stand_in_environment(STAND_IN, {"PATH": "/bin", "AWS_PROFILE": "real", "USE_SSL": "1"})
    assert told == {
        "PATH": "/bin",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": "4000",
        "MINISTACK_REGION": "eu-west-2",
        "AUTH": "true",
        "PERSIST_STATE": "0",
        "STATE_DIR": "/folder",
        "TMPDIR": "/folder",
        "IOT_MTLS_ENABLED": "0",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
        "PYTHONUNBUFFERED": "1",
    }


def test_only_the_code_and_what_is_refused_differs() -> None:
    """All else is deployed as it was packaged, and the packaged template stays as it is."""
    kept = {"Type": "AWS::DynamoDB::Table", "Properties": {}}
    function = {"Properties": {"CodeUri": "./deployment.zip", "Timeout": 20}}
    refused = dict.fromkeys(REFUSED, kept)
    template = {"Outputs": {}, "Resources": {"Table": kept, "Function": function, **refused}}
    assert as_stand_in_takes_it(template, "s3://b/code.zip") == {
        "Outputs": {},
        "Resources": {
            "Table": kept,
            "Function": {"Properties": {"CodeUri": "s3://b/code.zip", "Timeout": 20}},
        },
    }
    assert function["Properties"]["CodeUri"] == "./deployment.zip"


def test_a_missing_environment_is_refused(tmp_path: Path) -> None:
    """With what to do about it."""
    with pytest.raises(CannotRunError, match="make setup"):
        start_stand_in(tmp_path / "python", STAND_IN)


def test_a_taken_port_is_refused() -> None:
    """Before anything is started; a free one is not held on to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CannotRunError, match=f"Port {port} is in use"):
            refuse_taken(port)
    refuse_taken(port)
    refuse_taken(port)
