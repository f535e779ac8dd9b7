"""What a letter holds of its own in each language that letters are written in."""

from chalicelib.frozen import dataclass

# What only Welsh letters begin with; most letters are told apart by their first word.
_WELSH_GREETINGS = ("annwyl", "anwyl", "helo", "shwmae", "bore da", "prynhawn da", "noswaith dda")
_ENGLISH_GREETINGS = ("dear", "hello")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a letter can be written in.

    Attributes:
        tag: such as ``en``.
        greeting: the word in front of the MP's name.
        unknown_mp: who is greeted where the MP is not known.
        sign_off: the line that closes a letter.
        name_placeholder: the line under it where there is no name yet.
        front_page: WriteToThem's address in that language; docs/referee.md.
        is_read_for_ease: whether the rules of how easy a letter is on its reader are of this language.
    """

    tag: str
    greeting: str
    unknown_mp: str
    sign_off: str
    name_placeholder: str
    front_page: str
    is_read_for_ease: bool


ENGLISH = Tongue(
    tag="en",
    greeting="Dear",
    unknown_mp="your MP",
    sign_off="Yours sincerely,",
    name_placeholder="[Your full name]",
    front_page="https://www.writetothem.com/",
    is_read_for_ease=True,
)
WELSH = Tongue(
    tag="cy",
    greeting="Annwyl",
    unknown_mp="AS",
    sign_off="Yn gywir,",
    name_placeholder="[Eich enw llawn]",
    front_page="https://cy.writetothem.com/",
    is_read_for_ease=False,
)
_TONGUES = {tongue.tag: tongue for tongue in (ENGLISH, WELSH)}


def tongue_of(spoken: str) -> Tongue:
    """Give the language that letters are written in where a page speaks some language.

    Args:
        spoken: the language's tag without a variant, such as ``cy``.

    Returns:
        That language; English where no letters are written in it here.
    """
    return _TONGUES.get(spoken, ENGLISH)


def tongue_of_letter(salutation: str, chosen: Tongue) -> Tongue:
    """Tell which language a letter is in: whoever reads Welsh pages may write in English.

    Args:
        salutation: its first line, or "".
        chosen: the language of the pages on which it was written.

    Returns:
        The language of its greeting; the chosen one where that tells nothing.
    """
    greeting = salutation.lower()
    if greeting.startswith(_ENGLISH_GREETINGS):
        return ENGLISH
    return WELSH if greeting.startswith(_WELSH_GREETINGS) else chosen
