"""What else a supporter can do: the local paper, the fund, answers, and where to hear more."""

from http import HTTPStatus

from chalice.app import Blueprint, Request, Response

from chalicelib.campaign import Paper
from chalicelib.desk import Desk
from chalicelib.languages import Text
from chalicelib.letters.paper import PaperCheck
from chalicelib.letters.story import LetterTooLong, StoryMissing, read_story
from chalicelib.refusals import Refusal
from chalicelib.web.dress import Dress, dress_of
from chalicelib.web.marking import marked_paragraphs
from chalicelib.web.problems import Problem
from chalicelib.web.reading import form_fields
from chalicelib.web.site import SPEAK, Site

FIELD = "letter"


class More:
    """The pages beside the letter to the MP.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
    """

    def __init__(self, blueprint: Blueprint, site: Site) -> None:
        self._site = site
        self._blueprint = blueprint

    def more(self) -> Response:
        """Say what else there is to do."""
        desk = self._site.desk(self._request)
        return self._site.page("pages/more.html", desk, self._dress(desk), {})

    def paper(self) -> Response:
        """Help with a letter to the local paper."""
        desk = self._site.desk(self._request)
        _paper_of(desk)
        return self._paper_page(desk, "")

    def check_paper(self) -> Response:
        """Say of a letter whether it is the writer's own, and keep nothing of it."""
        desk = self._site.desk(self._request)
        longest = _paper_of(desk).longest
        form = form_fields(self._request)
        typed = (form.get(FIELD) or [""])[-1]
        try:
            letter = _read(typed)
        except Refusal as refusal:
            if SPEAK in form:
                return self._paper_page(
                    desk, typed
                )  # asked for the page in another language, not for a check
            return self._paper_page(desk, typed, refusal=refusal)
        return self._paper_page(desk, letter, desk.check_for_paper(letter, longest))

    @property
    def _request(self) -> Request:
        return self._blueprint.current_request

    def _dress(self, desk: Desk) -> Dress:
        return dress_of(self._request, desk.campaign, self._site.languages)

    def _paper_page(
        self, desk: Desk, letter: str, check: PaperCheck | None = None, refusal: Refusal | None = None
    ) -> Response:
        values = {
            "letter": letter,
            "check": check,
            "paragraphs": marked_paragraphs(letter, check, lambda _: "") if check else [],
            "refusals": [refusal] if refusal else [],
            "refused": {FIELD: refusal} if refusal else {},
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
        return self._site.page("pages/paper.html", desk, self._dress(desk), values, status)


def _paper_of(desk: Desk) -> Paper:
    if desk.campaign.paper is None:
        raise Problem(HTTPStatus.NOT_FOUND, "no-paper")
    return desk.campaign.paper


def _read(typed: str) -> str:
    """Read a letter to a paper; the limits are those of letters to MPs, said in other words."""
    try:
        return read_story(typed, FIELD)
    except StoryMissing as refusal:
        raise Refusal(refusal.code, FIELD, Text("paper.missing")) from None
    except LetterTooLong as refusal:
        raise Refusal(refusal.code, FIELD, Text("paper.far-too-long")) from None
