"""What of a version can harm somebody, as rows: page, record, source, who stood for it."""

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html

from articles import living
from articles.admin.reasons import with_roads
from articles.checking.rows import Compared, Row, quotes_of
from articles.linked import KNOWN_TO_US
from facts.models import Citation, Fact
from newsroom.lib.html import safe_url
from newsroom.lib.naming import prepare
from newsroom.lib.wording import shortened

LONGEST_QUOTE = 400
NOTHING_HELD = "Nothing: the desk holds no such claim. Link a fact, or weigh the words."


def rows_of(request, reading):
    """A row for each claim, in the order of the page's weight: facts, parts, bare words."""
    names_sources = request.user.has_perm("facts.view_source")
    prepare([person for harm in reading.harms for person in harm.people])
    facts = [harm.fact for harm in reading.harms if harm.fact]
    prefetch_related_objects(facts, "created_by", "checked_by")
    parts = [harm.part for harm in reading.harms if harm.part]
    prefetch_related_objects(parts, "event", "citations__source__publisher")
    return [_row(harm, reading, names_sources) for harm in reading.harms]


def _row(harm, reading, names_sources):
    citations = list(harm.record.citations.all()) if harm.record else []
    named = [one for one in citations if names_sources or not one.source.confidential]
    reasons = with_roads(living.reasons_against(harm, reading), reading.revision.article)
    return {
        "people": harm.people,
        "kind": _kind(harm),
        "rows": _three(harm, quotes_of(named)),
        "others": harm.words[1:],
        "fact": harm.fact,
        "hedge": _hedge(harm),
        "entered": _entered(harm.fact) if harm.fact else "",
        "sources": [_source(one, shown=one in named) for one in citations],
        "reasons": reasons,
        "url": _address(harm),
    }


def _kind(harm):
    if harm.fact:
        return "fact"
    return "part in an event" if harm.part else "words alone"


def _three(harm, quotes):
    if harm.fact:
        return Compared(harm.words[0], harm.fact, quotes).rows()
    words = format_html("{}", harm.words[0])
    if harm.part is None:
        return [Row("page", words), Row("record", format_html("{}", NOTHING_HELD))]
    part = harm.part
    held = f"{part.role_title or part.get_role_display()}, {part.status}: {part.event}"
    said = ", ".join(f"“{shortened(quote, LONGEST_QUOTE)}”" for quote in quotes if quote)
    return [
        Row("page", words),
        Row("record", format_html("{}", held)),
        Row("source", format_html("{}", said or "No quote is held.")),
    ]


def _hedge(harm):
    fact = harm.fact
    if fact is None or fact.standing == Fact.Standing.CONFIRMED:
        return ""
    return f"hedged: {fact.get_hedge_display()}" if fact.hedge else "no hedge"


def _entered(fact):
    """Who entered it and who checked it."""
    who = fact.created_by or "an import"
    if fact.stage != Fact.Stage.CHECKED:
        return f"Entered by {who}; nobody has checked it."
    day = f"{fact.checked_on.day} {fact.checked_on:%b %Y}"
    return f"Entered by {who}, checked by {fact.checked_by} on {day}."


def _source(citation, *, shown):
    source = citation.source
    if not shown:
        return {"title": KNOWN_TO_US, "confidential": True}
    is_support = citation.stance == Citation.Stance.SUPPORTS
    return {
        "title": source.title,
        "publisher": source.publisher.name if source.publisher else "",
        "date": str(source.published or ""),
        "place": citation.locator,
        "quote": shortened(citation.quote, LONGEST_QUOTE),
        "stance": "" if is_support else citation.get_stance_display().lower(),
        "url": safe_url(source.archived_url) or safe_url(source.url),
        "confidential": source.confidential,
    }


def _address(harm):
    if harm.fact:
        return reverse("admin:facts_fact_change", args=[harm.fact.pk])
    return reverse("admin:facts_event_change", args=[harm.part.event_id]) if harm.part else ""
