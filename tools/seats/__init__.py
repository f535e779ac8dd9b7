"""Lays the map of seats out, on a developer's machine: python -m tools.seats.lay_out."""
