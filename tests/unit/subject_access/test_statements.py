from datetime import date, timedelta

import pytest

from chalicelib.subject_access.statements import About, Statement, due_soon, overdue

DUE = date(2027, 5, 22)


def statement(statement_id: str, review_by: date) -> Statement:
    return Statement(
        statement_id, About.TIME, "text", "source", "https://law.example", date(2026, 11, 22), review_by
    )


@pytest.mark.parametrize(
    ("days", "is_due_soon", "is_overdue"),
    [
        (-400, False, False),
        (-32, False, False),
        (-31, True, False),
        (-1, True, False),
        (0, True, False),
        (30, True, False),
        (31, False, True),
        (400, False, True),
    ],
)
def test_a_month_of_warning_on_either_side(days: int, *, is_due_soon: bool, is_overdue: bool) -> None:
    """From 31 days before the day of the review there is a warning, from 31 days after it nothing relies on it."""
    today = DUE + timedelta(days=days)
    only = (statement("only", DUE),)
    assert due_soon(only, today) == (only if is_due_soon else ())
    assert overdue(only, today) == (only if is_overdue else ())


def test_soonest_first() -> None:
    """What is due first stands first; what is due on one day stands by its name."""
    later, b, a = statement("a", DUE + timedelta(days=1)), statement("c", DUE), statement("b", DUE)
    assert due_soon([later, b, a], DUE) == (a, b, later)
    assert overdue([later, b, a], DUE + timedelta(days=60)) == (a, b, later)
