"""Who answers which addresses. Each is imported when it is first asked: nobody waits for the others."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from chalice.app import Blueprint

from chalicelib.edges import Edges
from chalicelib.places import DATA, SEATS_FILE, read_seats
from chalicelib.tally.organisers import Door
from chalicelib.web import route_table
from chalicelib.web.desks import Desks
from chalicelib.web.routes import Route, add_routes
from chalicelib.web.site import Site
from chalicelib.web.speech import problem_details

Routes = tuple[Route, ...]


class Audiences:
    """Everybody who answers.

    Args:
        desks: finds the campaign's desk.
        site: what all pages have in common.
        edges: what reaches outside.
    """

    def __init__(self, desks: Desks, site: Site, edges: Edges) -> None:
        self._desks = desks
        self._site = site
        self._edges = edges
        self._door = Door(edges.organisers, edges.now)

    def blueprints(self) -> Iterator[Blueprint]:
        """Give a blueprint for each."""
        people, programs = self._site.error_page, problem_details(self._site.languages)
        for routes, opened in self._all():
            blueprint = Blueprint(__name__)
            audience = cache(partial(opened, blueprint))
            for route in routes:
                is_for_programs = route.path.startswith(route_table.PROGRAMS)
                add_routes(blueprint, [route], audience, programs if is_for_programs else people)
            yield blueprint

    def _all(self) -> list[tuple[Routes, Callable[[Blueprint], object]]]:
        return [
            (route_table.API, self._api),
            (route_table.COUNTS_API, self._counts_api),
            (route_table.ACCESS_API, self._access_api),
            (route_table.PAGES, self._pages),
            (route_table.LANDING, self._landing),
            (route_table.SHARE, self._share),
            (route_table.ORGANISERS, self._organisers),
            (route_table.MORE, self._more),
            (route_table.ACCESS_PAGES, self._access_pages),
            (route_table.EMBED, self._embed),
            (route_table.STATIC, self._static),
        ]

    def _api(self, blueprint: Blueprint) -> object:
        from chalicelib.web.api import Api

        return Api(blueprint, self._desks, self._site.languages)

    def _counts_api(self, blueprint: Blueprint) -> object:
        from chalicelib.web.counts_api import CountsApi

        return CountsApi(blueprint, self._desks, self._door, self._site.languages)

    def _access_api(self, blueprint: Blueprint) -> object:
        from chalicelib.web.access.api import AccessApi

        return AccessApi(blueprint, self._desks, self._site.languages, self._edges.now)

    def _pages(self, blueprint: Blueprint) -> object:
        from chalicelib.web.pages import Pages

        return Pages(blueprint, self._site)

    def _landing(self, blueprint: Blueprint) -> object:
        from chalicelib.web.landing import Landing

        return Landing(blueprint, self._site)

    def _share(self, blueprint: Blueprint) -> object:
        from chalicelib.web.share import Share

        return Share(blueprint, self._site)

    def _organisers(self, blueprint: Blueprint) -> object:
        from chalicelib.web.organisers import Organisers

        seats = cache(lambda: read_seats(DATA / SEATS_FILE))
        return Organisers(blueprint, self._site, self._door, self._edges, seats)

    def _more(self, blueprint: Blueprint) -> object:
        from chalicelib.web.more import More

        return More(blueprint, self._site)

    def _access_pages(self, blueprint: Blueprint) -> object:
        from chalicelib.web.access.pages import AccessPages

        return AccessPages(blueprint, self._site, self._edges.now)

    def _embed(self, blueprint: Blueprint) -> object:
        from chalicelib.web.embed import Embed

        return Embed(blueprint)

    def _static(self, _: Blueprint) -> object:
        from chalicelib.web.static import Static

        return Static()
