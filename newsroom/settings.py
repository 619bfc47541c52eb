"""Every setting, read from the environment; docs/operations.md explains each variable."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from newsroom.desk import UNFOLD  # noqa: F401 -- read by the skin of the admin

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = environ.Env()

# A secret or a host name says that strangers can reach this: no debugging then, unless asked for.
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
DEBUG = env.bool("DEBUG", default=not (SECRET_KEY or ALLOWED_HOSTS))

LOCAL_SECRET_KEY = "local-only-" + "not-a-secret-" * 4
SECRET_KEY = SECRET_KEY or LOCAL_SECRET_KEY
if DEBUG and not ALLOWED_HOSTS:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

NEWSROOM_TEAM = env.str("NEWSROOM_TEAM", default="desk")
# As JSON, and only where it differs from articles/gates/evidence.py.
try:
    NEWSROOM_VERDICT_EVIDENCE = env.json("NEWSROOM_VERDICT_EVIDENCE", default={})
    NEWSROOM_FACT_EVIDENCE = env.json("NEWSROOM_FACT_EVIDENCE", default={})
except ValueError as problem:
    raise ImproperlyConfigured(
        f"NEWSROOM_VERDICT_EVIDENCE or NEWSROOM_FACT_EVIDENCE is not JSON: {problem}"
    ) from problem
NEWSROOM_ADMIN = env.str("NEWSROOM_ADMIN", default="unfold")
NEWSROOM_SITE_NAME = env.str("NEWSROOM_SITE_NAME", default="Newsroom")
NEWSROOM_BASE_URL = env.str("NEWSROOM_BASE_URL", default="http://127.0.0.1:8000").rstrip("/")

# Where the desk's own tools are told what happens, and the cache in front of the site what changed.
NEWSROOM_WEBHOOK_URL = env.str("NEWSROOM_WEBHOOK_URL", default="")
NEWSROOM_WEBHOOK_SECRET = env.str("NEWSROOM_WEBHOOK_SECRET", default="")
NEWSROOM_PURGE_URL = env.str("NEWSROOM_PURGE_URL", default="")

UNFOLD_APPS = ["unfold", "unfold.contrib.filters", "unfold.contrib.simple_history"]
INSTALLED_APPS = [
    *(UNFOLD_APPS if NEWSROOM_ADMIN == "unfold" else []),
    # Before the desk, which takes its list of jobs off the admin.
    "django_tasks_db",
    "newsroom",
    "newsroom.site",
    "images",
    "shows",
    "facts",
    "articles",
    "simple_history",
    "django_filters",
    "django_prose_editor",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.content_security_policy",
    "newsroom.middleware.plain_not_found",
    "newsroom.middleware.roads_in_place",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.middleware.desk_time_zone",
    "newsroom.middleware.closed_up_desk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "newsroom.urls"

# The inputs of forms are templates too, and replaced in the same way.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # First, so that the house can replace a template of the admin and of its skin.
        "DIRS": [
            BASE_DIR / "newsroom" / "templates",
            BASE_DIR / "newsroom" / "templates" / "skins" / NEWSROOM_ADMIN,
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- Database ---------------------------------------------------------------------------------

LOCAL_DATABASE = VAR / "newsroom.sqlite3"
DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{LOCAL_DATABASE}"
if not DATABASE_URL.startswith(("sqlite:///", "postgres://", "postgresql://")):
    raise ImproperlyConfigured(
        "DATABASE_URL starts with neither sqlite:///, postgres:// nor postgresql://. "
        "Write it like postgres://newsroom:PASSWORD@localhost/newsroom."
    )
DATABASE = environ.Env.db_url_config(DATABASE_URL)
DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["OPTIONS"] = {
        # Without IMMEDIATE, of two writers that read first one fails at once, whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
    if DATABASE["NAME"] == str(LOCAL_DATABASE):
        VAR.mkdir(exist_ok=True)
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = ["newsroom.backends.DeskBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SIMPLE_HISTORY_REVERT_DISABLED = True
# What somebody wrote when an article was sent back is kept whole.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# -- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

# -- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or BASE_DIR / "staticfiles")
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default="") or VAR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# -- What leaves the house --------------------------------------------------------------------

# Jobs wait in the database, in the transaction of what they tell of: db_worker or announce_due
# runs them. Without an address of a mail server, mails are printed.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
vars().update(environ.Env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

# -- Security ---------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEBUG else 31_536_000)
# Whether every other host of the domain speaks TLS is not for this site to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "stderr": {"class": "logging.StreamHandler"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Anybody can send a wrong host name, as often as they like.
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        # What the desk looks at is nobody's business.
        "httpx": {"level": "WARNING"},
    },
}
