"""Pages of a record beside its form, and the panel above it: rooms above add theirs by a list.

A verb is never done on GET: a link preview would publish. Its page shows the reasons against it
and a form; the button posts.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from newsroom.lib.constraints import sentence_for
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale

MEANWHILE = "Somebody saved this while you looked at it. Read it again, then decide."


class Page:
    """One more address of a record: ``.../<pk>/<slug>/``."""

    slug: str
    label: str
    template = "desk/page.html"
    # Whether the buttons above the form lead to it.
    in_list = True

    def may(self, user: Any, record: Any) -> bool:
        """Whether this person may open the page; a link to it is only shown to those."""
        raise NotImplementedError

    def effect(self, record: Any) -> str:
        """The second line of its button: what readers get."""
        return ""

    def title(self, record: Any) -> str:
        """What stands at the top of the page."""
        return f"{self.label}: {record}"

    def context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the template needs beyond the frame of the desk."""
        return {}

    def respond(self, screen: Any, request: HttpRequest, record: Any) -> HttpResponse:
        """Answer a request by somebody who may."""
        return self.render(screen, request, record, self.context(request, record))

    def render(
        self,
        screen: Any,
        request: HttpRequest,
        record: Any,
        context: dict[str, Any],
        *,
        template: str = "",
    ) -> HttpResponse:
        """The page inside the frame of the desk; without it where it opens in another page."""
        if request.headers.get("X-Inplace"):
            frame = {"frame": "desk/bare.html"}
        else:
            frame = screen.admin_site.each_context(request)
        shown = {
            "opts": screen.opts,
            "original": record,
            "title": self.title(record),
            "back": screen.address_of(record),
            "page": self,
            "cautions": screen.cautions_of(record),
        }
        return TemplateResponse(request, template or self.template, {**frame, **shown, **context})


class Done(NamedTuple):
    """What a verb did, in a sentence, and where to go next if not back to the record."""

    sentence: str
    url: str = ""


class NoQuestions(forms.Form):
    """A verb that asks nothing."""


class Verb(Page):
    """A page that does something: reasons against it, questions, a button that says the effect."""

    template = "desk/verb.html"
    form: type[forms.Form] = NoQuestions

    def initial(self, record: Any) -> dict[str, Any]:
        """What the questions are answered with at first."""
        return {}

    def questions(self, record: Any, posted: Any = None) -> forms.Form:
        """The form of what has to be said, with the answers that were posted."""
        return self.form(posted, initial=self.initial(record))

    def reasons(self, request: HttpRequest, record: Any) -> list[str]:
        """Why it cannot be done, as far as can be said before the questions are answered."""
        return []

    def roads(self, reasons: list[str], record: Any) -> list[dict[str, str]]:
        """Each reason with the address of the screen that mends it, or with ""."""
        return [{"sentence": reason, "url": ""} for reason in reasons]

    def act(self, request: HttpRequest, record: Any, answers: dict[str, Any]) -> Done:
        """Do it, or raise Refused."""
        raise NotImplementedError

    def respond(self, screen: Any, request: HttpRequest, record: Any) -> HttpResponse:
        posted = request.POST if request.method == "POST" else None
        form = self.questions(record, posted)
        reasons = []
        if form.is_bound and form.is_valid():
            done, reasons = self._try(request, record, form.cleaned_data)
            if done:
                screen.message_user(request, done.sentence, messages.SUCCESS)
                return HttpResponseRedirect(done.url or screen.address_of(record))
        context = self.context(request, record) | {
            "form": screen.dressed(form),
            "reasons": self.roads(reasons or self.reasons(request, record), record),
            "effect": self.effect(record),
        }
        return self.render(screen, request, record, context)

    def _try(
        self, request: HttpRequest, record: Any, answers: dict[str, Any]
    ) -> tuple[Done | None, list[str]]:
        """What was done, or the reasons why nothing was."""
        try:
            return self.act(request, record, answers), []
        except Refused as refusal:
            return None, list(refusal.reasons)
        except Stale:
            return None, [MEANWHILE]
        except IntegrityError as error:
            return None, [sentence_for(error)]


class PagesMixin:
    """Gives a screen ``pages`` (more addresses) and ``panels`` (what stands above the form).

    Both are lists that a room above may append to. A panel is a function
    ``(request, record) -> HTML``. ``cautions`` are functions ``record -> sentences`` of what has to
    be minded on every page of the record.
    """

    pages: list[Page] = []
    panels: list[Callable[[HttpRequest, Any], str]] = []
    cautions: list[Callable[[Any], list[str]]] = []
    # A form that asks for its panels later asks for these with them.
    cautions_in_form = True
    change_form_template = "desk/change_form.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(
                f"<path:object_id>/{page.slug}/",
                self.admin_site.admin_view(self._view_of(page)),
                name=f"{name}_{page.slug.replace('-', '_')}",
            )
            for page in self.pages
        ] + super().get_urls()

    def _view_of(self, page: Page) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            record = self.get_object(request, unquote(object_id))
            if record is None:
                raise Http404(f"There is no {self.opts.verbose_name} {object_id}.")
            if not page.may(request.user, record):
                raise PermissionDenied
            return page.respond(self, request, record)

        return view

    def address_of(self, record: Any, page: str = "change") -> str:
        """The address of a record's form, or of one of its pages."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page.replace('-', '_')}"
        return reverse(name, args=[record.pk], current_app=self.admin_site.name)

    def links_to_pages(self, user: Any, record: Any) -> list[dict[str, str]]:
        """Slug, label, effect and address of each page that this person may open."""
        return [
            {
                "slug": page.slug,
                "label": page.label,
                "effect": page.effect(record),
                "url": self.address_of(record, page.slug),
            }
            for page in self.pages
            if page.in_list and page.may(user, record)
        ]

    def cautions_of(self, record: Any) -> list[str]:
        """What has to be minded about the record, each a sentence."""
        return [sentence for said in self.cautions for sentence in said(record)]

    def dressed(self, form: forms.Form) -> forms.Form:
        """The form with the inputs of the skin."""
        for field in form.fields.values():
            field.widget.attrs.setdefault("class", "desk-input")
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        record = options.get("obj")
        if record is not None:
            context["panels"] = [panel(request, record) for panel in self.panels]
            context["page_links"] = self.links_to_pages(request.user, record)
            if self.cautions_in_form:
                context["cautions"] = self.cautions_of(record)
        return super().render_change_form(request, context, *args, **options)
