"""A private PostgreSQL server for one run of the tests, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"
INITDB = ("-A", "trust", "-E", "UTF8", "--no-locale")
# The data are thrown away after the run, so nothing has to reach the disk.
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 50
"""


def programs():
    """Return the folder that holds initdb and pg_ctl, the newest if there are several, or None."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    installed = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    return max(installed, key=lambda folder: float(folder.parent.name), default=None)


def reason_not_to_run():
    """Say why no server can be started here; empty if one can."""
    if programs() is None:
        return "initdb and pg_ctl are not installed"
    if os.getuid() == 0 and not _has_server_user():
        return f"root may not run it, and there is no user called {SERVER_USER}"
    return ""


def version():
    """Return the release, such as ``15.4``."""
    command = [programs() / "pg_ctl", "--version"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return answer.split(")")[1].split()[0]


@contextmanager
def private_server():
    """Start a server, give its DATABASE_URL, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    data = folder / "data"
    if os.getuid() == 0:
        shutil.chown(folder, SERVER_USER)
    try:
        _run(
            folder,
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
        )
        with (data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(folder=folder))
        _run(folder, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "start")
        try:
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            _run(folder, "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(folder, program, *arguments):
    command = [programs() / program, *arguments]
    if os.getuid() == 0:
        command = ["runuser", "-u", SERVER_USER, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)


def _has_server_user():
    try:
        pwd.getpwnam(SERVER_USER)
    except KeyError:
        return False
    return True
