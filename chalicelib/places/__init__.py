"""Postcode to constituency to MP."""

from chalicelib.places.constituencies import Constituency
from chalicelib.places.faults import DataFileError, TableDamagedError
from chalicelib.places.locate import DATA, Place, Places, attribution
from chalicelib.places.members import Member
from chalicelib.places.postcode import Postcode, parse_postcode
from chalicelib.places.refusals import (
    PostcodeMalformed,
    PostcodeMissing,
    PostcodeNotInUse,
    PostcodeNotKnownHere,
    PostcodeOutsideParliament,
    PostcodeSpecial,
)

__all__ = [
    "DATA",
    "Constituency",
    "DataFileError",
    "Member",
    "Place",
    "Places",
    "Postcode",
    "PostcodeMalformed",
    "PostcodeMissing",
    "PostcodeNotInUse",
    "PostcodeNotKnownHere",
    "PostcodeOutsideParliament",
    "PostcodeSpecial",
    "TableDamagedError",
    "attribution",
    "parse_postcode",
]
