import pytest

from newsroom.lib.search import index
from newsroom.models import SearchDocument
from tests.make import make_organisation, make_source
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
LIST = "/admin/facts/source/"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("vault", ["Inside the vault", "The vault letter"]),
        ("letter", ["The vault letter"]),
        ("the vault letter of nobody", []),
        ("wired", ["Inside the vault"]),
        ("🎬", []),
    ],
)
def test_a_confidential_source_is_found_by_its_title_though_it_is_not_indexed(client, text, titles):
    sit_down(client, "Editor")
    wired = make_organisation("Wired")
    sources = [
        make_source("Inside the vault", publisher=wired),
        make_source("The vault letter", confidential=True),
        make_source("Something else"),
    ]
    index([wired, *sources])

    found = client.get(LIST, {"q": text}).context_data["cl"].result_list

    assert sorted(source.title for source in found) == titles
    assert not SearchDocument.objects.filter(words__contains="letter").exists()
