"""Which questions an article of each kind answers: what an outline offers that is not there yet.

An explainer has those that ``articles.drafting`` asks. The other kinds have the few without which
readers come away empty; each says why it is asked.
"""

import re
from fnmatch import fnmatchcase
from typing import NamedTuple

from articles.models import Article

Kind = Article.Kind


class Question(NamedTuple):
    """A heading, by which words one that is written differently is known, and its reason.

    ``known_by`` are small letters without signs; a star stands for any words.
    """

    text: str
    known_by: tuple[str, ...]
    why: str

    def about(self, name: str) -> str:
        """The heading of an article about the show ``name``, or about none."""
        return self.text.format(name=name or "it")


TRUE = Question(
    "Is {name} a true story?", ("true story",), "The answer is what readers came for: it is first."
)
HAPPENED = Question(
    "What really happened?",
    ("really happened", "what happened"),
    "The event by itself, before anybody filmed it.",
)
REAL = Question(
    "Who is real and who is invented?",
    ("who is real", "who * is real", "real and * invented"),
    "A name on screen is a claim about somebody.",
)
ABOUT = Question(
    "What is {name} about?", ("what is * about",), "For readers who have not seen it yet."
)
CAST = Question("Who is in the cast of {name}?", ("cast", "who speaks"), "Faces have names.")
WATCH = Question("Where can I watch {name}?", ("watch",), "The next thing that readers do.")
TRAILER = Question("Is there a trailer?", ("trailer",), "It shows the tone in a minute.")
RELEASE = Question(
    "When is {name} released?", ("released", "release date"), "A date is looked up again and again."
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    Kind.EXPLAINER: (TRUE, HAPPENED, REAL, ABOUT, CAST, WATCH, TRAILER, RELEASE),
    # News says what is new, how we know, and what is open: nobody has time for more.
    Kind.NEWS: (
        Question("What is new?", ("what is new",), "News that does not say it first is none."),
        Question("How do we know?", ("how do we know",), "It names the source in so many words."),
        Question(
            "What is not known?", ("not known", "unknown"), "What is open is part of the news."
        ),
        Question(
            "What happens next?", ("happens next", "comes next"), "The date that readers wait for."
        ),
    ),
    Kind.CAST_GUIDE: (
        CAST,
        Question("Who plays whom?", ("plays whom",), "Roles, in the order of the billing."),
        REAL,
        WATCH,
    ),
    Kind.WHERE_TO_WATCH: (
        WATCH,
        Question("What does it cost?", ("cost", "price", "free"), "A price has a day of its own."),
        RELEASE,
        TRAILER,
    ),
    # The ending is told late, behind a heading that warns of it.
    Kind.ENDING: (
        ABOUT,
        Question(
            "How does {name} end?",
            ("does * end", "at the end"),
            "Readers know from here on what they read.",
        ),
        Question(
            "Did it really end like that?",
            ("really end", "end like that"),
            "The ending beside the record.",
        ),
        Question(
            "Is there more to come?",
            ("more to come", "another season"),
            "After an end they ask it.",
        ),
    ),
    Kind.LIST: (
        Question("How did we choose?", ("choose", "chosen"), "A list without a rule is an advert."),
        Question("Where can I watch them?", ("watch",), "The next thing that readers do."),
    ),
}


def template_of(name: str) -> dict[str, list[dict[str, object]]]:
    """By kind: the heading of each question about the show ``name``, what it is known by, why."""
    return {
        str(kind): [
            {"text": asked.about(name), "known_by": asked.known_by, "why": asked.why}
            for asked in questions
        ]
        for kind, questions in QUESTIONS.items()
    }


def is_answered_by(question: Question, heading: str) -> bool:
    """Whether a heading of the text asks that question, in whatever words."""
    words = re.findall(r"[^\W_]+", heading.casefold())
    written = f" {' '.join(words)} "
    return any(fnmatchcase(written, f"* {known} *") for known in question.known_by)
