"""Own Words: a letter to your MP that is truly yours."""

import gc

from chalicelib.patterns import know

# Looking for circles of dead objects costs a start some milliseconds, and all that a start makes is to stay.
gc.set_threshold(
    50_000
)  # objects more than were let go, before it looks; Python's own 700 is for small programs
know()  # here, because it has to come before every module that has a pattern
