"""The day in the United Kingdom, where a function's own clock is in another zone."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.uk_day import uk_day


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        pytest.param("2026-07-05 22:59:59", "2026-07-05", id="summer, a second before midnight"),
        pytest.param("2026-07-05 23:00:00", "2026-07-06", id="summer, midnight"),
        pytest.param("2026-07-05 23:59:59", "2026-07-06", id="summer, still yesterday in UTC"),
        pytest.param("2026-07-06 00:00:00", "2026-07-06", id="summer, one o’clock"),
        pytest.param("2026-12-05 23:59:59", "2026-12-05", id="winter, a second before midnight"),
        pytest.param("2026-12-06 00:00:00", "2026-12-06", id="winter, midnight"),
        pytest.param("2026-03-28 23:59:59", "2026-03-28", id="the night before clocks go forward"),
        pytest.param("2026-03-29 23:00:00", "2026-03-30", id="the night after"),
        pytest.param("2026-10-24 23:00:00", "2026-10-25", id="the night before clocks go back"),
        pytest.param("2026-10-25 23:59:59", "2026-10-25", id="the night after they did"),
        pytest.param("2026-12-31 23:59:59", "2026-12-31", id="new year’s eve"),
        pytest.param("1970-01-01 00:00:00", "1970-01-01", id="no time at all"),
    ],
)
def test_the_day_on_clocks_in_the_united_kingdom(utc: str, day: str) -> None:
    """It turns at midnight there, which in summer is an hour before midnight in UTC."""
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert uk_day(int(now.timestamp())) == date.fromisoformat(day)
