"""The mission: a letter that is truly the supporter's own."""
