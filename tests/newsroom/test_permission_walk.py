"""Every address of the desk, asked by every role and by people who have none.

One table says what each address takes: a verb of ``articles.permissions`` or a permission of
Django. An address that is not in it, and is none of the five of each record, fails the walk. Views
are asked without drawing their pages, and what they write is taken back.
"""

from functools import partial

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command, get_commands
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, resolve
from django.utils import timezone

from articles import log, permissions
from articles.models import Article, Edition
from articles.permissions import VERBS
from articles.roles import ROLES
from shows.merging import merge
from shows.models import ImportRun
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_citation,
    make_contradiction,
    make_correction,
    make_credit,
    make_edition,
    make_image,
    make_involvement,
    make_member,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_scene,
    make_season,
    make_show,
    make_signoff,
    make_source_work,
    make_task,
    make_topic,
    make_user,
    make_verdict,
)

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
HOUSE = ("auth", "newsroom", "images", "shows", "facts", "articles")
# Whoever works here, and nobody through the desk.
ANYBODY, NOBODY = "anybody", "nobody"
# Whoever has the address, with or without an account.
EVERYBODY = "everybody"
READ_ONLY = {
    "articles_edition",
    "articles_logline",
    "articles_notice",
    "articles_signoff",
    "shows_importrun",
    "shows_merge",
}


class Takes:
    """What an address takes: to open it, to post to it, and of which record that is asked.

    Each is a verb of ``articles.permissions``, permissions of Django, ANYBODY or NOBODY. With
    ``at_most`` the view may refuse more people than that: those whose turn it is not.
    """

    def __init__(self, opens, posts=None, *, of="", at_most=False):
        self.opens, self.posts = opens, opens if posts is None else posts
        self.of, self.at_most = of, at_most

    def permits(self, user, method, record):
        asked = self.opens if method == "GET" else self.posts
        if asked in VERBS:
            article = getattr(record, "article", record)
            article = article if isinstance(article, Article) else None
            return permissions.may(user, asked, article)
        return asked == ANYBODY or (asked != NOBODY and user.has_perms(asked.split()))


MERGES = {kind: f"shows.change_{kind} shows.delete_{kind}" for kind in ("person", "show")}
OF_ARTICLES = {
    **dict.fromkeys(
        (
            *("preview", "standing", "state", "panel", "here", "versions", "compare", "readers"),
            *("facts_find", "facts_linked", "blocks", "records", "row"),
            *("comments_now", "comments_people"),
        ),
        Takes("view"),
    ),
    **dict.fromkeys(("buffer", "words", "join", "restore", "plan"), Takes("write")),
    **dict.fromkeys(("check", "check_evidence", "check_decide"), Takes("check")),
    **dict.fromkeys(("embargo", "lift_embargo"), Takes("embargo", of="embargoed")),
    **dict.fromkeys(("print_spent", "keep_spent_out"), Takes("print_spent")),
    **dict.fromkeys(("ask_reply", "record_answer"), Takes("ask_reply")),
    **{verb: Takes(verb) for verb in ("publish", "withdraw", "override", "redact", "sign")},
    **{verb: Takes(verb) for verb in ("share", "submit", "legal_read")},
    "approve": Takes("approve", of="submitted"),
    "send_back": Takes("send_back", of="submitted"),
    "take_back": Takes("take_back", of="submitted", at_most=True),
    "move": Takes("move", of="live"),
    "assign": Takes("view", at_most=True),
    "take": Takes("view", at_most=True),
    "pictures": Takes("view", "write"),
    "log": Takes("read_log"),
    "comments": Takes("view", "comment"),
    "publish_asking": Takes("view"),
    "picture": Takes("view", "write"),
    "embed": Takes("write"),
    "upload": Takes("images.add_image", at_most=True),
    "fact_new": Takes("view", "write"),
}
TABLE = {
    "desk_find": Takes(ANYBODY),
    "admin:logout": Takes(EVERYBODY),
    **{
        f"admin:{name}": Takes(ANYBODY)
        for name in (
            *("index", "search", "password_change", "password_change_done", "jsi18n"),
            *("app_list", "view_on_site", ""),
        )
    },
    **{f"admin:articles_article_{name}": takes for name, takes in OF_ARTICLES.items()},
    **{
        f"admin:articles_edition_{name}": Takes(name, of=of)
        for name, of in {
            "reschedule": "scheduled",
            "hold": "scheduled",
            "release": "held",
            "expire": "live",
            "unschedule": "scheduled",
        }.items()
    },
    "admin:articles_edition_preview": Takes("view"),
    "admin:articles_reviewtask_close": Takes("close_task"),
    "admin:articles_reviewtask_draft_correction": Takes("draft_correction", at_most=True),
    "admin:articles_logline_export": Takes("read_log"),
    "admin:articles_notice_read": Takes("articles.view_notice"),
    "admin:articles_notice_mail": Takes("articles.view_notice"),
    "admin:articles_article_calendar": Takes("view"),
    "admin:articles_article_board": Takes("view"),
    # What may be moved where is asked of each move.
    "admin:articles_article_calendar_move": Takes("view", at_most=True),
    "admin:articles_article_calendar_feed": Takes("view"),
    "admin:articles_article_place": Takes("view", at_most=True),
    "admin:articles_correction_approve": Takes("approve_correction"),
    "admin:facts_fact_check": Takes("check_fact"),
    "admin:facts_fact_retire": Takes("check_fact"),
    "admin:facts_fact_read": Takes("facts.add_fact"),
    "admin:facts_fact_propose": Takes("facts.add_fact"),
    "admin:facts_source_describe": Takes("facts.add_source"),
    "admin:facts_contradiction_settle": Takes(
        "facts.view_contradiction", "facts.change_contradiction"
    ),
    "admin:shows_merge_undo": Takes(MERGES["person"]),
    "admin:shows_person_merge": Takes(MERGES["person"]),
    "admin:shows_show_merge": Takes(MERGES["show"]),
    "admin:shows_show_row": Takes("shows.view_show"),
    "admin:shows_show_scenes": Takes("facts.view_sceneassessment"),
    "admin:shows_show_paste_cast": Takes("shows.add_credit shows.add_person"),
    "admin:shows_show_draft_explainer": Takes("write"),
    "admin:shows_show_begin_article": Takes("write"),
    **{
        f"admin:shows_show_{tab}": Takes("shows.view_show")
        for tab in ("cast", "facts", "watch", "seasons", "details")
    },
    **{
        f"admin:{record}_paste_facts": Takes("facts.add_fact")
        for record in ("shows_person", "shows_show", "facts_event")
    },
    "admin:auth_user_password_change": Takes("newsroom.change_user", at_most=True),
}


# -- The addresses ----------------------------------------------------------------------------


def patterns(resolver, prefix="", space=""):
    """Each address of the desk as (name, route)."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            within = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from patterns(pattern, route, space + within)
        elif route.startswith("admin/") and "archive/" not in route:
            yield space + (pattern.name or ""), route


def standard(name):
    """What one of the addresses that every record has takes, or None."""
    for model in admin.site._registry:
        options = model._meta
        stem = f"admin:{options.app_label}_{options.model_name}_"
        if name.startswith(stem):
            return _of_record(options, name.removeprefix(stem))
    return None


def _of_record(options, page):
    record = f"{options.app_label}_{options.model_name}"
    code = {action: f"{options.app_label}.{action}_{options.model_name}" for action in _ACTIONS}
    if record == "articles_notice" and page == "change":
        # Everybody sees their own.
        return Takes(code["view"], NOBODY, at_most=True)
    writes = NOBODY if record in READ_ONLY else code["change"]
    if record == "facts_contradiction":
        # It is settled on a page of its own.
        writes = NOBODY
    if record == "articles_article":
        writes = "write"
    return {
        "changelist": Takes(code["view"]),
        "history": Takes(code["view"], at_most=True),
        "simple_history": Takes(code["view"], NOBODY, at_most=True),
        "change": Takes(code["view"], writes),
        "add": Takes(NOBODY if record in READ_ONLY else code["add"]),
        "delete": Takes(NOBODY if record in READ_ONLY else code["delete"], at_most=True),
        "filter_save": Takes(code["view"]),
        "filter_change": Takes(code["view"], at_most=True),
        "filter_delete": Takes(code["view"], at_most=True),
    }.get(page)


_ACTIONS = ("view", "add", "change", "delete")


# -- The people and the records ---------------------------------------------------------------


@pytest.fixture
def people():
    """One person of each role, and those who have none."""
    roles = {role: make_member(role, f"the {role}", is_staff=True) for role in ROLES}
    managing = {"is_staff": True}
    return roles | {
        "without a role": make_user("bare", is_staff=True),
        "not of the desk": make_member("Managing editor", "reader", is_staff=False),
        "gone": make_member("Managing editor", "gone", is_active=False, **managing),
        "nobody": AnonymousUser(),
    }


@pytest.fixture
def records():
    """One record of every kind, articles and editions in each state."""
    for make in (
        *(make_adaptation, make_availability, make_citation, make_contradiction, make_correction),
        *(make_credit, make_image, make_involvement, make_portrayal, make_scene, make_signoff),
        *(make_source_work, make_topic, make_verdict, make_place, make_organisation),
    ):
        make()
    make_season().episodes.create(number=1, title="Pilot")
    merge(make_person(), make_person(), by=make_member("Editor"))
    ImportRun.objects.create(command="import_shows", started_at=timezone.now())
    writer, now = make_member("Writer", "another writer"), timezone.now()
    later = now + timezone.timedelta(days=1)
    made = {"": make_article("Written", by=writer), "live": make_article("Live", by=writer)}
    made["submitted"] = make_article("Handed in", by=writer, stage="submitted")
    made["embargoed"] = make_article("Later", by=writer, embargo_until=later, embargo_note="x")
    make_task(made[""])
    log.write(made[""], "hold", by=writer)
    editions = {
        "live": make_edition(made["live"]),
        "held": make_edition(planned_from=later, live_from=None, hold_reason="A fact."),
        "scheduled": make_edition(planned_from=later, live_from=later),
    }
    return {Article: made, Edition: {"": editions["live"], **editions}}


def record_of(name, takes, records):
    """The record that an address is asked about."""
    for model in admin.site._registry:
        options = model._meta
        if name.startswith(f"admin:{options.app_label}_{options.model_name}_"):
            if model in records:
                return records[model][takes.of]
            return model._base_manager.order_by("pk").first()
    return None


def filled(route, record):
    """The address of a route: keys for its parts."""
    key = str(record.pk) if record is not None else "1"
    for part, value in {
        "<path:object_id>": key,
        "<path:content_type_id>": "1",
        "<path:version_id>": "1",
        "<int:key>": "1",
        "<slug:form>": "json",
        "<id>": key,
        "^([^/]+)/history/([^/]+)/$": f"{key}/history/1/",
    }.items():
        route = route.replace(part, value)
    if "app_list" in route or "app_label" in route:
        route = "admin/articles/"
    return "/" + route.replace("^", "").replace("(?P<url>.*)$", "nowhere/")


# -- Asking -----------------------------------------------------------------------------------


def answer(address, match, user, method):
    """What this person gets there, without the page being drawn.

    One of: open, shut, log in, or nothing, where nothing is shown and nothing is taken.
    """
    request = getattr(RequestFactory(), method.lower())(address)
    request.user, request.session = user, SessionStore()
    request._messages, request._dont_enforce_csrf_checks = CookieStorage(request), True
    request.resolver_match = match
    with transaction.atomic():
        try:
            response = match.func(request, *match.args, **match.kwargs)
        except PermissionDenied:
            return "shut"
        except Http404:
            return "nothing"
        finally:
            transaction.set_rollback(True)
    if response.status_code == 302 and "/login/" in response.headers["Location"]:
        return "log in"
    return {403: "shut", 404: "nothing", 405: "nothing"}.get(response.status_code, "open")


def said_by_screen(name, user, method, record):
    """The same by the screen of a record itself, or None where it does not say.

    A form or a list that opens for one person is not built again for each of the others.
    """
    bare = name.removeprefix("admin:")
    model = next((model for model in admin.site._registry if bare.startswith(_stem(model))), None)
    if model is None:
        return None
    page = bare.removeprefix(_stem(model))
    request, screen = RequestFactory().get("/"), admin.site._registry[model]
    request.user = user
    said = {
        "changelist": lambda: screen.has_view_or_change_permission(request),
        "add": lambda: screen.has_add_permission(request),
        "delete": lambda: screen.has_delete_permission(request, record),
        "change": lambda: (
            screen.has_view_or_change_permission(request, record)
            if method == "GET"
            else screen.has_change_permission(request, record)
        ),
    }.get(page)
    if page == "history" or (page == "simple_history" and method == "GET"):
        said = partial(screen.has_view_or_change_permission, request, record)
    if page.startswith("filter_"):
        said = partial(screen.has_view_permission, request)
    own = {one.slug.replace("-", "_"): one for one in getattr(screen, "pages", ())}.get(page)
    if own and not hasattr(own, "reasons_against"):
        return "open" if own.may(user, record) else "shut"
    return said and ("open" if said() else "shut")


def _stem(model):
    return f"{model._meta.app_label}_{model._meta.model_name}_"


BOSS = "Managing editor"


def expected(takes, user, method, record):
    if takes.opens == EVERYBODY:
        return "open"
    if not (user.is_active and user.is_staff):
        return "log in"
    return "open" if takes.permits(user, method, record) else "shut"


def test_every_address_answers_as_the_one_table_says(people, records):
    unknown, wrong = set(), []
    for name, route in patterns(get_resolver()):
        if name in ("admin:login", "admin:autocomplete") or "<path:object_id>/" in route[-17:]:
            continue
        takes = TABLE.get(name) or standard(name)
        if takes is None:
            unknown.add(name)
            continue
        record = record_of(name, takes, records)
        address = filled(route, record)
        match = resolve(address)
        for who, user in people.items():
            # Outsiders are sent away before anybody looks at what they ask.
            inside = user.is_active and user.is_staff
            for method in ("GET", "POST") if inside else ("GET",):
                want = expected(takes, user, method, record)
                got = None
                if who in ROLES and (name not in TABLE or (want == "open" and who != BOSS)):
                    got = said_by_screen(name, user, method, record)
                got = got or answer(address, match, user, method)
                fits = got in (want, "nothing") or (takes.at_most and got == "shut")
                if not fits:
                    wrong.append((name, method, who, f"{got}, not {want}"))

    assert (unknown, wrong) == (set(), []), "Say in TABLE what these take."


# -- Lists of actions, pickers, commands ------------------------------------------------------


def test_an_action_on_a_list_is_offered_to_whoever_may_do_it(people):
    for model, screen in admin.site._registry.items():
        for who in (*ROLES, "without a role"):
            request = RequestFactory().get("/")
            request.user = people[who]
            offered = set(screen.get_actions(request))
            options = model._meta
            code = f"{options.app_label}.delete_{options.model_name}"
            may = screen.has_delete_permission(request) and people[who].has_perm(code)
            assert offered <= ({"delete_selected"} if may else set()), (model, who)


def test_a_picker_tells_names_to_whoever_may_see_the_records(people):
    view = resolve("/admin/autocomplete/").func
    asked = {
        (field.model._meta, field.name, field.related_model)
        for screen in admin.site._registry.values()
        for name in screen.autocomplete_fields
        for field in [screen.model._meta.get_field(name)]
        if field.model._meta.app_label in HOUSE
    }
    assert len(asked) > 20
    for options, name, target in sorted(asked, key=str):
        sees = f"{target._meta.app_label}.view_{target._meta.model_name}"
        for who, user in people.items():
            query = {
                "app_label": options.app_label,
                "model_name": options.model_name,
                "field_name": name,
                "term": "a",
            }
            request = RequestFactory().get("/admin/autocomplete/", query)
            request.user = user
            try:
                told = view(request).status_code == 200
            except PermissionDenied:
                told = False
            of_the_desk = user.is_active and user.is_staff
            assert told == (of_the_desk and user.has_perm(sees)), (options, name, who)


# Commands that act for a person, with the verb they take; the others act for whoever may log in
# to the machine.
BY_A_PERSON = {
    "publish_article": ("publish", []),
    "withdraw_article": ("withdraw", ["--reason", "Libel."]),
    "draft_explainer": ("write", []),
}
OF_THE_MACHINE = {
    "announce_due",
    "as_of",
    "check_embeds",
    "export_claims",
    "export_log",
    "find_contradictions",
    "import_credits",
    "import_facts",
    "import_records",
    "import_shows",
    "import_tvmaze",
    "load_demo",
    "rebuild_search",
    "welcome",
}


def test_a_command_that_acts_for_a_person_asks_what_that_person_may(people):
    ours = {name for name, app in get_commands().items() if app in HOUSE}
    assert ours == set(BY_A_PERSON) | OF_THE_MACHINE, "Say for whom the new command acts."
    article = make_article("Written", approved_by=people["Editor"], show=make_show(slug="written"))
    make_edition(article, number=7)
    for command, (verb, options) in BY_A_PERSON.items():
        for user in people.values():
            if isinstance(user, AnonymousUser) or permissions.may(user, verb):
                continue
            with pytest.raises(CommandError):
                call_command(command, "written", "--by", user.username, *options)
    assert article.editions.count() == 1
    assert not article.withdrawals.exists()
    assert Article.objects.count() == 1
