"""The link that begins an email, with nothing of anybody's in it."""

from urllib.parse import quote


def mailto_or_none(address: str, subject: str) -> str | None:
    """Make the link.

    Args:
        address: whom it goes to, from the campaign's file; "" where there is none.
        subject: from the campaign's file, too. No letter goes into a link: it would stay in histories, and
            programs cut links off.

    Returns:
        A ``mailto:`` address in which no sign can begin another header; None where there is no address.
    """
    if not address:
        return None
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}"
