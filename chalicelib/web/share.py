"""The page that helps to tell one's friends: a text of the campaign's, and where to take it."""

from http import HTTPStatus

from chalice.app import Blueprint, Response

from chalicelib.desk import Desk
from chalicelib.refusals import Refusal
from chalicelib.sharing import DIRECT, Network, mastodon_address, read_server, share_address, texts_of
from chalicelib.tally.events import Event
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.dress import Dress, dress_of
from chalicelib.web.journey import Journey, journey_from_form
from chalicelib.web.problems import problem_of
from chalicelib.web.reading import form_fields, query_value
from chalicelib.web.site import SPEAK, Site

TEMPLATE = "pages/share.html"


class Share:
    """The routes at ``/share``.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
    """

    def __init__(self, blueprint: Blueprint, site: Site) -> None:
        self._site = site
        self._blueprint = blueprint

    def share(self) -> Response:
        """Offer a text to share to anybody."""
        request = self._blueprint.current_request
        desk = self._site.desk(request)
        values = self._values(desk, Journey(), _number(query_value(request, "text") or "", desk))
        return self._site.page(TEMPLATE, desk, self._dress(desk), values)

    def share_on(self) -> Response:
        """Offer a text to somebody who comes from their letter, and do what the pressed button says.

        Never leads away by itself: the server that was typed comes back as a link.
        """
        request = self._blueprint.current_request
        desk = self._site.desk(request)
        form = form_fields(request)
        journey = journey_from_form(form, desk.campaign)
        number = _number((form.get("text") or [""])[-1], desk)
        values = self._values(desk, journey, number)
        if SPEAK in form:
            values["typed_server"] = (form.get("server") or [""])[-1]
            return self._site.page(TEMPLATE, desk, self._dress(desk), values)
        if "server" in form:
            return self._on_mastodon(desk, values, number, form["server"][-1])
        if form.get("event") == [Event.SHARED]:
            return self._counted(desk, values, journey.receipt)
        return self._site.page(TEMPLATE, desk, self._dress(desk), values)

    def _on_mastodon(self, desk: Desk, values: dict[str, object], number: int, typed: str) -> Response:
        values["typed_server"] = typed
        try:
            server = read_server(typed)
        except Refusal as refusal:
            values |= {"refusals": (refusal,), "refused": {refusal.field: refusal}}
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return self._site.page(TEMPLATE, desk, self._dress(desk), values, status)
        text = self._text(desk, Network.MASTODON, number)
        values |= {"server": server, "server_link": mastodon_address(server, text)}
        return self._site.page(TEMPLATE, desk, self._dress(desk), values)

    def _counted(self, desk: Desk, values: dict[str, object], receipt: str) -> Response:
        dress = self._dress(desk)
        try:
            values["counted"] = desk.participate(desk.receipt_in(receipt), Event.SHARED)
        except (Refusal, TallyUnavailable) as error:
            values["trouble"] = problem = problem_of(error)
            return self._site.problem_page(TEMPLATE, desk, dress, values, problem)
        return self._site.page(TEMPLATE, desk, dress, values)

    def _values(self, desk: Desk, journey: Journey, number: int) -> dict[str, object]:
        texts = len(desk.campaign.share_texts)
        return {
            "journey": journey,
            "number": number,
            "another": number % texts + 1 if texts > 1 else None,
            "text": self._text(desk, None, number),
            "addresses": {network: self._address(desk, network, number) for network in DIRECT},
            "typed_server": "",
            "server": "",
            "server_link": None,
            "refusals": (),
            "refused": {},
            "counted": None,
            "trouble": None,
        }

    def _address(self, desk: Desk, network: Network, number: int) -> str:
        text = self._text(desk, network, number)
        return share_address(network, text, self._link(desk, network), desk.campaign.title)

    def _text(self, desk: Desk, network: Network | None, number: int) -> str:
        return texts_of(desk.campaign, self._link(desk, network))[number - 1]

    def _link(self, desk: Desk, network: Network | None) -> str:
        # Only a channel of the campaign's can be counted; a link without one works as well.
        path = f"s/{network}" if network in desk.campaign.channels else ""
        return self._site.link(self._blueprint.current_request, desk, path)

    def _dress(self, desk: Desk) -> Dress:
        return dress_of(self._blueprint.current_request, desk.campaign, self._site.languages)


def _number(asked: str, desk: Desk) -> int:
    """Read which text is wanted, from 1; the first where there is no such one."""
    numbers = range(1, len(desk.campaign.share_texts) + 1)
    return next((number for number in numbers if asked == str(number)), 1)
