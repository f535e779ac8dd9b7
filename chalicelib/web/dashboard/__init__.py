"""All that the organisers' page shows, from a report: figures, bars, a line, and the map with its table."""

from chalicelib.web.dashboard.sorting import Column, Order, Sort, read_sort
from chalicelib.web.dashboard.values import dashboard_values

__all__ = ["Column", "Order", "Sort", "dashboard_values", "read_sort"]
