"""Pieces of text that are slow when they are repeated: for the tests, and for `make bench` to time."""

HOSTILE = {
    "phones": "07911 123456, ",
    "half phones": "(0)20 7946-001 ",
    "digits": "1-",
    "NHS numbers": "nhs 1234567890 ",
    "pupil numbers": "X838200501234 ",
    "National Insurance numbers": "AB 12 34 56 ",
    "email addresses": "a.b@c.d.e.f.g.h ",
    "long addresses": "a" * 65 + "@ ",
    "postcodes": "LS6 3HN ",
    "dates": "born on the 3rd of May 2014 ",
    "places of birth": "born in Leeds the Leeds the ",
    "children": "my son Sam ",
    "lists of children": "my sons Ava, Leo, ",
    "places": " son in a a a a",
    "friends' friends": "my friend's friend's ",
    "schools": "Aa Bb Cc Dd Ee Ff Gg Hh School, ",
    "Welsh schools": "Ysgol Aa Bb Cc ",
    "asides": "school, Aa School, ",
    "expanding": "\ufdfa",
    "combining": "e\u0301",
    "one word": "a ",
}

SENTENCE_BREAKERS = (".", ". ", ".\n", "\n", "\n ", "a\n", "“. ", "?!) ", "Mr. ", "A. ", " ", "\ufdfa ")
