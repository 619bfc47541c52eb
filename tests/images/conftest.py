import pytest


@pytest.fixture
def media(settings, tmp_path):
    """Give the folder that this test's pictures go to, empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
