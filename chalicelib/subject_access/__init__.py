"""Asking the Department for Education for one's own records: what is asked, by when they must answer."""
