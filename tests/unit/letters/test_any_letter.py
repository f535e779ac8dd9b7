"""What holds for the parts of the check whatever somebody writes: offsets stay inside, words stay theirs."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from zlib import crc32

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.campaign import MessageType
from chalicelib.letters.advice import another_mp
from chalicelib.letters.paper import check_for_paper
from chalicelib.letters.parts import find_parts, paragraphs_of
from chalicelib.letters.personal_data import find_hints, may_be_welsh
from chalicelib.letters.personal_data.births import find_births
from chalicelib.letters.personal_data.children import find_children
from chalicelib.letters.personal_data.contacts import find_emails, find_postcodes
from chalicelib.letters.personal_data.hint import Found
from chalicelib.letters.personal_data.names import NAME_WORD, is_name, read_names, stands_alone
from chalicelib.letters.personal_data.numbers import find_numbers, may_hold_numbers
from chalicelib.letters.personal_data.phones import find_phones
from chalicelib.letters.personal_data.school_words import noun_for
from chalicelib.letters.personal_data.schools import find_schools
from chalicelib.letters.personal_data.welsh import find_in_welsh
from chalicelib.letters.personal_data.words import as_sentence_part, begins_sentence, word_set
from chalicelib.letters.prepare import LetterRequest, check_letter, prepare_letter
from chalicelib.letters.readability import readability_of
from chalicelib.letters.similarity import compared_bytes
from chalicelib.letters.story import (
    MAX_BYTES,
    LetterTooLong,
    StoryMissing,
    byte_length,
    clean,
    read_draft,
    read_story,
)
from chalicelib.letters.tongues import ENGLISH, WELSH, Tongue, tongue_of, tongue_of_letter
from chalicelib.letters.windows import WINDOW_BYTES, can_count
from chalicelib.letters.writetothem import link
from chalicelib.places import Places, parse_postcode
from chalicelib.refusals import Refusal
from tests.unit.attempt import attempt
from tests.unit.letters.hostile import HOSTILE
from tests.unit.letters.samples import ASKS, CAMPAIGN, OWN_STORY, REFERENCE

# Other tests cover the lines; to trace these, too, would double what they take.
pytestmark = pytest.mark.usefixtures("untraced")

# One of each that the searches look for.
PERSONAL = (
    "My son Sam was born on 3 May 2014 and goes to St. Mary’s Primary School. Ring 020 7946 0958 or write to "
    "tom.briggs@leeds-post.org, 12 Weald Lane, LS6 3HN. His NHS number is 943 476 5919. "
    "Mae fy merch Cerys yn naw oed."
)
PIECES = (
    *PERSONAL.split(" "),
    *HOSTILE.values(),
    *OWN_STORY.split(),
    "my son Sam",
    "LS6 3HN",
    "\n",
    " ",
    ".",
    "St. Mary’s Primary",
    "\ud800",
)
DRAFTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map(" ".join) | st.text()
opened_places = cache(Places.open)
Search = Callable[[str], Iterator[Found]]


@pytest.mark.parametrize(
    "kind", ["births", "children", "emails", "postcodes", "numbers", "phones", "schools", "welsh"]
)
@settings(max_examples=50)
@example(draft=PERSONAL)
@given(draft=DRAFTS)
def test_what_is_found_stands_in_the_draft(kind: str, draft: str) -> None:
    """Each search points at something inside the draft, and what can stand there instead has words."""
    searches: dict[str, Search] = {
        "births": find_births,
        "children": find_children,
        "emails": find_emails,
        "postcodes": find_postcodes,
        "numbers": find_numbers,
        "phones": find_phones,
        "schools": find_schools,
        "welsh": find_in_welsh,
    }
    assert draft != PERSONAL or list(searches[kind](draft))
    for found in searches[kind](draft):
        assert 0 <= found.start < found.end <= len(draft)
        assert draft[found.start : found.end].strip()
        assert found.replacement is None or found.replacement.strip()


@given(DRAFTS)
def test_nothing_is_missed_by_looking_first(draft: str) -> None:
    """Where the quick look says that there can be no number, every slow search finds none."""
    if not may_hold_numbers(draft):
        assert not [*find_numbers(draft), *find_postcodes(draft), *find_phones(draft)]
    if list(find_in_welsh(draft)):
        assert may_be_welsh(f"{draft} yn ")


@example(draft="Ava (9), Leo and Mia ran", place=0, in_list=True)
@given(DRAFTS, st.integers(0, 200), st.booleans())
def test_names_are_read_where_they_stand(draft: str, place: int, in_list: bool) -> None:  # noqa: FBT001 - an input
    """From the place on, no further than the end, each a name that stands there."""
    place = min(place, len(draft))
    names, end = read_names(draft, place, in_list=in_list)
    assert place <= end <= len(draft)
    assert all(is_name(name) and name in draft[place:end] for name in names)
    assert in_list or len(names) <= 1
    assert not draft.startswith("Ava (9), Leo") or place or len(names) == (3 if in_list else 1)


@given(DRAFTS)
def test_any_word_stands_alone_or_does_not(draft: str) -> None:
    """Behind a title a name never does, whatever else stands in the letter."""
    for word in NAME_WORD.finditer(draft):
        stands_alone(draft, word)
        titled = f"{draft[: word.start()]} Mr {draft[word.start() :]}"
        again = NAME_WORD.match(titled, word.start() + 4)
        assert again is None or not stands_alone(titled, again)


@given(st.text(min_size=1), DRAFTS, st.integers(0, 200))
def test_a_part_of_a_sentence_keeps_its_words(words: str, draft: str, place: int) -> None:
    """Only the first letter changes, by whether a sentence begins; it does at the start of every text."""
    place = min(place, len(draft))
    made = as_sentence_part(words, draft, place)
    assert made.endswith(words[1:])
    assert made.lower() in {words.lower(), (words[0].upper() + words[1:]).lower()}
    assert begins_sentence(draft, 0)
    assert begins_sentence(f"{draft}\n\nNow", len(draft) + 2)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1)))
def test_a_set_of_words_holds_each_of_them(words: list[str]) -> None:
    """As it was written, whatever white space stands between."""
    assert word_set("\n ".join(words)) >= {each for each in words if not each.isspace()}


@given(st.text())
def test_every_school_has_a_noun(name: str) -> None:
    """One of ours, whatever it is called, in any case: nothing of the name is in it."""
    assert noun_for(name) in {
        noun_for(word)
        for word in ("", "infant", "junior", "primary", "nursery", "grammar", "high", "college", "sixth form")
    }


@given(DRAFTS)
def test_reading_hard_is_measured_inside_the_text(body: str) -> None:
    """The longest sentence lies in it, and no share or count is more than there is."""
    found = readability_of(body)
    assert found.words == len(body.split())
    assert 0 <= found.capitals_share <= 1
    assert found.longest_paragraph_words <= found.words
    if found.longest_sentence:
        assert 0 <= found.longest_sentence.start < found.longest_sentence.end <= len(body)


@given(DRAFTS)
def test_paragraphs_are_of_the_letter(draft: str) -> None:
    """Each stands there between salutation and sign-off, in this order, without white space around it."""
    parts, place = find_parts(draft), 0
    body = draft[parts.body_start : parts.body_end]
    for paragraph in paragraphs_of(draft):
        assert paragraph == paragraph.strip() != ""
        place = body.index(paragraph, place) + len(paragraph)


@given(DRAFTS)
def test_compared_bytes_are_small_and_tight(draft: str) -> None:
    """Nothing that the referee leaves out is left, so that dressing a text up makes no difference."""
    data = compared_bytes(draft)
    assert not re.search(rb"[A-Z\s.,!]", data)
    without_returns = draft.replace("\r", "")
    assert compared_bytes(without_returns.replace("\n", "\r\n")) == compared_bytes(without_returns)


@given(st.binary(min_size=WINDOW_BYTES, max_size=200))
def test_windows_that_count_are_those_of_the_slow_way(data: bytes) -> None:
    """For any bytes: 0 exactly where the low bits of the window's own CRC-32 are."""
    slow = [crc32(data[place : place + WINDOW_BYTES]) & 15 for place in range(len(data) - WINDOW_BYTES + 1)]
    assert [bool(each) for each in can_count(data)] == [bool(each) for each in slow]


@given(st.text(), st.text())
def test_bytes_add_up(one: str, other: str) -> None:
    """Two texts are as long as one after the other, none is shorter than its characters, a new line counts two."""
    assert byte_length(one + other) == byte_length(one) + byte_length(other)
    assert byte_length(one) >= len(one) + one.count("\n")


@given(DRAFTS | st.sampled_from(["é" * 10_001, "\n" * 10_001, "a" * 20_001, "a" * 20_000]))
def test_a_draft_is_read_as_it_is_or_refused(typed: str) -> None:
    """Nothing else is raised; the story is the same words, cleaned, and cleaning them again changes nothing."""
    try:
        assert read_draft(typed, "draft") == typed
    except (LetterTooLong, StoryMissing) as refusal:
        with pytest.raises(type(refusal)):
            read_story(typed, "story")
        return
    story = read_story(typed, "story")
    assert story == clean(typed) == clean(story) != ""
    assert byte_length(story) <= MAX_BYTES


@given(DRAFTS, st.integers(50, 500))
def test_a_letter_to_a_paper_adds_up(draft: str, longest: int) -> None:
    """Own words and the campaign's are all words; what is the campaign's and what is personal lie inside."""
    found = check_for_paper(draft, REFERENCE, longest)
    assert found.own_words + found.campaign_words == found.words
    assert found.is_too_long == (found.words > longest)
    assert all(
        0 <= each.start < each.end <= len(draft)
        for spans in (found.campaign_spans, found.hints)
        for each in spans
    )
    assert {each.kind for each in found.hints} <= {each.kind for each in find_hints(draft)}


@given(st.text(), st.sampled_from(list(MessageType)), st.sampled_from([ENGLISH, WELSH]))
def test_no_value_leaves_its_place_in_the_link(text: str, message_type: MessageType, tongue: Tongue) -> None:
    """WriteToThem's address stays WriteToThem's, with four values and nothing behind them."""
    try:
        address = link(text, text, message_type, tongue)
    except UnicodeEncodeError:
        assert any("\ud800" <= each <= "\udfff" for each in text)  # no postcode that was read has one
        return
    assert address.startswith(f"{tongue.front_page}?pc=")
    assert address.isascii()
    assert address.count("&") == address.count("=") - 1 == 3
    assert "#" not in address
    assert not re.search(r"\s", address)


@given(st.text(), st.sampled_from([ENGLISH, WELSH]))
def test_a_letter_is_in_a_language_that_is_known(text: str, chosen: Tongue) -> None:
    """Whatever it greets with, and whatever page it was written on."""
    assert tongue_of_letter(text, chosen) in {ENGLISH, WELSH}
    assert tongue_of(text) is {"cy": WELSH}.get(text, ENGLISH)


@given(st.text())
def test_advice_about_an_mp_says_their_name_and_no_other(name: str) -> None:
    """As a value that the page escapes, never as a part of the text."""
    assert name in another_mp(name).text.values.values()


@settings(max_examples=40)
@example(typed=OWN_STORY, name="Tom Briggs", is_draft=False)
@given(DRAFTS, st.text(max_size=90) | st.just("Tom Briggs"), st.booleans())
def test_any_letter_is_prepared_or_refused(typed: str, name: str, is_draft: bool) -> None:  # noqa: FBT001 - an input
    """Ready, with the link to send it, or with advice that says why not, or refused for what was typed."""
    places, postcode = opened_places(), parse_postcode("HA2 0JQ")
    request = LetterRequest(postcode, "" if is_draft else typed, typed if is_draft else None, ASKS[:1], name)
    made, refusal = attempt(lambda: prepare_letter(request, CAMPAIGN, REFERENCE, places), Refusal)
    if made is None:
        assert refusal
        assert refusal.field in {"story", "draft", "name"}
        return
    assert made.check.ready or (typed, name) != (OWN_STORY, "Tom Briggs") or is_draft
    assert made.check.ready == bool(made.write_to_them_url) == bool(made.steps)
    assert made.check.ready or any(advice.stops for advice in made.check.advice)
    assert made.check == check_letter(made.message, made.place, REFERENCE, places)
    assert made.message == typed or not is_draft
