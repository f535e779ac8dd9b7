"""The way out: WriteToThem's own link, and the steps that follow it."""

from urllib.parse import urlencode

from chalicelib.campaign import MessageType
from chalicelib.languages import Text
from chalicelib.letters.tongues import Tongue

STEPS = tuple(Text(f"writetothem.step-{number}") for number in range(1, 6))


def link(postcode: str, campaign_page: str, message_type: MessageType, tongue: Tongue) -> str:
    """Make the link that opens WriteToThem at the supporter's MP.

    The postcode is the only personal thing in it, and it goes nowhere unless the supporter
    follows the link. WriteToThem gives no way to pass the letter itself, on purpose.

    Args:
        postcode: the supporter's postcode, such as "SW1A 1AA".
        campaign_page: absolute address of the campaign, which WriteToThem asks for.
        message_type: whether it is part of the campaign or somebody's own case.
        tongue: the language of the pages that the supporter chose; WriteToThem has a site in each.

    Returns:
        An absolute https address.

    Source:
        WriteToThem's documented link parameters; docs/referee.md.
    """
    query = {
        "pc": postcode,
        "a": "westminstermp",
        "message_type": message_type.value,
        "fyr_extref": campaign_page,
    }
    return f"{tongue.front_page}?{urlencode(query)}"
