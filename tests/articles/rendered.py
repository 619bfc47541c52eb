"""Articles rendered, for the tests of what readers get."""

from datetime import UTC, date, datetime

from articles.rendering import render
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_credit,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_person,
    make_portrayal,
    make_service,
    make_show,
    make_user,
    make_verdict,
)

AT = datetime(2025, 9, 2, 11, 0, tzinfo=UTC)
MEND = "link another, or take the mark away."
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


def page_of(body="<p>Text.</p>", *, at=AT, dates=None, **columns):
    """A new article with that body, rendered."""
    return render(make_article(body=body, **columns).head, at=at, **(dates or {}))


def marked(fact, words):
    return f'<span data-fact="{fact.ref}">{words}</span>'


def make_signed_verdict(show, **columns):
    return make_verdict(show, decided_on=date(2023, 10, 13), **columns)


def between(html, start, end="</section>"):
    rest = html[html.index(start) + len(start) :]
    return rest[: rest.index(end) + len(end)]


def number(count):
    return (
        f'<a class="evidence" href="#note-{count}"><span class="hidden">Evidence </span>{count}</a>'
    )


def full_article(facts=3, title="Everybody Loves Diamonds", **columns):
    """An explainer with every block, about a show with an event, a cast and an offer."""
    checker = make_user(display_name="Tom Adeyemi")
    show = make_show(
        title,
        premiere="13 October 2023",
        episode_count=8,
        trailer_url="https://www.youtube.com/watch?v=1",
    )
    event = make_event(f"the heist of {title}", date="weekend of 15 February 2003")
    make_adaptation(show, event=event)
    make_signed_verdict(show, answer="The vault was real; the comedy is not.", decided_by=checker)
    leader = make_person()
    make_involvement(event, person=leader, role="leader", status="convicted", when="2005")
    for number_ in range(facts):
        role = f"Role {number_}"
        character = make_credit(show, character=role, billing=number_).character
        make_portrayal(character, leader if not number_ else make_person())
    make_availability(show, make_service("Prime Video", slug=f"prime-{show.pk}"), country="GB")
    held = [
        make_fact(event, statement=f"Fact number {count}.", checked_by=checker)
        for count in range(facts)
    ]
    make_fact(leader, "sentenced-on", "2005", checked_by=checker)
    blocks = ("timeline", "who-is-real", "cast", "where-to-watch", "trailer", "fact-box")
    sections = "".join(f'<h2>About {b}?</h2><div data-block="{b}"></div>' for b in blocks)
    paragraphs = "".join(f"<p>{marked(fact, 'Words')} and more.</p>" for fact in held)
    return make_article(
        f"Is {title} a true story?",
        **{
            "kind": "explainer",
            "show": show,
            "lead_image": make_image(credit="Illustration: Newsroom"),
            "approved_by": checker,
            "body": f"<h2>What really happened?</h2>{paragraphs}{sections}",
            **columns,
        },
    )
