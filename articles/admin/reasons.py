"""Where a reason is mended: a reason is a road, not a wall."""

from django.urls import NoReverseMatch, reverse

from facts.models import Event, Fact, Involvement, Verdict
from images.models import Image
from shows.models import Character, Show

# The parts of the article's form, by the code of what is mended there.
PARTS = {
    "headline": "id_headline",
    "standfirst": "id_standfirst",
    "author": "bylines-group",
    "show": "id_kind",
    "subject": "id_kind",
    **dict.fromkeys(("body", "link", "to_come", "picture_gone", "warning", "entries"), "id_body"),
}
# The pages of a show, by the code of what is mended there; what follows a # is a part of the page.
OF_SHOW = {
    "verdict": "change#verdict",
    "cast": "cast",
    "offers": "watch",
    "offers_unchecked": "watch",
    "block_cast": "cast",
    "block_who-is-real": "cast",
    "block_where-to-watch": "watch",
    "block_trailer": "details",
    "block_verdict": "change#verdict",
}
# The screen on which a record is mended, whatever is wrong with it.
SCREENS = {
    Fact: "facts_fact",
    Event: "facts_event",
    Character: "shows_character",
    Image: "images_image",
}
# Codes that are about people who may live; what has no record of its own is mended there.
LIVING = ("living", "spent")
LEGAL = "legal-read"
# What comes next of an article that nobody has approved.
APPROVING = {"planned": "submit", "drafting": "submit", "submitted": "approve"}


def with_roads(reasons, article):
    """Pair each reason with the address of the screen that mends it, or with ""."""
    return [
        {"sentence": str(reason), "url": road_of(reason, article)}
        for reason in dict.fromkeys(reasons)
    ]


def road_of(reason, article):
    """The address of the screen on which a reason is mended, or ""."""
    code, about = getattr(reason, "code", ""), getattr(reason, "about", None)
    if not code:
        return _in_the_workflow(reason, article)
    if code == "picture_expired":
        return _other_picture(article, about)
    if code in PARTS:
        return _of_article(article, f"change#{PARTS[code]}")
    if code in OF_SHOW and isinstance(about, Show):
        return _page_of("shows_show", about.pk, OF_SHOW[code])
    return _of_record(about) or _elsewhere(code, article)


def _of_record(about):
    if isinstance(about, Verdict):
        return _page_of("shows_show", about.show_id, "change#verdict")
    if isinstance(about, Involvement):
        return _page_of("facts_event", about.event_id, "change")
    screen = next((name for model, name in SCREENS.items() if isinstance(about, model)), "")
    return _page_of(screen, about.pk, "change") if screen else ""


def _elsewhere(code, article):
    if code.startswith(LIVING) and code != "living_words":
        return _of_article(article, LEGAL)
    # Blocks and words stand in the text.
    return _of_article(article, "change#id_body")


def _other_picture(article, image):
    """Another one is chosen where this one stands."""
    is_lead = image is not None and article.lead_image_id == image.pk
    return _of_article(article, f"change#{'id_lead_image' if is_lead else 'id_body'}")


def _in_the_workflow(reason, article):
    """What no record lacks: an approval, a newer version."""
    verb = APPROVING.get(article.stage)
    if verb and reason.endswith(" has not been approved."):
        return _of_article(article, verb)
    if reason.endswith(": a colleague has to approve it."):
        return _of_article(article, "assign")
    if " objects to “" in reason:
        return _of_article(article, "check")
    if " is not the newest: version " in reason:
        return _of_article(article, "versions")
    return ""


def _of_article(article, page):
    return _page_of("articles_article", article.pk, page)


def _page_of(screen, key, page):
    name, _, part = page.partition("#")
    try:
        address = reverse(f"admin:{screen}_{name.replace('-', '_')}", args=[key])
    except NoReverseMatch:
        # The room that has this page may not be there yet; its form always is.
        address = reverse(f"admin:{screen}_change", args=[key])
    return f"{address}#{part}" if part else address
