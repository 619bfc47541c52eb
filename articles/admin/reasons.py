"""Where a reason is mended: a reason is a road, not a wall."""

from django.urls import reverse

from facts.models import Fact
from shows.models import Character

# How the reasons begin that are mended on the form of the article, and the part of it that does.
PARTS = {
    "There is no headline": "id_headline",
    "There is no standfirst": "id_standfirst",
    "There is no author": "bylines-group",
    "No show is chosen": "id_kind",
    "Neither a show nor": "id_kind",
    "The body is empty": "id_body",
    "“To come": "id_body",
    "The block “": "id_body",
    "A picture": "id_body",
}
# What comes next of an article that nobody has approved.
APPROVING = {"planned": "submit", "drafting": "submit", "submitted": "approve"}


def with_roads(reasons, article):
    """Pair each reason with the address of the screen that mends it, or with ""."""
    reasons = list(reasons)
    roads = [*_facts(reasons), *_characters(reasons, article), *_words(article)]
    return [
        {
            "sentence": reason,
            "url": next((url for belongs, url in roads if belongs(reason)), ""),
        }
        for reason in reasons
    ]


def _facts(reasons):
    ends = {reason.partition(": ")[2] for reason in reasons} - {""}
    for fact in Fact.objects.filter(statement__in=ends).only("pk", "statement").order_by("pk"):
        yield _ends_with(f": {fact.statement}"), _screen("facts_fact", fact)


def _characters(reasons, article):
    if article.show_id and any(" is marked as " in reason for reason in reasons):
        for character in Character.objects.filter(show=article.show_id).only("pk", "name"):
            begins = f"{character.name} is marked as "
            yield _begins_with(begins), _screen("shows_character", character)


def _words(article):
    form = _screen("articles_article", article)
    for begins, part in PARTS.items():
        yield _begins_with(begins), f"{form}#{part}"
    if verb := APPROVING.get(article.stage):
        yield _ends_with(" has not been approved."), _screen("articles_article", article, verb)
    if article.show_id:
        show = reverse("admin:shows_show_change", args=[article.show_id])
        yield _begins_with("There is no verdict on"), f"{show}#verdict"
        yield _begins_with("The verdict on"), f"{show}#verdict"


def _screen(name, record, page="change"):
    return reverse(f"admin:{name}_{page}", args=[record.pk])


def _begins_with(words):
    return lambda reason: reason.startswith(words)


def _ends_with(words):
    return lambda reason: reason.endswith(words)
