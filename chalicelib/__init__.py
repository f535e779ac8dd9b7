"""Own Words: a letter to your MP that is truly yours."""
