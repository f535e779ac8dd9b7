"""Makes the mutants of a module, by mutmut's rules.

The operators are mutmut's own. Its runner is not used: it starts pytest anew for each mutant, which takes ten
times as long as most of our tests, and it leaves properties as they are.
"""

from collections.abc import Iterator

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from tools.mutate.mutant import PROJECT, Mutant

# None of these is run when a function is called.
_LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Parameters, cst.Import, cst.ImportFrom)
_TRIVIAL_CALLS = {"len", "isinstance", "cast"}  # with None, they raise or mean nothing


def mutants_of(file: str) -> list[Mutant]:
    """Make all mutants of the functions of a module.

    Args:
        file: the module, from the project's folder.
    """
    source = (PROJECT / file).read_bytes()
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = _Visitor(file, source, wrapper.module)
    wrapper.visit(visitor)
    return list(dict.fromkeys(visitor.made))


class _Visitor(cst.CSTVisitor):  # type: ignore[misc] # without types where mutmut is not installed
    METADATA_DEPENDENCIES = (ByteSpanPositionProvider, PositionProvider)

    def __init__(self, file: str, source: bytes, module: cst.Module) -> None:
        super().__init__()
        self._file, self._source, self._module = file, source, module
        self._within: list[str] = []
        self._functions = 0
        self.made: list[Mutant] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _LEFT_ALONE) or _is_trivial(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            if not self._functions:
                self._within.append(node.name.value)
            self._functions += isinstance(node, cst.FunctionDef)
        elif self._functions:
            self.made += self._mutants_at(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef):
            self._functions -= 1
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef) and not self._functions:
            self._within.pop()

    def _mutants_at(self, node: cst.CSTNode) -> Iterator[Mutant]:
        for kind, operator in mutation_operators:
            for mutated in operator(node) if isinstance(node, kind) else ():
                span = self.get_metadata(ByteSpanPositionProvider, node)
                end = span.start + span.length
                yield Mutant(
                    file=self._file,
                    function=".".join(self._within),
                    line=self.get_metadata(PositionProvider, node).start.line,
                    start=span.start,
                    end=end,
                    was=self._source[span.start : end].decode(),
                    becomes=self._module.code_for_node(mutated),
                )


def _is_trivial(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _TRIVIAL_CALLS
    )
