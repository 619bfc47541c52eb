"""Blocks that say what is known: the verdict on another show, facts in a box."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.blocks.subjects import show_of
from articles.body import RecordBlock
from articles.page import NothingToPrint, Page
from facts.models import Fact
from facts.wording import hedged
from newsroom.lib.regions import country_name, language_name
from newsroom.lib.wording import capitalised, count_of, join_names
from shows.models import Show


def draw_verdict(block: RecordBlock, page: Page) -> str:
    """The verdict on another show. That of the article stands under its headline already."""
    show = show_of(block, page)
    verdict = page.material.verdict_on(show)
    if verdict is None:
        raise NothingToPrint(f"{show} has no verdict. Decide one, or take the block out.", show)
    if show == page.material.show:
        return ""
    return render_to_string("articles/blocks/verdict.html", {"show": show, "verdict": verdict})


def draw_fact_box(block: RecordBlock, page: Page) -> str:
    """The facts that the block names; without any, what is known of the show."""
    refs = block.ref.split()
    if refs:
        rows = [_fact(fact, page) for ref in refs if (fact := page.printable(ref))]
    else:
        rows = list(_key_data(show_of(block, page)))
    if not rows:
        raise NothingToPrint("none of its facts can be printed. Name others, or take it out.")
    return render_to_string("parts/fact_list.html", {"facts": rows})


def draw_truth_meter(block: RecordBlock, page: Page) -> str:
    """Nothing yet: scenes are not graded on this desk."""
    raise NothingToPrint("no scenes have been compared. Take the block out.")


def _fact(fact: Fact, page: Page) -> dict[str, str]:
    statement = hedged(fact)
    html = page.evidence(escape(statement), fact, statement)
    label = fact.property.label if fact.property else "Fact"
    return {"label": label, "value": mark_safe(html)}  # noqa: S308 -- escaped above


def _key_data(show: Show) -> Iterator[dict[str, str]]:
    yield {"label": "Format", "value": _format(show)}
    if show.premiere:
        yield {"label": "Premiere", "value": capitalised(str(show.premiere))}
    if show.original_language:
        yield {"label": "Language", "value": language_name(show.original_language)}
    if show.countries:
        yield {"label": "From", "value": join_names(map(country_name, show.countries))}
    if show.runtime_minutes:
        yield {"label": "Length", "value": f"{show.runtime_minutes} minutes"}
    if show.age_rating:
        yield {"label": "Rating", "value": show.age_rating}


def _format(show: Show) -> str:
    kind = show.get_kind_display()
    return f"{kind}, {count_of(show.episode_count, 'episode')}" if show.episode_count else kind
