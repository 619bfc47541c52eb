"""Published before all was checked: what may be promised, what readers are told, what follows."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.rendering import render
from tests.make import make_article

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


# -- What readers are told ------------------------------------------------------------------------


def test_readers_are_told_until_when_checks_continue_in_the_time_of_the_site(settings):
    article = make_article()
    by = datetime(2026, 7, 3, 17, 5, tzinfo=UTC)
    # Whoever publishes may sit elsewhere.
    with timezone.override("Asia/Tokyo"):
        page = render(article.head, at=AT, check_by=by)

    assert (
        '<p class="checks-continue"><b>Checks on this article continue.</b> We published it before '
        "every statement in it had been checked against its sources. We expect to have finished by "
        '18:05 on <time datetime="2026-07-03T18:05:00+01:00">Friday 3 July 2026</time>, London '
        "time.</p>"
    ) in page.html
    assert "checks-continue" not in render(article.head, at=AT).html
