"""Every regular expression of the product: where it stands, and how it is put to use."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

CODE = Path(__file__).parents[2] / "chalicelib"
ALL_USES = frozenset({"match", "fullmatch", "search", "finditer"})
# A loop's own name is not followed. These are given to one method alone.
USED_IN_A_LOOP = {"chalicelib.subject_access.letter._LINES": frozenset({"fullmatch"})}


@dataclass(frozen=True)
class Pattern:
    """A regular expression, by the name it has or the function it stands in, and the methods it is used by."""

    where: str
    compiled: re.Pattern[str]
    uses: frozenset[str]


def patterns() -> list[Pattern]:
    """Give all of them, each once."""
    found: dict[re.Pattern[str], Pattern] = {}
    for module, tree in _modules():
        for pattern in (*_named(module), *_nameless(module, tree)):
            found.setdefault(pattern.compiled, pattern)
    uses = _uses()
    return [
        Pattern(each.where, each.compiled, each.uses or frozenset(uses.get(each.compiled, ALL_USES)))
        for each in found.values()
    ]


def calls_of_re() -> Iterator[tuple[str, ast.Call, bool]]:
    """Give each call of ``re`` in the code, with its module, and whether a name of the module's keeps it."""
    for module, tree in _modules():
        kept = _kept(tree)
        for call in _calls(tree):
            yield module.__name__, call, call in kept


def kept_in(name: str) -> int:
    """Count the calls that a module keeps, and which are found again behind its names."""
    ((module, tree),) = (each for each in _modules() if each[0].__name__ == name)
    kept = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    held = [len(list(_held(getattr(module, _target(node), None)))) for node in kept]
    return sum(min(behind, len(_calls(node))) for behind, node in zip(held, kept, strict=True))


@cache
def _modules() -> tuple[tuple[ModuleType, ast.Module], ...]:
    files = sorted(CODE.rglob("*.py"))
    parts = [file.relative_to(CODE.parent).with_suffix("").parts for file in files]
    names = [".".join(each).removesuffix(".__init__") for each in parts]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return tuple(zip(map(import_module, names), trees, strict=True))


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    ]


def _kept(tree: ast.Module) -> list[ast.Call]:
    kept = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    return [call for node in kept for call in _calls(node)]


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return target.id if isinstance(target, ast.Name) else ""


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _held(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _held(each)


def _named(module: ModuleType) -> Iterator[Pattern]:
    for name, value in vars(module).items():
        where = f"{module.__name__}.{name}"
        for compiled in () if name.startswith("__") else _held(value):
            yield Pattern(where, compiled, USED_IN_A_LOOP.get(where, frozenset()))


def _nameless(module: ModuleType, tree: ast.Module) -> Iterator[Pattern]:
    """What is handed to ``re`` where it is used: always a text that stands there."""
    kept = _kept(tree)
    for call in _calls(tree):
        if (
            call not in kept
            and isinstance(call.args[0], ast.Constant)
            and isinstance(call.func, ast.Attribute)
        ):
            where = f"{module.__name__}, line {call.lineno}"
            yield Pattern(where, re.compile(str(call.args[0].value)), frozenset({_method(call.func.attr)}))


def _uses() -> dict[re.Pattern[str], set[str]]:
    """Say which of their methods are called: all that a name is asked for, wherever it was imported."""
    uses: dict[re.Pattern[str], set[str]] = {}
    for module, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                for compiled in _held(getattr(module, node.value.id, None)):
                    uses.setdefault(compiled, set()).add(_method(node.attr))
    return uses


def _method(name: str) -> str:
    """All that look through a whole text do it as ``finditer`` does."""
    return name if name in ALL_USES else "finditer"
