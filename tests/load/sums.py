"""Whether the table holds exactly what people were told."""

from collections import Counter
from collections.abc import Mapping

from tools.table import local_client


def counted_in(endpoint: str, table: str) -> Counter[str]:
    """Add up the table's counters, straight from its items: event, dimension and value.

    Args:
        endpoint: the database's address on this machine.
        table: its name.
    """
    sums: Counter[str] = Counter()
    pages = local_client(endpoint).get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    for item in (item for page in pages for item in page["Items"]):
        kind, *rest = item["pk"]["S"].split("#")
        if kind == "tally":
            sums[" ".join((rest[1], *item["sk"]["S"].split("#")))] += int(item["n"]["N"])
    return sums


def differences(told: Mapping[str, int], counted: Mapping[str, int]) -> list[str]:
    """Say where what was told and what was counted are not the same."""
    return [
        f"{what}: {told.get(what, 0)} told, {counted.get(what, 0)} counted"
        for what in sorted({*told, *counted})
        if told.get(what, 0) != counted.get(what, 0)
    ]
