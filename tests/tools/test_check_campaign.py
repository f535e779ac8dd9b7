"""`make check-campaign`: every mistake with its line and what to do, and what an editor would think about again."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from chalicelib.letters.check import Reference, check
from chalicelib.letters.composer import compose
from tests.campaigns import BOTH, FIRST, PROJECT, SECOND, Known
from tests.tools.campaign_answers import FILE, Typist
from tools.campaigns import new
from tools.campaigns.check import main
from tools.campaigns.colours import colour_warnings
from tools.campaigns.editor import warnings_on
from tools.campaigns.faults import faults_of
from tools.campaigns.lines import line_of, lines_of_keys
from tools.campaigns.supporters import MANY, Habit, lazy_supporters, own_sentences
from tools.campaigns.trial import try_out
from tools.campaigns.wording import MOST_POINT_WORDS, own_words_for, word_count

if TYPE_CHECKING:
    from pathlib import Path

SOME = 150  # letters, to save time
both = pytest.mark.parametrize("known", BOTH, ids=lambda known: known.id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example, to spoil."""
    copy = tmp_path / SECOND.id
    shutil.copytree(SECOND.folder, copy)
    return copy


def spoilt(folder: Path, *changes: tuple[str, str]) -> Path:
    file = folder / "campaign.toml"
    text = file.read_text(encoding="utf-8")
    for old, spoilt_by in changes:
        assert old in text
        text = text.replace(old, spoilt_by, 1)
    file.write_text(text, encoding="utf-8")
    return folder


def line_with(folder: Path, words: str) -> int:
    lines = (folder / "campaign.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@both
def test_every_key_is_found_where_it_stands(known: Known) -> None:
    """The line of each key begins with that key, and every key of the file has one."""
    text = (known.folder / "campaign.toml").read_text(encoding="utf-8")
    lines, written = lines_of_keys(text), text.splitlines()
    for key, number in lines.items():
        name = key.rpartition(".")[2].partition("[")[0]
        assert re.match(rf"\[*(\w+\.)*{name}\b", written[number - 1])
    leaves = [key for key in lines if not key.endswith("]")]
    counted = Counter(key.rpartition(".")[2] for key in leaves)
    assert counted["as_of"] == text.count("\nas_of = ")
    assert counted["help"] == text.count("\nhelp = ")


def test_lines_of_what_is_written_otherwise() -> None:
    """Values over several lines, strings with brackets in them, spaces in headers, comments behind them."""
    text = (
        'a = """\n[[x]]\n"""\nb = [\n  "]",\n]\n\n[[ roles ]] # one\n id = "x"\n[roles.deep]\nc = { d = 1 }\n'
    )
    tomllib.loads(text)
    lines = lines_of_keys(text)
    assert [lines[key] for key in ("a", "b", "roles", "roles[0]", "roles[0].id")] == [1, 4, 8, 8, 9]
    assert (lines["roles[0].deep"], line_of("roles[0].deep.c.d", lines), line_of("none", lines)) == (
        10,
        11,
        1,
    )


def test_all_mistakes_are_said_and_not_the_first_alone(folder: Path) -> None:
    """Each with the line that it stands in, whatever the others are."""
    spoilt(
        folder,
        ('page = "https', 'page = "stay'),
        ('"x", "bluesky"', '"X!", "bluesky"'),
        ('id = "excluded"', 'id = "suspended"'),
        ("return a child to school?", "return a child."),
        ('label = "A pupil', 'labell = "A pupil'),
        ('help = "One moment', 'help = ""\nmore = "One moment'),
        ("{link} ", ""),
        ('as_of = "November 2026"', "as_of = 2026"),
    )
    found = faults_of(folder)
    assert all(each.is_error for each in found)
    said = {(each.line, each.text.partition(":")[0]) for each in found}
    assert said == {
        (line_with(folder, "page ="), "page"),
        (line_with(folder, '"X!"'), "channels"),
        (line_with(folder, 'text = "9,376') - 1, "points"),
        (line_with(folder, "return a child."), "asks[2].question"),
        (line_with(folder, "labell") - 2, "roles[1].label"),
        (line_with(folder, "labell"), "roles[1].labell"),
        (line_with(folder, 'help = ""'), "roles[1].prompts[2].help"),
        (line_with(folder, "more ="), "roles[1].prompts[2].more"),
        (line_with(folder, "nowhere to go"), "share_texts[0].text"),
        (line_with(folder, "as_of = 2026"), "faq[1].as_of"),
    }


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        (('begin = "prompts"', 'begin = "draft"'), "paragraph_questions", 'title = "'),
        (("\n# Names", '\nbegin = "sometimes"\n# Names'), "begin", "begin ="),
        (("\n# Names", '\nsites_ = ["x"]\n# Names'), "sites_", "sites_ ="),
        (("\n# Names", '\nold_paths = ["x"]\n# Names'), "old_paths", "old_paths ="),
        (("\n# Names", '\npaper = 3\nfund = "x"\n# Names'), "fund", "fund ="),
        (("\n# Names", '\nlinks = "x"\nupdates = []\n# Names'), "updates", "updates ="),
    ],
)
def test_each_kind_of_mistake_has_its_line(
    folder: Path, change: tuple[str, str], key: str, words: str
) -> None:
    """Also where the key is missing, or what should be a table is none."""
    text = (folder / "campaign.toml").read_text(encoding="utf-8")
    head = text.replace("\n# Names", '\nbegin = "prompts"\n# Names', 1)
    if "begin" in change[0]:
        (folder / "campaign.toml").write_text(head, encoding="utf-8")
    if "links" in change[1]:
        start, end = text.index("[[links]]"), text.index("[[faq]]")
        (folder / "campaign.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    spoilt(folder, change)
    found = {each.text.partition(":")[0]: each.line for each in faults_of(folder)}
    assert key in found
    assert found[key] in {1, line_with(folder, words)}


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("[[points]]", "[points]]"), "[points]]", "is not TOML"),
        (('title = "Keep', "title = Keep"), "title = Keep", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_mistake(
    folder: Path, change: tuple[str, str], line: str, said: str
) -> None:
    """And the line that Python's reader names."""
    (fault,) = faults_of(spoilt(folder, change))
    assert (fault.line, said in fault.text) == (line_with(folder, line), True)
    assert "at the end of the line above" in fault.text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('title = "Aros"\n\n[[points]]\nid = "gone"\n', 4, "points[0].id: “gone” is no id"),
        ('title = "Aros"\nchannels = ["x"]\n', 2, "channels: is no text of a campaign"),
        ("title = Aros\n", 1, "is not TOML"),
    ],
)
def test_a_mistake_in_another_language_keeps_make_run_from_starting(
    folder: Path, text: str, line: int, said: str
) -> None:
    """So it is an error here, with its file and line; what is right is passed over."""
    (folder / "campaign.en-easy.toml").write_text('title = "Stay in school"\n', encoding="utf-8")
    assert faults_of(folder) == []
    file = folder / "campaign.cy.toml"
    file.write_text(text, encoding="utf-8")
    (fault,) = faults_of(folder)
    assert (fault.file, fault.line, fault.is_error, said in fault.text) == (file, line, True, True)


def test_a_campaign_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are; who names none is only asked which."""
    assert main(["--id=school-exclusion"]) == 1
    said = capsys.readouterr().err
    assert "There is no campaign “school-exclusion”." in said
    assert f"examples/{SECOND.id}" in said
    assert main([]) == 1
    assert "There is no" not in capsys.readouterr().err


def test_a_file_that_is_missing(folder: Path) -> None:
    """It is named; so is a mistake in the guide to asking for records."""
    (folder / "reference-letter.txt").unlink()
    (fault,) = faults_of(folder)
    assert (fault.file.name, fault.line) == ("reference-letter.txt", 1)
    guide = FIRST.folder / "subject-access"
    shutil.copytree(guide, folder / "subject-access")
    (folder / "subject-access" / "request.txt").unlink()
    assert {each.file.name for each in faults_of(folder)} == {"reference-letter.txt", "request.txt"}


def test_a_mistake_in_the_guide_has_its_line(folder: Path) -> None:
    """The guide to asking for records is read with the campaign."""
    shutil.copytree(FIRST.folder / "subject-access", folder / "subject-access")
    file = folder / "subject-access" / "guide.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("review_by = 20", 'review_by = "20', 1).replace("\n", '"\n', 1), encoding="utf-8"
    )
    (broken,) = faults_of(folder)
    assert (broken.file, broken.is_error) == (file, True)
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith("review_by"))
    file.write_text(
        re.sub(r"^review_by = .*", "review_by = 3", text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    (fault,) = faults_of(folder)
    assert (fault.line, "review_by: must be a day" in fault.text) == (line, True)


@both
def test_both_campaigns_have_nothing_to_mend(known: Known) -> None:
    """Neither a mistake nor a warning, so that those of a new campaign are worth reading."""
    assert faults_of(known.folder) == []
    warned = [each.text for each in warnings_on(known.campaign, known.folder)]
    assert warned == []


@pytest.mark.parametrize(
    ("old", "spoilt_by", "key", "advice"),
    [
        ("one year.", f"one year{', and more' * 9}.", "points[0].text", "and invites pasting"),
        ("State schools", "My school", "points[0].text", "is a sentence to paste"),
        ("Timpson Review of School Exclusion, May 2019", "the Timpson Review", "points[5].as_of", "has no year"),
        ("November 2026", "this week", "faq[1].as_of", "has no year"),
        ("or their place in it", "2,500 a day", "summary", "“2,500” is a figure without a date"),
        ("One moment is enough.", "One in ten is enough.", "roles[1].prompts[2].help", "“One in ten” is a figure"),
        ("Too many children", "40 % of children", "share_texts[0].text", "“40 %” is a figure"),
        ("Will you press for", "How will you press for", "asks[0].question", "Begin with “Will you”"),
        ("where they go?", "where? Will you?", "asks[1].question", "asks two things at once"),
        ("support a law", f"support a {'good ' * 9}law", "asks[2].question", "words, for which a letter needs"),
        ("What would have helped?", "Did anything help?", "roles[0].prompts[2].question", "with yes or no"),
        ("One moment is enough.", f"One {'moment ' * 40}.", "roles[1].prompts[2].help", "is a paragraph"),
        ("One moment is enough.", "I wish that he had been asked.", "roles[1].prompts[2].help", "to paste"),
        ("What do you do in", f"What {'really ' * 22}do you do in", "roles[2].prompts[0].question", "has a sentence of"),
        ('id = "who"\nquestion = "How old', 'id = "you"\nquestion = "How old', "roles[1].prompts[0].id", "“you” is no"),
        ('"pupil referral unit"', f'"{"a " * 7}unit"', "common_names", "place 4 is a sentence"),
        ('hashtag = "Stay', 'hashtag = "#Stay', "hashtag", "leave the “#” out"),
        ("Ask your MP to help", f"Ask {'all ' * 20}to help", "summary", "long for a link’s preview"),
        ('"widget", ', "", "channels", "“widget” is not among them"),
        ("sites = [", 'sites = ["http://127.0.0.1:8080", ', "sites", "Take it out before you deploy"),
    ],
)  # fmt: skip
def test_what_an_editor_would_think_about_again(
    folder: Path, old: str, spoilt_by: str, key: str, advice: str
) -> None:
    """One warning, with its key, its line and what to do; and the campaign still loads."""
    spoilt(folder, (old, spoilt_by))
    assert faults_of(folder) == []
    copy = Known.at(folder)
    found = [each for each in warnings_on(copy.campaign, folder) if each.text.startswith(f"{key}: ")]
    assert [advice in each.text for each in found].count(True) == 1
    written = (folder / "campaign.toml").read_text(encoding="utf-8").splitlines()[found[0].line - 1]
    assert written.startswith(key.rpartition(".")[2].partition("[")[0])


def test_a_draft_to_edit_is_text_to_paste(folder: Path) -> None:
    """So the mode is warned of, with what WriteToThem does about it."""
    questions = ", ".join(f'"What happened on day {number}?"' for number in range(6))
    spoilt(folder, ("\n# Names", f'\nbegin = "draft"\nparagraph_questions = [{questions}]\n# Names'))
    copy = Known.at(folder)
    (found,) = warnings_on(copy.campaign, folder)
    assert "WriteToThem’s terms forbid" in found.text


def test_a_role_with_one_question_and_no_picture(folder: Path) -> None:
    """Both are said."""
    text = (folder / "campaign.toml").read_text(encoding="utf-8")
    start = text.rindex("[[roles.prompts]]")
    (folder / "campaign.toml").write_text(
        text[:start] + text[text.index("[[share_texts]]") :], encoding="utf-8"
    )
    (folder / "card.png").unlink()
    copy = Known.at(folder)
    said = " ".join(each.text for each in warnings_on(copy.campaign, folder))
    assert "one question gets one line" in said
    assert "make card" in said


@pytest.mark.parametrize("words", [6, MOST_POINT_WORDS, 40])
def test_so_many_own_words_make_up_for_a_fact(words: int) -> None:
    """By the real check: with one fewer than that many a letter with the fact is not ready."""
    fact = " ".join(f"kept{number}" for number in range(words))
    reference = Reference([fact], ["Department for Education"])

    def bound(own: int) -> float:
        story = " ".join([*(f"own{number}" for number in range(own)), fact])
        verdict = check(compose(None, story, [], "Tom Briggs"), reference)
        return max(verdict.exact_worst_case / 0.45, 1.25 * verdict.campaign_words / max(1, verdict.own_words))

    assert bound(own_words_for(words) - 1) >= 1
    assert bound(own_words_for(words) + 1) < 1


@both
def test_supporters_in_a_hurry_are_the_same_each_time(known: Known) -> None:
    """Every habit is among them, and their own sentences are nobody's campaign wording."""
    first, again = (list(lazy_supporters(known.campaign)) for _ in range(2))
    assert first == again
    assert len(first) == MANY
    assert {each.habit for each in first} == set(Habit)
    assert {each.role.id for each in first} == {role.id for role in known.campaign.roles}
    reference = Reference(known.campaign.published_texts(), known.campaign.common_names)
    own = " ".join(own_sentences())
    assert reference.wording.overlap_with(own, 0, len(own)).campaign_words == 0
    assert all(word_count(each) >= 7 for each in own_sentences())


def test_who_writes_is_ready_and_who_copies_is_not() -> None:
    """The trial goes through the real check, and knows which question drew least."""
    trial = try_out(SECOND.campaign, SOME)
    assert trial.letters.total() == SOME
    shares = {habit: trial.ready[habit] / trial.letters[habit] for habit in Habit}
    assert shares[Habit.PROPER] > 0.9
    copied = (Habit.LETTER, Habit.POINTS, Habit.TWO_POINTS, Habit.HELP, Habit.ECHO)
    assert {habit: shares[habit] for habit in copied} == dict.fromkeys(copied, 0)
    boxes = {(role.id, prompt.id) for role in SECOND.campaign.roles for prompt in role.prompts}
    assert set(trial.own_words) == boxes
    assert trial.stopped["campaign-wording"] > 0


def test_a_question_for_yes_or_no_draws_least(folder: Path) -> None:
    """So it stands among the thinnest."""
    spoilt(folder, ("What do you do in school, and since when?", "Do you work in a school?"))
    trial = try_out(Known.at(folder).campaign, SOME)
    assert min(trial.own_words, key=trial.own_words.__getitem__) == ("works-in-schools", "who")


def test_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    """A campaign is found by its path, and the report says what the trial cannot tell."""
    assert main([f"--id=examples/{SECOND.id}", "--colours=accent=ffff00"]) == 0
    said = capsys.readouterr().out
    assert "widget: text has a contrast of" in said
    assert "500 invented supporters in a hurry" in said
    assert "What it cannot" in said
    assert "(campaign.toml:" in said
    assert said.endswith(f"{SECOND.id}: 0 errors, 1 warning.\n")


def test_mistakes_fail_and_warnings_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 1 for what would not load, which is not tried out; files are named inside the project."""
    campaigns = tmp_path / "templates" / "campaigns"
    campaigns.mkdir(parents=True)
    (tmp_path / "answers.toml").write_text(FILE, encoding="utf-8")
    made = [f"--from={tmp_path / 'answers.toml'}", "--id=meals"]
    assert new.main(made, Typist([]), campaigns, tmp_path) == 0
    assert main(["--id=meals"], tmp_path) == 0
    said = capsys.readouterr().out
    assert "templates/campaigns/meals/campaign.toml:4: warning: title: there is no card.png" in said
    assert said.endswith("meals: 0 errors, 1 warning.\n")
    spoilt(campaigns / "meals", ("title =", "titles ="))
    assert main(["--id=meals"], tmp_path) == 1
    said = capsys.readouterr().out
    assert "campaign.toml:4: error: titles: is not a key that a campaign has" in said
    assert "supporters" not in said


@pytest.mark.parametrize("name", ["", ".", "..", "nowhere", "docs"])
def test_a_campaign_that_is_not_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which there are."""
    assert main([f"--id={name}"], PROJECT) == 1
    assert f"{FIRST.id}, examples/{SECOND.id}." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("colours", "advice"),
    [
        ("", []),
        ("accent=7a1f5c ground=ffffff", []),
        ("accent=ffff00&ground=ffffff", ["the accent has 1.1 and needs 3.0"]),
        ("ink=999999 ground=ffffff", ["text has a contrast of 2.8 with its ground and needs 4.5"]),
        ("accent=purple", ["has a wish that the widget does not know"]),
        ("colour=7a1f5c", ["has a wish that the widget does not know"]),
    ],
)
def test_a_sites_colours_can_be_tried(folder: Path, colours: str, advice: list[str]) -> None:
    """As the widget does, which leaves off what cannot be read."""
    found = colour_warnings(colours, folder / "campaign.toml")
    assert [words in each.text for each, words in zip(found, advice, strict=True)] == [True] * len(advice)
