"""What the standard library knows a dataclass of ``chalicelib.frozen`` by: tests and tools ask it."""

import dataclasses
from functools import cache
from typing import Any


@cache
def standard_fields(cls: Any) -> dict[str, Any]:  # noqa: ANN401 - any class of those
    """Make the standard library's own fields of ours.

    Args:
        cls: made by ``chalicelib.frozen.dataclass``.

    Returns:
        The standard fields, by their names.
    """
    given = [
        (each.name, each.kind if each.is_kept else dataclasses.InitVar, _standard(each))
        for each in cls.__frozen__.values()
    ]
    made: Any = dataclasses.make_dataclass(cls.__name__, given)
    found: dict[str, Any] = made.__dataclass_fields__
    return found


def _standard(ours: Any) -> Any:  # noqa: ANN401 - as the standard function, which is typed as the value
    told = {name: getattr(ours, name) for name in ("default", "default_factory") if ours.has(name)}
    return dataclasses.field(**told, repr=ours.repr, compare=ours.compare, kw_only=ours.kw_only)
