"""Loads our modules with another text than their files have: one that notes what is called, or a mutant."""

import ast
import sys
from collections.abc import Callable, Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, ModuleType

from tools.mutate.mutant import PROJECT

NOTE = "_mutate_note"


class Loading(MetaPathFinder):
    """Finds some modules before Python does; put it in front of ``sys.meta_path``.

    Args:
        files: the module's files, from the project's folder, by their dotted names.
        compiled: makes a module's code of its file's name.
        note: what the code may call by the name ``NOTE``.
    """

    def __init__(
        self, files: Mapping[str, str], compiled: Callable[[str], CodeType], note: Callable[[str], None]
    ) -> None:
        self._files = dict(files)
        self._compiled = compiled
        self._note = note

    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Answer as Python's import asks."""
        file = self._files.get(fullname)
        if file is None:
            return None
        loader = _Loader(fullname, str(PROJECT / file), lambda: self._compiled(file), self._note)
        return spec_from_file_location(fullname, PROJECT / file, loader=loader)


class _Loader(SourceFileLoader):
    def __init__(
        self, fullname: str, path: str, compiled: Callable[[], CodeType], note: Callable[[str], None]
    ) -> None:
        super().__init__(fullname, path)
        self._compiled = compiled
        self._note = note

    def get_code(self, _fullname: str) -> CodeType:
        return self._compiled()

    def exec_module(self, module: ModuleType) -> None:
        vars(module)[NOTE] = self._note
        super().exec_module(module)


def compiled_with_notes(file: str) -> CodeType:
    """Compile a module so that each of its functions says its name when it is called.

    Args:
        file: the module, from the project's folder.
    """
    tree = ast.parse((PROJECT / file).read_bytes())
    _put_notes(tree, f"{file}:")
    return compile(ast.fix_missing_locations(tree), str(PROJECT / file), "exec", dont_inherit=True)


def _put_notes(within: ast.Module | ast.ClassDef, before: str) -> None:
    for node in within.body:
        if isinstance(node, ast.ClassDef):
            _put_notes(node, f"{before}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            first = int(ast.get_docstring(node, clean=False) is not None)
            node.body.insert(first, ast.parse(f"{NOTE}({f'{before}{node.name}'!r})").body[0])


def load_from(finder: Loading) -> None:
    """Let it find modules first; nothing of it may have been imported yet."""
    sys.meta_path.insert(0, finder)
