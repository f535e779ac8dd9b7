"""Letters in Welsh: what is added is Welsh, and the rules that read a letter know its words."""

from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib.campaign import Campaign
from chalicelib.letters.check import Check, Reference, check
from chalicelib.letters.composer import compose
from chalicelib.letters.parts import find_parts, paragraphs_of
from chalicelib.letters.personal_data import find_hints
from chalicelib.letters.prepare import LetterRequest, PreparedLetter, prepare_letter
from chalicelib.letters.tongues import ENGLISH, WELSH, Tongue, tongue_of
from chalicelib.places import Places, parse_postcode
from tests.unit.letters.samples import ASKS, CAMPAIGN, GOLDEN, OWN_STORY, letter

WELSH_STORY = (
    "Rwy’n gyrru’r bws rhif 14 trwy Gaerdydd ac mae fy mab yn naw oed. Ym mis Mawrth anfonodd yr ysgol ffurflen adref "
    "am ddiwrnod y cyfrifiad, ac fe’i llofnodais wrth fwrdd y gegin heb fy sbectol.\n\n"
    "Ar noson y rhieni y clywais gan Mrs Rees i ble mae’n mynd. Teimlais yn ffôl, ac yna’n ddig. Roedd ei ddarllen ar ei "
    "hôl hi am flwyddyn oherwydd ei glustiau, ac nid wyf am i hynny fod y peth cyntaf a ŵyr rhyw ddieithryn amdano."
)
WELSH_ASKS = (
    replace(
        ASKS[0],
        question="A wnewch chi ofyn i weinidogion ddweud wrth deuluoedd pwy sydd wedi cael eu cofnodion?",
    ),
    replace(ASKS[1], question="A wnewch chi bwyso am roi’r gorau i roi copïau i gwmnïau a newyddiadurwyr?"),
)
IN_WELSH: Campaign = replace(
    CAMPAIGN,
    summary="Mae cofnodion ysgol yn cael eu trosglwyddo i bobl eraill heb ofyn i neb yn gyntaf.",
    asks=(*WELSH_ASKS, ASKS[2]),
    original=CAMPAIGN,
)
REFERENCE_OF_BOTH = Reference(IN_WELSH.published_texts(), IN_WELSH.common_names, IN_WELSH.offered_questions())


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.open()


def prepared(places: Places, postcode: str = "CF10 1AA", **asked: object) -> PreparedLetter:
    request = LetterRequest(parse_postcode(postcode), **asked)  # type: ignore[arg-type] # each test gives the right ones
    return prepare_letter(request, IN_WELSH, REFERENCE_OF_BOTH, places, WELSH)


def checked(draft: str) -> Check:
    return check(draft, REFERENCE_OF_BOTH, WELSH)


def codes(draft: str) -> list[str]:
    return [advice.code for advice in checked(draft).advice]


def in_welsh(story: str = WELSH_STORY, ask: str = "A wnewch chi ymchwilio?", name: str = "Owain Rees") -> str:
    return compose("Alex Barros-Curtis", story, [ask] if ask else [], name, WELSH)


def golden(name: str) -> str:
    return (Path(GOLDEN) / name).read_text(encoding="utf-8").removesuffix("\n")


def test_letter_as_it_is_read(places: Places) -> None:
    """The MP's name as it is, all that is added in Welsh, and the link to WriteToThem's Welsh site."""
    made = prepared(places, story=WELSH_STORY, asks=WELSH_ASKS[:1], name="Owain Rees")
    assert made.message == golden("cy-one-ask.txt")
    assert made.check.advice == ()
    assert made.write_to_them_url is not None
    assert made.write_to_them_url.startswith("https://cy.writetothem.com/?pc=CF10+1AA&a=westminstermp&")


@pytest.mark.parametrize(
    ("spoken", "tongue"), [("cy", WELSH), ("en", ENGLISH), ("gd", ENGLISH), ("", ENGLISH)]
)
def test_letters_are_in_welsh_or_english(spoken: str, tongue: Tongue) -> None:
    """Pages in any other language make letters in English, which every MP reads."""
    assert tongue_of(spoken) is tongue


def test_letter_to_an_mp_we_do_not_know(places: Places) -> None:
    """Greets “AS”, which is nobody's name."""
    made = prepared(places, "BT1 9ZZ", story=WELSH_STORY, asks=WELSH_ASKS, name="Owain Rees")
    assert made.message == golden("cy-unknown-mp-two-asks.txt")
    assert made.check.ready


def test_letter_without_a_name(places: Places) -> None:
    """A line to fill in, which is no name."""
    made = prepared(places, story=WELSH_STORY)
    assert made.message == golden("cy-no-name-no-ask.txt")
    assert [advice.code for advice in made.check.advice] == ["name-missing", "no-ask"]


@pytest.mark.parametrize(
    "greeting", ["Annwyl", "Anwyl", "Helo", "Shwmae", "Bore da", "Prynhawn da", "Noswaith dda", "Dear"]
)
@pytest.mark.parametrize(
    "closing",
    [
        "Yn gywir",
        "Yn ddiffuant",
        "Cofion cynnes",
        "Gyda diolch",
        "Diolch o galon",
        "Llawer o ddiolch",
        "Pob dymuniad da",
        "Diolch yn fawr iawn",
        "Yours sincerely",
    ],
)
def test_the_parts_are_found(greeting: str, closing: str) -> None:
    """However people begin and close letters in Welsh; those who read Welsh may write in English, too."""
    parts = find_parts(f"{greeting} Alex Barros-Curtis,\n\nFy stori.\n\n{closing},\n\nOwain Rees")
    assert (parts.salutation, parts.name) == (f"{greeting} Alex Barros-Curtis", "Owain Rees")
    assert paragraphs_of(f"{greeting} AS,\n\nFy stori.\n\n{closing},\n\nO R") == ["Fy stori."]


@pytest.mark.parametrize("name", ["[Eich enw llawn]", "Etholwr", "Eich enw"])
def test_a_stand_in_is_no_name(name: str) -> None:
    """As in English."""
    assert find_parts(in_welsh(name=name)).name == ""


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("Clywais am hyn yn y pentref i gyd.", True),
        ("Dw i yn poeni am hyn.", True),
        ("Mae ein plant yn haeddu gwell.", True),
        ("I heard of this from my neighbour.", True),
        ("Mae llais i bawb a mantais i gwmni.", False),
        ("Rhoddwyd cofnodion i gwmnïau i gyd.", False),
    ],
)
def test_somebody_says_i(sentence: str, is_said: bool) -> None:  # noqa: FBT001 - what is expected
    """The Welsh word “i” alone is “to”; in an English letter it is oneself."""
    assert ("no-first-person" not in codes(in_welsh(sentence))) is is_said
    assert "no-first-person" not in codes(letter("i saw it."))


@pytest.mark.parametrize(
    "ask",
    [
        "A wnewch chi holi?",
        "Gofynnaf am ateb.",
        "Rwy’n gofyn i chi holi.",
        "Os gwelwch yn dda holwch.",
        "Hoffwn ateb.",
        "Carwn ofyn. Allwch chi holi.",
    ],
)
def test_an_ask_is_seen(ask: str) -> None:
    """Also without a question mark."""
    assert "no-ask" not in codes(in_welsh(ask=ask))
    assert "no-ask" in codes(in_welsh(ask=""))


def test_rules_of_easy_english_are_for_english() -> None:
    """No letter in Welsh is told of long sentences, whichever page it was written on; one in English is."""
    long = "a’r hyn a welais " * 60
    easy = {"long-sentence", "no-paragraphs", "all-capitals"}
    assert not easy & {*codes(in_welsh(long)), *codes(in_welsh(long.upper()))}
    assert not easy & {advice.code for advice in check(in_welsh(long), REFERENCE_OF_BOTH).advice}
    assert easy <= {*codes(letter("and what I saw " * 60)), *codes(letter("AND WHAT I SAW " * 60))}


def test_without_a_greeting_the_page_says_the_language() -> None:
    """As nothing else does."""
    story = "Mae i bawb i gyd."
    assert "no-first-person" in {each.code for each in check(story, REFERENCE_OF_BOTH, WELSH).advice}
    assert "no-first-person" not in {each.code for each in check(story, REFERENCE_OF_BOTH, ENGLISH).advice}


@pytest.mark.parametrize("copied", [IN_WELSH.summary, CAMPAIGN.reference_letter.split("\n\n")[1]])
def test_the_campaigns_words_are_found_in_both_languages(copied: str) -> None:
    """A supporter who reads Welsh may have pasted either."""
    found = checked(in_welsh(copied))
    assert not found.ready
    assert found.campaign_words >= len(copied.split()) - 2


def test_an_english_letter_is_compared_with_english_alone() -> None:
    """So that letters in English cost what they did, and no overlay is read for them."""
    assert CAMPAIGN.published_texts() == CAMPAIGN._published()
    assert IN_WELSH.summary not in CAMPAIGN.published_texts()
    assert REFERENCE_OF_BOTH.standing >= Reference(CAMPAIGN.published_texts(), ()).standing


def test_offered_asks_are_known_in_both_languages() -> None:
    """A short letter with an ask of ours is not told off for it as for copying."""
    for ask in (*WELSH_ASKS, ASKS[2]):
        assert "short-for-its-asks" in codes(in_welsh("Clywais am hyn ddoe.", ask=ask.question))


@pytest.mark.parametrize(
    ("draft", "hints"),
    [
        (
            "Mae fy merch Cerys yn naw oed, ac mae Cerys yn hapus.",
            [("fy merch Cerys", "fy merch"), ("Cerys", None)],
        ),
        ("Aeth fy mab, Owen, yn ôl.", [("fy mab, Owen,", "fy mab")]),
        ("Mae fy mab saith oed (Gwion) yn gall.", [("fy mab saith oed (Gwion)", "fy mab saith oed")]),
        ("Mae fy mhlant, Ava a Leo, yn iach.", [("fy mhlant, Ava a Leo,", "fy mhlant")]),
        ("Roedd bachgen o’r enw Iolo yn y dosbarth.", [("bachgen o’r enw Iolo", "bachgen")]),
        ("Dyma yn union ein hwyres – Mari.", [("ein hwyres – Mari", "ein hwyres")]),
        ("Wrth helpu fy mab, Osian aeth yn sâl.", []),
        ("Er mwyn fy mab. Mae yn iawn. Gwelodd y mab Owen yn y dref.", []),
        ("I fy mab Estyn yw’r bobl sy’n arolygu, yn ôl a glywais.", []),
        ("Cafodd ei geni ar 3 Mai 2014 yng Nghaerdydd yn y nos.", [("ar 3 Mai 2014", "yn 2014")]),
        ("Ganwyd ef yn Llanelli ar y 3ydd o Fai 2014.", [("ar y 3ydd o Fai 2014", "yn 2014")]),
        ("Dyddiad geni: 03/05/14 yn ôl y ffurflen.", [("03/05/14", None)]),
        ("Annwyl Alex, Aeth i Ysgol Plasmawr.", [("Ysgol Plasmawr", None)]),
        ("Ar 3 Mai 2014 roedd yn Ysgol Sul y pentref.", []),
        ("Aeth yn ôl i Goleg Gwent.", [("Goleg Gwent", "a college")]),
    ],
)
def test_hints(draft: str, hints: list[tuple[str, str | None]]) -> None:
    """Children's names, dates of birth and schools by Welsh words; nothing where no name stands."""
    assert [(draft[each.start : each.end], each.replacement) for each in find_hints(draft)] == hints


def test_a_letter_in_english_on_a_welsh_page_is_read_as_english() -> None:
    """Its writer chose Welsh pages, and their own words are theirs."""
    assert checked(letter(OWN_STORY)).ready
