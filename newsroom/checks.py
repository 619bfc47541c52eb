"""Unsafe settings, refused by name before a command runs and before a web server starts."""

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from newsroom.evidence_checks import fact_evidence, verdict_evidence
from newsroom.lib.teams import TEAMS
from newsroom.logins import DEMO_LOGINS, DEMO_PASSWORD

TAG = "newsroom"
ADMINS = ("unfold", "stock")
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]", ".localhost", "testserver"}
SHORTEST_SECRET = 50
SHORTEST_HOOK_SECRET = 20
FEWEST_SECRET_CHARACTERS = 5


def register_all():
    """Make Django run every check of this module."""
    for check in (
        *(secret_key, debug_off, allowed_hosts, base_url, hooks, team, admin_skin, media_root),
        *(verdict_evidence, fact_evidence),
    ):
        checks.register(check, TAG)
    checks.register(no_demo_logins, TAG, checks.Tags.database)


def refuse_unsafe_start():
    """Raise ImproperlyConfigured with every reason; a web server itself runs no checks."""
    problems = checks.run_checks(tags=[TAG], databases=["default"])
    reasons = sorted(f"{found.id}: {found.msg} {found.hint}" for found in problems)
    if reasons:
        raise ImproperlyConfigured("\n".join(["Newsroom does not start.", *reasons]))


def secret_key(app_configs, **kwargs):
    key = settings.SECRET_KEY
    if settings.DEBUG or (
        key != settings.LOCAL_SECRET_KEY
        and len(key) >= SHORTEST_SECRET
        and len(set(key)) >= FEWEST_SECRET_CHARACTERS
    ):
        return
    yield checks.Error(
        "SECRET_KEY is not set, is shorter than 50 characters, or repeats a few of them.",
        hint="Set SECRET_KEY to the output of: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"',
        id="newsroom.E001",
    )


def debug_off(app_configs, **kwargs):
    strangers = sorted(set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS)
    if settings.DEBUG and strangers:
        yield checks.Error(
            f"DEBUG is on, and ALLOWED_HOSTS lets others in: {', '.join(strangers)}.",
            hint="Set DEBUG=off, or take these hosts out of ALLOWED_HOSTS.",
            id="newsroom.E002",
        )


def allowed_hosts(app_configs, **kwargs):
    if settings.DEBUG:
        return
    if not settings.ALLOWED_HOSTS:
        yield checks.Error(
            "ALLOWED_HOSTS is empty, so every request would be refused.",
            hint="Set ALLOWED_HOSTS to the names of the site, such as www.example.org.",
            id="newsroom.E003",
        )
    elif "*" in settings.ALLOWED_HOSTS:
        yield checks.Error(
            "ALLOWED_HOSTS is *, so a forged host name would be believed.",
            hint="Set ALLOWED_HOSTS to the names of the site, such as www.example.org.",
            id="newsroom.E003",
        )


def base_url(app_configs, **kwargs):
    if settings.DEBUG:
        return
    address = urlsplit(settings.NEWSROOM_BASE_URL)
    if address.scheme != "https" or not address.hostname or address.path:
        yield checks.Error(
            f"NEWSROOM_BASE_URL is “{settings.NEWSROOM_BASE_URL}”, "
            "so links shared with others would point nowhere.",
            hint="Set NEWSROOM_BASE_URL to the address of the site: https://www.example.org",
            id="newsroom.E008",
        )


def hooks(app_configs, **kwargs):
    for name in ("NEWSROOM_WEBHOOK_URL", "NEWSROOM_PURGE_URL"):
        url = getattr(settings, name)
        if url and not url.startswith(("https://", "http://")):
            yield checks.Error(
                f"{name} is “{url}”, which is not an address to post to.",
                hint=f"Write {name} like https://hooks.example.org/newsroom, or leave it out.",
                id="newsroom.E011",
            )
        elif url and len(settings.NEWSROOM_WEBHOOK_SECRET) < SHORTEST_HOOK_SECRET:
            yield checks.Error(
                f"{name} is set, and NEWSROOM_WEBHOOK_SECRET has under {SHORTEST_HOOK_SECRET} "
                "characters: whoever receives a post could not tell that it is from here.",
                hint="Set NEWSROOM_WEBHOOK_SECRET to at least that many random characters.",
                id="newsroom.E011",
            )


def team(app_configs, **kwargs):
    if settings.NEWSROOM_TEAM not in TEAMS:
        yield _unknown("NEWSROOM_TEAM", settings.NEWSROOM_TEAM, TEAMS, "newsroom.E004")


def admin_skin(app_configs, **kwargs):
    if settings.NEWSROOM_ADMIN not in ADMINS:
        yield _unknown("NEWSROOM_ADMIN", settings.NEWSROOM_ADMIN, ADMINS, "newsroom.E005")


def _unknown(name, value, known, number):
    return checks.Error(
        f"{name} is “{value}”, which is not one of {', '.join(known)}.",
        hint=f"Set {name} to one of them, or leave it out for the default.",
        id=number,
    )


def media_root(app_configs, **kwargs):
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as problem:
        yield checks.Error(
            f"MEDIA_ROOT is {folder}, where no picture can be kept: {problem.strerror}.",
            hint="Set MEDIA_ROOT to a folder that the server may write to.",
            id="newsroom.E006",
        )


def no_demo_logins(app_configs, databases=None, **kwargs):
    if settings.DEBUG or "default" not in (databases or []):
        return
    try:
        known = list(get_user_model().objects.filter(username__in=DEMO_LOGINS))
    except DatabaseError:  # Nothing is migrated yet, so nobody can log in.
        return
    for user in known:
        if user.check_password(DEMO_PASSWORD):
            yield checks.Error(
                f"The demo login “{user.username}” exists, and everybody knows its password.",
                hint=f"Run: python manage.py changepassword {user.username}",
                id="newsroom.E007",
            )
