"""The geometry of charts: numbers in, coordinates out. Templates draw them; nothing here knows of HTML."""
