"""What the person at the terminal is told when Own Words cannot run here."""

from __future__ import annotations


class CannotRunError(Exception):
    """Own Words cannot run; the message says why and what to do."""
