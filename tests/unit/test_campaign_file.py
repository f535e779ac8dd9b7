import re
import shutil
from pathlib import Path

import pytest

from chalicelib.campaign import Begin, MessageType, Paper
from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_table import CampaignFileError
from chalicelib.letters.check import Reference, check
from chalicelib.sharing import x_length
from chalicelib.tally.events import is_slug
from tests.campaigns import BOTH, FIRST, SECOND, Known

SHIPPED = FIRST.folder
CAMPAIGNS = SHIPPED.parent
A_ROLES_ASK = '[[roles.asks]]\nid = "answer-me"\ntitle = "Me"\nquestion = "Will you?"\n\n'


each_campaign = pytest.mark.parametrize("known", BOTH, ids=lambda known: known.id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "my-records-my-rights"
    shutil.copytree(SHIPPED, copy)
    return copy


def spoil(folder: Path, old: str, new: str) -> None:
    file = folder / "campaign.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_shipped_campaign_loads() -> None:
    """The campaign that ships has a few yes or no asks and questions for every role."""
    campaign = load_campaign(SHIPPED)
    assert campaign.id == "my-records-my-rights"
    assert 2 <= len(campaign.asks) <= 3
    assert all(len(role.prompts) >= 2 for role in campaign.roles)
    assert campaign.role_or_none("parent") == campaign.roles[0]
    assert campaign.role_or_none("nobody") is None


def test_shipped_casework_is_a_role_with_asks_of_its_own() -> None:
    """Somebody without an answer has two or three asks, and it is the only role whose letter is casework."""
    campaign = load_campaign(SHIPPED)
    (role,) = [role for role in campaign.roles if role.message_type is MessageType.CASEWORK]
    assert (role.id, len(role.prompts)) == ("no-answer", 3)
    assert 2 <= len(role.asks) <= 3
    assert "your child’s name and birth date" in role.prompts[0].help
    assert [other.id for other in campaign.roles if other.asks] == [role.id]


@each_campaign
def test_prompts_keep_what_was_written(known: Known) -> None:
    """Every role asks under the same ids, so that a changed role hides no answer that goes into the letter."""
    first, *others = ([prompt.id for prompt in role.prompts] for role in known.campaign.roles)
    assert all(ids == first[: len(ids)] for ids in others)


@each_campaign
def test_ids_can_be_counted(known: Known) -> None:
    """Every role and channel has the shape that the tally takes."""
    campaign = known.campaign
    assert all(map(is_slug, (*campaign.channels, *(role.id for role in campaign.roles))))


@each_campaign
def test_reference_letter_is_not_for_sending(known: Known) -> None:
    """What the check compares with would itself never be ready."""
    campaign = known.campaign
    reference = Reference(campaign.published_texts(), campaign.common_names)
    assert not check(campaign.reference_letter, reference).ready


@each_campaign
def test_share_texts_fit(known: Known) -> None:
    """Each share text fits on X, which counts a link as 23, and on Bluesky, which counts all of it."""
    for text in known.campaign.share_texts:
        assert x_length(text) <= 280
        assert len(text.replace("{link}", "x" * 60)) <= 300


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('title = "My records', 'titel = "My records', "title", "is missing"),
        ('organisation = "defenddigitalme"', "organisation = 7", "organisation", "text in quotes"),
        ('organisation = "defenddigitalme"', 'organisation = " "', "organisation", "not empty"),
        ('organisation = "defenddigitalme"', 'organisation = "d"\ncolour = "red"', "colour", "spelling"),
        ('page = "https://', 'page = "', "page", "https://"),
        ('page = "https://defenddigitalme.org', 'page = "javascript:alert()//', "page", "https://"),
        ('"poster", ', '"Poster", ', "channels", "Poster"),
        ('"poster", ', '"x", ', "channels", "“x” twice"),
        ("channels = [", "channels = []\nunused = [", "channels", "at least one"),
        ("channels = [", "channels = 1\nunused = [", "channels", "list of texts"),
        ('channels = ["x"', "channels = [1", "channels", "list of texts"),
        ('"https://defenddigitalme.org", ', '"https://defenddigitalme.org/", ', "sites", "no slash"),
        ('"https://defenddigitalme.org", ', '"http://defenddigitalme.org", ', "sites", "https://"),
        ('"https://defenddigitalme.org", ', '"https://*.defenddigitalme.org", ', "sites", "“https://*."),
        ('"https://defenddigitalme.org", ', '"https://a.example; script-src *", ', "sites", "no path"),
        ('"https://defenddigitalme.org", ', '"https://www.defenddigitalme.org", ', "sites", "twice"),
        ("sites = [", "sites = []\nunused = [", "sites", "at least one"),
        ('id = "named"', 'id = "Named"', "points[0].id", "small letters"),
        ('id = "parent"', f'id = "{"p" * 41}"', "roles[0].id", "40 characters"),
        ('id = "named"', 'id = "kept"', "points", "“kept” twice"),
        ('as_of = "since 2002"', "", "points[0].as_of", "is missing"),
        ('as_of = "since 2002"', 'as_of = "2002"\nby = "me"', "points[0].by", "spelling"),
        ("who has had it?", "who has had it.", "asks[0].question", "yes or no"),
        ('id = "tell-families"', 'id = "new-law"', "asks", "“new-law” twice"),
        ('id = "found-out"', 'id = "you"', "roles[0].prompts", "“you” twice"),
        (
            'question = "Who are you, and',
            'quest = "Who are you, and',
            "roles[0].prompts[0].question",
            "is missing",
        ),
        ('id = "answer-me"', 'id = "Answer"', "roles[4].asks[0].id", "small letters"),
        ('id = "answer-me"', 'id = "who-had-them"', "roles[4].asks", "“who-had-them” twice"),
        ('id = "answer-me"', 'id = "new-law"', "roles[4].asks", "“new-law”, which is another ask’s id"),
        (
            '[[roles]]\nid = "school-staff"',
            f'{A_ROLES_ASK}[[roles]]\nid = "school-staff"',
            "roles[4].asks",
            "“answer-me”, which is another ask’s id",
        ),
        ('[[roles.asks]]\nid = "answer-me"', '[[roles.ask]]\nid = "a"', "roles[4].ask", "spelling"),
        ("answer my request for records?", "answer me.", "roles[4].asks[0].question", "yes or no"),
        ('"casework"\n', '"personal"\n', "roles[4].message_type", "“campaigning” or “casework”"),
        ('"casework"\n', "7\n", "roles[4].message_type", "text in quotes"),
        ("young = true", "young = 1", "roles[2].young", "true or false"),
        ('id = "someone-else"', 'id = "z"\nmessage_type = "casework"', "roles[5].message_type", "last role"),
        ("[[links]]", "[[link]]", "links[0].url", "is missing"),
        ("minutes: {link}", "minutes: link", "share_texts[0].text", "{link}"),
        ("minutes: {link}", "minutes: {link} {link}", "share_texts[0].text", "{link} once"),
        ("minutes: {link}", f"minutes: {'語' * 60} {{link}}", "share_texts[0].text", "as X counts them"),
        ("minutes: {link}", f"minutes: {'e' * 95} {{link}}", "share_texts[0].text", "Bluesky takes 300"),
        ("[[share_texts]]\ntext", "[[shared]]\ntext", "shared", "spelling"),
        ("[paper]\nhelp", "[paper]\nhalp", "paper.help", "is missing"),
        ("[paper]", "[[paper]]", "paper", "one [paper] table"),
        ("longest = 250", "longest = 49", "paper.longest", "from 50 to 500"),
        ("longest = 250", "longest = 501", "paper.longest", "from 50 to 500"),
        ("longest = 250", "longest = 250.0", "paper.longest", "whole number"),
        ("longest = 250", 'longest = "250"', "paper.longest", "without quotes"),
        ("longest = 250", "longest = true", "paper.longest", "whole number"),
        ("longest = 250", "longest = 250\nshortest = 9", "paper.shortest", "spelling"),
        ("[[paper.find]]", "[[paper.found]]", "paper.found", "spelling"),
        ('url = "https://www.holdthe', 'url = "//www.holdthe', "paper.find[0].url", "https://"),
        ('url = "https://www.crowdjustice.com/"', "", "fund.url", "is missing"),
        ("[fund]", '[fund]\ngoal = "a lot"', "fund.goal", "spelling"),
        ('id = "opt-out"', 'id = "Opt out"', "faq[2].id", "small letters"),
        ('id = "opt-out"', 'id = "see-mine"', "faq", "“see-mine” twice"),
        ('question = "Can I opt out?"', 'question = " "', "faq[2].question", "not empty"),
        ('id = "opt-out"', 'id = "opt-out"\nby = "me"', "faq[2].by", "spelling"),
        ('title = "News from', 'name = "News from', "updates[0].title", "is missing"),
        *(
            ('old_paths = ["/my-records-my-rights"]', f"old_paths = {paths}", "old_paths", reason)
            for paths, reason in (
                ("[]", "at least one"),
                ('"/my-records"', "list of texts"),
                ('["my-records"]', "begin with a slash"),
                ('["/"]', "begin with a slash"),
                ('["//evil.example"]', "begin with a slash"),
                ('["/a//b"]', "slashes alone"),
                ('["/a/../b"]', "slashes alone"),
                ('["/a.html"]', "slashes alone"),
                ('["/{name}"]', "slashes alone"),
                ('["/a?b=c"]', "slashes alone"),
                ('["/a\\r\\nSet-Cookie"]', "slashes alone"),
                ('["/é"]', "slashes alone"),
                ('["/a", "/a/"]', "“/a” twice"),
            )
        ),
    ],
)
def test_mistake_is_named(folder: Path, old: str, new: str, key: str, reason: str) -> None:
    """A mistake in a campaign file stops the start, and says which file, which key and why."""
    spoil(folder, old, new)
    if key == "links[0].url":
        spoil(folder, 'url = "https://ico.org.uk', 'uri = "https://ico.org.uk')
    with pytest.raises(CampaignFileError) as found:
        load_campaign(folder)
    assert found.value.file == folder / "campaign.toml"
    assert found.value.key == key
    assert reason in found.value.reason
    assert str(found.value) == f"{found.value.file}: {key}: {found.value.reason}"


def test_what_else_there_is_to_do_may_be_left_out(folder: Path) -> None:
    """A campaign without paper, fund, answers, news and old addresses has none, and an unsaid length is 250 words."""
    file = folder / "campaign.toml"
    whole = file.read_text(encoding="utf-8").replace('old_paths = ["/my-records-my-rights"]', "")
    without, paper, _ = whole.partition("[paper]\n")
    file.write_text(without, encoding="utf-8")
    campaign = load_campaign(folder)
    assert (campaign.paper, campaign.fund, campaign.old_paths) == (None, None, ())
    assert (campaign.faq, campaign.updates) == ((), ())
    file.write_text(f'{without}{paper}help = "Short letters."', encoding="utf-8")
    assert load_campaign(folder).paper == Paper("Short letters.", 250, ())


def test_what_else_there_is_to_do_is_published_text(folder: Path) -> None:
    """An answer, the fund's text and the line about papers can be copied, so the check knows them."""
    campaign = load_campaign(folder)
    assert campaign.fund is not None
    assert campaign.paper is not None
    texts = {*(each.answer for each in campaign.faq), campaign.fund.text, campaign.paper.help}
    assert len(texts) == 8
    assert texts <= set(campaign.published_texts())


def test_shipped_answers_are_short_and_dated() -> None:
    """Nobody reads a long answer: each has 60 words at most, and the year that it is from."""
    faq = load_campaign(SHIPPED).faq
    assert len(faq) == 6
    assert [
        each.id for each in faq if len(each.answer.split()) > 60 or not re.search("20[0-9]{2}", each.as_of)
    ] == []


def test_old_paths_end_without_a_slash(folder: Path) -> None:
    """However they are written down, they are known in one way."""
    spoil(folder, '["/my-records-my-rights"]', '["/my-records/2016/", "/Act-now"]')
    assert load_campaign(folder).old_paths == ("/my-records/2016", "/Act-now")


def test_draft_to_begin_with_needs_its_questions(folder: Path) -> None:
    """A campaign that begins with a draft has one question for each of its letter's paragraphs."""
    six = "\n".join(f'"Why number {place}?",' for place in range(6))
    spoil(folder, 'begin = "prompts"', f'begin = "draft"\nparagraph_questions = [{six}]')
    campaign = load_campaign(folder)
    assert (campaign.begin, len(campaign.paragraph_questions)) == (Begin.DRAFT, 6)
    spoil(folder, '"Why number 5?",', "")
    with pytest.raises(CampaignFileError, match="one question for each of the 6 paragraphs"):
        load_campaign(folder)


def test_texts_published_elsewhere_count(folder: Path) -> None:
    """The text of the campaign's own page, put into its folder, is the campaign's wording too."""
    page = "Take action today to help build a place where every child can learn in peace."
    (folder / "published").mkdir()
    (folder / "published" / "page.txt").write_text(page, encoding="utf-8")
    campaign = load_campaign(folder)
    assert campaign.published == (page,)
    assert page in campaign.published_texts()


def test_campaigns_begin_with_prompts(folder: Path) -> None:
    """Prompts are what a campaign has that says nothing of how to begin, and only two ways are known."""
    spoil(folder, 'begin = "prompts"', "")
    assert load_campaign(folder).begin is Begin.PROMPTS
    spoil(folder, "# Where supporters come from", 'begin = "paste"\n# Where supporters come from')
    with pytest.raises(CampaignFileError, match="begin: must be “prompts” or “draft”"):
        load_campaign(folder)


def test_sites_may_be_left_out(folder: Path) -> None:
    """A campaign without sites can be framed by nobody; with a site on this machine it can be tried out."""
    shipped = 'sites = ["https://defenddigitalme.org", "https://www.defenddigitalme.org"]'
    spoil(folder, shipped, "")
    assert load_campaign(folder).sites == ()
    spoil(folder, "# Names that anyone", 'sites = ["http://localhost:8080", "http://127.0.0.1"]\n# Names')
    assert load_campaign(folder).sites == ("http://localhost:8080", "http://127.0.0.1")


def test_tables_must_be_tables(folder: Path) -> None:
    """A list where tables belong is refused with how to write them."""
    (folder / "campaign.toml").write_text(
        'title = "a"\norganisation = "b"\nsummary = "c"\npage = "https://d.example"\nhashtag = "e"\n'
        'channels = ["x"]\ncommon_names = ["f"]\npoints = ["g"]\n',
        encoding="utf-8",
    )
    with pytest.raises(CampaignFileError, match=r"points.*\[\[points\]\]"):
        load_campaign(folder)


def test_broken_toml_says_where(folder: Path) -> None:
    """A file that is not TOML is refused with the line."""
    (folder / "campaign.toml").write_text('title = "a"\nsummary = b\n', encoding="utf-8")
    with pytest.raises(CampaignFileError, match=r"is not TOML.*line 2"):
        load_campaign(folder)


@pytest.mark.parametrize("name", ["campaign.toml", "reference-letter.txt"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """A file that is not there is named."""
    (folder / name).unlink()
    with pytest.raises(CampaignFileError, match=f"{re.escape(name)}: is missing"):
        load_campaign(folder)


def test_text_must_be_utf8(folder: Path) -> None:
    """A letter saved in another encoding is refused instead of being read wrongly."""
    (folder / "reference-letter.txt").write_bytes("Caf\u00e9".encode("latin-1"))
    with pytest.raises(CampaignFileError, match="UTF-8"):
        load_campaign(folder)


def test_folder_name_is_an_id(tmp_path: Path) -> None:
    """The folder's name is the campaign's id, so it must be able to stand in a link."""
    with pytest.raises(CampaignFileError, match="folder’s name"):
        load_campaign(tmp_path / "My Records")


def test_a_poster_has_a_question_if_the_campaign_wants_one(folder: Path) -> None:
    """It is the campaign's wording: whoever copies it into a letter should hear of it."""
    campaign = load_campaign(folder)
    assert campaign.poster_question == "Who has your school record?"
    assert campaign.poster_question in campaign.published_texts()
    spoil(folder, 'poster_question = "Who has your school record?"', "")
    campaign = load_campaign(folder)
    assert campaign.poster_question == ""
    assert "" not in campaign.published_texts()


def test_the_example_is_never_deployed_and_has_another_shape() -> None:
    """It stands where the package does not look, without letters about records, casework, paper or fund."""
    campaign = SECOND.campaign
    assert not SECOND.folder.is_relative_to(CAMPAIGNS)
    assert "invented" in campaign.organisation
    assert (campaign.subject_access, campaign.paper, campaign.fund) == (None, None, None)
    assert all(role.message_type is MessageType.CAMPAIGNING for role in campaign.roles)
    first = FIRST.campaign
    assert not {role.id for role in campaign.roles} & {role.id for role in first.roles}
    assert not {ask.id for ask in campaign.asks} & {ask.id for ask in first.asks}
