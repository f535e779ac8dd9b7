"""Asking an organisation for a copy of the records that it holds."""
