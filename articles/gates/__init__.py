"""What a revision needs before readers may see it, in plain sentences: the list of each kind.

Every sentence is a ``Reason``: its ``code`` says which rule speaks, ``about`` which record is to be
mended. Screens lead there (``articles.admin.reasons``), and ``articles.overriding`` says which of
them a managing editor may set aside.
"""

from articles import living
from articles.gates.printed import (
    reason_against,
    reason_against_image,
    reasons_of_facts,
    reasons_of_images,
)
from articles.gates.records import RECORDS
from articles.gates.written import WRITTEN
from articles.models import Article

__all__ = [
    "NEEDS",
    "reason_against",
    "reason_against_image",
    "reasons_of_facts",
    "reasons_of_images",
    "reasons_to_wait",
]

Kind = Article.Kind
ALWAYS = ("headline", "body", "author")
ABOUT_A_SHOW = (*ALWAYS, "standfirst", "show")
NEEDS = {
    Kind.EXPLAINER: (*ALWAYS, "standfirst", "subject", "verdict", "origins", "accusations"),
    # What is new in a hundred words needs no verdict and no event, but every fact checked.
    Kind.NEWS: ALWAYS,
    Kind.CAST_GUIDE: (*ABOUT_A_SHOW, "cast", "origins"),
    Kind.WHERE_TO_WATCH: (*ABOUT_A_SHOW, "offers"),
    Kind.ENDING: (*ABOUT_A_SHOW, "warning"),
    Kind.LIST: (*ALWAYS, "standfirst", "entries"),
}
CHECKS = {**WRITTEN, **RECORDS}


def reasons_to_wait(revision, rendered, *, at):
    """Say what ``revision``, as ``rendered`` for the moment ``at``, still lacks."""
    content = revision.content
    for need in NEEDS[content["kind"]]:
        yield from CHECKS[need](content, at)
    yield from rendered.problems
    yield from reasons_of_facts([printed.fact for printed in rendered.printed])
    yield from reasons_of_images(rendered.images, at=at)
    yield from living.reasons_to_wait(revision, rendered, at=at)
