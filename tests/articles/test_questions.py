"""The questions of each kind of article: those of a draft are among them, and each is known."""

import re
from pathlib import Path

from articles.models import Article
from articles.questions import QUESTIONS, is_answered_by, template_of

# How drafts of the samples read is held there word for word.
DRAFTS = Path(__file__).parent / "drafts"


def test_every_question_that_a_draft_asks_is_one_of_the_template():
    drafts = [path.read_text(encoding="utf-8") for path in DRAFTS.glob("*.txt")]
    headings = [
        heading for text in drafts for heading in re.findall(r"^## (.*)$", text, re.MULTILINE)
    ]

    assert len(set(headings)) > 5
    assert [
        heading
        for heading in headings
        if not any(is_answered_by(question, heading) for question in QUESTIONS["explainer"])
    ] == []


def test_every_kind_has_questions_that_know_themselves_and_no_other():
    assert set(QUESTIONS) == set(Article.Kind)
    for questions in QUESTIONS.values():
        for asked in questions:
            heading = asked.about("The Vault")
            assert [one for one in questions if is_answered_by(one, heading)] == [asked]


def test_questions_name_the_show_where_there_is_one():
    texts = [asked["text"] for asked in template_of("The Vault")["explainer"]]

    assert texts[0] == "Is The Vault a true story?"
    assert template_of("")["explainer"][0]["text"] == "Is it a true story?"
