"""The six roles of a desk, as groups. What a desk adds to a group stays."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

RECORDS = {
    "shows": (
        "show season episode person character credit sourcework organisation place service "
        "availability showname personname organisationname placename servicename externalid"
    ),
    "facts": (
        "event eventname involvement adaptation portrayal verdict property fact source citation "
        "sceneassessment"
    ),
    "images": "image",
}
COPY = {"articles": "article articleauthor author topic"}
TASKS = {"articles": "reviewtask"}
CORRECTIONS = {"articles": "correction"}
# Rows that rules and imports write: looked at, never edited by hand. Who settles contradictions
# is said below.
LOOKED_AT = {
    "shows": "importrun importissue merge",
    "facts": "contradiction",
    "articles": (
        "article articleauthor author topic revision edition editionfact editionimage withdrawal "
        "redirect signoff correction reviewtask logline comment sentencecheck override "
        "replyrequest spentdecision redaction notice"
    ),
}
LOOK = ("view",)
WORK = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")


def _codes(actions, models):
    return {
        f"{app}.{action}_{model}"
        for app, names in models.items()
        for model in names.split()
        for action in actions
    }


_LOOKER = (
    _codes(LOOK, RECORDS)
    | _codes(LOOK, LOOKED_AT)
    | _codes(("add", "change"), {"articles": "comment"})
)
_REPLIES = _codes(("add", "change"), {"articles": "replyrequest"})
_READER = _LOOKER | _codes(("add",), {"articles": "signoff"})
_WRITER = (
    _LOOKER
    | _codes(WORK, RECORDS)
    | _codes(WORK, COPY)
    | _codes(WORK, TASKS)
    | _codes(WORK, CORRECTIONS)
    | _REPLIES
    | {"articles.submit_article"}
)
_CHECKER = (
    _LOOKER
    | _codes(("add", "change"), {"facts": "fact source citation"})
    | _codes(WORK, TASKS)
    | _codes(("add", "change"), {"facts": "contradiction"})
    | {"facts.check_fact"}
)
_EDITOR = (
    _WRITER
    | _CHECKER
    | _codes(ALL, RECORDS)
    | _codes(("delete",), {"facts": "contradiction"})
    | _codes(ALL, {"articles": "articleauthor correction"})
    | _codes(("add", "change"), {"articles": "spentdecision"})
    | {"articles.approve_article", "articles.publish_article"}
)
_MANAGING = (
    _EDITOR
    | _codes(ALL, COPY)
    | _codes(WORK, {"newsroom": "user"})
    | _codes(("add",), {"articles": "signoff"})
    | {
        "articles.withdraw_article",
        "articles.override_article",
        "articles.redact_article",
        "articles.sign_senior",
    }
)
ROLES = {
    "Writer": _WRITER,
    "Fact-checker": _CHECKER,
    "Editor": _EDITOR,
    "Managing editor": _MANAGING,
    "Senior reader": _READER | {"articles.sign_senior"},
    "Legal reader": _READER | _REPLIES | {"articles.sign_legal"},
}
APPS = ("newsroom", "images", "shows", "facts", "articles")


def install(sender=None, *, using="default", **signal):
    """Create the groups that are missing and give each the permissions it lacks.

    Receives ``post_migrate`` of the last app only: by then every table exists. The permissions of
    the house may not: Django makes those of an app after its receivers that were connected earlier.
    """
    if sender is not last_app():
        return
    held = _permissions(using)
    if set().union(*ROLES.values()) - held.keys():
        for label in APPS:
            create_permissions(installed_apps.get_app_config(label), verbosity=0, using=using)
        held = _permissions(using)
    for name, codes in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*(held[code] for code in codes if code in held))


def last_app():
    """The app whose ``post_migrate`` is sent last."""
    return [config for config in installed_apps.get_app_configs() if config.models_module][-1]


def _permissions(using):
    rows = Permission.objects.using(using).filter(content_type__app_label__in=APPS)
    codes = rows.values_list("content_type__app_label", "codename", "pk")
    return {f"{app}.{codename}": key for app, codename, key in codes}
