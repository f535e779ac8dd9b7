"""Packages in their bucket."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from tools.deploy.amazon import code
from tools.deploy.ground import bucket_name

if TYPE_CHECKING:
    from tools.deploy.amazon import Amazon
    from tools.deploy.bundle import Bundle


def upload(amazon: Amazon, bundle: Bundle) -> str:
    """Put a package where CloudFormation finds it. Nothing is deleted: going back wants what was before.

    Returns:
        The template's address.
    """
    s3, bucket = amazon.open("s3"), bucket_name(amazon)
    if not _is_there(s3, bucket, bundle.code_key):
        s3.put_object(Bucket=bucket, Key=bundle.code_key, Body=bundle.code.read_bytes())
    template = bundle.template_for(bucket).encode()
    key = f"{hashlib.sha256(template).hexdigest()}.json"
    s3.put_object(Bucket=bucket, Key=key, Body=template)
    return f"{s3.meta.endpoint_url}/{bucket}/{key}"


def _is_there(s3: Any, bucket: str, key: str) -> bool:  # noqa: ANN401 - boto3 publishes no types
    try:
        s3.head_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if code(error) in {"404", "NoSuchKey"}:
            return False
        raise
    return True
