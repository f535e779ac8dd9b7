"""An app in which no thread can read another thread's request."""

from contextvars import ContextVar

from chalice.app import Chalice, Request

_CURRENT: ContextVar[Request | None] = ContextVar("current_request", default=None)


class OwnWordsApp(Chalice):
    """Chalice, with a current request for each thread.

    Chalice keeps one for the whole app. Lambda gives a process one request at a time, so there it is right.
    Its local server answers each in a thread of its own: there one could get an answer with another's letter.
    """

    @property
    def current_request(self) -> Request | None:
        """The request that this thread is answering."""
        return _CURRENT.get()

    @current_request.setter
    def current_request(self, request: Request | None) -> None:
        _CURRENT.set(request)
