"""Frozen, slotted dataclasses that cost a cold start a thirtieth of what the standard library's cost.

The standard library brings in ``inspect``, and writes, compiles and runs six functions for each class as it
is defined: a millisecond, a hundred times, before the first answer. Here all classes share what can be
shared, and the one function that has to be its own, ``__init__``, is compiled when the first instance is
made. Where the standard library is asked about one of them, it finds what it knows its own by.
"""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["InitVar", "dataclass", "field", "fields", "replace", "values_of"]

MISSING: Any = object()  # stands where there is no default


class Field:
    """A value of a dataclass, as the standard library's of this name. The class gives it name and kind."""

    __slots__ = ("compare", "default", "default_factory", "is_kept", "kind", "kw_only", "name", "repr")

    def __init__(
        self,
        *,
        default: object = MISSING,
        default_factory: object = MISSING,
        repr: bool = True,  # noqa: A002 - as the standard library calls it
        compare: bool = True,
        kw_only: bool | None = None,
    ) -> None:
        self.default, self.default_factory = default, default_factory
        self.repr, self.compare, self.kw_only = repr, compare, kw_only
        self.name, self.kind, self.is_kept = "", MISSING, True

    def has(self, name: str) -> bool:
        """Say whether it was told its ``default``, or its ``default_factory``."""
        return getattr(self, name) is not MISSING

    def of(self, name: str, kind: object, *, kw_only: bool) -> "Field":
        """Give it the name and the annotation that the class has for it."""
        self.name, self.kind = name, kind
        self.is_kept = not isinstance(kind, _InitVar)
        self.kw_only = kw_only if self.kw_only is None else self.kw_only
        return self


class _InitVar:
    def __getitem__(self, kind: object) -> "_InitVar":
        return _InitVar()


class _StandardFields:
    """What the standard library knows a dataclass by, made when it looks for it."""

    def __get__(self, instance: object, cls: type) -> object:
        from chalicelib.standard_fields import standard_fields  # noqa: PLC0415 - brings in what is done without

        return standard_fields(cls)


if TYPE_CHECKING:
    from dataclasses import InitVar, dataclass, field, fields, replace
else:
    InitVar, field = _InitVar(), Field

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

    def fields(made: object) -> tuple[Field, ...]:
        """List the values that a dataclass, or an instance of one, keeps."""
        return tuple(each for each in made.__frozen__.values() if each.is_kept)

    def replace(made: object, /, **changes: object) -> object:
        """Make another of the same class, with some values changed."""
        return type(made)(**values_of(made) | changes)


def values_of(made: Any) -> dict[str, Any]:  # noqa: ANN401 - of any class
    """Give the values of an instance by their names, as they are: nothing in them is copied."""
    return {each.name: getattr(made, each.name) for each in fields(made)}


def _frozen(cls: type, *, kw_only: bool) -> type:
    known: dict[str, Field] = {}
    for base in reversed(cls.__mro__[1:]):
        known |= vars(base).get("__frozen__", {})
    inherited, said = set(known), dict(vars(cls))
    for name, kind in said.get("__annotations__", {}).items():
        default = said.pop(name, MISSING)
        given = default if isinstance(default, Field) else Field(default=default)
        known[name] = given.of(name, kind, kw_only=kw_only)
    kept = tuple(name for name, each in known.items() if each.is_kept and name not in inherited)
    for name in ("__dict__", "__weakref__"):
        said.pop(name, None)
    positional = tuple(name for name, each in known.items() if not each.kw_only)
    said |= {"__slots__": kept, "__frozen__": known, "__match_args__": positional}
    made: Any = type(cls)(cls.__name__, cls.__bases__, {**_SHARED, **said})
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init_on_first_use(made)
    changed: type = made
    return changed


def _init_on_first_use(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - any class
    def init(self: object, *values: object, **named: object) -> None:
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *values, **named)

    return init


def _init_of(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - any class
    given: Iterable[Field] = cls.__frozen__.values()
    known: dict[str, Any] = {"put": object.__setattr__, "missing": MISSING}
    for each in given:
        known |= {f"default_{each.name}": each.default, f"make_{each.name}": each.default_factory}
    by_place = [_parameter(each) for each in given if not each.kw_only]
    by_name = [_parameter(each) for each in given if each.kw_only]
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    lines = [f" put(self, {each.name!r}, {_value(each)})" for each in given if each.is_kept]
    not_kept = ", ".join(each.name for each in given if not each.is_kept)
    end = f" self.__post_init__({not_kept})" if hasattr(cls, "__post_init__") else " return None"
    # The text holds nothing but the names of a class of ours.
    exec("\n".join([f"def __init__({parameters}):", *lines, end]), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter(given: Field) -> str:
    if given.has("default"):
        return f"{given.name}=default_{given.name}"
    return f"{given.name}=missing" if given.has("default_factory") else given.name


def _value(given: Field) -> str:
    if given.has("default_factory"):
        return f"make_{given.name}() if {given.name} is missing else {given.name}"
    return given.name


def _repr(self: Any) -> str:  # noqa: ANN401 - as the next ones, of any class
    shown = (each.name for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


@cache
def _compared_of(cls: Any) -> Callable[[object], Any]:  # noqa: ANN401
    names = [each.name for each in fields(cls) if each.compare]
    return attrgetter(*names)


def _eq(self: Any, other: object) -> Any:  # noqa: ANN401
    if other.__class__ is not self.__class__:
        return NotImplemented
    kind: Any = type(self)
    compared_of = _compared_of(kind)
    return bool(compared_of(self) == compared_of(other))


def _hash(self: Any) -> int:  # noqa: ANN401
    kind: Any = type(self)
    return hash(_compared_of(kind)(self))


def _setattr(_self: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - nobody does this but a test

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - as above

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Let it be copied and pickled: anew from its values, since nothing can be put into it later."""
    return _restore, (type(self), values_of(self))


def _restore(cls: type, values: dict[str, object]) -> object:
    made: object = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


_SHARED = {
    "__dataclass_fields__": _StandardFields(),
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__reduce__": _reduce,
}
