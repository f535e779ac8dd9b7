"""Finds dates of birth: dates that stand beside a word that says so. Bare dates are ordinary."""

import re
from collections.abc import Iterator

from chalicelib.letters.personal_data.hint import Found, Kind

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = (
    rf"(?:{_WEEKDAY}?(?:the )?"
    rf"(?:{_DAY} (?:of )?{_MONTH},? (?P<year1>{_YEAR})|{_MONTH} {_DAY},? (?P<year2>{_YEAR}))"
    rf"|[0-3]?[0-9] ?[/.-] ?[0-3]?[0-9] ?[/.-] ?(?:(?P<year3>{_YEAR})|[0-9]{{2}})"
    rf"|(?P<year4>{_YEAR})-[01][0-9]-[0-3][0-9])(?![0-9])"
)
# "born in Leeds on", "born at the Royal Infirmary on"
_WHERE = r"(?-i:(?: (?:in|at)(?: (?:the|[A-Z][\w'’-]{1,20})){1,4},?))"
_BIRTH = re.compile(
    rf"\b(?:(?P<born>born){_WHERE}?(?:,? |: ?)"
    r"|(?:birthday|date of birth|d\.?o\.?b\b\.?)(?: is| was| as| of)?(?:, | ?[:=(-] ?| )(?:on )?)"
    rf"(?P<date>(?:on )?{_DATE})",
    re.IGNORECASE,
)


# What every cue has in it, in small letters.
_CUE_PARTS = ("born", "birth", "dob", "d.o.b")


def find_births(draft: str) -> Iterator[Found]:
    """Find dates of birth.

    Args:
        draft: a letter.

    Yields:
        Each date beside "born", "birthday" or "date of birth"; behind "born" the year can stand for it.
    """
    lowered = draft.lower()
    if not any(part in lowered for part in _CUE_PARTS):
        return
    for found in _BIRTH.finditer(draft):
        yield Found(*found.span("date"), Kind.DATE_OF_BIRTH, _year_or_none(found))


def _year_or_none(found: re.Match[str]) -> str | None:
    year = found["year1"] or found["year2"] or found["year3"] or found["year4"]
    return f"in {year}" if found["born"] and year else None
