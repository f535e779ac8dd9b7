"""The way out: WriteToThem's own link, and the steps that follow it."""

from urllib.parse import urlencode

FRONT_PAGE = "https://www.writetothem.com/"
STEPS = (
    "Copy your letter.",
    "Open WriteToThem with the link. Your postcode is filled in, so it shows your MP.",
    (
        "Paste your letter into the message box. WriteToThem has put “Dear” and “Yours sincerely” there: "
        "paste over them."
    ),
    (
        "Give your name, email and home address. MPs only answer people who live in their constituency, "
        "so your MP has to see that you do. We never see any of it."
    ),
    (
        "Open the email that WriteToThem sends you and click its link. "
        "Your letter is not sent until you do; the link works for 7 days."
    ),
)


def link(postcode: str, campaign_page: str) -> str:
    """Make the link that opens WriteToThem at the supporter's MP.

    The postcode is the only personal thing in it, and it goes nowhere unless the supporter
    follows the link. WriteToThem gives no way to pass the letter itself, on purpose.

    Args:
        postcode: the supporter's postcode, such as "SW1A 1AA".
        campaign_page: absolute address of the campaign, which WriteToThem asks for.

    Returns:
        An absolute https address.

    Source:
        WriteToThem's documented link parameters; docs/referee.md.
    """
    query = {
        "pc": postcode,
        "a": "westminstermp",
        "message_type": "campaigning",
        "fyr_extref": campaign_page,
    }
    return f"{FRONT_PAGE}?{urlencode(query)}"
