"""Several people at once, on a database that several people can use at once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import connection


@pytest.fixture
def at_once(transactional_db, tmp_path):
    """Call functions at the same moment; give, in order, what each returned or raised.

    Each has a thread and a connection of its own. On SQLite they work on a file, since the
    database in memory knows no waiting.
    """

    def run(*functions):
        start = Barrier(len(functions))
        with _on_disk(tmp_path / "crowd.sqlite3"), ThreadPoolExecutor(len(functions)) as pool:
            running = [pool.submit(_alone, start, function) for function in functions]
            return [future.exception() or future.result() for future in running]

    return run


def _alone(start, function):
    try:
        start.wait(timeout=10)
        return function()
    finally:
        connection.close()


@contextmanager
def _on_disk(path):
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    disk = sqlite3.connect(path)
    memory.backup(disk)
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = name
        disk.backup(memory)
        disk.close()
