"""What names of schools are made of."""

import re

from chalicelib.letters.personal_data.words import NOT_NAMES, word_set

_SORT = (
    r"(?:[Pp]rimary|[Ii]nfants?|[Jj]uniors?|[Nn]ursery|[Pp]re-?[Ss]chool|[Hh]igh|[Gg]rammar|[Ss]econdary"
    r"|[Cc]omprehensive|[Ss]ixth [Ff]orm|[Ss]chool|[Aa]cademy|[Cc]ollege)\b"
)
# The first space is what most of a letter is not, so the search is over soon. Not in front of other
# words with a capital: the School Census, an Academy Trust, College of Policing.
LAST_WORDS = re.compile(
    rf" (?P<sort>{_SORT}(?: (?:and |& )?{_SORT}){{0,4}}(?: for (?:Girls|Boys)\b)?)"
    r"(?![^\S\n](?!I\b)[A-Z])(?! (?:of|for)\b)"
)
WELSH_OR_IRISH = re.compile(
    r"(?:Ysgol|(?:C|G|Ch|Ngh)oleg|Gaelscoil|Bunscoil|Scoil)(?: (?:y|yr|[^\W\d_a-z][\w'’-]{1,24})){1,5}"
)

SAINTS = frozenset({"St", "St.", "SS", "Saint", "Saints", "Lady", "All"})
BEFORE_OF = frozenset({"C", "Church", "Lady", "Isle", "Vale", "Prince", "Duke", "Queen"})
BEHIND_THE = frozenset(
    {"Baptist", "Evangelist", "Martyr", "King", "Apostle", "Virgin", "Good", "Divine", "Worker"}
)
# "All" and "Our" begin a name only in front of these.
NOT_A_START = frozenset({"Saints", "Hallows", "Souls", "Lady"})

# Words that say what sort of school it is, and so name none: "a Catholic Primary School".
GENERIC = NOT_NAMES | word_set("""
    High Grammar Comprehensive Middle Upper Lower Special Community Foundation Free Faith Church
    Catholic Roman Methodist Jewish Islamic Muslim Hindu Sikh Christian C E CE CofE CoE RC VA VC
    Voluntary Aided Controlled Boys Boys' Boys’ Girls Girls' Girls’ Preparatory Prep Boarding
    Independent Private Public State Local International Royal Multi Multi-Academy St St. Saint Forest
    Sunday Home Old New Big Staff Medical Law Business Dance Language Film Further Higher Electoral
    Police Khan Oak Policy Data Technology Technical Agricultural Village Town Gynradd Gyfun Uwchradd
    Gymraeg Feithrin
    Sul Nos Haf Breswyl Arbennig Babanod Iau Gatholig Eglwys Genedlaethol Safer Healthy Good Infants
    Juniors Nursery
""")

# The first that stands in a name says what it is.
_NOUNS = (
    ("sixth form", "sixth form"),
    ("infant", "infant school"),
    ("junior", "junior school"),
    ("primary", "primary school"),
    ("bunscoil", "primary school"),
    ("nursery", "nursery"),
    ("pre", "nursery"),
    ("grammar", "grammar school"),
    ("high", "secondary school"),
    ("secondary", "secondary school"),
    ("comprehensive", "secondary school"),
    ("oleg", "college"),
    ("college", "college"),
)


def noun_for(name: str) -> str:
    """Say what sort of school a name is of.

    Args:
        name: the words that end it, or all of it.

    Returns:
        A noun that can stand for it, such as "primary school".
    """
    lowered = name.lower()
    return next((noun for part, noun in _NOUNS if part in lowered), "school")
