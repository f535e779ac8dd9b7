"""Why a postcode cannot be used, each reason by its own name and with what to do next."""

from chalicelib.languages import Text
from chalicelib.refusals import Refusal

_FIELD = "postcode"


class PostcodeMissing(Refusal):
    """Nothing was typed where the postcode goes."""

    def __init__(self) -> None:
        super().__init__("postcode-missing", _FIELD)


class PostcodeMalformed(Refusal):
    """What was typed cannot be a UK postcode.

    Args:
        suggestion: the well-formed postcode that it looks like, such as "SW1A 0AA", or None.
    """

    def __init__(self, suggestion: str | None = None) -> None:
        looks_alike = None if suggestion is None else Text("refusals.postcode-looks-alike")
        super().__init__("postcode-malformed", _FIELD, looks_alike, suggestion)


class PostcodeNotInUse(Refusal):
    """The postcode is well-formed, but no list of postcodes in use holds it.

    Args:
        dated: the date of our list as people write it, such as "2025" or "2025-08".
    """

    def __init__(self, dated: str) -> None:
        text = Text("refusals.postcode-not-in-use", {"dated": dated})
        super().__init__("postcode-not-in-use", _FIELD, text)


class PostcodeOutsideParliament(Refusal):
    """Nobody is elected to the House of Commons for where this postcode is.

    Args:
        where: which such place it is; the name of its string.
    """

    def __init__(self, where: str) -> None:
        super().__init__("postcode-outside-parliament", _FIELD, Text(f"refusals.{where}"))


class PostcodeInCrownDependency(PostcodeOutsideParliament):
    """Jersey, Guernsey and the Isle of Man."""

    def __init__(self) -> None:
        super().__init__("postcode-in-crown-dependency")


class PostcodeInOverseasTerritory(PostcodeOutsideParliament):
    """Gibraltar, the Falkland Islands and the others."""

    def __init__(self) -> None:
        super().__init__("postcode-in-overseas-territory")


class PostcodeOfForces(PostcodeOutsideParliament):
    """British Forces post; those who serve vote in the constituency that they are registered in."""

    def __init__(self) -> None:
        super().__init__("postcode-of-forces")


class PostcodeSpecial(Refusal):
    """Nobody lives at this postcode: it is fictional, or stands for an organisation."""

    def __init__(self) -> None:
        super().__init__("postcode-special", _FIELD)


class PostcodeNotKnownHere(Refusal):
    """A Northern Ireland postcode that our list does not hold; the letter can go ahead all the same."""

    def __init__(self) -> None:
        super().__init__("postcode-not-known-here", _FIELD)


class ParliamentDissolved(Exception):  # noqa: N818 - a state that passes, and nothing that anybody gave
    """There are no MPs to write to until after the general election."""
