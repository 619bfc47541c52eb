import os
import subprocess
import sys

from django.conf import settings

READ_BY_SETTINGS = {"SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "NEWSROOM_BASE_URL"}


def start(**environment):
    """Import the door of the web server in a process of its own; give what it said."""
    inherited = {key: value for key, value in os.environ.items() if key not in READ_BY_SETTINGS}
    inherited["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    return subprocess.run(
        [sys.executable, "-c", "import newsroom.wsgi"],
        capture_output=True,
        text=True,
        check=False,
        cwd=settings.BASE_DIR,
        env=inherited | {"DATABASE_URL": "sqlite:///:memory:"} | environment,
    )


def test_a_web_server_never_serves_with_the_defaults_of_a_fresh_clone():
    started = start()

    assert started.returncode == 1
    assert "newsroom.E001: SECRET_KEY is not set" in started.stderr
    assert "newsroom.E003: ALLOWED_HOSTS is empty" in started.stderr
    assert "newsroom.E008: NEWSROOM_BASE_URL is “http://127.0.0.1:8000”" in started.stderr


def test_a_web_server_starts_on_safe_settings(tmp_path):
    started = start(
        SECRET_KEY="0123456789abcdef" * 4,
        ALLOWED_HOSTS="www.example.org",
        NEWSROOM_BASE_URL="https://www.example.org",
        MEDIA_ROOT=str(tmp_path),
        STATIC_ROOT=str(tmp_path),
    )

    assert (started.returncode, started.stderr) == (0, "")
