import re
from pathlib import Path

import pytest

from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_table import CampaignFileError
from chalicelib.subject_access.guide import LETTERS
from chalicelib.subject_access.guide_file import load_guide
from tests.unit.subject_access.guides import SHIPPED, copied, spoil

RIGHT_COPY = 'id = "right-copy"\nabout = "right"'
LAST_DAY = "checked = 2026-11-22\nreview_by = 2027-11-22"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_campaign_knows_its_guide(tmp_path: Path) -> None:
    """A campaign with a folder for it has a guide, and one without has none."""
    campaign = load_campaign(SHIPPED.parent)
    assert campaign.subject_access == SHIPPED
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("campaign.toml", "reference-letter.txt"):
        (bare / name).write_bytes((SHIPPED.parent / name).read_bytes())
    assert load_campaign(bare).subject_access is None


def test_letters_are_not_compared_with_letters_to_mps() -> None:
    """What goes to the department is no wording that a letter to an MP is held against."""
    campaign = load_campaign(SHIPPED.parent)
    request = load_guide(SHIPPED).letters["request"]
    assert not set(request.splitlines()) & {
        line for text in campaign.published_texts() for line in text.splitlines() if line
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("[controller]", "[holder]", "controller", "is missing"),
        ("[controller]", "[[controller]]", "controller", "one [controller] table"),
        ('id = "dfe"', 'id = "DfE"', "controller.id", "small letters"),
        ('id = "dfe"', 'id = "dfe"\nphone = "0370"', "controller.phone", "spelling"),
        ('name = "Department', 'nam = "Department', "controller.name", "is missing"),
        ('attention = "The Data Protection Officer"', 'attention = ""', "controller.attention", "not empty"),
        ('"LS1 4AW",\n]', '"LS1 4AW", 7\n]', "controller.address", "list of texts"),
        ('email = "data.sharing@', 'email = "data sharing@', "controller.email", "email address"),
        ('email = "data.sharing@education', 'email = "x@y.uk?cc=z@education', "controller.email", "email"),
        ('page = "https://www.gov.uk', 'page = "www.gov.uk', "controller.page", "https://"),
        ('page_title = "Requesting', 'title = "Requesting', "controller.page_title", "is missing"),
        ('statement = "address-dfe"', "", "controller.statement", "is missing"),
        ('statement = "address-dfe"', 'statement = "dfe"', "controller.statement", "“dfe”, which is not"),
        ('statement = "address-ico"', 'statement = "no"', "regulator.statement", "“no”, which is not"),
        ('statement = "address-fft"', 'statement = "no"', "third_parties[0].statement", "“no”, which"),
        ('statement = "elsewhere-scotland"', 'statement = "no"', "elsewhere[1].statement", "“no”, which"),
        ("[regulator]", "[ombudsman]", "regulator", "is missing"),
        ("[[third_parties]]", "[[others]]", "others", "spelling"),
        ('address = ["1st Floor', 'adress = ["1st Floor', "third_parties[0].adress", "spelling"),
        ("[[elsewhere]]", "[[elsewhere]]\nnation = 1", "elsewhere[0].nation", "spelling"),
        ('id = "wales"', 'id = "cymru"', "elsewhere", "one for each of wales, scotland"),
        ('id = "scotland"', 'id = "wales"', "elsewhere", "“wales” twice"),
        (
            'title = "Requesting information',
            'name = "Requesting',
            "elsewhere[0].links[0].title",
            "is missing",
        ),
        ("[official]", "[unofficial]", "official", "is missing"),
        ('title = "The ICO’s own', 'kept = 14\ntitle = "The ICO’s own', "official.kept", "spelling"),
        ('id = "right-free"', 'id = "right-copy"', "statements", "“right-copy” twice"),
        (RIGHT_COPY, 'id = "right-copy"\nabout = "left"', "statements[0].about", "right, who, child"),
        (RIGHT_COPY, RIGHT_COPY.replace("right-", "Right-"), "statements[0].id", "small letters"),
        ('source = "UK GDPR, Article 15(1) and (3)"', "", "statements[0].source", "is missing"),
        ('url = "https://www.legislation', 'url = "//www.legislation', "statements[0].url", "https://"),
        (LAST_DAY, "review_by = 2027-11-22", "statements[0].checked", "is missing"),
        (
            LAST_DAY,
            LAST_DAY.replace("2026", '"2026').replace("22\n", '22"\n'),
            "statements[0].checked",
            "day",
        ),
        (LAST_DAY, LAST_DAY.replace("22\n", "22T10:00:00\n"), "statements[0].checked", "without quotes"),
        (LAST_DAY, LAST_DAY.replace("2027-11-22", "2026-11-21"), "statements[0].review_by", "366 days"),
        (LAST_DAY, LAST_DAY.replace("2027-11-22", "2027-11-24"), "statements[0].review_by", "366 days"),
        (
            RIGHT_COPY,
            RIGHT_COPY.replace('"right"', '"cited"'),
            "statements[0]",
            "“right-copy” is shown nowhere",
        ),
    ],
)
def test_mistake_is_named(folder: Path, old: str, new: str, key: str, reason: str) -> None:
    """A mistake in a guide says which file, which key and why."""
    spoil(folder / "guide.toml", old, new)
    with pytest.raises(CampaignFileError) as found:
        load_guide(folder)
    assert (found.value.file, found.value.key) == (folder / "guide.toml", key)
    assert reason in found.value.reason


@pytest.mark.parametrize("days", ["2026-11-22", "2027-11-23"])
def test_a_review_may_come_at_once_or_after_a_year(folder: Path, days: str) -> None:
    """From the day of the check to 366 days after it, any day will do."""
    spoil(folder / "guide.toml", LAST_DAY, LAST_DAY.replace("2027-11-22", days))
    assert f"{load_guide(folder).statements[0].review_by}" == days


def test_an_organisation_can_be_written_to(folder: Path) -> None:
    """An organisation with neither a postal address nor a page helps nobody."""
    spoil(
        folder / "guide.toml",
        'address = ["1st Floor, 79 Eastgate", "Cowbridge", "Vale of Glamorgan", "CF71 7AA"]',
        "",
    )
    with pytest.raises(
        CampaignFileError, match=re.escape("third_parties[0].address: is missing, and so is page")
    ):
        load_guide(folder)


def test_what_may_be_left_out(folder: Path) -> None:
    """Third parties, an email address and somebody's attention may be missing."""
    file = folder / "guide.toml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("[[third_parties]]"), text.index("# Whom to ask instead")
    text = (text[:start] + text[end:]).replace('email = "data.sharing@education.gov.uk"\n', "")
    start, end = (
        text.index('[[statements]]\nid = "address-fft"'),
        text.index('[[statements]]\nid = "elsewhere-wales"'),
    )
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    guide = load_guide(folder)
    assert (guide.third_parties, guide.controller.email, guide.regulator.attention) == ((), "", "")


def test_an_organisation_without_a_page_has_no_title_of_one(folder: Path) -> None:
    """Where there is nothing to link to, nothing is said of it."""
    file = folder / "guide.toml"
    text = file.read_text(encoding="utf-8")
    start = text.index("[controller]")
    lines = [line for line in text[start:].split("\n\n")[0].splitlines() if not line.startswith("page")]
    file.write_text(text.replace(text[start:].split("\n\n")[0], "\n".join(lines)), encoding="utf-8")
    guide = load_guide(folder)
    assert (guide.controller.page, guide.controller.page_title) == ("", "")


@pytest.mark.parametrize("name", ["guide.toml", *(f"{letter}.txt" for letter in LETTERS)])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """A file that is not there is named."""
    (folder / name).unlink()
    with pytest.raises(CampaignFileError, match=f"{re.escape(name)}: is missing"):
        load_guide(folder)


def test_broken_toml_says_where(folder: Path) -> None:
    """A file that is not TOML is refused with the line."""
    (folder / "guide.toml").write_text("[controller]\nid = dfe\n", encoding="utf-8")
    with pytest.raises(CampaignFileError, match=r"guide\.toml: is not TOML.*line 2"):
        load_guide(folder)


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize(
    ("first_lines", "reason"),
    [
        ("Betreff: x\n\n", "must begin with “Subject: ”"),
        ("Subject:   \n\n", "must begin with “Subject: ”"),
        ("Subject: \n\n", "must begin with “Subject: ”"),
        ("Subject: records of {{ person }}\n\n", "without any {"),
        ("Subject: x\nSirs\n", "empty line below"),
        ("Subject: x", "empty line below"),
    ],
)
def test_a_letter_begins_with_its_subject(folder: Path, letter: str, first_lines: str, reason: str) -> None:
    """The first line is the subject of an email, so nobody's name can stand in it."""
    file = folder / f"{letter}.txt"
    file.write_text(first_lines, encoding="utf-8")
    with pytest.raises(CampaignFileError) as found:
        load_guide(folder)
    assert (found.value.file, found.value.key) == (file, "")
    assert reason in found.value.reason


@pytest.mark.parametrize(
    "citation", ['law("law-jungle")', "law('law-jungle')", "law(person)", 'law ( "law-jungle" )']
)
def test_a_letter_cites_statements_that_are_there(folder: Path, citation: str) -> None:
    """What a letter says of the law is a statement of the guide, with its source, or the letter is refused."""
    file = folder / "ico.txt"
    spoil(file, 'law("law-time")', citation)
    with pytest.raises(CampaignFileError) as found:
        load_guide(folder)
    assert (found.value.file, found.value.key) == (file, "")
    assert found.value.reason == f"{citation} names no statement of guide.toml"


def test_a_citation_may_be_written_with_spaces(folder: Path) -> None:
    """Quotes of either kind and spaces are fine."""
    spoil(folder / "ico.txt", 'law("law-time")', "law( 'law-time' )")
    assert "law( 'law-time' )" in load_guide(folder).letters["ico"]


def test_a_statement_that_letters_no_longer_cite_is_refused(folder: Path) -> None:
    """Nobody has to go on reviewing what nothing shows."""
    spoil(folder / "complaint.txt", '{{ law("law-complaint") }}', "")
    with pytest.raises(CampaignFileError, match="“law-complaint” is shown nowhere"):
        load_guide(folder)
