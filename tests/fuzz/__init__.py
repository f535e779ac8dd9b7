"""Input that nobody wrote: cases made at random, by the API's own description, and led by what they reach."""
