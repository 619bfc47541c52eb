from django.template.loader import render_to_string

from facts.models import Contradiction
from facts.opposing import load_claims, said_by
from facts.settling import JOINING


def opposed_by(request, fact):
    """What contradicts a fact, where that is settled, and the way to join another one by hand."""
    rows = Contradiction.objects.of_facts([fact.pk]).exclude(state=Contradiction.State.CLOSED)
    lines = [
        {"row": row, "other": row.b if row.fact_a_id == fact.pk else row.a}
        for row in load_claims(rows.order_by("state", "pk")[:20])
    ]
    for line in lines:
        line["says"] = said_by(line["other"]) or line["other"].statement
    context = {"lines": lines, "fact": fact, "may_join": request.user.has_perm(JOINING)}
    if not lines and not context["may_join"]:
        return ""
    return render_to_string("admin/facts/contradiction/opposed.html", context, request)
