"""What botocore has to know of Amazon's services, for the few requests that the function makes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from botocore.loaders import Loader

from tools.package.bundle import Bundle

FOLDER = "chalicelib/tally/services"  # where chalicelib.tally.amazon looks for it
REQUESTS = {"dynamodb": ("Query", "TransactWriteItems"), "ssm": ("GetParameter",)}  # all that is ever asked
MODEL = "service-2"
SETTINGS = ("_retry", "sdk-default-configuration")  # read for any client
WORDS = ("documentation", "documentationUrl")  # for people
Json: TypeAlias = dict[str, Any]


def with_prepared_services(bundle: Bundle) -> Bundle:
    """Add botocore's data, cut down: a first client looks into 400 folders else, and reads 3 MB.

    There is no rule set for addresses in it, so botocore takes them from ``endpoints.json``: the same ones.

    Args:
        bundle: without it.

    Returns:
        The bundle with the folder that botocore is given to read, made of the botocore installed here.
    """
    loader = Loader()
    files: Json = {name: loader.load_data(name) for name in SETTINGS}
    files["endpoints"] = _endpoints(loader.load_data("endpoints"))
    for service, names in REQUESTS.items():
        version = loader.determine_latest_version(service, MODEL)
        files[f"{service}/{version}/{MODEL}"] = _model(loader.load_service_model(service, MODEL), names)
    return {**bundle, **{f"{FOLDER}/{path}.json": _written(files[path]) for path in files}}


def _endpoints(whole: Json) -> Json:
    """Keep all parts of the world, and of their services those that are asked."""
    return {**whole, "partitions": [_partition(each) for each in whole["partitions"]]}


def _partition(whole: Json) -> Json:
    services = {name: each for name, each in whole["services"].items() if name in REQUESTS}
    return {**whole, "services": services}


def _model(whole: Json, names: tuple[str, ...]) -> Json:
    """Keep the requests of these names, and the shapes that they speak of."""
    requests, shapes = {name: whole["operations"][name] for name in names}, whole["shapes"]
    needed, found = set[str](), set(_shapes_in(requests))
    while found:
        needed |= found
        found = {name for each in found for name in _shapes_in(shapes[each])} - needed
    kept = {name: shapes[name] for name in shapes if name in needed}
    return {**whole, "operations": requests, "shapes": kept}


def _shapes_in(value: object) -> Iterator[str]:
    match value:
        case Mapping():
            if isinstance(value.get("shape"), str):
                yield value["shape"]
            for part in value.values():
                yield from _shapes_in(part)
        case list():
            for part in value:
                yield from _shapes_in(part)


def _written(value: Json) -> bytes:
    return json.dumps(_without_words(value), ensure_ascii=False, separators=(",", ":")).encode()


def _without_words(value: Any) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case Mapping():
            return {
                name: _without_words(part)
                for name, part in value.items()
                if not (name in WORDS and isinstance(part, str))
            }
        case list():
            return [_without_words(part) for part in value]
    return value
