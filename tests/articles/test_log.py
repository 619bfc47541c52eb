"""Each change of state leaves one line, and nothing takes a line away or changes it."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles import (
    addressing,
    assigning,
    correcting,
    embargo,
    log,
    permissions,
    redacting,
    replying,
    sharing,
    signing,
    spent,
    workflow,
)
from articles.admin.logs import LogLineAdmin
from articles.models import Article, LogLine
from articles.revisions import save_article
from articles.workflow.overrides import override
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused
from shows.merging import merge
from tests.make import (
    make_article,
    make_correction,
    make_edition,
    make_fact,
    make_member,
    make_person,
    make_show,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def line():
    """The line of an article that Ellie approved."""
    article = make_article("The vault")
    workflow.approve(article, revision=article.head, by=make_member("Editor", "ellie"))
    return LogLine.objects.get()


# -- Nothing changes a line -----------------------------------------------------------------------


def change_by_hand(line):
    line.reason = "Otherwise."
    line.save()


def overwrite(line):
    LogLine(pk=line.pk, article=line.article, at=line.at, verb="submit").save()


def insert_over(line):
    again = LogLine(pk=line.pk, article=line.article, at=line.at, verb="submit")
    options = {"update_fields": ["verb"], "unique_fields": ["pk"]}
    LogLine.objects.bulk_create([again], update_conflicts=True, **options)


DOORS = {
    "save": change_by_hand,
    "save of some columns": lambda line: line.save(update_fields=["reason"]),
    "save past the model": lambda line: line.save_base(force_update=True),
    "another line with its key": overwrite,
    "delete": lambda line: line.delete(),
    "update": lambda line: LogLine.objects.update(reason=""),
    "update or create": lambda line: LogLine.objects.update_or_create(
        pk=line.pk, defaults={"reason": "Otherwise."}
    ),
    "update of many": lambda line: LogLine.objects.bulk_update([line], ["reason"]),
    "insert over it": insert_over,
    "delete of many": lambda line: LogLine.objects.all().delete(),
    "delete past the signals": lambda line: LogLine.objects.all()._raw_delete("default"),
    "by the base manager": lambda line: LogLine._base_manager.all().delete(),
    "by its article": lambda line: line.article.log.all().delete(),
    "with its article": lambda line: line.article.delete(),
    "with its version": lambda line: line.revision.delete(),
    "with its person": lambda line: line.by.delete(),
}


@pytest.mark.parametrize("door", DOORS)
def test_no_door_leads_to_a_line_that_was_written(line, door):
    before = list(LogLine.objects.values())

    with pytest.raises((Refused, ProtectedError, IntegrityError)), transaction.atomic():
        DOORS[door](line)

    assert list(LogLine.objects.values()) == before


def test_nobody_may_write_it_on_the_desk(rf):
    screen, request = LogLineAdmin(LogLine, admin.site), rf.get("/")
    request.user = make_member("Managing editor", is_superuser=True)

    assert screen.has_view_permission(request)
    assert not screen.has_add_permission(request)
    assert not screen.has_change_permission(request)
    assert not screen.has_delete_permission(request)


def test_a_merge_of_the_records_behind_it_leaves_it_alone(line):
    before = list(LogLine.objects.values())
    keep, gone = make_show(), make_show()
    Article.objects.filter(pk=line.article_id).update(show=gone)

    merge(keep, gone, by=make_member("Editor"))

    assert list(LogLine.objects.values()) == before


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_logline SET verb = 'submit'",
        "UPDATE articles_logline SET reason = ''",
        "DELETE FROM articles_logline",
    ],
)
def test_the_database_refuses_it_to_every_client(line, statement):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)

    with transaction.atomic(), connection.cursor() as cursor:
        # What a test leaves behind goes so; open checks of foreign keys would be in its way.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE articles_logline CASCADE")
    assert not LogLine.objects.exists()


@pytest.mark.only_on("postgresql")
def test_redaction_opens_the_words_alone_and_shuts_the_door_again(line):
    with transaction.atomic():
        LogLine.objects.redact(lambda text: text and "█")
        with pytest.raises(IntegrityError), transaction.atomic():
            models.QuerySet(LogLine).update(reason="Otherwise.")


def test_redaction_rewrites_what_a_line_says_and_nothing_else(line):
    article = line.article
    log.write(article, "hold", by=None, reason=" Rossi sued. ", overrides=["Rossi is alive."])
    kept = ("article_id", "at", "by_id", "verb", "revision_id", "edition_id")
    before = list(LogLine.objects.values(*kept))

    with transaction.atomic():
        assert LogLine.objects.redact(lambda text: text.replace("Rossi", "█")) == 1

    newest = LogLine.objects.first()
    assert (newest.reason, newest.overrides) == ("█ sued.", ["█ is alive."])
    assert list(LogLine.objects.values(*kept)) == before


# -- Each verb writes its line --------------------------------------------------------------------


class Desk:
    """People, and an article in the state that a verb needs."""

    def __init__(self):
        self.writer = make_member("Writer", "mara")
        self.editor = make_member("Editor", "ellie")
        self.chief = make_member("Managing editor", "max")
        self.soon = timezone.now() + HOUR

    def draft(self, **columns):
        return make_article("The vault", by=self.writer, **columns)

    def approved(self, **columns):
        return self.draft(approved_by=self.editor, **columns)

    def submitted(self):
        article = self.draft()
        workflow.submit(article, revision=article.head, by=self.writer)
        return Article.objects.get(pk=article.pk)

    def publish(self, **options):
        article = options.pop("article", None) or self.approved()
        return workflow.publish(article, revision=article.head, by=self.editor, **options)

    def scheduled(self):
        return self.publish(at=self.soon)

    def held(self):
        edition = self.scheduled()
        workflow.hold(edition, by=self.editor, reason="Wait.")
        edition.refresh_from_db()
        return edition


def writes(desk):
    article = Article.objects.get(pk=desk.approved().pk)
    article.standfirst = "Other words."
    yield article
    save_article(article, by=desk.writer)


def shares(desk):
    article = desk.draft()
    yield article
    sharing.make_link(article, by=desk.writer, for_whom="Her lawyer", days=7)


def submits(desk):
    article = desk.draft()
    yield article
    workflow.submit(article, revision=article.head, by=desk.writer, note="All new.")


def takes_back(desk):
    article = desk.submitted()
    yield article
    workflow.take_back(article, by=desk.writer, note="One more name.")


def assigns(desk):
    article = desk.draft()
    yield article
    assigning.assign(article, to=desk.writer, due=date(2099, 1, 2), by=desk.editor, note="Go.")


def sends_back(desk):
    article = desk.submitted()
    yield article
    workflow.send_back(article, by=desk.editor, note="Who?")


def approves(desk):
    article = desk.submitted()
    yield article
    workflow.approve(article, revision=article.head, by=desk.editor)


def publishes(desk):
    article = desk.approved()
    yield article
    desk.publish(article=article)


def promises(desk):
    article = desk.approved(facts=[make_fact()])
    yield article
    desk.publish(article=article, check_by=desk.soon, promise="It is out elsewhere.")


def reschedules(desk):
    edition = desk.scheduled()
    yield edition.article
    workflow.reschedule(edition, by=desk.editor, at=desk.soon + HOUR)


def embargoes(desk):
    article = desk.draft()
    yield article
    embargo.embargo(article, by=desk.editor, until=desk.soon, note="The court.")


def unschedules(desk):
    edition = desk.scheduled()
    yield edition.article
    workflow.unschedule(edition, by=desk.editor)


def holds(desk):
    edition = desk.scheduled()
    yield edition.article
    workflow.hold(edition, by=desk.editor, reason="Wait.")


def releases(desk):
    edition = desk.held()
    yield edition.article
    workflow.release(edition, by=desk.editor)


def expires(desk):
    edition = desk.publish()
    yield edition.article
    workflow.expire(edition, by=desk.editor, until=desk.soon)


def withdraws(desk):
    edition = desk.publish()
    yield edition.article
    workflow.withdraw(edition.article, by=desk.chief, reason="Wrong man.")


def moves(desk):
    edition = desk.publish()
    yield edition.article
    addressing.move(edition.article, slug="the-loot", by=desk.editor)


def overrides(desk):
    article = desk.approved(facts=[make_fact()])
    yield article
    (reason,) = (
        said
        for said in workflow.reasons_not_to_publish(article, article.head, desk.editor)
        if "has checked" in str(said)
    )
    override(
        article, revision=article.head, by=desk.chief, sentences=[str(reason)], reason="Agency."
    )


def signs(desk):
    legal = make_member("Legal reader", "lou")
    article = desk.approved()
    yield article
    signing.sign(article, revision=article.head, role="legal", by=legal, note="Fine.")


def asks_for_a_reply(desk):
    article = desk.draft()
    yield article
    asked = {"how": "By mail", "question": "Is it so?", "asked_at": timezone.now()}
    replying.ask(article, by=desk.writer, party="The museum", **asked)


def prints_what_is_spent(desk):
    person = make_person("Rossi", sensitivity="spent")
    article = desk.draft()
    yield article
    spent.decide(article, person=person, reason="He says it himself.", by=desk.editor)


def redacts(desk):
    article = desk.draft()
    yield article
    redacting.redact(
        article,
        passages=["What is known"],
        scope=redacting.THIS,
        by=desk.chief,
        reason="The court.",
    )


def drafts_a_correction(desk):
    article = make_edition(desk.draft()).article
    yield article
    correcting.draft_correction(article, by=desk.writer, before="Three.", after="Four.")


def approves_a_correction(desk):
    correction = make_correction(desk.draft(), note="It was four.", drafted_by=desk.writer)
    yield correction.article
    correcting.approve_correction(correction, by=desk.editor)


# How each verb is done, and its line: by whom, from, to, of which version and edition, why, and
# what was set aside. ANY stands for a time.
ANY = object()
LINES = {
    "write": (writes, ("mara", "approved", "drafting", 2, None, "", [])),
    "share": (shares, ("mara", "", "shared", None, None, "For Her lawyer", [])),
    "submit": (submits, ("mara", "drafting", "submitted", 1, None, "All new.", [])),
    "take_back": (takes_back, ("mara", "submitted", "drafting", 1, None, "One more name.", [])),
    "assign": (assigns, ("ellie", "nobody", "mara, due 2 January 2099", None, None, "Go.", [])),
    "send_back": (sends_back, ("ellie", "submitted", "drafting", 1, None, "Who?", [])),
    "approve": (approves, ("ellie", "submitted", "approved", 1, None, "", [])),
    "publish": (publishes, ("ellie", ANY, "live", 1, 1, ANY, [])),
    "promise": (promises, ("ellie", "", ANY, 1, 1, "It is out elsewhere.", [])),
    "reschedule": (reschedules, ("ellie", ANY, ANY, 1, 2, "", [])),
    "embargo": (embargoes, ("ellie", ANY, ANY, None, None, "The court.", [])),
    "unschedule": (unschedules, ("ellie", "scheduled", "cancelled", 1, 1, "", [])),
    "hold": (holds, ("ellie", "scheduled", "held", 1, 1, "Wait.", [])),
    "release": (releases, ("ellie", "held", ANY, 1, 2, "", [])),
    "expire": (expires, ("ellie", "", ANY, 1, 1, "", [])),
    "withdraw": (withdraws, ("max", "live", "withdrawn", None, None, "Wrong man.", [])),
    "move": (moves, ("ellie", "the-vault", "the-loot", 2, None, "From the-vault to the-loot.", [])),
    "override": (overrides, ("max", "", "", 1, None, "Agency.", ANY)),
    "sign": (signs, ("lou", "", "Legal reader", 1, None, "Fine.", [])),
    "ask_reply": (asks_for_a_reply, ("mara", "", "asked", None, None, "The museum, By mail", [])),
    "print_spent": (
        prints_what_is_spent,
        ("ellie", "", "may be printed", None, None, "He says it himself.", []),
    ),
    "redact": (redacts, ("max", "", "", None, None, "The court.", [])),
    "draft_correction": (drafts_a_correction, ("mara", "", "drafted", None, None, "", [])),
    "approve_correction": (
        approves_a_correction,
        ("ellie", "drafted", "approved", None, None, "", []),
    ),
}
# These change nothing of an article, or are rows of their own that say who and when.
SILENT = {
    "view": "It only reads.",
    "read_log": "It only reads.",
    "legal_read": "It only reads.",
    "comment": "A comment is a row with its person and time.",
    "resolve": "The comment says who resolved it, and when.",
    "check": "A decision about a sentence is a row; a promise that is kept writes it by itself.",
    "check_fact": "The history of the fact says it.",
    "close_task": "The task says who closed it, when and how.",
}


def test_every_verb_is_known_to_write_a_line_or_not_to():
    assert LINES.keys() | SILENT.keys() == permissions.VERBS.keys()
    assert not LINES.keys() & SILENT.keys()
    assert log.DONE.keys() == LINES.keys() | {"check"}


@pytest.mark.parametrize("verb", LINES)
def test_each_verb_writes_exactly_its_line(settings, verb):
    settings.NEWSROOM_TEAM = "pair"
    does, expected = LINES[verb]
    steps = does(Desk())
    article = next(steps)
    before = set(LogLine.objects.values_list("pk", flat=True))

    for _ in steps:
        pass

    written = LogLine.objects.filter(article=article).exclude(pk__in=before)
    (line,) = written.filter(verb=verb).select_related("by", "revision", "edition")
    also = {"promise": ["publish"]}.get(verb, [])
    assert list(written.exclude(pk=line.pk).values_list("verb", flat=True)) == also
    said = (
        *(str(line.by), line.before, line.after),
        *(line.revision and line.revision.number, line.edition and line.edition.number),
        *(line.reason, line.overrides),
    )
    assert said == tuple(
        value if wanted is ANY else wanted for wanted, value in zip(expected, said, strict=True)
    )
    assert line.at <= timezone.now()


def test_what_is_refused_leaves_no_line():
    desk = Desk()

    with pytest.raises(Refused):
        workflow.publish(desk.draft(), revision=Article.objects.get().head, by=desk.writer)

    assert not LogLine.objects.exists()


def test_what_a_change_below_holds_has_its_line_with_whoever_changed_it():
    desk = Desk()
    fact = make_fact(checked_by=desk.editor)
    edition = desk.publish(article=desk.approved(facts=[fact]), at=desk.soon)
    fact.stage, fact.rank_reason = "retired", "A mix-up."
    fact.save()

    changed([fact], by=desk.chief)

    edition.refresh_from_db()
    line = LogLine.objects.first()
    assert (line.verb, line.by, line.before, line.after) == (
        *("hold", desk.chief),
        *("scheduled", "held"),
    )
    assert (line.edition, line.reason) == (edition, edition.hold_reason)
