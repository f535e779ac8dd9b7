"""Every example in the documents is one that a reader can copy."""

import json
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.docs.makefile import calls_in, targets
from tests.unit.documents import DOCUMENTS, PROJECT, Example, code_in, examples, examples_in_all

EVERY_DOCUMENT = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT))
)
LANGUAGES = {"sh", "python", "json", "toml", "html", "css", "text"}
SCRIPT = re.compile(r"(?<![\w./-])(?:tools|tests|benchmarks|chalicelib)/[\w./-]+\.(?:py|sh)")
MODULE = re.compile(r"python3? -m ((?:tools|tests|benchmarks|chalicelib)[\w.]*)")
EMBED = (PROJECT / "chalicelib" / "web" / "static" / "embed.js").read_text(encoding="utf-8")
ELEMENT = "own-words-letter"
VOID = {"img", "br", "hr", "input", "link", "meta", "source"}
EMBEDDING = PROJECT / "docs" / "embedding.md"


def run(example: Example, *command: str) -> subprocess.CompletedProcess[str]:
    """Give an example to a program of this machine."""
    return subprocess.run(  # noqa: S603 - a shell that only reads, and this Python
        command, input=example.text, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60
    )


@EVERY_DOCUMENT
def test_every_example_says_its_language(document: Path) -> None:
    """So that it is shown, and tried, as what it is."""
    assert [str(each) for each in examples(document) if each.language not in LANGUAGES] == []


@EVERY_DOCUMENT
def test_commands_take_what_they_are_given(document: Path) -> None:
    """Every `make` command in a document is one that the Makefile has, and every word in it one that this reads."""
    for target, said in calls_in("\n".join(code_in(document))):
        assert target in targets(), f"make {target}"
        assert said <= targets()[target], f"make {target} does not read {said - targets()[target]}"


@pytest.mark.parametrize("example", examples_in_all("sh"), ids=str)
def test_shell_examples_can_be_typed(example: Example) -> None:
    """A shell can read each; every script and module that it calls is there."""
    read = run(example, "sh", "-n")
    assert read.returncode == 0, read.stderr
    for path in SCRIPT.findall(example.text):
        assert (PROJECT / path).exists(), path
    for module in MODULE.findall(example.text):
        path = PROJECT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def printed(example: Example) -> str:
    """What a document says that an example prints: the next block, where that is plain text, else nothing."""
    after = [each for each in examples(example.document) if each.line > example.line]
    return after[0].text if after and after[0].language == "text" else ""


@pytest.mark.parametrize("example", examples_in_all("python"), ids=str)
def test_python_examples_run(example: Example) -> None:
    """In a Python of their own, from the project's folder, and print what the document says."""
    ran = run(example, sys.executable, "-")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == printed(example)


@pytest.mark.parametrize("example", examples_in_all("json", "toml"), ids=str)
def test_data_can_be_read(example: Example) -> None:
    """As JSON or TOML, as it says."""
    (json.loads if example.language == "json" else tomllib.loads)(example.text)


class Elements(HTMLParser):
    """The elements of an example: which are open, and what each embed says."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == ELEMENT:
            self.said |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def known_attributes() -> set[str]:
    """What the element reads, out of its own script."""
    lists = re.findall(r"^const (?:ATTRIBUTES|WISHES) = (\[.*\]);", EMBED, re.MULTILINE)
    assert len(lists) == 2
    return {name for each in lists for name in json.loads(each)}


@pytest.mark.parametrize("example", examples_in_all("html"), ids=str)
def test_html_is_whole(example: Example) -> None:
    """What is opened is closed, and the element is given nothing that it does not read."""
    elements = Elements()
    elements.feed(example.text)
    assert elements.open == []
    assert elements.said <= known_attributes()


def test_one_snippet_everywhere() -> None:
    """What the README says to paste is what docs/embedding.md says, which tests/browser/test_widget.py loads."""
    pasted = [example.text for example in examples_in_all("html") if f"<{ELEMENT}" in example.text]
    whole = examples(EMBEDDING, "html")[0].text
    assert len(pasted) >= 2
    assert {" ".join(text.split()) for text in pasted} == {" ".join(whole.split())}


def test_a_wrong_command_is_noticed() -> None:
    """A target that is not there, a word that a target does not read, and one that it reads by way of another."""
    assert list(calls_in("make deploy STAGE=dev EMAIL=a@b.example # make no-such")) == [
        ("deploy", {"STAGE", "EMAIL"}),
        ("no-such", set()),
    ]
    assert "no-such" not in targets()
    assert {"STAGE", "EMAIL", "FIREWALL", "PYTHON"} <= targets()["deploy"]
    assert "EMAIL" not in targets()["run"]
    assert "TABLE" in targets()["organiser-token"]
