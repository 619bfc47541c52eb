"""Verbs that other pages lead to: the answers they bring along, and the way back to them."""

from copy import copy
from urllib.parse import urlsplit

from django.utils import timezone

from newsroom.lib.clock import NotOneMoment, parse_local

DESK = "/admin/"


class ComesBack:
    """A verb whose address may bring ``?at=2026-11-27T06:00`` and ``?next=`` the page it is for."""

    asked: dict = {}
    # The field that "at" in the address answers.
    moment_field = "at"

    def respond(self, screen, request, record):
        # Pages live as long as the process: what one request asked is held by a copy.
        page = copy(self)
        page.asked = request.GET
        return super(ComesBack, page).respond(screen, request, record)

    def questions(self, record, posted=None):
        form = super().questions(record, posted)
        if posted is None and (text := self.asked.get("at", "")[:40]):
            form.initial[self.moment_field] = text
            _ask_at_once(form.fields[self.moment_field], text)
        return form

    def render(self, screen, request, record, context, **options):
        back = {"back": self.next} if self.next else {}
        at = context["form"][self.moment_field].value()
        context = context | back | {"effect": self.effect_at(record, _moment(at))}
        return super().render(screen, request, record, context, **options)

    def effect_at(self, record, moment):
        """What readers get with the time that stands in the field, None where there is none."""
        return self.effect(record)

    @property
    def next(self):
        """The address on the desk that led here, or ""."""
        parts = urlsplit(self.asked.get("next", ""))
        is_ours = not parts.scheme and not parts.netloc and parts.path.startswith(DESK)
        return self.asked["next"] if is_ours and "\\" not in self.asked["next"] else ""

    def next_to(self, record):
        """The address that led here, at the entry of ``record``."""
        place = f"{record._meta.model_name}-{record.pk}"
        return f"{self.next.partition('#')[0]}#{place}" if self.next else ""


def _ask_at_once(field, text):
    """Offer both where the time that was brought along is two or none."""
    try:
        parse_local(text, timezone.get_current_timezone())
    except NotOneMoment as error:
        field.help_text = str(error)
        field.ask(error.choices)
    except ValueError:
        # A picker would not even show it.
        field.ask()


def _moment(text):
    try:
        return parse_local(str(text or ""), timezone.get_current_timezone())
    except ValueError:
        return None
