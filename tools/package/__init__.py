"""``make package``: what is deployed, made from what ``chalice package`` writes."""
