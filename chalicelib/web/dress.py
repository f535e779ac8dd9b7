"""How a page is dressed: as a page of ours, or as a widget inside somebody else's."""

from urllib.parse import urlencode

from chalice.app import Request

from chalicelib.campaign import Campaign
from chalicelib.frozen import dataclass
from chalicelib.languages import DEFAULT_LANGUAGE, Languages
from chalicelib.web.reading import query_values
from chalicelib.web.speech import LANGUAGE_FIELD, language_of
from chalicelib.web.theme import PLAIN_THEME, Theme, Trouble, read_theme

WIDGET = "widget"  # the word in the address, and the channel that is counted where a site names no other
WIDGET_PATH = "/widget"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a page wears. It travels in the addresses of forms, since there are no cookies.

    Attributes:
        is_widget: whether it may stand in a frame on the campaign's sites.
        host: the origin of the page around it, one of the campaign's sites; "" where it did not say.
        channel: the channel that the site named, or "".
        language: the tag of its language.
        theme: the site's colours, radius and font.
        trouble: why some of its wishes were refused, or None.
    """

    is_widget: bool = False
    host: str = ""
    channel: str = ""
    language: str = DEFAULT_LANGUAGE
    theme: Theme = PLAIN_THEME
    trouble: Trouble | None = None

    def query(self) -> str:
        """Write it as it stands in an address: only words from our lists, numbers and the site's own name."""
        worn = {"dress": WIDGET, "host": self.host, "channel": self.channel} if self.is_widget else {}
        language = "" if self.language == DEFAULT_LANGUAGE else self.language
        parts = {**worn, LANGUAGE_FIELD: language}
        words = urlencode({name: value for name, value in parts.items() if value}, safe=":/")
        return "&".join(filter(None, (words, self.theme.query())))


def plain_dress(request: Request, languages: Languages) -> Dress:
    """Give the dress of a page that is never in a widget, in the language that is asked for."""
    return Dress(language=language_of(request, languages).tag)


def dress_of(request: Request, campaign: Campaign, languages: Languages) -> Dress:
    """Read what a page is asked to wear.

    Args:
        request: whose address says it.
        campaign: whose sites may frame it.
        languages: those that there are.

    Returns:
        The dress. What is not known is left out: a mistyped wish stops no supporter.
    """
    asked = query_values(request)
    if request.path != WIDGET_PATH and asked.get("dress") != WIDGET:
        return plain_dress(request, languages)
    theme, trouble = read_theme(asked)

    def one_of(known: tuple[str, ...], name: str) -> str:
        return asked[name] if asked.get(name) in known else ""

    return Dress(
        is_widget=True,
        host=one_of(campaign.sites, "host"),
        channel=one_of(campaign.channels, "channel"),
        language=language_of(request, languages).tag,
        theme=theme,
        trouble=trouble,
    )
