import gc
import os
from copy import copy

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import client, override_settings
from django.test.utils import ContextList

from tests.antwerp import antwerp  # noqa: F401 -- a fixture for every test
from tests.crowd import at_once  # noqa: F401 -- a fixture for every test
from tests.web import the_web  # noqa: F401 -- a fixture for every test


def _keep_contexts_of_pages(store, signal, sender, template, context, **_):
    # The client of the tests keeps a copy for each input of a form as well, which nobody looks at.
    if template.name and "/widgets/" not in template.name:
        store.setdefault("templates", []).append(template)
        store.setdefault("context", ContextList()).append(copy(context))


client.store_rendered_templates = _keep_contexts_of_pages


@pytest.fixture(scope="session", autouse=True)
def _pictures_in_a_scratch_folder(tmp_path_factory):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def _nothing_kept_from_another_test():
    cache.clear()


def pytest_collection_finish():
    # What is loaded by now stays to the end: to look through it again and again took a tenth of
    # the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(config, items):
    """Leave out what is promised of the other database only; its own run has it.

    What never asks the database runs once, on SQLite; so do the screens of the desk, but for those
    where several people save at once. On PostgreSQL too every screen is opened, listed, searched,
    joined and given bad input, by ``tests/newsroom``. EVERYTHING=1 runs all on both.
    """
    elsewhere = [item for item in items if _belongs_elsewhere(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def _belongs_elsewhere(item):
    marker = item.get_closest_marker("only_on")
    if marker is not None:
        return connection.vendor not in marker.args
    if connection.vendor == "sqlite" or os.environ.get("EVERYTHING"):
        return False
    return not _asks_the_database(item) or _is_of_a_screen(item)


def _asks_the_database(item):
    asks = {"db", "transactional_db", "live_server"}.intersection(item.fixturenames)
    return bool(asks) or item.get_closest_marker("django_db") is not None


def _is_of_a_screen(item):
    return item.path.name.startswith("test_admin") and "transactional_db" not in item.fixturenames
