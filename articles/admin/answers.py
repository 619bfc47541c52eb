"""Addresses that the scripts of an article's page ask: JSON, or the sentences why not."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles import permissions
from articles.models import Article
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused

NOT_READ = "This address is for the scripts of the page: it takes only what they send to it."
NOT_WRITTEN = "This address only tells: it takes nothing."

Said = Mapping[str, Any] | HttpResponse


class Declined(Refused):
    """Refused with a status of its own, such as 404 or 409, and ``more`` for the script to know."""

    def __init__(self, reasons: Iterable[object], *, status: int = 400, **more: Any) -> None:
        super().__init__(reasons)
        self.status = status
        self.more = more


class Answer(Page):
    """An address that answers scripts: a GET by ``read``, a POST by ``write``, with what is told.

    Whoever may see the article may ask, unless ``may`` or ``reasons_against`` says otherwise. A
    script gets ``{"reasons": [...]}`` with 403 for the latter, 400 for Refused, 405 for a method
    that nothing answers, and what a Declined says.
    """

    in_list = False

    def may(self, user: Any, record: Article) -> bool:
        return permissions.may(user, "view", record)

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Iterable[str]:
        """Say why this person, who may open the address, may not ask this of it."""
        return []

    def respond(self, screen: Any, request: HttpRequest, record: Article) -> HttpResponse:
        try:
            said = self._said(screen, request, record)
        except Declined as refusal:
            told = {"reasons": refusal.reasons, **refusal.more}
            return JsonResponse(told, status=refusal.status)
        except Refused as refusal:
            return JsonResponse({"reasons": refusal.reasons}, status=400)
        return said if isinstance(said, HttpResponse) else JsonResponse(said)

    def _said(self, screen: Any, request: HttpRequest, article: Article) -> Said:
        writes = request.method == "POST"
        if reasons := list(self.reasons_against(request.user, article, writes=writes)):
            raise Declined(reasons, status=403)
        return (self.write if writes else self.read)(screen, request, article)

    def read(self, screen: Any, request: HttpRequest, article: Article) -> Said:
        """The answer to GET, or raise Refused."""
        raise Declined([NOT_READ], status=405)

    def write(self, screen: Any, request: HttpRequest, article: Article) -> Said:
        """The answer to POST, or raise Refused."""
        raise Declined([NOT_WRITTEN], status=405)
