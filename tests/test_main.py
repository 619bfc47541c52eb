"""The runner of the suite: what it runs on, what it says, when it fails."""

from contextlib import nullcontext

import pytest

from tests import __main__ as runner
from tests import chromium, postgres


@pytest.fixture
def runs(monkeypatch):
    """Record the runs of pytest instead of starting them; each succeeds."""
    recorded = []

    def record(title, database_url, arguments):
        recorded.append((title, database_url.split(":")[0], arguments))
        return 0

    monkeypatch.setattr(runner, "pytest", record)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    return recorded


@pytest.fixture
def bare_machine(monkeypatch):
    monkeypatch.setattr(postgres, "programs", lambda: None)
    monkeypatch.setattr(chromium, "program", lambda: None)


def test_a_bare_machine_runs_on_sqlite_and_says_what_it_leaves_out(runs, bare_machine, capsys):
    assert runner.main(["-k", "fact"]) == 0

    assert runs == [("SQLite", "sqlite", ["-m", "not browser", "-k", "fact"])]
    assert capsys.readouterr().out.splitlines()[1:] == [
        "PostgreSQL: does not run, because initdb and pg_ctl are not installed.",
        "Browser tests: do not run, because no Chromium is installed.",
    ]


@pytest.mark.parametrize("variable", ["CI", "REQUIRE_ALL"])
def test_where_nothing_may_be_left_out_a_bare_machine_fails(
    runs, bare_machine, monkeypatch, variable
):
    monkeypatch.setenv(variable, "true")

    assert runner.main([]) == 2
    assert runs == []


def test_a_failure_on_postgresql_is_the_end_of_the_run(runs, monkeypatch):
    monkeypatch.setattr(postgres, "reason_not_to_run", str)
    monkeypatch.setattr(postgres, "version", lambda: "15.4")
    monkeypatch.setattr(postgres, "private_server", lambda: nullcontext("postgres://"))
    monkeypatch.setattr(runner, "pytest", lambda *run: runs.append(run[0]) or 1)

    assert runner.main([]) == 1
    assert runs == ["PostgreSQL"]
