"""Signing keys in Amazon's Parameter Store, read when the first receipt is signed or read."""

from chalicelib.patterns import OF_BOTOCORE, know
from chalicelib.tally.signing_key import SigningKeyError, SigningKeyUnavailable, split_signing_keys


def read_signing_keys(parameter: str, endpoint_url: str | None = None) -> tuple[str, ...]:
    """Read the keys. The caller keeps them: this asks each time.

    Args:
        parameter: the name of a SecureString, such as ``/own-words/prod/signing-key``.
        endpoint_url: a stand-in on this machine, or None for Amazon's own.

    Returns:
        The keys, oldest first.

    Raises:
        SigningKeyUnavailable: there is no such parameter, it may not be read, it does not hold keys of at
            least 32 characters, or nobody answered.
    """
    know(OF_BOTOCORE)
    # A quarter of a second that nobody should wait for before there is a letter to give a receipt for.
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - on first use, as said above

    from chalicelib.tally.amazon import connect  # noqa: PLC0415 - as the one before

    try:
        answer = connect("ssm", endpoint_url).get_parameter(Name=parameter, WithDecryption=True)
        return split_signing_keys(answer["Parameter"]["Value"])
    except (BotoCoreError, ClientError, SigningKeyError) as error:
        raise SigningKeyUnavailable(f"no signing keys in the parameter {parameter}") from error
