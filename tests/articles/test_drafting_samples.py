"""The drafts of both demo shows, word for word: read them aloud before you change them."""

from datetime import date
from pathlib import Path

import pytest

from articles.body import read_body
from articles.drafting import compose, draft_explainer, held_back, not_used
from articles.importing import SHEETS
from facts.importing.facts import FactSheet
from facts.importing.keys import directories
from shows.importing.runs import Request, TableReader, run
from shows.models import Show
from tests.articles.reading import read_aloud
from tests.importing import SAMPLES
from tests.make import make_member

pytestmark = pytest.mark.django_db
DRAFTS = Path(__file__).parent / "drafts"
SHOWS = ["everybody-loves-diamonds", "stolen-heist-of-the-century"]


@pytest.fixture
def tables():
    """All tables of the demonstration, without its articles and pictures."""
    writer, checker = make_member("Managing editor", "ann"), make_member("Fact-checker", "tom")
    for sheet in SHEETS:
        path = SAMPLES / "antwerp" / f"{sheet.kind}.csv"
        if path.exists():
            reader = TableReader(FactSheet(checker) if sheet is FactSheet else sheet())
            request = Request(command="test", reader=reader, directories=directories, by=writer)
            run(request, [path])
    return writer


def test_the_drafts_of_the_demo_shows_read_as_they_did_and_lack_nothing(tables):
    for slug in SHOWS:
        show = Show.objects.get(slug=slug)
        draft = compose(show, today=date(2025, 11, 20))
        text = f"{draft.headline}\n\n{draft.standfirst}\n\n{read_aloud(draft.body, marks=True)}"
        article = draft_explainer(show, by=tables)

        assert text == (DRAFTS / f"{slug}.txt").read_text(encoding="utf-8")
        assert read_body(article.body).to_come == []
        assert len(read_body(article.body).fact_refs) > 50
        assert len(not_used(article)) < 10
        assert [sentence.split(" is ")[0] for sentence in held_back(article)] == [
            "Pietro Tavano",
            "Ferdinando Finotto",
        ]
