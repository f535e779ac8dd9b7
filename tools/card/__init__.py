"""The picture that a link to a campaign shows where it is shared."""
