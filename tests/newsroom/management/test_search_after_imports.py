import io

import pytest
from django.core.management import call_command

from facts.models import Fact
from newsroom.lib.search import matching
from newsroom.models import SearchDocument
from shows.models import Credit, Show

pytestmark = pytest.mark.django_db


def test_imports_leave_nothing_to_index(antwerp):
    before = SearchDocument.objects.count()
    out = io.StringIO()

    call_command("rebuild_search", stdout=out)

    lines = out.getvalue().splitlines()
    assert [line for line in lines if not line.endswith(" 0 written, 0 removed")] == []
    assert SearchDocument.objects.count() == before > 100


@pytest.mark.parametrize(
    ("model", "text", "number"),
    [
        (Show, "everybody diamonds", 1),
        (Credit, "kim rossi leonardo", 1),
        (Fact, "notarbartolo", 20),
    ],
)
def test_what_was_imported_is_found(antwerp, model, text, number):
    assert matching(model, text).count() >= number
