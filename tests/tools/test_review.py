"""When the statements of campaigns are due, at a terminal and in the gate."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from chalicelib.subject_access.guide_file import load_guide
from tools.review import CAMPAIGNS, main

SHIPPED = CAMPAIGNS / "my-records-my-rights" / "subject-access"
FIRST_DUE = min(each.review_by for each in load_guide(SHIPPED).statements)
LAST_DUE = max(each.review_by for each in load_guide(SHIPPED).statements)
QUIET = date(2026, 11, 22)
MONTH = timedelta(days=31)
DAY = timedelta(days=1)


@pytest.fixture
def campaigns(tmp_path: Path) -> Path:
    """Two campaigns with a guide, which say the same, and one without."""
    for name in ("my-records", "their-records"):
        shutil.copytree(SHIPPED, tmp_path / name / "subject-access")
    (tmp_path / "letters-alone").mkdir()
    return tmp_path


def test_the_list_has_every_statement_soonest_first(
    campaigns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each statement of each campaign is there with its day, text, source and link."""
    statements = load_guide(SHIPPED).statements
    assert main([], QUIET, campaigns) == 0
    entries = capsys.readouterr().out.rstrip("\n").split("\n\n")
    assert len(entries) == 2 * len(statements)
    days = [entry.split()[0] for entry in entries]
    assert days == sorted(days)
    for campaign in ("my-records", "their-records"):
        for each in statements:
            (entry,) = (entry for entry in entries if f" {campaign}: {each.id}\n" in entry)
            head, *lines = entry.split("\n")
            assert head.startswith(f"{each.review_by}  in {(each.review_by - QUIET).days} days  ")
            assert " ".join(line.strip() for line in lines) == f"{each.text} Source: {each.source} {each.url}"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (FIRST_DUE, "today"),
        (FIRST_DUE - DAY, "in 1 day"),
        (FIRST_DUE + DAY, "1 day late"),
        (FIRST_DUE + 2 * DAY, "2 days late"),
    ],
)
def test_the_list_says_how_far_off(
    campaigns: Path, capsys: pytest.CaptureFixture[str], today: date, said: str
) -> None:
    """Nobody has to count days."""
    main([], today, campaigns)
    assert capsys.readouterr().out.startswith(f"{FIRST_DUE}  {said}  my-records: ")


@pytest.mark.parametrize(
    ("today", "code", "said"),
    [
        (QUIET, 0, None),
        (FIRST_DUE - MONTH - DAY, 0, None),
        (FIRST_DUE - MONTH, 0, "warning: "),
        (FIRST_DUE, 0, "warning: "),
        (FIRST_DUE + MONTH - DAY, 0, "warning: "),
        (FIRST_DUE + MONTH, 1, "error: "),
        (LAST_DUE + MONTH, 1, "error: "),
    ],
)
def test_the_gate_warns_for_a_month_then_fails(
    campaigns: Path, capsys: pytest.CaptureFixture[str], today: date, code: int, said: str | None
) -> None:
    """Silence, then a month of warning on either side of the day, then the gate is shut: file, id and what to do."""
    assert main(["--gate"], today, campaigns) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    if said is None:
        assert captured.err == ""
        return
    file = campaigns / "my-records" / "subject-access" / "guide.toml"
    first = next(each for each in load_guide(SHIPPED).statements if each.review_by == FIRST_DUE)
    (line,) = (line for line in captured.err.splitlines() if line.startswith(f"{said}{file}: {first.id}: "))
    assert f"its review is due by {first.review_by} (" in line
    assert f"Compare it with {first.url}" in line
    assert line.endswith("then set its checked and review_by (docs/subject-access.md).")
    assert all(line.startswith(said) for line in captured.err.splitlines() if f": {first.id}: " in line)


def test_a_guide_with_a_mistake_shuts_the_gate(campaigns: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A guide is read only on demand, so the gate is where its mistakes are seen before anybody asks for it."""
    file = campaigns / "their-records" / "subject-access" / "guide.toml"
    file.write_text("[controller]\n", encoding="utf-8")
    assert main(["--gate"], QUIET, campaigns) == 1
    assert capsys.readouterr().err == f"{file}: controller.id: is missing\n"


def test_the_gate_is_part_of_make_test() -> None:
    """Whoever runs the gate hears what is due."""
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    (stages,) = (line for line in makefile.splitlines() if line.startswith("STAGES := "))
    assert "truth" in stages.split()
    assert "\ntest: setup find-chromium $(STAGES) ##" in makefile
    assert "-m tools.review --gate\n" in makefile.partition("\ntruth: ")[2].partition("\n\n")[0] + "\n"
