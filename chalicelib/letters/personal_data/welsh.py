"""Finds in Welsh what the other searches find in English: children's first names and dates of birth.

Imported and run where a letter shows signs of Welsh, whatever language its writer chose. What a name is taken
out of stays as it is ("fy merch Cerys", "fy merch"), so no word has to change its first letter.
"""

import re
from collections.abc import Iterator

from chalicelib.letters.personal_data.hint import Found, Kind
from chalicelib.letters.personal_data.names import NAME_WORD, read_names, stands_alone
from chalicelib.letters.personal_data.words import GAP, word_set

# As they stand behind "fy", "ein", "ei", "eu" and alone.
_CHILD = (
    r"(?:llys|wyr)?(?:mab|fab|merch|ferch)|m?eibion|feibion|m?erched|ferched|(?:p|ph|b|mh)lentyn|(?:p|ph|b|mh)lant"
    r"|[bfm]achgen|[bfm]echgyn|h?ogyn|h?ogan|(?:n?g)?eneth|h?[wŵ]yr(?:es|ion)?|nai|nith|[bm]rawd|frawd|chwaer"
    r"|(?:ngh|ch|g|c)efnder|(?:ngh|ch|g|c)yfnither|d{0,2}isgybl|nisgybl|h?efeilliaid"
)
_WHICH = (
    r"(?:i|hi|ef|fe|fo|ni|nhw|hynaf|hyna|ieuengaf|ieuenga|ifancaf|fenga|canol|ganol|bach|fach|mawr|fawr|annwyl|ifanc|maeth|faeth"
    rf"|\w{{1,9}}(?:{GAP}\w{{1,9}})?{GAP}oed)"
)
_CUE = re.compile(
    rf"\b(?P<words>(?P<owner>(?:fy|ein|ei|eu){GAP})?(?P<noun>{_CHILD})(?:,?{GAP}{_WHICH}){{0,2}})"
    rf"(?P<link>,?{GAP}o['’]r{GAP}enw{GAP}|,{GAP}|{GAP}[(–-]{GAP}?|{GAP})(?-i:(?=[^\W\da-z_]))",
    re.IGNORECASE,
)
_MANY = ("ion", "ed", "lant", "chgyn", "iaid")
_ASIDE_ENDS = re.compile(rf"[.;:!?)\r\n]|{GAP}(?:a|ac|sydd|sy)\b|\Z")
# With a capital letter because a sentence begins or because they are names of something else.
_NO_CHILD = word_set("""
    Mae Roedd Bydd Yn Yr Y Ac Ond Pan Er Os Oherwydd Felly Hefyd Wedyn Nid Dydy Dyw Doedd Blwyddyn Mlwyddyn
    Ysgol Cymraeg Cymru Gymraeg Gymru Saesneg Adran Aelod Llywodraeth Mrs Mr Miss Dr Sadwrn Sul Llun Mawrth
    Mercher Iau Gwener Ionawr Chwefror Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr
    Nadolig Pasg Estyn
""")

_MONTH = (
    r"(?:Ionawr|Chwefror|[MF](?:awrth|ai|ehefin|edi)|Ebrill|G?orffennaf|Awst|Hydref|[TD]achwedd|Rh?agfyr)"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = (
    rf"(?:y{GAP})?(?:[0-3]?[0-9](?:af|il|ydd|ed|fed|eg|ain)?{GAP}(?:o{GAP})?{_MONTH},?{GAP}(?P<year1>{_YEAR})"
    rf"|[0-3]?[0-9] ?[/.-] ?[0-3]?[0-9] ?[/.-] ?(?:(?P<year2>{_YEAR})|[0-9]{{2}}))(?![0-9])"
)
_BIRTH = re.compile(
    rf"\b(?:(?P<born>g?anwyd|g?aned|(?:g|ng)?eni)(?:{GAP}(?!ar\b)[\w’'-]{{1,20}}){{0,5}}?,?{GAP}(?=ar\b|y\b|[0-9])"
    rf"|(?:dyddiad{GAP}geni|(?:p|b|ph|mh)en-?blwydd)(?:{GAP}[\w’'-]{{1,12}}){{0,3}}?"
    rf"(?:,{GAP}| ?[:=(-] ?|{GAP}))"
    rf"(?P<date>(?:ar{GAP})?{_DATE})",
    re.IGNORECASE,
)


def find_in_welsh(draft: str) -> Iterator[Found]:
    """Find first names of children and dates of birth in Welsh.

    Args:
        draft: a letter.

    Yields:
        Each place where a child is named ("fy merch Cerys", to be replaced by "fy merch"), each other place
        where the same name stands, and each date beside a word of birth.
    """
    named: set[str] = set()
    for cue in _CUE.finditer(draft):
        names, end = read_names(draft, cue.end(), in_list=cue["noun"].lower().endswith(_MANY))
        if names and names[0] not in _NO_CHILD:
            found = _naming_or_none(draft, cue, end)
            named.update(names if found else ())
            yield from filter(None, [found])
    for word in NAME_WORD.finditer(draft) if named else ():
        if word[0] in named and stands_alone(draft, word):
            yield Found(*word.span(), Kind.CHILD_NAME)
    for birth in _BIRTH.finditer(draft):
        year = birth["year1"] or birth["year2"]
        replacement = f"yn {year}" if birth["born"] and year else None
        yield Found(*birth.span("date"), Kind.DATE_OF_BIRTH, replacement)


def _naming_or_none(draft: str, cue: re.Match[str], end: int) -> Found | None:
    """Take the name out with its commas; without an owner only "merch o'r enw Cerys" names somebody."""
    link = cue["link"].strip()
    if "enw" in link:
        return Found(cue.start(), end, Kind.CHILD_NAME, cue["words"])
    if not cue["owner"]:
        return None
    closing = {",": ",", "(": ")"}.get(link, "")
    if closing and draft.startswith(closing, end):
        return Found(cue.start(), end + 1, Kind.CHILD_NAME, cue["words"])
    if link and not _ASIDE_ENDS.match(draft, end):
        return None
    return Found(cue.start(), end, Kind.CHILD_NAME, cue["words"])
