"""Something to say, in no language yet."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, Union

from chalicelib.frozen import dataclass, field

Value: TypeAlias = Union[str, int, date, "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """Something to say: which string of a language's file, and what goes into it.

    Args:
        key: the string's table and name, such as ``refusals.postcode-missing``.
        values: what stands in its placeholders. May quote a supporter, so it is in no ``repr``.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
