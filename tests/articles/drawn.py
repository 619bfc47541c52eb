"""Blocks drawn, each alone in an article."""

from datetime import UTC, datetime

from articles.rendering import render
from tests.make import make_article, make_credit, make_person

NOBODY_SAID = (
    "nobody has said yet who in Stolen is real. Say it on its characters, or take the block out."
)
AT = datetime(2025, 9, 2, 11, 0, tzinfo=UTC)


def drawn(kind, show=None, *, ref="", at=AT, **columns):
    """An article with nothing but that block, under a heading, rendered."""
    body = f'<h2>Here</h2><div data-block="{kind}" data-ref="{ref}"></div>'
    return render(make_article(body=body, show=show, **columns).head, at=at)


def text_of(page):
    """The section with the block as bare words."""
    return words(section_of(page))


def section_of(page):
    start = '<section class="section" id="here"><h2>Here</h2>'
    return page.html.split(start)[1].split("</section>")[0]


def words(html):
    out, inside = [], False
    for sign in html:
        inside = (inside or sign == "<") and not (inside and sign == ">")
        out.append(" " if inside or sign == ">" else sign)
    return " ".join("".join(out).split())


def cast(show, *roles):
    """Credits in billing order: (actor, role) with a role or None."""
    return [
        make_credit(
            show, make_person(actor), billing=billing, **({"character": role} if role else {})
        )
        for billing, (actor, role) in enumerate(roles, 1)
    ]
