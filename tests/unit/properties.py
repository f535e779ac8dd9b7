"""Which public functions of the pure code have a property: something that Hypothesis holds them to for any input."""

import ast
import tomllib
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests/unit"

# Why the others have none: each is held by tests of its own, with examples.
READS_FILES = "reads files of ours; what it makes of each mistake in one is tested, mistake by mistake"
ONE_STEP = "is one step of check(), which has properties, and takes nothing that a test could vary by itself"
WITHOUT = {
    "chalicelib.campaign_file.load_campaign": READS_FILES,
    "chalicelib.campaign_file.require_fit_to_share": READS_FILES,
    "chalicelib.campaign_file.require_question": READS_FILES,
    "chalicelib.campaign_file.require_questions": READS_FILES,
    "chalicelib.campaign_overlay.load_overlay": READS_FILES,
    "chalicelib.campaign_overlay.overlay_file": READS_FILES,
    "chalicelib.campaign_overlay.untranslated": READS_FILES,
    "chalicelib.languages.language_file.read_language": READS_FILES,
    "chalicelib.letters.advice.advice_on": ONE_STEP,
    "chalicelib.letters.figures.has_enough_of_its_own": ONE_STEP,
    "chalicelib.patterns.know": READS_FILES,
    "chalicelib.places.build.build": READS_FILES,
    "chalicelib.places.build.main": READS_FILES,
    "chalicelib.places.constituencies.read_constituencies": READS_FILES,
    "chalicelib.places.locate.attribution": READS_FILES,
    "chalicelib.places.members.read_members": READS_FILES,
    "chalicelib.places.rows.read_rows": READS_FILES,
    "chalicelib.places.seats.read_seats": READS_FILES,
    "chalicelib.places.sources.read_source": READS_FILES,
    "chalicelib.subject_access.guide_file.load_guide": READS_FILES,
}


def public_functions() -> dict[str, FunctionType]:
    """Give the public functions of the modules that pyproject.toml calls pure, by their full names."""
    found = {}
    for module in _pure_modules():
        for name, function in getmembers(module, isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                found[f"{module.__name__}.{name}"] = function
    return found


def functions_with_a_property() -> set[FunctionType]:
    """Give every function that a test with ``@given`` calls, itself or by a function of its own file."""
    return {function for file in sorted(TESTS.rglob("test_*.py")) for function in _held_in(file)}


def _pure_modules() -> Iterator[ModuleType]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    for name in contracts["contracts"][0]["source_modules"]:
        module = import_module(name)
        yield module
        for inner in walk_packages(getattr(module, "__path__", ()), f"{name}."):
            yield import_module(inner.name)


def _held_in(file: Path) -> Iterator[FunctionType]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    properties = [node for node in functions.values() if any(map(_is_given, node.decorator_list))]
    if not properties:
        return
    known = vars(import_module(".".join(file.relative_to(ROOT).with_suffix("").parts)))
    for node in properties:
        names = _names_in(node)
        for each in names & functions.keys():
            names = names | _names_in(functions[each])
        yield from (known[name] for name in names if isfunction(known.get(name)))


def _is_given(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") in {"given", "for_any"}


def _names_in(node: ast.FunctionDef) -> set[str]:
    """The names that its body uses: what stands in a decorator alone only makes the input."""
    return {each.id for part in node.body for each in ast.walk(part) if isinstance(each, ast.Name)}
