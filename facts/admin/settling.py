"""The page on which an editor decides between two claims. The desk never decides by itself."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted

from facts import settling
from facts.admin.effects import buttons_for, hurdles_of
from facts.admin.sides import NUMBERS, sides_of
from facts.models import Contradiction, Fact
from facts.noting import joined_by_hand
from facts.opposing import compared_by, load_claims, question_of, said_by, why_they_differ
from newsroom.lib.constraints import sentence_for
from newsroom.lib.forms import BaseVersionField
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from newsroom.lib.wording import shortened

State = Contradiction.State
DECISIONS = {
    "both": settling.let_both_stand,
    "open": settling.accept_as_open,
    "again": settling.reopen,
}
NO_BASE = (
    "This page does not say which versions of the claims were read. Here they are as they stand: "
    "read them, then decide."
)
NOTHING_CHOSEN = "Choose what becomes of the two claims."
CHANGED = "{who} changed this at {when}, while you looked at it. Read it again, then decide."
NONE_LEFT = "No two claims disagree any more."


class SettleForm(forms.Form):
    """The versions that were read, why, and what becomes of the fact that is not preferred."""

    note = forms.CharField(
        label="Why",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    other = forms.ChoiceField(
        label="If you use one, the other becomes",
        choices=[
            (Fact.Rank.ALSO, "also said: a text may still tell it"),
            (Fact.Rank.SUPERSEDED, "superseded: no new text tells it"),
        ],
        initial=Fact.Rank.ALSO,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, posted, row):
        super().__init__(posted)
        for name, record in (("base", row), ("base_a", row.a), ("base_b", row.b)):
            self.fields[name] = BaseVersionField(type(record))
            self.fields[name].required = False
        if not row.fact_a_id or row.state != State.OPEN:
            del self.fields["other"]
        versions = zip(("base", "base_a", "base_b"), settling.base_of(row), strict=True)
        self.initial = {**self.initial, **dict(versions)}

    def base(self):
        """The versions that were read, or None where the page does not say."""
        versions = [self.cleaned_data.get(name) for name in ("base", "base_a", "base_b")]
        return settling.Base(*versions) if all(versions) else None


class Settle(Page):
    slug = "settle"
    label = "Settle"
    template = "admin/facts/contradiction/settle.html"
    in_list = False

    def may(self, user, row):
        return user.has_perm("facts.view_contradiction")

    def title(self, row):
        return question_of(row)

    def respond(self, screen, request, row):
        load_claims([row])
        if request.method != "POST":
            return self._show(screen, request, row, SettleForm(None, row), [])
        if not request.user.has_perm(settling.PERMISSION):
            raise PermissionDenied
        return self._decide(screen, request, row)

    # -- Deciding -------------------------------------------------------------------------------

    def _decide(self, screen, request, row):
        decision, form = request.POST.get("decision", ""), SettleForm(request.POST, row)
        if row.state != State.OPEN and decision != "again":
            return self._second(screen, request, row, form)
        reasons = [] if form.is_valid() else [e for found in form.errors.values() for e in found]
        if not reasons:
            settled, reasons = _try(row, decision, form, by=request.user)
            if settled:
                return self._done(screen, request, settled)
        # The claims as they are now, with the words that were typed.
        row = self._fresh(row)
        if row is None:
            messages.warning(request, "One of the two claims was deleted meanwhile.")
            return HttpResponseRedirect(_list())
        if row.state != State.OPEN and decision != "again":
            return self._second(screen, request, row, form)
        fresh = SettleForm(None, row)
        typed = {name: request.POST.get(name, "") for name in ("note", "other")}
        fresh.initial = {**fresh.initial, **typed}
        return self._show(screen, request, row, fresh, reasons)

    def _fresh(self, row):
        rows = load_claims(Contradiction.objects.filter(pk=row.pk))
        return rows[0] if rows else None

    def _done(self, screen, request, row):
        if row.state == State.OPEN:
            messages.success(request, "Opened again: both claims stand side by side.")
            return HttpResponseRedirect(screen.address_of(row, self.slug))
        messages.success(request, f"{question_of(row)}: {_outcome(row)}")
        return self._next(screen, request, row)

    def _second(self, screen, request, row, form):
        """Somebody was first: say who, keep the words, and go on."""
        words = form.data.get("note", "").strip()
        unused = f" Your words were not kept: “{shortened(words, 500)}”" if words else ""
        messages.warning(request, f"{_settled(row)}{unused}")
        return self._next(screen, request, row)

    def _next(self, screen, request, row):
        around = Around(screen, row)
        if not around.following:
            messages.info(request, NONE_LEFT)
        return HttpResponseRedirect(around.following or _list())

    # -- Showing --------------------------------------------------------------------------------

    def _show(self, screen, request, row, form, reasons):
        pages = screen.pages_by_side(row)
        around = Around(screen, row)
        context = {
            "original": self.title(row),
            "form": screen.dressed(form),
            "chosen": request.POST.get("decision", ""),
            "reasons": [{"sentence": reason, "url": ""} for reason in reasons],
            "row": row,
            "sides": sides_of(row, pages),
            "why": why_they_differ(row),
            "compared": compared_by(row),
            "by_hand": joined_by_hand([row]).get(row.pk, ""),
            "settled": "" if row.state == State.OPEN else _settled(row),
            "buttons": buttons_for(row, pages),
            "hurdles": hurdles_of(row, by=request.user),
            "panels": [panel(request, row) for panel in screen.panels],
            "around": around,
            "back": _list(),
            "here": screen.address_of(row, self.slug),
            "history": reverse("admin:facts_contradiction_history", args=[row.pk]),
        }
        return self.render(screen, request, row, context)


class Around:
    """Where a contradiction stands among those of its kind that nobody has decided."""

    def __init__(self, screen, row):
        self.screen, self.row = screen, row
        folded = row.kind != Contradiction.Kind.CONFLICT
        rows = Contradiction.objects.undecided().filter(
            kind__in=("precision", "wording") if folded else ("conflict",)
        )
        rows = screen.with_pages(rows)
        self.keys = list(rows.order_by(*screen.order).values_list("pk", flat=True))

    @property
    def place(self):
        """Its number among them, from 1; 0 if it is none of them."""
        return self.keys.index(self.row.pk) + 1 if self.row.pk in self.keys else 0

    @property
    def total(self):
        return len(self.keys)

    @property
    def following(self):
        """The address of the next one, and after the last the first; "" if there is no other."""
        others = [key for key in self.keys if key != self.row.pk]
        return self._address(others[self.place - 1 if self.place else 0 :] or others)

    @property
    def previous(self):
        others = [key for key in self.keys if key != self.row.pk]
        before = others[: self.place - 1] if self.place else []
        return self._address((before or others)[::-1])

    def _address(self, keys):
        name = "admin:facts_contradiction_settle"
        return reverse(name, args=[keys[0]]) if keys else ""


def _try(row, decision, form, *, by):
    """What was decided, or None and the reasons why nothing was."""
    if form.base() is None:
        return None, [NO_BASE]
    options = {"by": by, "note": form.cleaned_data["note"], "base": form.base()}
    try:
        if decision in NUMBERS:
            other = form.cleaned_data.get("other") or Fact.Rank.ALSO
            return settling.prefer(row, decision, other=other, **options), []
        if decision in DECISIONS:
            return DECISIONS[decision](row, **options), []
    except Refused as refusal:
        return None, refusal.reasons
    except Stale:
        return None, [_who_changed(row)]
    except IntegrityError as error:
        return None, [sentence_for(error)]
    return None, [NOTHING_CHOSEN]


def _who_changed(row):
    """Who saved one of the three last, and when."""
    saved = [past for record in (row, row.a, row.b) if (past := record.history.first())]
    last = max(saved, key=lambda past: past.history_date, default=None)
    who = last.history_user if last and last.history_user else "Somebody"
    return CHANGED.format(who=who, when=_clock(last.history_date if last else timezone.now()))


def _settled(row):
    """Who decided what and when: "Settled by Jo at 14:20: readers get 1, ..."."""
    past = row.history.filter(state=row.state).first()
    when = f" at {_clock(past.history_date)}" if past else ""
    if row.state == State.CLOSED:
        return f"Closed by itself{when}: {row.resolution}"
    return f"Settled by {row.decided_by}{when}: {_outcome(row)} {row.resolution}"


def _outcome(row):
    if row.preferred:
        preferred = getattr(row, row.preferred)
        return f"use {NUMBERS[row.preferred]}, “{shortened(said_by(preferred) or str(preferred))}”."
    return "left open." if row.state == State.ACCEPTED else "both may stand."


def _clock(moment):
    local = timezone.localtime(moment)
    today = local.date() == timezone.localdate()
    return formatted(local, "H:i" if today else "H:i, j F Y")


def _list():
    return reverse("admin:facts_contradiction_changelist")
