"""Which language a request is answered in, and how problems and templates speak it."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from chalice.app import Request

from chalicelib.languages import Language, Languages, Text, Value
from chalicelib.web.problems import problem_response
from chalicelib.web.reading import query_value

if TYPE_CHECKING:
    from chalicelib.web.routes import ErrorPage

LANGUAGE_FIELD = "lang"  # of a page's or interface's address


def language_of(request: Request, languages: Languages) -> Language:
    """Give the language that a request asks for, or the default one."""
    return languages.named(query_value(request, LANGUAGE_FIELD))


def problem_details(languages: Languages) -> "ErrorPage":
    """Give what answers programs with problem details, in the language that they ask for."""
    return lambda request, problem: problem_response(problem, language_of(request, languages))


def speaker(language: Language) -> Callable[..., str]:
    """Give templates their ``say``.

    Args:
        language: what they speak.

    Returns:
        A function that takes a string's key and its values, or a ``Text``, and gives safe HTML: what is
        filled in is escaped, unless it is safe HTML itself.
    """
    # Imported on first use, as Jinja is, which it comes with.
    from markupsafe import Markup  # noqa: PLC0415

    def say(what: str | Text, **values: Value) -> str:
        return language.say(what if isinstance(what, Text) else Text(what, values), Markup)

    return say


def spoken_values(language: Language, default: Language, untranslated: Collection[str]) -> dict[str, object]:
    """Give templates what they speak with.

    Args:
        language: the page's.
        default: that of whatever is not said in it.
        untranslated: what a campaign says in the default one alone.
    """
    is_foreign = language.spoken != default.spoken
    return {
        "language": language,
        "default": default,
        "is_foreign": is_foreign,  # whether what is not said in the page's language has to be marked
        "say": speaker(language),
        "say_default": speaker(default),
        "its": _marker(lambda text: is_foreign and text in untranslated, default),
        "in_default": _marker(lambda _: is_foreign, default),
    }


def _marker(is_foreign: Callable[[str], bool], language: Language) -> Callable[[str], str]:
    """Give templates what says of a text, where it is so, that it is in another language than the page."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - as above

    span = Markup('<span lang="{}" dir="{}">{}</span>')

    def its(text: str) -> str:
        return span.format(language.html_tag, language.direction, text) if is_foreign(text) else escape(text)

    return its
