"""Which language a request is answered in, and how problems and templates speak it."""

from collections.abc import Callable
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
