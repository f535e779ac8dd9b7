"""What every route of ours has in common: errors in our shape, safe headers, nothing personal in a log."""

import traceback
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from chalice.app import Blueprint, CORSConfig, Request, Response

from chalicelib.frozen import dataclass
from chalicelib.web.problems import Problem, problem_of

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
# No credentials are ever used, so any site may ask; its script may read when to try again.
ANY_SITE = CORSConfig(allow_origin="*", expose_headers=["Retry-After"], max_age=86_400)

ErrorPage = Callable[[Request, Problem], Response]


@dataclass(frozen=True, slots=True)
class Route:
    """One route.

    Attributes:
        method: the HTTP method.
        path: the path, with "{name}" for what is captured.
        view: the name of the method that answers.
        takes: the content type of its body, or None for no body.
        any_site: whether pages of other sites may call it.
    """

    method: str
    path: str
    view: str
    takes: str | None = None
    any_site: bool = False


def add_routes(
    blueprint: Blueprint, routes: Iterable[Route], audience: Callable[[], object], error_page: ErrorPage
) -> None:
    """Register routes so that whatever they raise becomes an answer.

    Args:
        blueprint: where to register.
        routes: what to register.
        audience: gives whose methods answer, when the first request comes.
        error_page: writes a problem for this audience.
    """
    for route in routes:
        options: dict[str, Any] = {"methods": [route.method], "name": route.view}
        # None where there is no body: Chalice would refuse a link that says any content type but JSON's.
        options["content_types"] = [route.takes] if route.takes else []
        if route.any_site:
            options["cors"] = ANY_SITE
        blueprint.route(route.path, **options)(_guarded(blueprint, route.view, audience, error_page))


def _guarded(
    blueprint: Blueprint, view: str, audience: Callable[[], object], error_page: ErrorPage
) -> Callable[..., Response]:
    def answer(**captured: str) -> Response:
        try:
            answered: Response = getattr(audience(), view)(**captured)
        except Exception as error:  # noqa: BLE001 - what is not caught here, Chalice logs with its message
            problem = problem_of(error)
            if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                # Not logging.exception: its text is the error's message, which may quote a story.
                blueprint.log.error("%s in %s", where(error), view)  # noqa: TRY400
            return error_page(blueprint.current_request, problem)
        return answered

    return answer


def where(error: BaseException) -> str:
    """Describe an error for the log by its kind and place, never by its message.

    Args:
        error: what was raised.

    Returns:
        Such as ``KeyError at desk.py:45``, with its cause where it has one.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "nowhere"
    cause = f" from {where(error.__cause__)}" if error.__cause__ else ""
    return f"{type(error).__name__} at {place}{cause}"
