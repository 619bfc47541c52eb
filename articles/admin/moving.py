from django import forms

from articles import addressing, permissions
from newsroom.lib.pages import Done, Verb


class MoveForm(forms.Form):
    slug = forms.CharField(
        label="New address",
        max_length=120,
        help_text="The last part: small letters, digits and hyphens.",
    )


class Move(Verb):
    """Changes the address of an article that readers know."""

    slug = "move"
    label = "Change the address"
    form = MoveForm

    def may(self, user, article):
        published = article.editions.exclude(live_from=None).exists()
        return published and permissions.may(user, "move", article)

    def initial(self, article):
        return {"slug": article.slug}

    def effect(self, article):
        return "readers of the old address are led to the new one"

    def act(self, request, article, answers):
        moved = addressing.move(article, slug=answers["slug"], by=request.user)
        return Done(f"Moved: {moved.get_absolute_url()}")
