"""The constituencies of the House of Commons, by code."""

from pathlib import Path

from chalicelib.frozen import dataclass
from chalicelib.places.faults import DataFileError
from chalicelib.places.rows import read_rows

COLUMNS = ("code", "name", "name_cy", "nation")

# Source: Office for National Statistics, Register of Geographic Codes.
NATIONS = {"E14": "England", "W07": "Wales", "S14": "Scotland", "N05": "Northern Ireland"}
NAMED_IN_WELSH = frozenset({"W07000087"})  # Caerfyrddin, whose other name, Carmarthen, is English
CODE_LENGTH = 9  # characters


@dataclass(frozen=True, slots=True)
class Constituency:
    """One seat in the House of Commons.

    Args:
        code: its GSS code, such as "W07000081".
        name: its name.
        name_cy: its other official name in Wales, where it has one; mostly in Welsh.
        nation: England, Wales, Scotland or Northern Ireland.
    """

    code: str
    name: str
    name_cy: str | None
    nation: str

    def name_in(self, spoken: str) -> str:
        """Give its name for whoever reads some language.

        Args:
            spoken: the language's tag without a variant, such as ``cy``.

        Returns:
            In Welsh both of its names, the Welsh one first, where it has two that differ; otherwise its name.
        """
        if spoken != "cy" or self.name_cy in {None, self.name}:
            return self.name
        names = (self.name, self.name_cy) if self.code in NAMED_IN_WELSH else (self.name_cy, self.name)
        return "{} ({})".format(*names)


def read_constituencies(path: Path) -> dict[str, Constituency]:
    """Read the constituencies, by code.

    Raises:
        DataFileError: a code is wrong or stands twice, a name is missing, or the nation is wrong.
        OSError: the file cannot be read.
    """
    found = {}
    for line, (code, name, name_cy, nation) in read_rows(path, COLUMNS):
        reason = _mistake_or_none(code, name, nation)
        if reason is not None:
            raise DataFileError(path, line, reason)
        found[code] = Constituency(code, name, name_cy or None, nation)
    return found


def _mistake_or_none(code: str, name: str, nation: str) -> str | None:
    home = NATIONS.get(code[:3])
    if home is None or len(code) != CODE_LENGTH or not code[3:].isdecimal():
        return f"{code} is not the code of a constituency"
    if not name:
        return "the name is missing"
    return None if nation == home else f"the nation of {code} is {home}"
