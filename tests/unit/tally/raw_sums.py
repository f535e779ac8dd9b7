"""Raw sums to disclose, written shortly."""

from chalicelib.tally.tally import Totals
from tests.unit.tally.samples import TODAY


def totals(
    total: int,
    by_role: dict[str, int] | None = None,
    by_channel: dict[str, int] | None = None,
    by_constituency: dict[str, int] | None = None,
) -> Totals:
    return Totals(
        by_day={TODAY: total},
        by_role=by_role or {},
        by_channel=by_channel or {},
        by_constituency=by_constituency or {},
    )
