"""What the addresses for pictures and embeds share: who may ask, and how a picture is told."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from articles import permissions
from articles.admin.answers import Answer
from articles.models import Article
from images.models import Image
from images.remarks import remarks_on, remarks_on_width
from images.renditions import lead_url


class PictureAnswer(Answer):
    """An address for pictures: whoever may not write the article puts none in, and is told why."""

    label = "Pictures"

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Iterable[str]:
        if writes:
            yield from permissions.reasons_may_not(user, "write", article)


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
