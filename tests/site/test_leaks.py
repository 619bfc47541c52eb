"""What readers may not see is in no public answer: not in a page, a feed, a header or a number.

Each article that is not public, and a confidential source, carries a word of its own in every
field. The addresses come from the patterns of the site: a new one fails until it is asked.
"""

from datetime import timedelta
from io import StringIO
from itertools import product

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.http import http_date
from django.utils.text import slugify

from articles import embargo, sharing, timeline, workflow
from articles.models import (
    Article,
    Comment,
    Edition,
    Override,
    Redirect,
    ReplyRequest,
    SentenceCheck,
)
from articles.redacting import THIS, redact
from articles.redacting.words import Words
from articles.revisions import save_article
from facts.models import Event, Source
from newsroom.site.urls import urlpatterns
from shows.models import Person, Show
from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_citation,
    make_correction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_member,
    make_person,
    make_show,
    make_source,
    make_task,
    make_verdict,
)

pytestmark = pytest.mark.django_db
# What readers must never get, each from one article or source.
SECRET = {
    "draft": "Drafelmine",
    "scheduled": "Schedolvyn",
    "held": "Heldoriant",
    "embargoed": "Embargothel",
    "withdrawn": "Withdrelaya",
    "expired": "Expirondel",
    "redacted": "Redacovale",
    "confidential": "Confidelmar",
    "unchecked": "Uncheckiron",
    "desk": "Desklorian",
}
PUBLIC = "Publivanter"
LATER = timedelta(days=3)
QUERIES = (
    "",
    "?q=e&sort=title&verdict=true_story&year=2003&page=2",
    "?after=zzz,1&before=a,1&format=json&as_of=2099-01-01&preview=1&edition=1&revision=1",
)
SHARED: list[str] = []
ASKED_OF = {
    "home": lambda: [""],
    "articles": lambda: ["articles/"],
    "article": lambda: [
        f"articles/{slug}/"
        for slug in [
            *Article.objects.values_list("slug", flat=True),
            *Redirect.objects.values_list("old_slug", flat=True),
            *Article.objects.values_list("pk", flat=True),
            "nowhere",
        ]
    ],
    "shows": lambda: ["shows/"],
    "show": lambda: [f"shows/{show.slug}/" for show in Show.objects.all()],
    "people": lambda: ["people/"],
    "person": lambda: [f"people/{person.slug}/" for person in Person.objects.all()],
    "events": lambda: ["events/"],
    "event": lambda: [f"events/{event.slug}/" for event in Event.objects.all()],
    "shared": lambda: [*SHARED, "share/nothing/"],
    "how_we_check": lambda: ["how-we-check/"],
    "corrections": lambda: ["corrections/"],
    "corrections_feed": lambda: ["corrections/feed/"],
    # Whoever has the address may know what is planned; nobody else.
    "plans": lambda: ["plans/nothing.ics"],
}


class House:
    """The people, a public show with an event and a person, and a public article about them."""

    def __init__(self):
        self.editor = make_member("Editor", "ellie")
        self.managing = make_member("Managing editor", "max")
        self.show = make_show(f"{PUBLIC} show", listed=True, kind="series")
        self.event = make_event(f"{PUBLIC} heist")
        make_adaptation(self.show, event=self.event)
        self.person = make_person(f"{PUBLIC} person")
        make_credit(self.show, self.person, job="creator")
        make_verdict(self.show, answer=f"{PUBLIC} answer.", decided_on="2025-01-01")
        self.live = self.article(PUBLIC)
        self.publish(self.live)

    def article(self, word, **columns):
        """An approved article with ``word`` in every column that takes words."""
        picture = make_image(f"{word} picture", alt=f"{word} alt", credit=f"{word} credit")
        fact = make_fact(self.event, statement=f"{word} opened the vault.", source=None)
        checked = {"stage": "checked", "checked_by": self.editor, "checked_on": "2025-09-02"}
        source = make_source(f"{word} source", author=f"{word} writer")
        make_citation(fact, source, quote=f"{word} quoted.")
        if word == PUBLIC:
            for name, value in checked.items():
                setattr(fact, name, value)
            fact.save()
        article = make_article(
            f"{word} did it",
            slug=f"{slugify(word)}-did-it",
            show=self.show,
            event=self.event,
            authors=[make_author(f"{word} author")],
            by=self.editor,
            standfirst=f"{word} stands first.",
            body=f'<p>Said {word} of <em>the vault</em>.</p><figure data-image="{picture.pk}">'
            f"<figcaption>{word} caption</figcaption></figure>",
            lead_image=picture,
            search_title=f"{word} searched",
            meta_description=f"{word} described",
            social_title=f"{word} social",
            home_headline=f"{word} at home",
            approved_by=self.managing,
            **columns,
        )
        if word != PUBLIC:
            self.written_about(article, word, fact)
        return article

    def written_about(self, article, word, fact):
        """What the desk writes beside an article, with the same word in it."""
        head, by = article.head, self.editor
        Comment.objects.create(article=article, text=f"{word} text", quote=word, by=by)
        Override.objects.create(article=article, revision=head, sentence=word, reason=word, by=by)
        ReplyRequest.objects.create(
            article=article,
            party=word,
            asked_at=timezone.now(),
            asked_by=by,
            how=word,
            question=word,
            answer=word,
            answered_at=timezone.now(),
        )
        SentenceCheck.objects.create(
            article=article,
            revision=head,
            digest=word,
            words=word,
            decision="objected",
            reason=word,
            by=by,
        )
        make_task(article, sentence=f"Look at {word}.")
        make_correction(article, before=f"{word} before", after=f"{word} after", note=word)
        Redirect.objects.create(article=article, old_slug=f"old-{slugify(word)}")
        Article.objects.filter(pk=article.pk).update(embargo_note=word)

    def publish(self, article, **options):
        return workflow.publish(article, revision=article.head, by=self.editor, **options)


@pytest.fixture
def house():
    SHARED.clear()
    house = House()
    draft_of(house)
    ahead_of(house)
    gone_of(house)
    sources_of(house)
    return house


def draft_of(house):
    house.article(SECRET["draft"])
    word = SECRET["unchecked"]
    fact = make_fact(house.event, statement=f"{word} escaped.")
    make_fact(house.person, statement=f"{word} was there.")
    make_fact(house.show, statement=f"{word} retired.", stage="retired")
    make_verdict(make_show(f"{word} show", listed=False), answer=f"{word} answer.")
    save_article(house.live, by=house.editor, note=f"{word} note")
    assert fact.stage == "draft"


def ahead_of(house):
    house.publish(house.article(SECRET["scheduled"]), at=timezone.now() + LATER)
    held = house.publish(house.article(SECRET["held"]), at=timezone.now() + LATER)
    timeline.hold({held: f"{SECRET['held']} was retired."}, now=timezone.now())
    article, until = house.article(SECRET["embargoed"]), timezone.now() + LATER
    embargo.embargo(article, by=house.editor, until=until, note=f"{SECRET['embargoed']} asked")
    house.publish(article, at=until)


def gone_of(house):
    withdrawn = house.article(SECRET["withdrawn"])
    before = house.publish(withdrawn)
    make_edition(withdrawn, live_until=timezone.now() - timedelta(minutes=30), number=9)
    make_correction(
        withdrawn,
        before="Three",
        note=f"{SECRET['withdrawn']} note",
        approved_by=house.managing,
        edition_before=before,
        edition_after=withdrawn.editions.get(number=9),
    )
    SHARED.append(link_to(withdrawn, house.managing))
    workflow.withdraw(
        withdrawn, by=house.managing, reason=f"{SECRET['withdrawn']} sued.", notice="It was wrong."
    )
    expired = house.article(SECRET["expired"])
    end = timezone.now() - timedelta(days=1)
    make_edition(expired, planned_from=end - timedelta(days=9), planned_until=end, live_until=end)
    redacted = house.article(SECRET["redacted"])
    house.publish(redacted)
    SHARED.append(link_to(redacted, house.managing))


def link_to(article, by):
    address = sharing.make_link(article, by=by, for_whom="A lawyer", days=7).address
    return address[address.index("share/") :]


def sources_of(house):
    word = SECRET["confidential"]
    source = make_source(
        f"{word} diary",
        author=f"{word} writer",
        url=f"https://{slugify(word)}.example.org/",
        identifier=word,
        note=word,
        confidential=True,
    )
    for fact in house.event.facts.all():
        make_citation(fact, source, quote=f"{word} said so.", locator=f"{word} 7")
    for record in (house.show, house.person):
        fact = make_fact(record, statement=f"{PUBLIC} is true.", checked_by=house.editor)
        make_citation(fact, source, quote=f"{word} said so.")
    make_image(f"{SECRET['desk']} picture", alt=SECRET["desk"], credit=SECRET["desk"])
    # The live page is made anew over all of this.
    article = house.live
    article.body += f'<p><span data-fact="{house.event.facts.first().ref}">{PUBLIC}.</span></p>'
    save_article(article, by=house.editor)
    article.refresh_from_db()
    revision = article.head
    revision.approved_by, revision.approved_at = house.managing, timezone.now()
    revision.save()
    article.stage, article.approved_revision = "approved", revision
    article.save()
    assert Source.objects.filter(confidential=True).count() == 1


def addresses():
    unknown = {pattern.name for pattern in urlpatterns} - set(ASKED_OF)
    assert not unknown, f"Say in ASKED_OF which addresses these have: {unknown}"
    return ["/" + path for pattern in urlpatterns for path in ASKED_OF[pattern.name]()]


def answers_to(client, address):
    """Every way to ask for an address, and what came back: status, headers and body."""
    for query in QUERIES:
        yield client.get(address + query)
    first = client.get(address)
    yield client.head(address)
    yield client.get(address, headers={"Range": "bytes=0-9999"})
    yield client.get(address, headers={"Accept": "application/json", "X-Inplace": "1"})
    yield client.get(address, headers={"X-Requested-With": "XMLHttpRequest"})
    yield client.get(address, headers={"If-Modified-Since": http_date(0)})
    yield client.post(address, {"q": "e"})
    if etag := first.headers.get("ETag"):
        yield client.get(address, headers={"If-None-Match": etag})


def said_by(answer):
    """All that an answer says, its headers too."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{headers}\n{body.decode('utf-8', 'replace')}"


def traces(text, words=None):
    """Which of the words that readers must not get stand in the text, however written."""
    words = words or SECRET.values()
    small = text.lower()
    return [word for word in words if word.lower() in small or Words([word]).count(text)]


def test_no_public_answer_holds_a_trace_of_what_is_not_public(client, house):
    kept = {path: client.get(path) for path in addresses()}
    redacted = Article.objects.get(slug__contains="redacovale")
    old = client.get(redacted.get_absolute_url())
    assert SECRET["redacted"] in old.text
    redact(redacted, passages=[SECRET["redacted"]], scope=THIS, by=house.managing, reason="Order")
    redacted.refresh_from_db()

    found, statuses, public = {}, set(), 0
    for address in [*kept, redacted.get_absolute_url()]:
        for answer in answers_to(client, address):
            said = said_by(answer)
            statuses.add(answer.status_code)
            public += PUBLIC in said
            if held := traces(said):
                found[address, answer.status_code] = held

    again = client.get(redacted.get_absolute_url(), headers={"If-None-Match": old.headers["ETag"]})
    assert again.status_code == 200
    # The titles of records are public: the redaction was of one article.
    assert found == {}
    assert {200, 304, 404, 405, 410} <= statuses
    assert public > 40


def test_what_is_public_stands_where_it_should(client, house):
    for path in ("/", "/articles/", "/articles/publivanter-did-it/", "/shows/", "/people/"):
        assert PUBLIC in client.get(path).text, path
    page = client.get("/articles/publivanter-did-it/").text
    assert f"{PUBLIC} opened the vault" in page or f"{PUBLIC} stands first" in page


def test_names_of_files_say_nothing_of_what_they_show(house):
    for edition in Edition.objects.exclude(live_from=None):
        for shown in edition.shown_images.select_related("image"):
            names = [shown.image.file.name, *map(str, shown.image.renditions)]
            assert not traces(" ".join(names))


def test_what_the_desk_hands_out_names_no_confidential_source(house):
    for command, shape in product(("export_claims", "export_log"), ("json", "tsv")):
        out = StringIO()
        call_command(command, "--format", shape, stdout=out)
        assert not traces(out.getvalue(), [SECRET["confidential"]]), command


def test_a_word_in_any_spelling_would_be_noticed():
    for text in ("x DRAFELMINE y", "draf<em>elmine</em>", "Drafel&shy;mine", "/a/drafelmine-x/"):
        assert traces(text) == [SECRET["draft"]]
