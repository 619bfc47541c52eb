"""Turns: one holds it, the others are told, whoever leaves sets it free."""

import os
import re
import tempfile
import threading

import pytest

from newsroom.lib.turns import Busy, turn


@pytest.fixture(autouse=True)
def _a_desk_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_of_somebody_else_is_not_used(tmp_path, monkeypatch):
    with turn("reading-1"):
        (folder,) = tmp_path.iterdir()
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)
    folder.rename(tmp_path / re.sub(r"turns-\d+-", "turns-4000000000-", folder.name))

    with pytest.raises(PermissionError), turn("reading-1"):
        pass


def test_a_turn_is_one_persons_and_another_is_free():
    with turn("reading-1"):
        with pytest.raises(Busy), turn("reading-1"):
            pass
        with turn("reading-2"):
            pass


def test_a_turn_is_free_after_its_end_even_an_unhappy_one():
    with pytest.raises(ZeroDivisionError), turn("reading-1"):
        raise ZeroDivisionError

    with turn("reading-1"):
        pass


def test_whoever_has_patience_gets_it_when_it_is_free():
    taken, leave = threading.Event(), threading.Event()

    def hold():
        with turn("reading-1"):
            taken.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(10)
    threading.Timer(0.05, leave.set).start()

    with turn("reading-1", patience=10):
        assert leave.is_set()
    holder.join()


def test_patience_ends():
    with turn("reading-1"), pytest.raises(Busy), turn("reading-1", patience=0.1):
        pass
