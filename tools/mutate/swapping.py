"""Puts a mutant into a running program: its function gets the mutant's code, whoever knows it already."""

import gc
import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper, cached_property
from inspect import unwrap
from types import CodeType, FunctionType
from typing import Any

from tools.mutate.mutant import PROJECT, Mutant


class NotAProgramError(Exception):
    """What came of the change is no Python."""


def code_with(mutant: Mutant) -> CodeType:
    """Compile the module with the mutant in it.

    Raises:
        NotAProgramError: it cannot be compiled.
    """
    source = mutant.put_into((PROJECT / mutant.file).read_bytes())
    try:
        return compile(source, str(PROJECT / mutant.file), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise NotAProgramError from error


def put_in(mutant: Mutant) -> None:
    """Put it in, for the rest of this process; its module is imported already.

    Raises:
        NotAProgramError: it cannot be compiled.
    """
    function_of(mutant).__code__ = _code_of(code_with(mutant), mutant.function)


def function_of(mutant: Mutant) -> FunctionType:
    """Give the function that it changes: of a property, the one that is called."""
    found: Any = sys.modules[mutant.module]
    for name in mutant.function.split("."):
        found = vars(found)[name]
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, cached_property):
        found = found.func
    elif isinstance(found, staticmethod | classmethod):
        found = found.__func__
    function: FunctionType = unwrap(found)
    return function


def _code_of(code: CodeType, function: str) -> CodeType:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_qualname == function:
                return each
            if function.startswith(f"{each.co_qualname}."):
                return _code_of(each, function)
    raise LookupError(function)


def forgetters_of(package: str) -> list[Callable[[], None]]:
    """Give what makes a package forget earlier calls: its caches, and its tables that fill as they are used.

    Args:
        package: its name.
    """
    of_package = f"{package}."
    found: list[Callable[[], None]] = []
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith(of_package):
            found.append(each.cache_clear)
        elif isinstance(each, dict) and type(each).__module__.startswith(of_package):
            found.append(each.clear)
    return found
