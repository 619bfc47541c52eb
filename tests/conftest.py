import gc

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from tests.antwerp import antwerp  # noqa: F401 -- a fixture for every test
from tests.crowd import at_once  # noqa: F401 -- a fixture for every test
from tests.web import the_web  # noqa: F401 -- a fixture for every test


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

    What never asks the database runs once, on SQLite.
    """
    elsewhere = [item for item in items if _belongs_elsewhere(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def _belongs_elsewhere(item):
    marker = item.get_closest_marker("only_on")
    if marker is None:
        return connection.vendor != "sqlite" and not _asks_the_database(item)
    return connection.vendor not in marker.args


def _asks_the_database(item):
    asks = {"db", "transactional_db", "live_server"}.intersection(item.fixturenames)
    return bool(asks) or item.get_closest_marker("django_db") is not None
