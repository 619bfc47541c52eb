"""The pictures that the desk holds: found, told, their words changed."""

from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest

from articles.admin.answers import Declined
from articles.admin.pictures.answers import PictureAnswer, told
from articles.admin.pictures.forms import PictureForm, form_as_html
from articles.models import Article
from images.models import Image
from newsroom.lib.constraints import sentence_for
from newsroom.lib.editing import save_form
from newsroom.lib.pickers import is_key
from newsroom.lib.saving import Stale
from newsroom.lib.search import find

MOST = 24
MOST_ASKED = 100
NOT_THERE = "This picture does not exist any more: choose another, or take it out."
MEANWHILE = (
    "Somebody changed this picture while you had it open. Your words are still here: close, open "
    "it again and look at theirs first."
)


class Library(PictureAnswer):
    """The newest pictures, those with the words of ``q``, or those with the keys of ``ids``."""

    slug = "pictures"

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Any:
        yield from super().reasons_against(user, article, writes=writes)
        if not user.has_perm("images.view_image"):
            yield f"{user} may not see the pictures of the desk."

    def read(self, screen: Any, request: HttpRequest, article: Article) -> dict[str, Any]:
        if "ids" in request.GET:
            keys = [int(key) for key in request.GET["ids"].split(",")[:MOST_ASKED] if is_key(key)]
            rows, more = list(Image.objects.filter(pk__in=keys)), False
        else:
            rows, more = _found(request.GET.get("q", "").strip()[:200])
        return {
            "pictures": [told(image) for image in rows],
            "more": more,
            "may_add": request.user.has_perm("images.add_image"),
        }


def _found(text: str) -> tuple[list[Image], bool]:
    """At most two dozen pictures, the best first, and whether there are more."""
    if not text:
        rows = list(Image.objects.all()[: MOST + 1])
        return rows[:MOST], len(rows) > MOST
    keys = find(Image, text).ranked
    rows_by_key = Image.objects.in_bulk(keys[:MOST])
    return [rows_by_key[key] for key in keys[:MOST] if key in rows_by_key], len(keys) > MOST


class PictureRecord(Library):
    """One picture with the questions about it, where it is used, and what was typed, kept."""

    slug = "picture"

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Any:
        yield from super().reasons_against(user, article, writes=writes)
        if writes and not user.has_perm("images.change_image"):
            yield f"{user} may not change the words and rights of pictures."

    def read(self, screen: Any, request: HttpRequest, article: Article) -> dict[str, Any]:
        image = _picture(request.GET.get("id", ""))
        form = PictureForm(instance=image)
        return {
            "picture": told(image),
            "form": form_as_html(form, request),
            "may_change": request.user.has_perm("images.change_image"),
        }

    def write(self, screen: Any, request: HttpRequest, article: Article) -> dict[str, Any]:
        image = _picture(request.POST.get("id", ""))
        form = PictureForm(request.POST, instance=image)
        if not form.is_valid():
            raise Declined(form.sentences().values(), fields=form.sentences())
        try:
            save_form(form, by=request.user)
        except Stale as late:
            raise Declined([MEANWHILE], status=409) from late
        except IntegrityError as error:
            raise Declined([sentence_for(error)]) from error
        image.refresh_from_db()
        return {"picture": told(image)}


def _picture(key: str) -> Image:
    image = Image.objects.filter(pk=int(key)).first() if is_key(key) else None
    if image is None:
        raise Declined([NOT_THERE], status=404)
    return image
