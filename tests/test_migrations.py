import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).parent.parent


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")
def test_the_migrations_lead_to_the_tables_that_the_tests_run_on(tmp_path):
    file = tmp_path / "migrated.sqlite3"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{file}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
        check=True,
    )

    with closing(sqlite3.connect(file)) as migrated:
        there = tables(migrated.execute)
    with connection.cursor() as cursor:
        here = tables(lambda sql: cursor.execute(sql).fetchall())
    assert there == here


def tables(ask):
    """Columns, named constraints and indexes of every table, whatever their order."""
    found = {}
    rows = ask("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    for kind, table, sql in list(rows):
        if table == "django_migrations" or table.startswith("sqlite_"):
            continue
        parts = found.setdefault(table, set())
        if kind == "table":
            parts |= {row[1:4] for row in ask(f'PRAGMA table_info("{table}")')}
            parts |= set(re.findall(r'CONSTRAINT "(\w+)"', sql))
        else:
            parts.add(sql)
    return found
