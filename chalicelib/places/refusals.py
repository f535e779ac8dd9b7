"""Why a postcode cannot be used, each reason by its own name and with what to do next."""

from chalicelib.refusals import Refusal

_FIELD = "postcode"
_WHERE_YOU_VOTE = "If you are registered to vote at a UK address, use the postcode of that address."
_UNREADABLE = "This is not a whole UK postcode. Check each letter and number, and type both parts."
_LOOKS_ALIKE = (
    "This is not a UK postcode. Letters and numbers that look alike, such as O and 0, are easy to mix up. "
    "Check the one that we suggest."
)


class PostcodeMissing(Refusal):
    """Nothing was typed where the postcode goes."""

    def __init__(self) -> None:
        super().__init__("postcode-missing", _FIELD, "Type your postcode. We use it to find your MP.")


class PostcodeMalformed(Refusal):
    """What was typed cannot be a UK postcode.

    Args:
        suggestion: the well-formed postcode that it looks like, such as "SW1A 0AA", or None.
    """

    def __init__(self, suggestion: str | None = None) -> None:
        message = _UNREADABLE if suggestion is None else _LOOKS_ALIKE
        super().__init__("postcode-malformed", _FIELD, message, suggestion)


class PostcodeNotInUse(Refusal):
    """The postcode is well-formed, but no list of postcodes in use holds it.

    Args:
        dated: the date of our list as people write it, such as "2025" or "2025-08".
    """

    def __init__(self, dated: str) -> None:
        message = (
            f"This postcode is not on our list of postcodes in use. Our list is from {dated}, so a very new "
            "postcode may be missing. Check yours with the postcode finder on Royal Mail’s website."
        )
        super().__init__("postcode-not-in-use", _FIELD, message)


class PostcodeOutsideParliament(Refusal):
    """Nobody is elected to the House of Commons for where this postcode is.

    Args:
        message: which such place it is, and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__("postcode-outside-parliament", _FIELD, message)


class PostcodeInCrownDependency(PostcodeOutsideParliament):
    """Jersey, Guernsey and the Isle of Man."""

    def __init__(self) -> None:
        super().__init__(
            "This postcode is in Jersey, Guernsey or the Isle of Man. These are Crown dependencies. They "
            f"have parliaments of their own and no MP in the UK Parliament. {_WHERE_YOU_VOTE}"
        )


class PostcodeInOverseasTerritory(PostcodeOutsideParliament):
    """Gibraltar, the Falkland Islands and the others."""

    def __init__(self) -> None:
        super().__init__(
            "This postcode is in a British overseas territory, which has no MP in the UK Parliament. "
            f"{_WHERE_YOU_VOTE}"
        )


class PostcodeOfForces(PostcodeOutsideParliament):
    """British Forces post; those who serve vote in the constituency that they are registered in."""

    def __init__(self) -> None:
        super().__init__(
            "This is a British Forces (BFPO) postcode, which belongs to no MP. "
            "Use the postcode of the UK address where you are registered to vote."
        )


class PostcodeSpecial(Refusal):
    """Nobody lives at this postcode: it is fictional, or stands for an organisation."""

    def __init__(self) -> None:
        message = (
            "This is a special or made-up postcode, and nobody lives there. Use the postcode of your home."
        )
        super().__init__("postcode-special", _FIELD, message)


class PostcodeNotKnownHere(Refusal):
    """A Northern Ireland postcode that our list does not hold; the letter can go ahead all the same."""

    def __init__(self) -> None:
        message = (
            "Our list does not hold every postcode in Northern Ireland, and yours is not on it. "
            "You can still write your letter: WriteToThem finds your MP from your postcode."
        )
        super().__init__("postcode-not-known-here", _FIELD, message)
