"""The documents together: the contents name every document, the map every room, and the pictures are light."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chalicelib import settings
from tests.unit.documents import DOCUMENTS, PROJECT, anchors, links_in, spans_in
from tools.pictures import MOST_BYTES, PICTURES

DOCS = PROJECT / "docs"
ARCHITECTURE = DOCS / "architecture.md"
PHOTOGRAPHS = sorted(PICTURES.glob("*.webp"))
MAP = PICTURES / "map.svg"
WEB = PROJECT / "chalicelib" / "web"
SVG = "{http://www.w3.org/2000/svg}"
ALT = re.compile(r'<img src="docs/pictures/(\w+)\.webp" width="\d+" alt="([^"]{30,})">')
FILE_ON_THE_MAP = re.compile(r"[\w/]+\.(?:py|json|md)|templates/\w+/")
ROOMS = [
    path
    for path in sorted((PROJECT / "chalicelib").iterdir())
    if path.suffix == ".py" or (path / "__init__.py").exists()
]


def linked(document: Path) -> set[Path]:
    """Where a document leads, as files."""
    paths = (link.partition("#")[0] for link in links_in(document) if "://" not in link)
    return {(document.parent / path).resolve() for path in paths if path}


def test_the_contents_name_every_document() -> None:
    """Whoever looks for something finds it from docs/README.md, decisions by their own list."""
    contents = DOCS / "README.md"
    expected = {path for path in DOCUMENTS if path.parent != DOCS / "decisions"} | {
        DOCS / "decisions" / "README.md"
    }
    assert expected - {contents} - linked(contents) == set()


def test_the_cover_keeps_its_chapters() -> None:
    """Who comes for one thing finds it by its heading; other documents and sites link to these."""
    expected = (
        "who-are-you what-a-supporter-sees two-commands embed-it-or-link-to-it look-at-the-figures what-is-kept"
        " a-campaign settings deploy the-map limits"
    )
    assert set(expected.split()) <= anchors(PROJECT / "README.md")


def test_every_setting_stands_on_the_cover() -> None:
    """Each variable that the program reads, and no other."""
    read = {value for value in vars(settings).values() if str(value).startswith("OWN_WORDS_")}
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(OWN_WORDS_\w+)` \|", text, re.MULTILINE)) == read


def test_every_decision_is_listed_by_its_title() -> None:
    """With a sentence of its own, in the order of the numbers."""
    listed = re.findall(
        r"^\| \[(\d+)\. [^\]]+\]\((\d{3})-[\w-]+\.md\) \| [A-Z].{40,}\. \|$",
        (DOCS / "decisions" / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    numbers = [path.name[:3] for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
    assert [file for _, file in listed] == numbers
    assert all(int(number) == int(file) for number, file in listed)


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_the_map_names_every_room(room: Path) -> None:
    """Each module and folder at the top of chalicelib stands in the map's table."""
    name = f"chalicelib/{room.name}{'' if room.suffix else '/'}"
    assert name == "chalicelib/__init__.py" or name in spans_in(ARCHITECTURE)


def test_the_map_names_every_direction() -> None:
    """Each contract of import-linter stands in the table, by its own name, and no other does."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]
    text = ARCHITECTURE.read_text(encoding="utf-8")
    section = text.partition("## Directions")[2].partition("\n## ")[0]
    told = re.findall(r"^\| ([A-Z][^|]+) \|", section, re.MULTILINE)
    assert told == [contract["name"] for contract in contracts["contracts"]]


def test_the_drawn_map_shows_what_is_there() -> None:
    """Every file on it exists, its text is text, and it says in words what it shows."""
    drawing = ET.parse(MAP).getroot()  # noqa: S314 - our own file
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    files = {file for text in texts for file in FILE_ON_THE_MAP.findall(text)}
    assert len(files) >= 20
    assert [file for file in files if not any((root / file).exists() for root in (PROJECT, WEB))] == []
    assert drawing.findtext(f"{SVG}title")
    assert drawing.findtext(f"{SVG}desc")
    assert "prefers-color-scheme: dark" in str(drawing.findtext(f"{SVG}style"))
    assert not list(drawing.iter(f"{SVG}image"))


@pytest.mark.parametrize("picture", PHOTOGRAPHS, ids=lambda path: path.name)
def test_every_picture_is_light(picture: Path) -> None:
    """WebP, at most 60 kB."""
    data = picture.read_bytes()
    assert len(data) <= MOST_BYTES
    assert data[:4] + data[8:12] == b"RIFFWEBP"


def test_every_picture_is_told_in_words() -> None:
    """The README shows each, with an alternative text for who does not see it."""
    told = ALT.findall((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert sorted(name for name, _ in told) == [picture.stem for picture in PHOTOGRAPHS]
    assert 3 <= len(told) <= 5
