"""Own Words: a letter to your MP that is truly yours."""

from chalicelib.patterns import know

know()  # here, because it has to come before every module that has a pattern
