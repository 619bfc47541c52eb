import pytest
from django.test import override_settings

from tests.crowd import at_once  # noqa: F401 -- a fixture for every test


@pytest.fixture(scope="session", autouse=True)
def _pictures_in_a_scratch_folder(tmp_path_factory):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield
