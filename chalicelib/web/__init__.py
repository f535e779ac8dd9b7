"""HTTP: one Chalice blueprint per audience."""
