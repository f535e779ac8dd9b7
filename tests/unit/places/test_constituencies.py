"""The list of constituencies."""

from collections import Counter
from pathlib import Path

import pytest

from chalicelib.places import Constituency, DataFileError, Places
from chalicelib.places.constituencies import read_constituencies

HEADER = "code,name,name_cy,nation\n"


def written(folder: Path, lines: str) -> Path:
    """Write such a file."""
    path = folder / "constituencies.csv"
    path.write_text(lines, encoding="utf-8")
    return path


def test_the_shipped_list_is_whole(places: Places) -> None:
    """There are 650 seats, as the Boundary Commissions drew them in 2023."""
    nations = Counter(constituency.nation for constituency in places.constituencies.values())
    assert nations == {"England": 543, "Scotland": 57, "Wales": 32, "Northern Ireland": 18}
    assert len({constituency.name for constituency in places.constituencies.values()}) == 650


def test_welsh_names_are_kept(places: Places) -> None:
    """A Welsh seat has its Welsh name where there is one, and others have none."""
    names = {constituency.name: constituency.name_cy for constituency in places.constituencies.values()}
    assert names["Brecon, Radnor and Cwm Tawe"] == "Aberhonddu, Maesyfed a Chwm Tawe"
    assert names["Aldershot"] is None
    assert sum(name is not None for name in names.values()) == 24


def test_a_row_becomes_a_constituency(tmp_path: Path) -> None:
    """Each row is one constituency, by its code."""
    path = written(tmp_path, HEADER + "W07000081,Aberafan Maesteg,,Wales\n")
    assert read_constituencies(path) == {
        "W07000081": Constituency("W07000081", "Aberafan Maesteg", None, "Wales")
    }


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ("", 1, "the header must be code,name,name_cy,nation"),
        ("code,name\n", 1, "the header must be"),
        (HEADER + "E14001063,Aldershot,England\n", 2, "4 columns"),
        (HEADER + "E14001063,Aldershot,,England\nE14001063,Again,,England\n", 3, "E14001063 stands twice"),
        (HEADER + "K02000001,Aldershot,,England\n", 2, "not the code"),
        (HEADER + "E1400106,Aldershot,,England\n", 2, "not the code"),
        (HEADER + "E1400106X,Aldershot,,England\n", 2, "not the code"),
        (HEADER + "E14001063,,,England\n", 2, "name is missing"),
        (HEADER + "E14001063,Aldershot,,Wales\n", 2, "the nation of E14001063 is England"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, lines: str, line: int, reason: str) -> None:
    """Whoever looks after the file learns which line is wrong and why."""
    path = written(tmp_path, lines)
    with pytest.raises(DataFileError, match=reason) as refused:
        read_constituencies(path)
    assert (refused.value.file, refused.value.line) == (path, line)
    assert str(refused.value).startswith(f"{path}, line {line}: ")


@pytest.mark.parametrize(
    ("name_cy", "spoken", "name"),
    [
        ("Ynys Môn", "cy", "Ynys Môn"),
        ("Gŵyr", "cy", "Gŵyr (Gower)"),
        ("Gŵyr", "en", "Gower"),
        (None, "cy", "Gower"),
    ],
)
def test_a_name_for_whoever_reads_welsh(name_cy: str | None, spoken: str, name: str) -> None:
    """Both names where there are two that differ, the Welsh one first; in English its name."""
    own = "Ynys Môn" if name_cy == "Ynys Môn" else "Gower"
    assert Constituency("W07000081", own, name_cy, "Wales").name_in(spoken) == name


def test_the_one_that_is_named_in_welsh() -> None:
    """Its other name is the English one, and stands behind it."""
    shipped = Places.open().constituencies["W07000087"]
    assert (shipped.name_in("cy"), shipped.name_in("en")) == ("Caerfyrddin (Carmarthen)", "Caerfyrddin")
