"""Words that are no names though they have a capital letter, and where sentences begin."""

import re

# Gaps inside a line, or one line break where a text was wrapped.
GAP = r"(?:[^\S\n]{1,2}|[^\S\n]{0,2}\n)"


def word_set(words: str) -> frozenset[str]:
    """Make a set of words that are easier to read side by side than one in a line.

    Args:
        words: words with white space between them.

    Returns:
        Each of them once.
    """
    return frozenset(words.split())


# Words that people write with a capital letter behind "my son" or in front of "School", and that are
# nobody's name. April, May and June are girls' names too; a month is likelier in a letter to an MP.
SENTENCE_WORDS = word_set("""
    A About After Again All Also Although Am An And Another Any Anyone Are As Ask Asked At Be Because
    Been Before Being Both But By Called Came Can Comes Could Deserves Did Do Does Each Even Every
    Everyone Few First Finally For From Gets Go Goes Got Had Has Have He Her Here Hers Him His How
    However I If In Instead Into Is It Its Just Knows Last Later Left Like Likes Long Loves Many May Me
    Might More Most Much Must My Near Needs Never Next No Nobody None Not Nothing Now Of Off On Once One
    Only Or Other Our Out Over Please Recently Said Says Second See She Should Since So Some Someone
    Something Sometimes Still Such Than Thank Thanks That The Their Them Then There These They This
    Those Though Through To Today Too Under Unless Until Unlike Up Us Very Visiting Wants Was We Well
    Went Were What Whatever When Where Whether Which While Who Whose Why With Within Without Would Yes
    Yesterday Yet You Your Yours Dear Hello Hi Regards Sincerely Faithfully Kind Best
""")
_DAYS_AND_SEASONS = word_set("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Sept Oct Nov Dec Spring Summer Autumn Winter
    Christmas Easter Ramadan Eid Diwali Covid Lockdown
""")
_TITLES_AND_FAMILY = word_set("""
    Mr Mrs Ms Miss Mx Dr Sir Lady Lord Professor Prof Rev Reverend Father Minister Secretary Headteacher
    Head Teacher Principal Governor Governors Mum Mummy Mam Mom Dad Daddy Nan Nana Nanny Gran Granny
    Grandma Grandad Grandpa Auntie Aunt Uncle God Allah Parliament Government Ministers
""")
_SCHOOL_AND_STATE = word_set("""
    Year Years Key Stage Reception Nursery Primary Secondary Infant Junior School Schools Academy
    College Class Form Sixth Pupil Pupils Student Students Child Children Parent Parents Education Data
    Database Record Records Census Department National Unique Number Benefit Protection Premium Support
    Services Service Social Trust Fund Maintenance Poverty Tax Credit Loan Loans Finance Union Council
    Voice Act Rights Referral Unit Safeguarding Welfare Health Mental Line Q Ofsted Ofqual Ofcom
    Childline Samaritans Barnardo Barnardos Facebook Google Microsoft Apple TikTok Instagram WhatsApp
    Snapchat YouTube ParentPay ClassDojo Arbor English Maths Mathematics Science History Geography
    Biology Chemistry Physics Computing Art Drama Music Spanish French German Welsh Irish Scottish
    British Syrian Afghan Ukrainian Romanian Roma Traveller Somali Pakistani Indian Bangladeshi Nigerian
    Italian Portuguese Turkish Kurdish Eritrean Sudanese Iraqi Iranian Muslim Christian Jewish Hindu Sikh
    Buddhist Catholic Black White Asian African Caribbean European Polish Latin
    Mandarin Chinese Urdu Arabic Religious Studies Special Needs Autism Autistic
    Asperger Aspergers Down Downs Dyslexia England Wales Scotland Britain Ireland London Europe Labour
    Conservative Tory Liberal Democrat Green
""")
NOT_NAMES = SENTENCE_WORDS | _DAYS_AND_SEASONS | _TITLES_AND_FAMILY | _SCHOOL_AND_STATE

_SENTENCE_START = re.compile(r"(?:\A|[.!?…][\"'”’)\]]{0,2}\s{1,3}|\n[^\S\n]{0,2}\n)[\"'“\u2018(\[]{0,2}\Z")
_LOOK_BACK = 8  # characters: as far as _SENTENCE_START reaches


def begins_sentence(draft: str, place: int) -> bool:
    """Tell whether a sentence begins at a place.

    Args:
        draft: a letter.
        place: offset of a word's first code point.

    Returns:
        True at the start of the text or of a paragraph, and behind the end of a sentence.
    """
    # What is cut off is longer than any quotation marks at the start of a text, so it does not look like one.
    return bool(_SENTENCE_START.search(draft[max(0, place - _LOOK_BACK) : place]))


def as_sentence_part(words: str, draft: str, place: int) -> str:
    """Give words a capital letter where a sentence begins, and a small one where none does.

    Args:
        words: words to stand in a letter.
        draft: the letter.
        place: offset at which they are to stand.

    Returns:
        The same words as they are written there.
    """
    first = words[0].upper() if begins_sentence(draft, place) else words[0].lower()
    return first + words[1:]
