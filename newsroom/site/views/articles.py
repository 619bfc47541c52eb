from hashlib import sha256

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.safestring import mark_safe

from articles.models import Article, Edition
from newsroom.site.answers import public_page
from newsroom.site.build import build
from newsroom.site.cards import card, cards_of, editions_for_lists, row
from newsroom.site.filters import ArticleFilters
from newsroom.site.lists import list_context, services_with
from newsroom.site.paging import key_of, page_of
from newsroom.site.records import public_shows

NEWEST_FIRST = ("first_published_at", True)
CARDS = 4


@public_page
def articles(request):
    """Every live article, the newest first, by the verdict on its show."""
    filters = ArticleFilters(request.GET, queryset=Edition.objects.live())
    editions, after = page_of(
        editions_for_lists(filters.queryset.filter(filters.condition())),
        NEWEST_FIRST,
        key_of(request),
    )
    context = list_context(filters, noun="article") | {
        "rows": [row(edition) for edition in editions],
        "after": after,
        "services": services_with(),
        "title": "True stories: every verdict",
        "description": "Every show and film we have examined, with its verdict.",
        "section": "articles",
        "path": request.path,
    }
    return render(request, "site/articles.html", context)


@public_page
def article(request, slug):
    """The live edition of an article, or what became of it."""
    page = Edition.objects.page(slug)
    if page is None:
        return _not_live(request, slug)
    related = list(editions_for_lists(Edition.objects.near(page, CARDS)))
    etag = _etag(page, related)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render(request, "site/article.html", _context(request, page, related))
        response.headers["ETag"] = etag
        # Told, but not compared: a related article that was withdrawn leaves an older newest date.
        response.headers["Last-Modified"] = http_date(page["live_from"].timestamp())
    return response


def _etag(page, related):
    """A name for all that the page shows: its own content, its cards, and their look.

    Taken from the words themselves: a redaction changes them and moves no key.
    """
    shown = [page[name] for name in ("id", "headline", "html", "head", "notice")]
    return quote_etag(sha256(repr([shown, build(), related]).encode()).hexdigest()[:32])


def _context(request, page, related):
    head = page["head"]
    return {
        "notice": page["notice"],
        "html": mark_safe(page["html"]),  # noqa: S308 -- rendered and cleaned when published
        "cards": [card(edition) for edition in related],
        "title": head.get("title") or page["headline"],
        "description": head.get("description", ""),
        "canonical": head.get("canonical", ""),
        "social_title": head.get("social_title", ""),
        "noindex": head.get("noindex", False),
        "image_url": head.get("image", ""),
        "structured_data": mark_safe(head.get("structured", "")),  # noqa: S308 -- escaped JSON
        "og_type": "article",
        "section": "articles",
        "path": request.path,
    }


def _not_live(request, slug):
    """Where an article is, that is not live under this address: moved, withdrawn or nowhere."""
    article = Article.objects.filter(slug=slug).only("pk").first()
    if article is None:
        article = Article.objects.filter(redirects__old_slug=slug).only("pk", "slug").first()
        if article is None:
            raise Http404(slug)
        # Where nothing is to be read, not even the address of it is told.
        if Edition.objects.live().filter(article=article).exists():
            return redirect(article, permanent=True)
    return _gone(request, article)


def _gone(request, article):
    """The dated notice in the place of an article that readers once saw; 404 if they never did.

    It names the show, which has a page of its own, and nothing of what was taken down.
    """
    past = article.editions.past().order_by("-live_until")
    last = past.values("live_until", "show_id").first()
    if last is None:
        raise Http404(article.pk)
    withdrawal = article.withdrawals.first()
    show = public_shows().filter(pk=last["show_id"]).only("title", "slug").first()
    others = Edition.objects.live().filter(show=show) if show else Edition.objects.none()
    context = {
        "notice": withdrawal.notice if withdrawal else "",
        "at": withdrawal.at if withdrawal else last["live_until"],
        "show": show,
        "cards": cards_of(others, CARDS),
        "title": "No longer on this site",
        "noindex": True,
    }
    return render(request, "410.html", context, status=410)
