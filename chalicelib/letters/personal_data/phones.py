"""Finds phone numbers that may be somebody's own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chalicelib.letters.personal_data.hint import Found, Kind

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

MAX_TRIES = 200  # bounds the work on text that is made of half numbers
# A number that belongs to a person has 9 digits or more. Commas part the years of "2019, 2020, 2021".
_ENOUGH_DIGITS = re.compile(r"[0-9](?:[^\w\n,;:]{0,3}[0-9]){8}")

# What is left when the numbers of organisations are taken out by their type: how the ordinary
# numbers of public offices begin. Widely published; not yet checked against each office’s own page.
PUBLIC_OFFICES = {
    "+44207219": "UK Parliament, every extension",
    "+442079304433": "10 Downing Street",
    "+441313485": "Scottish Parliament, every extension",
    "+4428905211": "Northern Ireland Assembly",
    "+441625545": "Information Commissioner’s Office, Wilmslow",
}


def find_phones(draft: str) -> Iterator[Found]:
    """Find phone numbers, in the form of any country, that may reach a person.

    Args:
        draft: a letter.

    Yields:
        Each number, without a replacement. Helplines and public offices are left out.
    """
    if not _ENOUGH_DIGITS.search(draft):
        return
    # Imported here because it costs 50 ms of a cold start, and few letters hold a phone number.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415

    for found in PhoneNumberMatcher(draft, "GB", leniency=Leniency.VALID, max_tries=MAX_TRIES):
        if _is_personal(found.number):
            yield Found(found.start, found.end, Kind.PHONE)


def _is_personal(number: "PhoneNumber") -> bool:
    from phonenumbers import PhoneNumberFormat, PhoneNumberType, format_number, number_type  # noqa: PLC0415 - as above

    # Freephone numbers, 03 numbers and dear ones are an organisation's: Childline, the NSPCC and the
    # Information Commissioner among them. Short ones (999, 101, 111, 116 123) are never a person's,
    # and the library does not take them for phone numbers.
    organisations = {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.UAN,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
    }
    dialled = format_number(number, PhoneNumberFormat.E164)
    return number_type(number) not in organisations and not dialled.startswith(tuple(PUBLIC_OFFICES))
