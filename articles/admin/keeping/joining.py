"""Two people saved the same article: what fits is joined and saved, what clashes is asked."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.utils import timezone

from articles.admin.keeping.posted import (
    PLANNING,
    as_posted,
    form_of,
    label_of,
    posted_values,
    to_text,
    values_before,
    values_of,
    version_in,
)
from articles.admin.keeping.taking import TAKE, take
from articles.joining import join
from articles.keeping import TURN, WINDOW, forget, set_words_aside
from articles.present import saves_since
from newsroom.lib.saving import REDACTED_SINCE, was_redacted_since
from newsroom.lib.wording import capitalised, join_names

# What is posted beside the fields, and still counts when the fields are joined ones.
BESIDE = ("_continue", "_then", "_save", "note", WINDOW, TURN)


class JoinsVersions:
    """Gives the screen of the article its own answer to a stale save.

    The words are joined with what was saved meanwhile. Where both changed the same, they are set
    aside as a version first, and a page asks.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        saved = ""
        if request.method == "POST" and object_id:
            article = self.get_object(request, unquote(object_id))
            if article and was_redacted_since(article, version_in(request.POST) or 0):
                self.message_user(request, REDACTED_SINCE, messages.ERROR)
                return HttpResponseRedirect(self.address_of(article))
            if TAKE in request.POST:
                return take(self, request, object_id, super().changeform_view)
            saved, question = self._joined_or_asked(request, unquote(object_id))
            if question:
                return HttpResponseRedirect(question)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if saved and response.status_code == 302:
            self.message_user(request, saved, messages.SUCCESS)
        return response

    def render_change_form(self, request, context, *args, **options):
        if options.get("obj"):
            # Without the user's key a shared computer would show one person's words to another.
            context["keeping"] = {"user": request.user.pk, "unsaved": request.method == "POST"}
        return super().render_change_form(request, context, *args, **options)

    def _join(self, request, object_id):
        """Nothing: what was saved meanwhile is joined before the form is looked at."""

    def _joined_or_asked(self, request, object_id):
        """The sentence of what was joined into the posted form, or the address that asks."""
        article, opened = self.get_object(request, object_id), version_in(request.POST)
        if article is None or not self.has_change_permission(request, article):
            return "", ""
        if opened in (None, article.version):
            return "", ""
        mine, is_valid = posted_values(self, request, article, request.POST)
        # What cannot be saved is mended first; the form keeps the version it was opened from.
        if not is_valid:
            return "", ""
        joining = join(values_before(article, opened), mine, values_of(article))
        if joining.places:
            return "", self._question(request, article, opened, mine)
        data = as_posted(self, request, article, joining.settled({}))
        data.update({name: request.POST[name] for name in BESIDE if name in request.POST})
        request.POST = data
        form = form_of(self, request, article)
        return joined_sentence(joining, form, saves_since(article, opened), request.user), ""

    def _question(self, request, article, opened, mine):
        """The address of the page that asks, once the words are safe in a version."""
        content = {name: value for name, value in mine.items() if name not in PLANNING}
        aside = set_words_aside(article, content, by=request.user, at=timezone.now())
        theirs = values_of(article)
        kept = {name: to_text(mine[name]) for name in PLANNING if mine[name] != theirs[name]}
        beside = {"window": request.POST.get(WINDOW, ""), "note": request.POST.get("note", "")}
        said = {name: value for name, value in beside.items() if value}
        query = urlencode({"aside": aside.number, "from": opened, **kept, **said})
        return f"{self.address_of(article, 'join')}?{query}"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            window = request.POST.get(WINDOW, "")
            forget(form.instance, by=request.user, window=window)


def joined_sentence(joining, form, saves, reader):
    """What of the others went into my version: "Ellie’s change to the standfirst was joined…"."""
    names = [label_of(form, fit.field) for fit in joining.fits if fit.side == "theirs"]
    if not names:
        return ""
    names = list(dict.fromkeys(names))
    what = "change" if len(names) == 1 else "changes"
    was = "was" if len(names) == 1 else "were"
    return f"{whose(saves, reader)} {what} to the {join_names(names)} {was} joined with yours."


def whose(saves, reader):
    """The people behind ``saves`` as owners: "Ellie’s", "Ellie and Jo’s", "Your own"."""
    names = people(saves, reader)
    return f"{capitalised(join_names(names))}’s" if names else "Your own"


def people(saves, reader):
    """The names of those who saved, each once, without the reader."""
    users = [row.history_user for row in saves if row.history_user != reader]
    return list(dict.fromkeys(str(user or "somebody") for user in users))
