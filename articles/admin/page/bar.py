"""What can be done with an article now: the verbs of its bar, and the pages of its header."""

from typing import NamedTuple

from articles.models import Article
from newsroom.lib.wording import count_of

Stage = Article.Stage
# The pages that the header shows as buttons, by the icon of each.
HEADER = {"share": "link", "versions": "history"}


class Button(NamedTuple):
    """A verb of the bar: its page, its two lines, and whether its reasons are those to publish."""

    slug: str
    label: str
    effect: str
    url: str
    is_main: bool


# By stage, the verbs in the order of the bar; the last is what usually comes next.
ORDER = {
    Stage.PLANNED: ("publish", "submit"),
    Stage.DRAFTING: ("publish", "submit"),
    # Publishing comes after the approval, and waits under "More" until then.
    Stage.SUBMITTED: ("take-back", "send-back", "approve", "check"),
    Stage.APPROVED: ("send-back", "publish"),
}

# What goes back is never what usually comes next.
BACK = {"take-back", "send-back"}


def buttons(links, article):
    """The verbs of the bar out of ``links``, the pages that this person may open."""
    held = {link["slug"]: link for link in links}
    order = [slug for slug in ORDER[Stage(article.stage)] if slug in held]
    for slug in order:
        label, effect = _words(slug, article)
        link = held[slug]
        yield Button(
            slug,
            label,
            effect or link["effect"],
            link["url"],
            slug == order[-1] and slug not in BACK,
        )


def _words(slug, article):
    """The two lines of a verb; the second is "" where that of its page says it."""
    number = article.head_number
    if slug == "submit":
        return "Ask for a check", "somebody else reads it; you can go on"
    if slug == "approve":
        return f"Approve version {number}", ""
    if slug == "check":
        return "Read and check", "each sentence beside its source"
    if slug == "take-back":
        return "Take it back", "it is your draft again"
    if slug == "send-back":
        if article.stage == Stage.APPROVED:
            return "Take the approval back", "to its writer, with your note"
        return "Ask for changes", _beside(article)
    if article.live_number:
        return "Publish the changes…", f"would replace edition {article.live_number}"
    return "Publish…", "readers would see it for the first time"


def _beside(article):
    number = article.open_comments
    comments = f" and {count_of(number, 'open comment')}" if number else ""
    return f"to its writer, with your note{comments}"


def header(links, article):
    """The pages of the header: those with a button of their own, and those under "More"."""
    verbs = set(ORDER[Stage(article.stage)])
    first = [{**link, "icon": HEADER[link["slug"]]} for link in links if link["slug"] in HEADER]
    more = [link for link in links if link["slug"] not in verbs and link["slug"] not in HEADER]
    return {"first": first, "more": more}
