"""A row in every table, with a name in every column that can hold one."""

import json
from itertools import count

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from django.utils.text import slugify
from django_tasks_db.models import DBTaskResult

from articles import log
from articles.models import (
    Article,
    Buffer,
    Comment,
    Correction,
    LogLine,
    Notice,
    Override,
    Presence,
    Redaction,
    Redirect,
    ReplyRequest,
    Revision,
    SentenceCheck,
    ShareLink,
    SpentDecision,
    Withdrawal,
)
from articles.redacting.columns import historic, places
from facts.models import EventName, Property
from newsroom.models import SavedFilter
from shows.merging import merge
from shows.models import (
    Episode,
    ExternalId,
    ImportIssue,
    ImportRun,
    OrganisationName,
    PersonName,
    PlaceName,
    ServiceName,
    ShowName,
)
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_citation,
    make_contradiction,
    make_correction,
    make_credit,
    make_edition,
    make_embed,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_scene,
    make_season,
    make_service,
    make_show,
    make_signoff,
    make_source_work,
    make_task,
    make_topic,
    make_verdict,
)

_number = count(1)


def one_of_each(by):
    """At least one row in every table that can hold words; gives the article."""
    fact = make_fact(make_event(), "duration", "3 days")
    article = make_article("A heist", facts=[fact], by=by, show=make_show())
    edition = make_edition(article)
    edition.printed_facts.create(fact=fact, statement=fact.statement, standing="reported")
    revision = article.head
    _beside(article, revision, edition, by)
    _of_the_desk(article, by)
    make_correction(article)
    make_task(article)
    make_signoff(revision)
    for make in (
        *(make_adaptation, make_availability, make_citation, make_contradiction, make_credit),
        *(make_embed, make_image, make_involvement, make_portrayal, make_scene, make_service),
        *(make_source_work, make_topic, make_verdict),
    ):
        make()
    _names()
    merge(make_person(), make_person(), by=make_member("Editor"))
    return article


def _beside(article, revision, edition, by):
    now = timezone.now()
    ReplyRequest.objects.create(
        article=article, party="A", asked_at=now, asked_by=by, how="A letter", question="?"
    )
    SpentDecision.objects.create(article=article, person=make_person(), reason="Known", by=by)
    Withdrawal.objects.create(article=article, at=now, by=by, reason="Known")
    Redirect.objects.create(article=article, old_slug="old")
    Redaction.objects.create(article=article, at=now, by=by, reason="An order")
    SentenceCheck.objects.create(
        article=article, revision=revision, digest="d", words="w", decision="stands", by=by
    )
    Comment.objects.create(article=article, text="t", by=by)
    Override.objects.create(article=article, revision=revision, sentence="s", reason="r", by=by)
    Buffer.objects.create(article=article, user=by, base_version=1, content={"headline": ["h"]})
    Presence.objects.create(article=article, user=by)
    ShareLink.objects.create(
        article=article, digest="d", for_whom="w", created_by=by, expires_at=now
    )
    Notice.objects.create(user=by, kind="held", article=article, sentence="s", path="/admin/")


def _of_the_desk(article, by):
    kind = ContentType.objects.get_for_model(Article)
    LogEntry.objects.create(
        user=by,
        content_type=kind,
        object_id=str(article.pk),
        object_repr="r",
        action_flag=CHANGE,
        change_message="m",
    )
    SavedFilter.objects.create(owner=by, records="facts.fact", name="n", query="q=1")
    run = ImportRun.objects.create(command="import_shows")
    ImportIssue.objects.create(run=run, code="c", message="m")
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="articles.sending.purge",
        backend_name="default",
        run_after=timezone.now(),
    )


def _names():
    Episode.objects.create(season=make_season(), number=1, title="t")
    for model, parent, make in (
        (ShowName, "show", make_show),
        (PersonName, "person", make_person),
        (PlaceName, "place", make_place),
        (OrganisationName, "organisation", make_organisation),
        (ServiceName, "service", make_service),
        (EventName, "event", make_event),
    ):
        model.objects.create(**{parent: make()}, text="t")
    ExternalId.objects.create(scheme="table", value="v", show=make_show())
    Property.objects.filter(code="duration").first().save()


def house():
    """The tables of the desk, without those that tests of the library bring."""
    return [place for place in places() if not place.model.__module__.startswith("tests.")]


def put_everywhere(name, by):
    """Write ``name`` into every column of every table that can hold words; the tables without."""
    missing = []
    log.write(Article.objects.get(headline="A heist"), "hold", by=by, before=name, reason=name)
    for place in house():
        row = models.QuerySet(place.model).order_by("pk").first()
        if row is None:
            missing.append(place.model._meta.label)
        elif place.model is not LogLine:
            values = {field.attname: _with(field, row, name) for field in place.columns}
            if "source_key" in values:
                values["source"] = "tvmaze"
            models.QuerySet(place.model).filter(pk=row.pk).update(**values)
    return missing


def _with(field, row, name):
    if field.model is Correction and field.name == "after":
        name = f"Not {name}"
    value, slug = getattr(row, field.attname), f"{slugify(name)}-{next(_number)}"
    if field.model is Revision and field.name == "content":
        return value | {"headline": name, "body": _body(name), "slug": value["slug"]}
    if isinstance(field, models.JSONField):
        if isinstance(value, dict):
            return value | {"text": f"of {name}", "structured": json.dumps({"name": name})}
        return [name]
    if isinstance(field, models.SlugField):
        # The versions name the address that the article has.
        same = field.name == "slug" and (field.model is Article or historic(field.model) is Article)
        return f"{slugify(name)}-a" if same else slug[: field.max_length]
    if isinstance(field, models.URLField):
        return f"https://example.org/{slug}"
    if field.name in ("body", "html"):
        return _body(name)
    return slug[:40] if field.name == "ref" else name[: field.max_length or None]


def _body(name):
    middle = len(name) // 2
    return (
        f'<p>{name[:middle]}<em>{name[middle:]}</em> ran. <a href="/x/{slugify(name)}/">'
        f"{name.upper()}</a></p>"
    )


def everything_held():
    """Every value of every column of every table of the database, as (table, text)."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        # FTS5 keeps no rows to read; what it knows stands in tables of its own.
        for table in sorted(tables - {"newsroom_searchindex"}):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    if value is not None:
                        yield (
                            table,
                            value.decode("latin-1") if isinstance(value, bytes) else str(value),
                        )
