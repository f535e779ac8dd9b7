"""Postcode to constituency to MP."""
