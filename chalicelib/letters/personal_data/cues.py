"""Words that say that a child's name is coming: "my daughter", "a girl in my class called"."""

import re

from chalicelib.letters.personal_data.words import GAP

_KIN = (
    r"(?:daughter|son|girl|boy|lad|pupil|student|kid|niece|nephew|brother|sister|cousin|classmate|twin|triplet"
    r"|(?:grand|step-?|god)(?:daughter|son)|grandkid)s?|(?:grand|step-?|god)?child(?:ren)?|lass(?:es)?|toddler"
    r"|teenager|baby|bairn|wean|school ?friend|best (?:friend|mate)|(?:eldest|oldest|youngest)(?: one)?"
    r"|(?:middle|older|younger|little) one"
)
_PLACE_WORD = rf"{GAP}(?!called|named|who|is\b|was\b)[\w'’-]{{1,15}}"
_WHERE = (
    rf"{GAP}(?:(?:in|from|at|of)(?:{_PLACE_WORD}){{1,4}}|(?:I|we){GAP}(?:teach|taught|know|knew|support))"
)

# It begins with a space, which most of a letter is not, so the search is over soon.
CUE = re.compile(
    rf"[ \n\u00a0](?P<noun>{_KIN})\b(?P<where>{_WHERE})?"
    rf"(?:(?P<called>,?{GAP}(?:called|named){GAP})"
    rf"|(?P<naming>(?:{GAP}who)?{GAP}(?:is|was){GAP}(?:called|named){GAP}|['’]s{GAP}name{GAP}(?:is|was){GAP})"
    rf"|(?P<aside>,{GAP}|{GAP}[(–—-]{GAP}?)|{GAP})"
    r"(?=[^\W\da-z_])"
)

_WHICH = (
    r"(?:eldest|oldest|youngest|middle|older|younger|elder|little|big|baby|wee|twin|only|own|dear|lovely|beautiful"
    r"|late|autistic|dyslexic|deaf|disabled|adopted|foster|teenage|grown-up|two|three|four|five"
    r"|[a-z0-9]{1,9}[- ]year[- ]old|[a-z]{1,12}['’]s)"
)
# "and" stands for an owner in "my son Sam and daughter Maya".
OWNER_BEFORE = re.compile(
    r"\b(?P<owner>(?:my|our|his|her|their|an?|one|another|the|this|that|(?P<and>and))\s{1,2})"
    rf"(?P<which>(?:{_WHICH},?\s{{1,2}}){{0,3}})\Z",
    re.IGNORECASE,
)
OWNER_DISTANCE = 60  # characters in front of the word for the child; "my lovely nine-year-old foster" is 30
ARTICLES = frozenset({"a", "an", "one", "another", "the", "this", "that"})
