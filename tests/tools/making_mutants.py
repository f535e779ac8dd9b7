"""Which mutants are made: run by `make mutate` alone, because it needs what only that environment has."""

from pathlib import Path

import pytest

from tools.mutate import making
from tools.mutate.mutant import Mutant

TEXT = b'''"""Docstring."""
LIMIT = 3

@cached(size=4)
def whole(text: str = "default") -> int:
    """Docstring."""
    return len(text) + LIMIT

class Person:
    @property
    def \xc3\xa9ge(self) -> int:
        def inner() -> bool:
            return not self.old
        return 1
'''


@pytest.fixture
def mutants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Mutant]:
    (tmp_path / "module.py").write_bytes(TEXT)
    monkeypatch.setattr(making, "PROJECT", tmp_path)
    return making.mutants_of("module.py")


def test_what_is_changed(mutants: list[Mutant]) -> None:
    """What runs when a function is called, in properties and inner functions too, and nothing else."""
    assert {(each.function, each.was, each.becomes) for each in mutants} == {
        ("whole", "len(text) + LIMIT", "len(text) - LIMIT"),
        ("Person.\u00e9ge", "not self.old", "self.old"),
        ("Person.\u00e9ge", "1", "2"),
    }


def test_each_stands_in_its_place(mutants: list[Mutant]) -> None:
    """Offsets are in bytes, so letters with accents in front move nothing."""
    assert all(TEXT[each.start : each.end].decode() == each.was for each in mutants)
    (last,) = [each for each in mutants if each.becomes == "2"]
    assert last.put_into(TEXT) == TEXT.replace(b"return 1", b"return 2")
    assert last.line == TEXT.decode().splitlines().index("        return 1") + 1
