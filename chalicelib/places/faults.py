"""What is wrong with a data file, said so that whoever looks after it can put it right."""

from pathlib import Path


class DataFileError(Exception):
    """A data file holds something that cannot be right.

    Args:
        file: the file that it is in.
        line: the line in it, from 1; 0 where it is about the whole file.
        reason: what is wrong, in plain English.
    """

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class TableDamagedError(DataFileError):
    """The postcode table is not as it was built: cut short, changed, or of another kind or version."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, 0, f"{reason}. Build it again with python -m chalicelib.places.build")
