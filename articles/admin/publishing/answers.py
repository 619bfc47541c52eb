"""What the publish page asks while it is open: what a time means, and what became of a press."""

from django import forms

from articles.admin.answers import Answer, Declined
from articles.admin.verbs.base import MomentField
from articles.planning import readers_keep, readers_will_see
from articles.timeline import spoken
from newsroom.lib.numbers import number_from


class Asking(Answer):
    """``?at=`` says what readers get at a time; ``?since=7`` which edition was made after that."""

    slug = "publish-asking"
    label = "Publish"

    def read(self, screen, request, article):
        if at := request.GET.get("at"):
            return _time(at)
        since = number_from(request.GET.get("since"))
        if since is None:
            raise Declined(["Say which edition was looked at."])
        return _truth(screen, article, since)


def _time(text):
    try:
        moment = MomentField().clean(text)
    except forms.ValidationError as problem:
        raise Declined(problem.messages) from problem
    return {"sentence": f"{readers_will_see(moment)}.", "effect": f"goes live {spoken(moment)}"}


def _truth(screen, article, since):
    """What the editions say, whatever answer was lost."""
    made = article.editions.filter(number__gt=since, boundary_of=None)
    edition = made.defer("html", "head", "card").order_by("number").first()
    if edition is None:
        keep = readers_keep(article)
        sentence = f"Nothing was published: readers still see {keep}. You can press again."
        return {"made": 0, "sentence": sentence, "url": ""}
    state = {
        "live": "Readers see it now",
        "scheduled": f"It is scheduled, {spoken(edition.planned_from)}",
        "held": "It is held",
    }.get(edition.state(), "It was made")
    return {
        "made": edition.number,
        "sentence": f"It went through. {state}: edition {edition.number}.",
        "url": screen.address_of(article),
    }
