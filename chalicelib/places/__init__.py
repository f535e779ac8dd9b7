"""Postcode to constituency to MP."""

from chalicelib.places.constituencies import Constituency
from chalicelib.places.faults import DataFileError, TableDamagedError
from chalicelib.places.house import House, HouseError, HouseShelf
from chalicelib.places.locate import DATA, Place, Places, attribution
from chalicelib.places.members import Member
from chalicelib.places.postcode import Postcode, parse_postcode
from chalicelib.places.refusals import (
    ParliamentDissolved,
    PostcodeMalformed,
    PostcodeMissing,
    PostcodeNotInUse,
    PostcodeNotKnownHere,
    PostcodeOutsideParliament,
    PostcodeSpecial,
)
from chalicelib.places.seats import CORNERS, ROW_HEIGHT, SEATS_FILE, Seat, read_seats

__all__ = [
    "CORNERS",
    "DATA",
    "ROW_HEIGHT",
    "SEATS_FILE",
    "Constituency",
    "DataFileError",
    "House",
    "HouseError",
    "HouseShelf",
    "Member",
    "ParliamentDissolved",
    "Place",
    "Places",
    "Postcode",
    "PostcodeMalformed",
    "PostcodeMissing",
    "PostcodeNotInUse",
    "PostcodeNotKnownHere",
    "PostcodeOutsideParliament",
    "PostcodeSpecial",
    "Seat",
    "TableDamagedError",
    "attribution",
    "parse_postcode",
    "read_seats",
]
