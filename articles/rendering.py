"""A revision as readers see it: the page, its head, its card, and all that it prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.blocks.watching import has_ended
from articles.inheriting import read_as
from articles.material import Material, day_at, spell
from articles.models import Article, Revision
from articles.notes import PrintedFact, independent_sources
from articles.page import Answer, Beside, Dates, Page, checks_continue
from articles.revisions import content_of
from articles.structured import structured_data
from articles.typesetting import SOURCES, Section, set_sections
from facts.models import Fact
from images.models import Image
from images.renditions import lead_url
from newsroom.lib.refusals import Reason
from newsroom.lib.wording import capitalised, count_of, number
from shows.catalogues import attribution_of

HERO = "(min-width: 1000px) 680px, 100vw"
CARD = "(min-width: 1000px) 280px, (min-width: 600px) 50vw, 100vw"


ALONE = Beside()


@dataclass(frozen=True)
class Rendered:
    """What an edition is made of, and what has to be put right before it may be."""

    html: str
    head: dict[str, Any]
    card: dict[str, Any]
    verdict: str
    printed: list[PrintedFact]
    images: list[Image]
    problems: list[str]


def render(  # noqa: PLR0913 -- what readers are told about when
    revision: Revision,
    *,
    at: datetime,
    first_published: datetime | None = None,
    date_note: str = "",
    updated: datetime | None = None,
    check_by: datetime | None = None,
    beside: Beside = ALONE,
) -> Rendered:
    """``revision`` as readers would see it at the clock ``at``.

    ``first_published`` is ``at`` if left out. With a ``date_note`` the page names the day of its
    update: ``updated``, or ``at`` if left out. With ``check_by`` it says until when checks go on.
    ``beside`` holds what is printed beside the text.
    """
    page = Page(Material(revision, at=at))
    published = first_published or at
    modified = updated or (at if date_note else published)
    dates = Dates(published, max(published, modified), date_note, check_by)
    sections = set_sections(page)
    html = _html(page, sections, dates, beside)
    verdict = page.material.verdict
    _question_verdict(page)
    return Rendered(
        html=html,
        head=_head(page, dates, beside),
        card=_card(page, dates, beside),
        verdict=verdict.value if verdict else "",
        printed=page.notes.printed(),
        images=list(page.images.values()),
        problems=page.problems,
    )


def render_preview(copy: Article | Revision, *, at: datetime | None = None) -> Rendered:
    """The working copy of an article, or one revision, as readers would see it at ``at`` (now)."""
    at = at or timezone.now()
    if isinstance(copy, Revision):
        return render(copy, at=at)
    unsaved = Revision(article=copy, number=0, content=content_of(copy))
    return render(unsaved, at=at)


def _question_verdict(page: Page) -> None:
    verdict = page.material.verdict
    if verdict and not verdict.decided_on:
        page.problems.append(
            Reason(
                f"The verdict on {verdict.show} is not signed: say who decided it, and when.",
                "verdict_unsigned",
                verdict,
            )
        )


# -- The page ---------------------------------------------------------------------------------


def _html(page: Page, sections: list[Section], dates: Dates, beside: Beside) -> str:
    material, sources = page.material, page.notes.sources()
    checked = list(_checked(page))
    listed = any(SOURCES in section.html for section in sections)
    if listed:
        block = render_to_string("parts/sources.html", {"sources": sources}) if sources else ""
        for section in sections:
            section.html = mark_safe(section.html.replace(SOURCES, block.strip()))  # noqa: S308 -- a part
    notes, answers = _notes(beside), _answers(page, dates, beside)
    contents = [{"id": section.id, "title": section.title} for section in sections if section.id]
    ends = {
        "sources": ("Sources", sources and not listed),
        "checked": ("How we checked", checked),
        "answers": ("How the answer changed", answers),
        "corrections": ("Corrections", notes["below"]),
    }
    contents += [{"id": key, "title": title} for key, (title, there) in ends.items() if there]
    context = {
        "crumb": _crumb(material),
        **_hero(page, dates, beside),
        "contents": contents,
        "corrections": notes,
        "answers": answers,
        "checks_continue": checks_continue(dates.check_by) if dates.check_by else "",
        "sections": sections,
        "sources": [] if listed else sources,
        "checked": checked,
        "attribution": material.show and attribution_of(material.show),
    }
    return render_to_string("articles/edition/article.html", context).strip()


def _notes(beside: Beside) -> dict[str, list[dict[str, str]]]:
    """The corrections in print: above the article, and below it."""
    notes: dict[str, list[dict[str, str]]] = {"above": [], "below": []}
    for note in beside.corrections:
        line = {"head": f"{note.word}, {_day(note.at)['text']}.", "note": note.note}
        notes["above" if note.above else "below"].append(line)
    return notes


def _answers(page: Page, dates: Dates, beside: Beside) -> list[dict[str, Any]]:
    """How the answer changed, newest first; nothing where it never did."""
    verdict, earlier = page.material.verdict, list(beside.answers)
    if not verdict or not earlier:
        return []
    now = _said(verdict)
    if (earlier[-1].word, earlier[-1].answer) != now:
        earlier.append(Answer(*now, dates.modified, beside.why))
    if len(earlier) < 2:
        return []
    return [
        {"day": _day(row.since), "word": row.word, "answer": row.answer, "why": row.why}
        for row in reversed(earlier)
    ]


def _crumb(material: Material) -> dict[str, str]:
    show, event, season = material.show, material.event, material.season
    kind = Article.Kind(material.content["kind"]).label
    if show:
        what = f"Season {season.number}" if season else show.get_kind_display()
        year = (season.premiere_low or show.premiere_low) if season else show.premiere_low
        text = f"{what}, {year.year}" if year else what
        address = show.get_absolute_url() if show.listed else ""
        return {"name": show.title, "url": address, "text": text}
    if event:
        return {"name": event.name, "url": event.get_absolute_url(), "text": kind}
    return {"name": "", "url": "", "text": kind}


def _hero(page: Page, dates: Dates, beside: Beside) -> dict[str, Any]:
    material = page.material
    lead, verdict = material.lead_image, material.verdict
    standfirst = material.content["standfirst"]
    return {
        "headline": material.content["headline"],
        "standfirst": standfirst if not verdict or verdict.answer != standfirst else "",
        "verdict": verdict and {"value": verdict.value, "answer": verdict.answer},
        "picture": page.picture(lead, sizes=HERO, eager=True) if lead else "",
        "caption": "",
        "credit": lead.credit if lead else "",
        "byline": {
            "authors": [{"name": author.name} for author in material.authors],
            "checkers": _checkers(material, beside.checked_by),
            "published": _day(dates.published),
            "updated": _day(dates.modified) if dates.note else None,
            "update_note": dates.note,
            "corrected": _day(beside.corrections[0].at) if beside.corrections else None,
        },
    }


def _checkers(material: Material, checked_by: Any) -> list[dict[str, str]]:
    """Who approved it, if that is not one of the writers."""
    approver = checked_by or material.revision.approved_by
    if approver is None or approver.pk in {author.user_id for author in material.authors}:
        return []
    return [{"name": str(approver)}]


def _day(moment: datetime) -> dict[str, str]:
    day = day_at(moment)
    return {"text": spell(day), "iso": day.isoformat()}


def _checked(page: Page) -> Iterator[dict[str, str]]:
    """What readers are told about how sure this is, in figures."""
    verdict, notes = page.material.verdict, list(page.notes.notes.values())
    if notes:
        facts = [note.fact for note in notes]
        note = _weight(len(facts), sum(independent_sources(fact) > 1 for fact in facts))
        if all(_checked_by_another(fact) for fact in facts):
            note += " Each was checked by somebody who did not enter it."
        yield {"head": "The evidence.", "note": note}
    if verdict and verdict.decided_on:
        by = f" by {verdict.decided_by}" if verdict.decided_by else ""
        note = f"{verdict.get_value_display()}, decided on {spell(verdict.decided_on)}{by}."
        yield {"head": "The verdict.", "note": note}


def _checked_by_another(fact: Fact) -> bool:
    by, entered_by = fact.checked_by_id, fact.created_by_id
    return by is not None and entered_by is not None and by != entered_by


def _weight(statements: int, several: int) -> str:
    """How many statements there are, and how many of them rest on more than one source."""
    if statements == 1:
        return f"One numbered statement; it rests on {'more than ' * several}one source."
    count = capitalised(count_of(statements, "numbered statement"))
    if not several:
        return f"{count}; each of them rests on one source."
    share = "all" if several == statements else number(several)
    return f"{count}; {share} of them rest{'s' * (several == 1)} on more than one source."


# -- Head and card ----------------------------------------------------------------------------


def _address(page: Page) -> str:
    path = reverse("site:article", args=[page.material.content["slug"]])
    return f"{settings.NEWSROOM_BASE_URL}{path}"


def _head(page: Page, dates: Dates, beside: Beside) -> dict[str, Any]:
    material, content = page.material, page.material.content
    answer = material.verdict.answer if material.verdict else ""
    description = read_as("meta_description", content, answer=answer)
    lead = material.lead_image
    return {
        "title": read_as("search_title", content),
        "description": description,
        "canonical": content["canonical_url"],
        "noindex": content["noindex"],
        "no_feed": content["no_feed"],
        "social_title": read_as("social_title", content),
        "image": lead_url(lead) if lead else "",
        "published": dates.published.isoformat(),
        "modified": dates.modified.isoformat(),
        "structured": structured_data(
            material,
            address=read_as("canonical_url", content, address=_address(page)),
            description=description,
            dates=dates,
            sources=page.notes.named_sources(),
            corrections=beside.corrections,
        ),
    }


def _card(page: Page, dates: Dates, beside: Beside) -> dict[str, Any]:
    material, content = page.material, page.material.content
    show, verdict, lead = material.show, material.verdict, material.lead_image
    answer = verdict.answer if verdict else ""
    signed = verdict.decided_on if verdict else None
    return {
        "title": show.title if show else content["headline"],
        "question": content["headline"],
        "headline": read_as("home_headline", content),
        "line": content["standfirst"] or answer,
        "answer": answer,
        **_why(verdict, beside),
        "verdict": verdict.value if verdict else "",
        "word": verdict.get_value_display() if verdict else "",
        "show": show.slug if show else "",
        "kind": show.get_kind_display() if show else "",
        "year": show.year if show else None,
        "services": _services(page),
        "picture": page.picture(lead, sizes=CARD) if lead else "",
        "dated": f"Checked {spell(signed)}"
        if signed
        else f"Published {_day(dates.published)['text']}",
    }


def _why(verdict: Any, beside: Beside) -> dict[str, str]:
    """Why the answer is another one than in the edition before, for those that come after."""
    if not verdict or not beside.answers or not beside.why:
        return {}
    last = beside.answers[-1]
    return {"why": beside.why} if (last.word, last.answer) != _said(verdict) else {}


def _said(verdict: Any) -> tuple[str, str]:
    return verdict.get_value_display(), verdict.answer


def _services(page: Page) -> list[str]:
    show = page.material.show
    rows = page.material.availability_of(show) if show else []
    names = (row.service.name for row in rows if not has_ended(row, page.day))
    return list(dict.fromkeys(names))
