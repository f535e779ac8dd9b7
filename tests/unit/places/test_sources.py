"""Reading lists of postcodes as others publish them."""

import gzip
from pathlib import Path

import pytest

from chalicelib.places import DataFileError
from chalicelib.places.sources import Entry, read_source

CODES = {"E14001172", "N05000003", "S14000061"}
ONSPD_HEADER = "PCD7,PCDS,DOINTR,DOTERM,PCON10CD,PCON24CD\r\n"


def written(folder: Path, text: str, *, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """Write a list."""
    path = folder / name
    path.write_text(text, encoding=encoding, newline="")
    return path


def test_a_list_of_our_own_shape(tmp_path: Path) -> None:
    """Its rows are postcode, constituency code and source."""
    path = written(tmp_path, "postcode,gss_code,source\nSW1A1AA,E14001172,code-point-open\n")
    assert list(read_source(path, CODES)) == [Entry("SW1A1AA", "E14001172", "code-point-open")]


def test_a_gzipped_list_whatever_its_name(tmp_path: Path) -> None:
    """A gzipped file is known by how it begins."""
    path = tmp_path / "list.csv"
    path.write_bytes(gzip.compress(b"source,postcode,gss_code\nfhrs,BT7 1NN,N05000003\n"))
    assert list(read_source(path, CODES)) == [Entry("BT71NN", "N05000003", "fhrs")]


def test_an_onspd(tmp_path: Path) -> None:
    """The newest constituency counts; a postcode that ended is out of use; the islands and GIR 0AA are left out."""
    path = written(
        tmp_path,
        ONSPD_HEADER
        + "AB101AB,AB10 1AB,198001,,S14000001,S14000061\r\n"
        + "AB1 0AA,AB1 0AA,198001,199606,S14000001,S14000061\r\n"
        + "NPT 1AA,NPT 1AA,198001,198101,,\r\n"
        + "JE2 3AB,JE2 3AB,199401,,L99999999,L99999999\r\n"
        + "IM1 1AA,IM1 1AA,199401,,M99999999,M99999999\r\n"
        + "E20 9ZZ,E20 9ZZ,202501,,,\r\n"
        + "GIR 0AA,GIR 0AA,198001,,E14000001,E14001172\r\n"
        + "BF1 2AT,BF1 2AT,201201,,E14000001,E14001172\r\n"
        + "BT7 1NN,BT7 1NN,198001,,N06000001,N05000003\r\n",
        encoding="utf-8-sig",
    )
    assert list(read_source(path, CODES)) == [
        Entry("AB101AB", "S14000061", "onspd"),
        Entry("AB10AA", None, "onspd"),
        Entry("NPT1AA", None, "onspd"),
        Entry("BT71NN", "N05000003", "onspd"),
    ]


@pytest.mark.parametrize("column", ["pcon", "PCON", "pcon24cd", "Pcon_2024_cd"])
def test_any_name_of_the_constituency_column(tmp_path: Path, column: str) -> None:
    """The column is called pcon, or pcon with a year and cd, in small letters or capitals."""
    path = written(tmp_path, f"pcds,doterm,{column}\nAB10 1AB,,S14000061\n")
    assert [entry.code for entry in read_source(path, CODES)] == ["S14000061"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the columns must be"),
        ("postcode,seat\n", 1, "the columns must be"),
        ("pcds,doterm\n", 1, "the columns must be"),
        ("postcode,gss_code,source\nSW1A1AA,E14001172\n", 2, "there must be 3 columns"),
        ("postcode,gss_code,source\nSW1A1AA,E14000530,x\n", 2, "E14000530 is not the code of a constituency"),
        ("postcode,gss_code,source\nSW1A1AA,,x\n", 2, "nothing is not the code of a constituency"),
        ("postcode,gss_code,source\nSW1A1AA,L99999999,x\n", 2, "L99999999 is not the code"),
        ("postcode,gss_code,source\nSW1A1A,E14001172,x\n", 2, "SW1A1A is not a postcode"),
        ("postcode,gss_code,source\n,E14001172,x\n", 2, "nothing is not a postcode"),
        ("postcode,gss_code,source\nM11AE,E14001172,x\nM1 1AE,E14001172,x\n", 3, "M1 1AE stands twice"),
        ('postcode,gss_code,source\n"' + "M" * 200_000, 2, "it cannot be read on"),
        ("pcds,doterm,pcon\nAB10 1AB,,S14000999\n", 2, "S14000999 is not the code"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """Whoever builds the table learns which file, which line, and why."""
    path = written(tmp_path, text)
    with pytest.raises(DataFileError, match=reason) as refused:
        list(read_source(path, CODES))
    assert (refused.value.file, refused.value.line) == (path, line)


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    """A broken character is found where it stands."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"postcode,gss_code,source\nM1 1A\xc9,E14001172,x\n")
    with pytest.raises(DataFileError, match=r"line 2: M11A.* is not a postcode"):
        list(read_source(path, CODES))


@pytest.mark.parametrize("keep", [30, 60, -1])
def test_a_gzipped_list_that_was_cut_short(tmp_path: Path, keep: int) -> None:
    """Half a download is not taken for the whole."""
    path = tmp_path / "list.csv.gz"
    lines = "".join(f"M1 {number}AE,E14001172,x\n" for number in range(10))
    path.write_bytes(gzip.compress(f"postcode,gss_code,source\n{lines}".encode())[:keep])
    with pytest.raises(DataFileError, match="it cannot be read on from here"):
        list(read_source(path, CODES))


def test_a_gzipped_list_that_was_changed(tmp_path: Path) -> None:
    """Nor is one that was damaged on the way."""
    path = tmp_path / "list.csv.gz"
    whole = bytearray(gzip.compress(b"postcode,gss_code,source\nM1 1AE,E14001172,x\n"))
    whole[10] = 0xFF  # of the first block after the header: a kind that does not exist
    path.write_bytes(whole)
    with pytest.raises(DataFileError, match="it cannot be read on from here"):
        list(read_source(path, CODES))
