"""Guess the postcode that was meant where a letter and a figure look alike."""

from collections.abc import Callable
from itertools import product

_LONGEST = 7  # characters of a postcode without its space
INWARD_LENGTH = 3  # characters of the second part

_LOOKS_LIKE = {
    "0": "0O", "O": "O0", "1": "1IL", "I": "I1", "L": "L1",
    "5": "5S", "S": "S5", "8": "8B", "B": "B8", "2": "2Z", "Z": "Z2",
}  # fmt: skip

# Source: Royal Mail; the areas of Great Britain, and BT for Northern Ireland.
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY "
    "E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU "
    "M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS "
    "ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
AREAS = frozenset(_AREAS.split())


def suggestion_or_none(compact: str, is_shaped: Callable[[str], bool]) -> str | None:
    """Find the one postcode that needs the fewest look-alikes put right.

    Args:
        compact: what was typed, upper case, without spaces.
        is_shaped: whether a text has the shape of a postcode.

    Returns:
        A postcode as on an envelope, of a true shape and in an area that exists; None where there is no such
        postcode, or where two are equally near, because a wrong guess is worse than none.
    """
    if len(compact) > _LONGEST:
        return None
    readings = product(*(_LOOKS_LIKE.get(letter, letter) for letter in compact))
    shaped = [text for text in map("".join, readings) if is_shaped(text) and _area(text) in AREAS]
    fewest = min((_changes(compact, text) for text in shaped), default=0)
    nearest = [text for text in shaped if _changes(compact, text) == fewest]
    return f"{nearest[0][:-INWARD_LENGTH]} {nearest[0][-INWARD_LENGTH:]}" if len(nearest) == 1 else None


def _area(compact: str) -> str:
    return compact[:2] if compact[1].isalpha() else compact[0]


def _changes(before: str, after: str) -> int:
    return sum(old != new for old, new in zip(before, after, strict=True))
