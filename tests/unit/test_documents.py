"""The documents say what is so: their links, commands, file names, settings, alarms and bill."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import bill
from tests.campaigns import BOTH
from tests.unit.documents import (
    DOCUMENTS,
    PROJECT,
    SPAN,
    anchors,
    code_in,
    links_in,
    named,
    rows,
    spans_in,
    text_of,
)
from tools.campaigns.lines import lines_of_keys

EVERY_DOCUMENT = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT))
)
OUTSIDE = ("https://", "http://", "mailto:")
FILE = re.compile(
    r"(?:app\.py|Makefile|(?:\.chalice|benchmarks|chalicelib|docs|templates|tests|tools|vendor)/[\w./-]*)"
    r"(?:::(?P<test>\w+))?"
)
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+\.(?:py|toml|md|json|js|css|html|txt|svg|png|webp|csv|sh|table)")
MADE_LATER = (
    "build/",
    "published/",
)  # by make package and make poster, and by whoever has a page of their own
SHIPPED_CAMPAIGN = PROJECT / "templates" / "campaigns" / "my-records-my-rights"
RESOURCES = json.loads((PROJECT / ".chalice" / "resources.json").read_text(encoding="utf-8"))


@EVERY_DOCUMENT
def test_links_lead_somewhere(document: Path) -> None:
    """Every link to another file, and to a heading, finds it; so does every picture."""
    for link in links_in(document):
        if link.startswith(OUTSIDE):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@EVERY_DOCUMENT
def test_files_and_tests_are_there(document: Path) -> None:
    """Every file that a document names is there, and every test in it."""
    for span in code_in(document):
        found = FILE.fullmatch(span)
        if found is None:
            continue
        path = PROJECT / span.partition("::")[0]
        assert path.exists(), span
        name = found["test"]
        assert not name or re.search(
            rf"^ *(def|class) {name}\b", path.read_text(encoding="utf-8"), re.MULTILINE
        ), span


@EVERY_DOCUMENT
def test_paths_are_there(document: Path) -> None:
    """Every other path with a file's ending is there, from the project's folder, the document's or a campaign's."""
    roots = (PROJECT, document.parent, PROJECT / "chalicelib", SHIPPED_CAMPAIGN)
    for span in spans_in(document):
        if PATH.fullmatch(span) and not span.startswith(MADE_LATER):
            assert any((root / span).exists() for root in roots), span


def test_every_threat_has_a_test() -> None:
    """Each row names a test that holds it, by its own name."""
    threats = rows("threat-model.md", "threat")
    assert {threat[:5] for threat, _, _ in threats} == {f"**{letter}**" for letter in "STRIDE"}
    for threat, _, held in threats:
        named_tests = [FILE.fullmatch(span) for span in SPAN.findall(held)]
        assert named_tests, threat
        assert all(each and each["test"] for each in named_tests), threat


def test_every_alarm_is_explained() -> None:
    """Whoever gets an alarm finds its row, and no row is about an alarm that is not there."""
    alarms = {
        name for name, each in RESOURCES["Resources"].items() if each.get("Type") == "AWS::CloudWatch::Alarm"
    }
    assert set(named("operating.md", "alarm")) == alarms


def test_every_key_of_a_campaign_is_explained() -> None:
    """Whatever a campaign's file can have is in the table of keys, and nothing that none of them has but what is rare."""
    used = {
        re.sub(r"\[\d+\]", "", key)
        for known in BOTH
        for key in lines_of_keys((known.folder / "campaign.toml").read_text(encoding="utf-8"))
    }
    explained = set(named("campaigns.md", "key"))
    tables = {key for key in used if any(other.startswith(f"{key}.") for other in used)}
    inside = {key for key in used - tables if key.rpartition(".")[0] in tables}
    assert used - inside <= explained
    assert explained - used == {"paragraph_questions"}  # which goes with a way to begin that neither has


def test_every_setting_is_explained() -> None:
    """Every parameter of the stack is in the table of settings, and in the command that changes those without a word."""
    text = text_of("operating.md")
    assert {
        span for row in rows("operating.md", "say to `make deploy`") for span in SPAN.findall(row[1])
    } == set(RESOURCES["Parameters"])
    (command,) = re.findall(r"aws cloudformation update-stack .*?done\)", text, re.DOTALL)
    kept = re.findall(r"for name in ([\w ]+); do", command)[0].split()
    assert {*kept, *re.findall(r"ParameterKey=(\w+),ParameterValue", command)} == set(RESOURCES["Parameters"])


def test_every_word_of_the_command_is_explained() -> None:
    """What `make deploy` takes is in the table of settings, and nothing that it does not take."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    words = {span.partition("=")[0] for span in named("operating.md", "say to `make deploy`")}
    assert words == set(re.findall(r"\(call said,(\w+)\)", makefile)) - {"YES"}


def test_the_deployer_may_make_what_the_stack_has() -> None:
    """The policy for whoever deploys covers the service of every resource that is declared."""
    policy = json.loads(text_of("deployer-policy.json"))
    actions = [action for each in policy["Statement"] for action in each["Action"]]
    services = {action.partition(":")[0] for action in actions}
    kinds = {
        each["Type"].split("::")[1].lower() for each in RESOURCES["Resources"].values() if "Type" in each
    }
    assert kinds <= services


@pytest.mark.parametrize(
    "table", [bill.bill_table, bill.assumption_table, bill.price_table, bill.limit_table]
)
def test_the_bill_is_the_one_that_is_worked_out(table: Callable[[], str]) -> None:
    """What a campaign costs, and how far it carries, stands in the document as `make cost` prints it."""
    assert table() in text_of("operating.md")
