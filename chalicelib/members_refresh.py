"""The daily refresh of who sits, from Parliament into the store."""

from contextlib import closing

from chalicelib.edges import Edges
from chalicelib.places import House
from chalicelib.uk_day import uk_day


def refresh_members_from(edges: Edges) -> None:
    """Ask Parliament who sits today, and keep it; see ``Refresh.run``.

    Args:
        edges: what the outside gives.

    Raises:
        MembersNotRefreshedError: the answer cannot be right; what was kept before stays.
        TallyUnavailable: the store could not be reached.
    """
    from chalicelib.places.refresh import Refresh  # noqa: PLC0415 - once a day, and never for a page or a letter

    places = edges.places()
    with closing(edges.parliament()) as parliament:
        Refresh(
            fetch=parliament.page,
            shelf=edges.houses(),
            shipped=House.of(places.members),
            constituencies=places.constituencies,
        ).run(uk_day(edges.now()))
