"""What the addresses for pictures and embeds share: who may ask, and how a picture is told."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from articles import permissions
from articles.models import Article
from images.models import Image
from images.remarks import remarks_on, remarks_on_width
from images.renditions import lead_url
from newsroom.lib.pages import Page


class Answer(Page):
    """An address that answers the page of an article in JSON. Whoever may not, is told why."""

    in_list = False
    label = "Pictures"

    def may(self, user: Any, record: Article) -> bool:
        return permissions.may(user, "view", record)

    def respond(self, screen: Any, request: HttpRequest, record: Article) -> HttpResponse:
        writes = request.method == "POST"
        reasons = list(self.reasons_against(request.user, record, writes=writes))
        if reasons:
            return refused(reasons, status=403)
        return self.write(request, record) if writes else self.read(request, record)

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Iterable[str]:
        """Say why this person may not ask this."""
        if writes:
            yield from permissions.reasons_may_not(user, "write", article)

    def read(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The answer to GET."""
        return refused(["This address only takes what is sent to it."], status=405)

    def write(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The answer to POST."""
        return refused(["This address takes nothing."], status=405)


def refused(reasons: Iterable[str], *, status: int = 400, **more: Any) -> JsonResponse:
    """The reasons as every script of the page reads them."""
    return JsonResponse({"reasons": list(reasons), **more}, status=status)


def told(image: Image) -> dict[str, Any]:
    """A picture as the scripts show it: its address in two sizes, whose it is, what is wrong."""
    return {
        "id": image.pk,
        "title": image.title,
        "alt": image.alt,
        "credit": image.credit,
        "rights": image.get_rights_display(),
        "expired": image.expired,
        "remarks": list(remarks_on(image)),
        "remarks_as_lead": list(remarks_on_width(image.width)),
        "size": f"{image.width:,} × {image.height:,} pixels",
        "width": image.width,
        "height": image.height,
        "small": lead_url(image, 320),
        "large": lead_url(image, 800),
        "focus": [image.focal_x, image.focal_y],
        "url": reverse("admin:images_image_change", args=[image.pk]),
    }
