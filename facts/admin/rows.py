"""What really happened, as rows that open on the page of a show."""

from django.contrib import admin

from facts import deciding
from facts.deciding import Decision
from facts.models import Adaptation, Fact, Portrayal, Verdict
from facts.row_forms import DecisionForm, FactRowForm, VerdictRowForm
from newsroom.lib.editing import sign
from newsroom.lib.row_forms import Button, RowKind
from newsroom.lib.wording import count_of
from shows.admin.rows import ShowRow, effect_on
from shows.forms import offer_seasons
from shows.models import Character


class FactRow(RowKind):
    kind = "fact"
    model = Fact
    fields = ["statement", "standing", "rank", "hedge", "standing_reason", "rank_reason"]
    wide = ("statement", "standing_reason", "rank_reason")
    begins_in = "statement"
    template = "admin/facts/fact_row.html"

    def rows_of(self, root):
        # Facts of a show are also those of its events and people: whoever may change a fact may
        # change it from wherever it is shown.
        return Fact.objects.select_related("property")

    def form(self, row):
        return FactRowForm

    def title(self, row):
        return row.property.label if row.property else "A statement"

    def buttons(self, row):
        uses = row.article_links.count()
        articles = f"{count_of(uses, 'article')} rest{'s' if uses == 1 else ''} on it; "
        return [Button("Save the fact", f"{articles if uses else ''}readers see no change")]

    def context(self, row, form):
        return {"citations": row.citations.select_related("source__publisher")}

    def done(self, row, form):
        if "statement" in form.changed_data and row.stage == Fact.Stage.DRAFT:
            return "Saved: somebody has to check it against its sources."
        return "Saved."


class VerdictRow(ShowRow):
    kind = "verdict"
    model = Verdict
    fields = ["value", "season", "decided_on", "answer", "facts"]
    wide = ("answer", "facts")
    begins_in = "value"

    def rows_of(self, root):
        return Verdict.objects.filter(show=root).select_related("show")

    def fresh(self, root, request):
        return Verdict(show=root)

    def form(self, row):
        return VerdictRowForm

    def title(self, row):
        return f"Is {row.show} a true story?"

    def buttons(self, row):
        label = "Change the verdict" if row.pk else "Give the verdict"
        return [Button(label, effect_on(row.show))]

    def anchor(self, row):
        return "verdict"


class AdaptationRow(ShowRow):
    kind = "adaptation"
    model = Adaptation
    fields = ["relation", "season", "event", "source_work", "note"]
    wide = ("note",)
    begins_in = "relation"

    def rows_of(self, root):
        return Adaptation.objects.filter(show=root).select_related("show", "event", "source_work")

    def fresh(self, root, request):
        return Adaptation(show=root)

    def title(self, row):
        return f"What {row.show} is taken from"

    def buttons(self, row):
        return [Button("Save the origin" if row.pk else "Add the origin", effect_on(row.show))]


class CharacterRow(RowKind):
    """Who a character is: one press decides."""

    kind = "character"
    model = Character
    fields = ["person", "season", "name", "differences", "note"]
    wide = ("differences", "note")
    template = "admin/facts/decide.html"

    def rows_of(self, root):
        return Character.objects.filter(show=root).select_related("show")

    def form(self, row):
        return DecisionForm

    def fit(self, form, request):
        portrayals = admin.site.get_model_admin(Portrayal)
        column = Portrayal._meta.get_field("person")
        person = form.fields["person"]
        # The picker that the screen of a portrayal has, with its way to a new person.
        person.widget = portrayals.formfield_for_dbfield(column, request).widget
        person.widget.choices = person.choices
        form.order_fields(self.fields)
        return offer_seasons(form, form.instance.show)

    def title(self, row):
        return f"Who is {row.name}?"

    def buttons(self, row):
        return [Button(said.label, "", "decision", said.value) for said in Decision]

    def posted(self, request, row):
        posted = request.POST.copy()
        posted["row-decision"] = posted.get("decision", posted.get("row-decision", ""))
        return posted

    def save(self, form, *, by):
        sign(form.instance, form, by=by)
        return deciding.decide(
            form.instance,
            form.cleaned_data["decision"],
            tie=form.tie(),
            by=by,
            base_version=form.opened_from(),
        )

    def done(self, row, form):
        person = form.cleaned_data["person"] if form.is_real else None
        said = Decision(form.cleaned_data["decision"]).label.lower()
        return f"{row.name}: {said}{f', {person}' if person else ''}."

    def context(self, row, form):
        decided = deciding.decided_as(row)
        namesake = Decision.SAME_NAME if form["person"].value() else ""
        return {
            "decided": decided,
            "proposed": namesake if decided == Decision.UNKNOWN else decided,
            "portrayals": form.portrayals,
            "effect": effect_on(row.show),
        }

    def anchor(self, row):
        first = row.credits.order_by("billing", "pk").first()
        return f"c{first.pk}" if first else "cast"
