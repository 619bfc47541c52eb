"""What stands around the form of an article, from what its one query brought along."""

from django.conf import settings
from django.utils.safestring import mark_safe

from articles.admin.page import bar
from articles.admin.page.record import readers_see, turn_in_words
from articles.body import clean_body
from articles.inheriting import FALL_BACKS
from articles.questions import template_of

# The short form has one button: whichever was pressed, the page of the article would open.
BEGINNING = {
    "show_save_and_add_another": False,
    "show_save_and_continue": False,
    "save_effect": "its page opens, to write on",
}


def frame_of(screen, article, links):
    """The context of the page beyond the form: its header, its line of state, its bar.

    ``links`` are the pages of the article that this person may open.
    """
    return {
        "is_fullwidth": "1",
        "article_config": _config(screen, article),
        "readers_see": list(readers_see(article)),
        "turn": turn_in_words(article),
        "comments_url": screen.address_of(article, "comments"),
        "header": bar.header(links, article),
        "verbs": list(bar.buttons(links, article)),
        "next_version": (article.last_number or 0) + 1,
        "standing_url": screen.address_of(article, "standing"),
        "readable_body": mark_safe(clean_body(article.body)),  # noqa: S308 -- cleaned again here
    }


def parts_with_errors(adminform):
    """The names of the fieldsets in which something is wrong: they may not stay shut."""
    return {
        fieldset.name for fieldset in adminform if any("<li" in line.errors() for line in fieldset)
    }


def _config(screen, article):
    """What the scripts of the page are told, as JSON."""
    return {
        "article": article.pk,
        "version": article.version,
        "addresses": {page.slug: screen.address_of(article, page.slug) for page in screen.pages},
        "questions": template_of(article.show.title if article.show else ""),
        "inherits": FALL_BACKS,
        "kind": article.kind,
        "site": settings.NEWSROOM_SITE_NAME,
        "address": f"{settings.NEWSROOM_BASE_URL}{article.get_absolute_url()}",
    }
