"""The files of languages: what they must hold, and how what they hold is said."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chalicelib.languages import LanguageFileError, Languages, Text, Value, read_language
from tests.english import ENGLISH, english
from tests.second_language import ENGLISH_FILE, TAG, second_language

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("tag", Languages().tags)
def test_every_language_says_what_english_says(tag: str) -> None:
    """The same keys with the same placeholders; otherwise reading it fails."""
    assert Languages().named(tag).tag == tag


def test_every_string_is_used() -> None:
    """A key that stands in no template and no module is dead, and a translator's time is dear."""
    sources = [
        *ROOT.glob("chalicelib/**/*.py"),
        *ROOT.glob("tools/**/*.py"),
        *ROOT.glob("templates/**/*.html"),
    ]
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    begun = {found.strip('"{ ~') for found in re.findall(r'"[a-z-]+\.[a-z-]*(?:\{|" ~)', text)}
    words = set(re.findall(r"[\"'.]([a-z][a-z0-9-]*)[\"']", text))

    def is_made(end: str) -> bool:
        head, _, last = end.rpartition("-")
        return end in words or end.isdecimal() or (f'"{head}-{{' in text and last in words)

    def is_used(key: str) -> bool:
        # In whole, or as a beginning and a word of the code's own, such as a refusal's code, or a number.
        ends = [key.removeprefix(start) for start in begun if key.startswith(start)]
        return f'"{key}"' in text or f"'{key}'" in text or any(map(is_made, ends))

    assert [key for key in ENGLISH.strings if not is_used(key)] == []


def test_values_are_filled_in() -> None:
    """Numbers as the string wishes, days in words, texts in the same language."""
    assert english(Text("so-far.letters", {"letters": 1200})) == "At least 1,200 letters so far."
    counted: dict[str, Value] = {"things": Text("counted.sent"), "day": date(2027, 3, 5)}
    assert english(Text("counted.by-day", counted)) == "1 to the letters sent on 5 March 2027"
    assert ENGLISH.short_day(date(2027, 9, 5)) == "5 Sep"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "in 1 constituency"), (2, "in 2 constituencies"), (0, "in 0 ")]
)
def test_a_number_can_have_a_form_of_its_own(count: int, said: str) -> None:
    """All others have the other."""
    assert said in english(Text("dashboard.legend-band", {"label": "10 to 20", "count": count}))


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    """A supporter's own braces stay what they are."""
    assert english(Text("read.quoted", {"words": "{words} {0} {__class__}"})) == "“{words} {0} {__class__}”"


def test_a_text_shows_no_values() -> None:
    """They may quote a supporter, and a repr may come into a log."""
    assert "secret" not in repr(Text("read.quoted", {"words": "secret"}))


def test_an_unknown_language_is_english() -> None:
    """Whatever is asked for, somebody can read on."""
    languages = Languages()
    for tag in (None, "", "tlh", "../en", "en.toml"):
        assert languages.named(tag) is languages.default


@pytest.mark.parametrize("tag", Languages().tags)
def test_a_language_is_called_what_its_file_says(tag: str) -> None:
    """Also before the file is read, by its beginning; English comes first."""
    languages = Languages()
    assert languages.called()[0].tag == "en"
    (called,) = (each for each in languages.called() if each.tag == tag)
    assert languages.called() is languages.called()
    language = languages.named(tag)
    assert (called.name, called.html_tag) == (language.name, language.html_tag)


@pytest.mark.parametrize("name", ["'Bracketish'", '"Bracket\\u0069sh"'])
def test_a_name_that_is_not_found_at_the_beginning_is_refused(tmp_path: Path, name: str) -> None:
    """Else the choice of a language would call it something else; until then it is called by its tag."""
    languages = second_language(tmp_path)
    file = tmp_path / f"{TAG}.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('name = "Bracketish"', f"name = {name}", 1), encoding="utf-8")
    with pytest.raises(
        LanguageFileError, match=r"language\.name and html must stand at the file’s beginning"
    ):
        languages.named(TAG)


def test_a_variant_is_called_by_its_base_where_it_does_not_say(tmp_path: Path) -> None:
    """Its name is its own."""
    (tmp_path / "en.toml").write_bytes(ENGLISH_FILE.read_bytes())
    (tmp_path / "en-easy.toml").write_text('[language]\nname = "Easy"\nbase = "en"\n')
    easy = Languages(tmp_path).called()[1]
    assert (easy.tag, easy.name, easy.html_tag) == ("en-easy", "Easy", "en-GB")


def test_a_language_is_read_once(tmp_path: Path) -> None:
    """When it is first asked for."""
    languages = second_language(tmp_path)
    assert languages.tags == ("en", TAG)
    assert languages.named(TAG) is languages.named(TAG)
    assert languages.named(TAG).direction == "rtl"


def test_a_variant_leaves_out_what_it_says_no_differently(tmp_path: Path) -> None:
    """What it has no string for is its base's; it is still held to the placeholders, and can say no more."""
    file = tmp_path / "en-easy.toml"
    file.write_text(
        '[language]\nname = "Easy"\nbase = "en"\ndrafted_by_machine = true\n[step]\ncontinue = "Go on"\n'
    )
    easy = read_language(file, like=ENGLISH)
    assert (easy.tag, easy.name, easy.html_tag, easy.spoken) == ("en-easy", "Easy", "en-GB", "en")
    assert easy.is_drafted_by_machine
    assert not ENGLISH.is_drafted_by_machine
    assert easy.say(Text("step.continue")) == "Go on"
    assert easy.say(Text("step.back")) == ENGLISH.say(Text("step.back"))
    assert easy.day(date(2027, 3, 5)) == "5 March 2027"
    for wrong, told in (
        ('continu = "x"', "step.continu is used nowhere"),
        ('progress = "x"', "step.progress must hold"),
    ):
        file.write_text(f'[language]\nname = "Easy"\nbase = "en"\n[step]\n{wrong}\n')
        with pytest.raises(LanguageFileError, match=told):
            read_language(file, like=ENGLISH)


def test_the_first_language_has_no_base(tmp_path: Path) -> None:
    """There is none before it."""
    file = tmp_path / "en.toml"
    file.write_text('[language]\nname = "English"\nbase = "en"\n')
    with pytest.raises(LanguageFileError, match=r"language\.base must be left out"):
        read_language(file)


Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (replaced('html = "en-GB"', "html = 1"), "language.html must say"),
        (replaced('html = "en-GB"', 'html = "e\\" onload"'), "language.html must say"),
        (replaced('name = "English"', ""), "language.name must be what the language calls itself"),
        (replaced('name = "English"', f'name = "{"x" * 31}"'), "language.name must be what"),
        (replaced('name = "English"', 'name = "x"\nbase = "cy"'), "language.base must be “en”, or left out"),
        (
            replaced('name = "English"', 'name = "x"\ndrafted_by_machine = 1'),
            "drafted_by_machine must be true",
        ),
        (replaced('name = "English"', 'name = "x"\nmachine = true'), "language.machine is used nowhere"),
        (replaced('direction = "ltr"', 'direction = "up"'), "language.direction must be"),
        (replaced('months = ["January", ', "months = ["), "language.months must be the names"),
        (replaced('"Jan", ', ""), "language.short_months must be the names"),
        (replaced('skip = "Skip to the page"', ""), "page.skip is missing"),
        (replaced("skip =", 'skipp = "x"\nskip ='), "page.skipp is used nowhere"),
        (replaced("by {organisation}", "by {organization}"), "page.by must hold {organisation}"),
        (replaced('skip = "Skip', 'skip = "{to} Skip'), "page.skip must hold no placeholder"),
        (replaced('skip = "Skip to the page"', "skip = 3"), "page.skip must be a text"),
        (replaced('skip = "Skip to the page"', 'skip = ""'), "page.skip must be a text"),
        (replaced('skip = "Skip to the page"', 'skip = { 1 = "Skip" }'), "page.skip must be a text"),
        (
            replaced('skip = "Skip to the page"', 'skip = { one = "a", other = "b" }'),
            "page.skip must have its forms",
        ),
        (replaced("Skip to the page", "Skip <a href=x>to</a>"), "page.skip can hold <strong>"),
        (replaced("Skip to the page", "Skip ' to"), "page.skip can hold <strong>"),
        (replaced("Skip to the page", "Skip & to"), "page.skip can hold <strong>"),
        (replaced("by {organisation}", "by {organisation"), "page.by must have its placeholders"),
        (replaced("by {organisation}", "by {0}"), "page.by must have its placeholders"),
        (replaced("by {organisation}", "by {organisation.title}"), "page.by must have its placeholders"),
        (replaced("[page]", "stray = 1\n[page]"), "dates.stray must be a text"),
        (replaced("[language]", "stray = 1\n[language]"), "stray must be a table"),
        (replaced("[page]", "[page"), "the file is not TOML"),
        (replaced("in 1 constituency", "in {one} constituency"), "must hold {count}, {label}"),
    ],
)
def test_every_mistake_is_named(edit: Edit, told: str, tmp_path: Path) -> None:
    """With the file, the key and what to do about it."""
    file = tmp_path / "cy.toml"
    text = ENGLISH_FILE.read_text(encoding="utf-8")
    file.write_text(edit(text), encoding="utf-8")
    with pytest.raises(LanguageFileError, match=re.escape(told)) as wrong:
        read_language(file, like=ENGLISH)
    assert "cy.toml" in str(wrong.value)
