"""The tokeniser: each word has its place, and its places hold its words."""

from chalicelib.letters.words import Words
from tests.fuzz.cases import text_of

SEEDS = (
    b"\0Dear MP, I\xe2\x80\x99m a mother-of-two \xe2\x80\x93 na\xc3\xafve \xef\xac\x81ne_words.",
    b"\1\0\0a\1\xd6\xa8\0\xd8\0\0\3\xa3\0\1\x30\0\0-\0 \x0d\0\0 ",
    b"\xffI ask you to write to the minister. ",
)


def hold(data: bytes) -> None:
    """Split a text into words, and look for each where it is said to stand."""
    text = text_of(data)
    words = Words(text)
    assert all(key.isalnum() for key in words.keys), "a word holds letters and figures alone"
    assert Words(" ".join(words.keys)).keys == words.keys, "words that are written down read as themselves"
    places = words.offsets(range(len(words)))
    assert sorted(places) == list(range(len(words))), "each word has a place"
    before = 0
    for number, (start, end) in sorted(places.items()):
        assert before <= start < end <= len(text), "places follow each other in the text"
        before = start
        standing = "".join(Words(text[start:end]).keys)
        assert words.keys[number] in standing, "a word stands at its place"
