"""The settings of the house, made quick for tests."""

import os
import tempfile

from newsroom.settings import *  # noqa: F403 -- the tests run on the settings of the house

DEBUG = False
SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
NEWSROOM_BASE_URL = "https://newsroom.example"
NEWSROOM_TEAM = "desk"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 -- as above
    # The tables of the models, without the long way through the migrations: a test walks that,
    # and compares. PostgreSQL, whose migrations do more, walks it always.
    # And a file, as in the house: of a database in memory one thread sees what another has locked.
    # Its name stands before the tables are made, too: a server that starts first would share one
    # connection between its threads, as is right for memory alone, and crash.
    TEST_FILE = f"{tempfile.gettempdir()}/newsroom-tests-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"MIGRATE": False, "NAME": TEST_FILE}  # noqa: F405 -- as above
    if DATABASES["default"]["NAME"] == ":memory:":  # noqa: F405 -- as above
        DATABASES["default"]["NAME"] = TEST_FILE  # noqa: F405 -- as above

# Tests speak plain HTTP to themselves.
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Records of every kind, for the tests of newsroom.lib.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.newsroom.lib.archive"]  # noqa: F405 -- as above
