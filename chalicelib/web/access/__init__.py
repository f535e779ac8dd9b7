"""Asking to see a record, over HTTP: the pages, and the same for programs."""
