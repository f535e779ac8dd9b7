"""Mutation testing: what is counted, what is kept between runs, and how a change gets into our code."""

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.mutate.book import Book
from tools.mutate.loading import Loading, compiled_with_notes
from tools.mutate.mutant import PROJECT, Mutant
from tools.mutate.outcomes import Outcome, percent_of, table_of
from tools.mutate.parts import files_of, held_by
from tools.mutate.running import in_a_process
from tools.mutate.session import NO_PROGRAM, Learnt, outcome_of
from tools.mutate.swapping import NotAProgramError, code_with, forgetters_of, function_of, put_in

FILE = "chalicelib/letters/overlap.py"


def mutant(was: str, becomes: str, function: str) -> Mutant:
    """One that changes the first such words of our file."""
    start = (PROJECT / FILE).read_bytes().index(was.encode())
    return Mutant(FILE, function, 1, start, start + len(was.encode()), was, becomes)


PROPERTY = mutant("return len(self.keys)", "return len(self.keys) + 1", "Overlap.words")
BROKEN = mutant("return len(self.keys)", "return ((", "Overlap.words")


def test_what_is_noticed_is_counted_in_hundredths() -> None:
    """A test that fails notices, and so does one that does not end; what could not be compiled counts for nothing."""
    counts = Counter({Outcome.KILLED: 8, Outcome.TIMED_OUT: 1, Outcome.SURVIVED: 2, Outcome.UNREACHED: 1})
    assert percent_of(counts) == 75
    assert percent_of(counts + Counter({Outcome.NO_PROGRAM: 50})) == 75
    assert percent_of({}) == 100


def test_the_table_has_a_line_for_each_module_and_one_for_all() -> None:
    """In Markdown, as it goes into the document."""
    counts = {"a.py": Counter({Outcome.KILLED: 3}), "b.py": Counter({Outcome.SURVIVED: 1}), "c.py": Counter()}
    assert table_of(counts)[2:] == [
        "| `a.py` | 3 | 3 | 0 | 0 | 0 | 100.0 % |",
        "| `b.py` | 1 | 0 | 0 | 1 | 0 | 0.0 % |",
        "| **all** | 4 | 3 | 0 | 1 | 0 | 75.0 % |",
    ]


def test_a_name_shows_what_changes_and_a_little_around_it() -> None:
    """Long calls are cut; two changes of one place have two names."""
    long = Mutant(FILE, "f", 3, 10, 90, f"call({'first, ' * 9}last)", f"call({'first, ' * 9}None)")
    assert long.name == "f:3@10+68 …, first, first, last) -> …, first, first, None)"
    assert Mutant(FILE, "f", 3, 10, 13, "a or b", "a and b").name == "f:3@10+2 a or b -> a and b"


def test_outcomes_are_kept_for_the_same_text_only(tmp_path: Path) -> None:
    """A run can be taken up again; a fresh one forgets."""
    kept = tmp_path / "letters.jsonl"
    Book(kept, again=False).note(PROPERTY, Outcome.KILLED)
    assert Book(kept, again=True).is_noticed(PROPERTY)
    assert Book(kept, again=True).outcome_of(BROKEN) is Outcome.UNREACHED
    kept.write_text(kept.read_text().replace(f'"{FILE}", "', f'"{FILE}", "older'))
    assert not Book(kept, again=True).is_noticed(PROPERTY)
    Book(kept, again=False)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (0, Outcome.SURVIVED),
        (1, Outcome.KILLED),
        (-11, Outcome.KILLED),
        (None, Outcome.TIMED_OUT),
        (NO_PROGRAM, Outcome.NO_PROGRAM),
    ],
)
def test_what_an_exit_code_means(code: int | None, outcome: Outcome) -> None:
    """All that is not the silence of passing tests is noticed, a crash too."""
    assert outcome_of(code) is outcome


def test_a_process_ends_with_its_answer_or_its_time() -> None:
    """And nothing that it changes is changed here."""

    def work() -> int:
        PROJECT.joinpath("nowhere").exists()
        sys.modules["changed"] = sys
        return 7

    def loop() -> int:
        while True:
            pass

    assert in_a_process(work, 5.0) == 7
    assert "changed" not in sys.modules
    assert in_a_process(loop, 0.1) is None
    assert in_a_process(lambda: int("none"), 5.0) == 1


def test_a_mutant_is_put_into_the_running_program() -> None:
    """Whoever has the function already runs the change, in properties too; what is no Python is refused."""

    def work() -> int:
        put_in(PROPERTY)
        overlap = importlib.import_module(PROPERTY.module).Wording([], []).overlap_with("one two", 0, 7)
        return int(overlap.words)

    importlib.import_module(PROPERTY.module)
    assert in_a_process(work, 5.0) == 3
    with pytest.raises(NotAProgramError):
        code_with(BROKEN)


@pytest.mark.parametrize(
    ("file", "function"),
    [
        ("chalicelib/letters/windows.py", "_contributions"),
        ("chalicelib/letters/overlap.py", "Wording._tokens"),
        ("chalicelib/letters/overlap.py", "Overlap.worst_dice"),
    ],
)
def test_functions_are_found_under_what_decorates_them(file: str, function: str) -> None:
    """A cache, a class, a property: its code can be changed all the same."""
    found = Mutant(file, function, 1, 0, 0, "", "")
    importlib.import_module(found.module)
    assert function_of(found).__qualname__ == function


def test_what_was_remembered_is_forgotten() -> None:
    """A cache or a table that an earlier test filled would hide a change from the next one."""
    contributions = importlib.import_module("chalicelib.letters.windows")._contributions
    table = importlib.import_module("chalicelib.letters.words")._SEPARATORS
    contributions()
    "a word".translate(table)
    assert contributions.cache_info().currsize
    assert table
    for forget in forgetters_of("chalicelib.letters"):
        forget()
    assert not contributions.cache_info().currsize
    assert not table


def test_functions_say_that_they_were_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that is loaded so notes each call, of methods too, and works as it did."""
    called: set[str] = set()
    monkeypatch.setattr(
        sys, "meta_path", [Loading({"noting": FILE}, compiled_with_notes, called.add), *sys.meta_path]
    )
    wording = importlib.import_module("noting").Wording(["one two three four"], [])
    monkeypatch.delitem(sys.modules, "noting")
    assert f"{FILE}:Wording.__init__" in called
    assert f"{FILE}:Wording.overlap_with" not in called
    assert wording.overlap_with("one two three four", 0, 18).campaign_words == 4
    assert f"{FILE}:Wording.overlap_with" in called


def test_quick_tests_come_first_and_slow_ones_are_left_out() -> None:
    """Of those that call the function; each may take many times as long as it does."""
    learnt = Learnt({"a": 0.2, "b": 0.1, "slow": 9.0, "other": 0.1}, {PROPERTY.place: ["a", "slow", "b"]}, [])
    assert learnt.quick_tests_of(PROPERTY) == ["b", "a"]
    assert learnt.limit("a") > 10 * 0.2


def test_a_part_is_its_modules_without_the_edges() -> None:
    """What coverage leaves to tests/contract, mutation testing does too."""
    files = files_of("tally")
    assert "chalicelib/tally/disclosure.py" in files
    assert not {"chalicelib/tally/dynamo.py", "chalicelib/tally/table.py"} & set(files)
    assert held_by(files) == ["tests/unit/tally"]
    edges = files_of("edges")
    assert {"chalicelib/tally/dynamo.py", "chalicelib/tally/table.py"} <= set(edges)
    assert not any(file.startswith("chalicelib/web") for file in edges)
    assert all((PROJECT / each).exists() for each in held_by(edges))
    assert "tests/contract/test_tally.py" in held_by(edges)
    assert "chalicelib/letters/personal_data/names.py" in files_of("letters")
