"""Who may put a name under a version, and what it stands for."""

import pytest

from articles.models import LogLine, SignOff
from articles.revisions import save_article, save_revision
from articles.signatures import signatures_under
from articles.signing import reasons_not_to_sign, roles_of, sign
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_author, make_member, make_user

pytestmark = pytest.mark.django_db


def reasons(article, by, role="legal"):
    return list(reasons_not_to_sign(article, article.head, role, by))


@pytest.mark.parametrize(
    ("group", "role", "reason"),
    [
        ("Legal reader", "legal", ""),
        ("Senior reader", "senior", ""),
        ("Managing editor", "senior", ""),
        ("Senior reader", "legal", "jo may not sign as a legal reader: sign as senior reader."),
        ("Managing editor", "lawyer", "Say as what you sign: as a senior or as a legal reader."),
    ],
)
def test_a_role_is_signed_for_by_whoever_has_it(group, role, reason):
    jo = make_member(group, "jo")

    assert reasons(make_article(), jo, role) == ([reason] if reason else [])


@pytest.mark.parametrize("group", ["Writer", "Fact-checker", "Editor"])
def test_others_sign_nothing(group):
    jo = make_member(group, "jo")

    assert roles_of(jo) == []
    assert reasons(make_article(), jo)[0] == (
        "jo may not sign a version: that takes the role Managing editor, Senior reader or Legal "
        "reader."
    )


@pytest.mark.parametrize("how", ["saved", "named"])
def test_nobody_signs_what_they_wrote_but_a_desk_of_one(settings, how):
    jo = make_member("Legal reader", "jo")
    authors = [make_author(user=jo)] if how == "named" else None
    article = make_article(by=jo if how == "saved" else make_user(), authors=authors)
    own = "Version 1 is jo's own: another reader has to sign it."

    assert reasons(article, jo) == [own]
    settings.NEWSROOM_TEAM = "solo"
    assert reasons(article, jo) == []


def test_a_signature_of_an_author_counts_for_nothing_once_there_are_two(settings):
    settings.NEWSROOM_TEAM = "solo"
    jo = make_member("Legal reader", "jo")
    article = make_article(by=jo)
    sign(article, revision=article.head, role="legal", by=jo)
    assert len(signatures_under(article.head)) == 1

    settings.NEWSROOM_TEAM = "desk"
    assert signatures_under(article.head) == []


def test_only_the_newest_version_is_signed_and_once():
    jo, article = make_member("Legal reader", "jo"), make_article()
    first = article.head
    sign(article, revision=first, role="legal", by=jo, note=" Read it. ")
    assert reasons(article, jo)[0].startswith("jo signed version 1 on ")
    article.standfirst = "Another line."
    save_article(article, by=None)

    with pytest.raises(Refused) as refusal:
        sign(article, revision=first, role="legal", by=jo)

    assert refusal.value.reasons[0].startswith("Version 1 is not the newest")
    (signature,) = SignOff.objects.all()
    assert (signature.revision, signature.note) == (first, "Read it.")


def test_what_was_set_aside_is_not_signed():
    article = make_article()
    aside = save_revision(article, by=make_user(), kind="set_aside")

    said = list(reasons_not_to_sign(article, aside, "legal", make_member("Legal reader")))

    assert said[0] == "Version 2 was set aside: readers never get it."


def test_the_log_says_who_signed_as_what():
    jo, article = make_member("Senior reader", "jo"), make_article()

    sign(article, revision=article.head, role="senior", by=jo, note="Twice.")

    line = LogLine.objects.get()
    assert (line.verb, line.by, line.after, line.revision, line.reason) == (
        "sign",
        jo,
        "Senior reader",
        article.head,
        "Twice.",
    )
