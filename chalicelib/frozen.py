"""Frozen, slotted dataclasses that cost a cold start a tenth of what the standard library's cost.

The standard library writes, compiles and runs six functions for each class as it is defined: a millisecond,
a hundred times, before the first answer. Here all classes share what can be shared, and the one function
that has to be a class's own, its ``__init__``, is compiled when its first instance is made.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Make a dataclass, as the standard library's decorator of this name does.

        Args:
            frozen: True, as all of ours are.
            slots: True, as all of ours are.
            kw_only: whether its values are given by name alone.

        Returns:
            What decorates the class.
        """
        if not (frozen and slots):
            raise TypeError("use the standard library's for what can be changed")
        return lambda cls: _frozen(cls, kw_only=kw_only)


def _frozen(cls: type, *, kw_only: bool) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else it is made of the signature, which costs a millisecond
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    for name, shared in _SHARED.items():
        if name not in vars(cls):
            setattr(made, name, shared)
    made.__init__ = _init_on_first_use(made)
    changed: type = made
    return changed


def _init_on_first_use(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - any class
    def init(self: object, *values: object, **named: object) -> None:
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *values, **named)

    return init


def _init_of(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - any class
    fields = [field for field in dataclasses.fields(cls) if field.init]
    known: dict[str, Any] = {"put": object.__setattr__, "missing": dataclasses.MISSING}
    for field in fields:
        known |= {f"default_{field.name}": field.default, f"make_{field.name}": field.default_factory}
    given = [_parameter(field) for field in fields if not field.kw_only]
    named = [_parameter(field) for field in fields if field.kw_only]
    parameters = ", ".join(["self", *given, *(["*", *named] if named else [])])
    lines = [f" put(self, {field.name!r}, {_value(field)})" for field in fields]
    end = " self.__post_init__()" if hasattr(cls, "__post_init__") else " return None"
    # The text holds nothing but the names of a class of ours.
    exec("\n".join([f"def __init__({parameters}):", *lines, end]), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return f"{field.name}=default_{field.name}"
    return f"{field.name}=missing" if field.default_factory is not dataclasses.MISSING else field.name


def _value(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is dataclasses.MISSING:
        return field.name
    return f"make_{field.name}() if {field.name} is missing else {field.name}"


def _repr(self: Any) -> str:  # noqa: ANN401 - as the next ones, of any class
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


@cache
def _values_of(cls: Any) -> Callable[[object], Any]:  # noqa: ANN401
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return attrgetter(*names)


def _eq(self: Any, other: object) -> Any:  # noqa: ANN401
    if other.__class__ is not self.__class__:
        return NotImplemented
    kind: Any = type(self)
    values_of = _values_of(kind)
    return bool(values_of(self) == values_of(other))


def _hash(self: Any) -> int:  # noqa: ANN401
    kind: Any = type(self)
    return hash(_values_of(kind)(self))


def _setattr(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Let it be copied and pickled: anew from its values, since nothing can be put into it later."""
    names = [field.name for field in dataclasses.fields(self)]
    return _restore, (type(self), {name: getattr(self, name) for name in names})


def _restore(cls: type, values: dict[str, object]) -> object:
    made: object = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


_SHARED = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__reduce__": _reduce,
}
