import re
import runpy

import pytest
from django.conf import settings as running
from django.core.exceptions import ImproperlyConfigured

PATH = running.BASE_DIR / "newsroom" / "settings.py"
READS_A_VARIABLE = re.compile(r'env\.\w+\(\s*"(\w+)"')
VARIABLES = READS_A_VARIABLE.findall(PATH.read_text())
PRODUCTION = {"SECRET_KEY": "0123456789abcdef" * 4, "ALLOWED_HOSTS": "www.example.org"}


@pytest.fixture
def settings_for(monkeypatch):
    """A function that reads the settings file in an environment with just these variables."""

    def settings_for(**environment):
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(PATH))

    return settings_for


def pick(settings, *names):
    return {name: settings[name] for name in names}


def test_a_fresh_clone_runs_on_this_machine_alone(settings_for):
    local = settings_for()

    assert pick(local, "DEBUG", "ALLOWED_HOSTS", "NEWSROOM_TEAM", "NEWSROOM_ADMIN") == {
        "DEBUG": True,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "NEWSROOM_TEAM": "desk",
        "NEWSROOM_ADMIN": "unfold",
    }
    assert local["DATABASES"]["default"]["NAME"] == str(running.BASE_DIR / "var/newsroom.sqlite3")
    assert local["MEDIA_ROOT"] == running.BASE_DIR / "var/media"


@pytest.mark.parametrize("name", PRODUCTION)
def test_naming_a_secret_or_a_host_turns_debug_off(settings_for, name):
    assert settings_for(**{name: PRODUCTION[name]})["DEBUG"] is False


def test_debug_can_be_asked_for_by_name(settings_for):
    assert settings_for(**PRODUCTION, DEBUG="on")["DEBUG"] is True


def test_production_keeps_cookies_and_pages_on_tls(settings_for):
    production = settings_for(**PRODUCTION)

    assert pick(
        production,
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
    ) == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }
    assert "SECURE_PROXY_SSL_HEADER" not in production


def test_a_forwarded_header_is_believed_only_behind_a_proxy(settings_for):
    production = settings_for(**PRODUCTION, BEHIND_TLS_PROXY="on")

    assert production["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_static_files_carry_their_hash_in_production(settings_for):
    assert settings_for(**PRODUCTION)["STORAGES"]["staticfiles"] == {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }


def test_sqlite_waits_for_its_turn_before_it_reads(settings_for):
    database = settings_for(DATABASE_URL="sqlite:////tmp/desk.sqlite3")["DATABASES"]["default"]

    assert pick(database, "ENGINE", "NAME", "OPTIONS", "ATOMIC_REQUESTS") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/tmp/desk.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
        },
        "ATOMIC_REQUESTS": False,
    }


def test_postgresql_is_named_by_its_address(settings_for):
    address = "postgres://desk:s%2Fcret@db.example:6432/newsroom?sslmode=require"
    database = settings_for(DATABASE_URL=address)["DATABASES"]["default"]

    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "newsroom",
        "USER": "desk",
        "PASSWORD": "s/cret",
        "HOST": "db.example",
        "PORT": 6432,
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }


@pytest.mark.parametrize("address", ["nonsense", "mysql://desk:secret@localhost/newsroom"])
def test_another_database_is_refused_without_repeating_its_password(settings_for, address):
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_for(DATABASE_URL=address)

    assert str(refusal.value) == (
        "DATABASE_URL starts with neither sqlite:///, postgres:// nor postgresql://. "
        "Write it like postgres://newsroom:PASSWORD@localhost/newsroom."
    )


@pytest.mark.parametrize("name", ["DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT", "SECRET_KEY"])
def test_an_empty_variable_counts_as_one_that_is_not_set(settings_for, name):
    compared = ["DATABASES", "MEDIA_ROOT", "STATIC_ROOT", "SECRET_KEY", "DEBUG"]

    assert pick(settings_for(**{name: ""}), *compared) == pick(settings_for(), *compared)


def test_the_stock_admin_leaves_the_skin_out(settings_for):
    apps = settings_for(NEWSROOM_ADMIN="stock")["INSTALLED_APPS"]

    assert [name for name in apps if name.startswith("unfold")] == []


def test_every_variable_is_explained_to_the_operator():
    manual = (running.BASE_DIR / "docs" / "operations.md").read_text()

    assert [name for name in VARIABLES if f"`{name}`" not in manual] == []
