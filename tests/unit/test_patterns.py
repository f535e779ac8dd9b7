"""No regular expression of ours can be made to hang."""

import ast
import re
from collections import Counter

import pytest

from tests.unit.hostile_texts import growth, hostile_texts
from tests.unit.patterns import Pattern, calls_of_re, kept_in, patterns

SEED, SAMPLES = 9, 2  # `make fuzz-patterns` has many more
PATTERNS = patterns()
# Costs 31 steps for each character, and is given 32 characters; `make fuzz-patterns` tries it on 20,000 all the same.
GIVEN_LITTLE = "chalicelib.letters.personal_data.names._WORD_BEFORE"

pytestmark = pytest.mark.usefixtures("untraced")


def test_every_pattern_is_known() -> None:
    """Each call of ``re`` is kept by a name that leads to its pattern, or is given a text that stands there."""
    kept = Counter(module for module, _, is_kept in calls_of_re() if is_kept)
    assert kept == {module: kept_in(module) for module in kept}
    made_up = [
        (module, call.lineno)
        for module, call, is_kept in calls_of_re()
        if not is_kept and not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert not made_up
    assert len(PATTERNS) > 80


@pytest.mark.parametrize(
    "pattern", [each for each in PATTERNS if each.where != GIVEN_LITTLE], ids=lambda each: each.where
)
def test_cost_grows_with_the_length_alone(pattern: Pattern) -> None:
    """Four times as long a text, made of what the pattern is made of, costs about four times as much."""
    for use in sorted(pattern.uses):
        for hostile in hostile_texts(pattern.compiled, SEED, SAMPLES):
            assert not growth(pattern.compiled, use, hostile), (use, hostile)


@pytest.mark.parametrize("slow", [r"(?:a|a)+b", r"\s+$", r"law\(([^)]*)\)", r"(\w+,? ?)+\Z", r"[a-z.]+@x"])
def test_what_hangs_is_found(slow: str) -> None:
    """Patterns that are known to be slow are found to be, by texts made in the same way."""
    pattern = re.compile(slow)
    texts = hostile_texts(pattern, SEED, 4 * SAMPLES)
    assert any(growth(pattern, "search", hostile) for hostile in texts)
