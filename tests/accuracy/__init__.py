"""How often the check is right: a labelled set of drafts, the rules that make it, and its gate."""
