import pytest

from newsroom.lib import changes

from .archive.make import make_person


@pytest.fixture
def told(monkeypatch):
    """What the subscribers of changes were told: pairs of records and user."""
    monkeypatch.setattr(changes, "_subscribers", [])
    calls = []
    changes.subscribe(lambda records, *, by: calls.append((records, by)))
    return calls


@pytest.fixture
def ellie(client):
    """The person who sits at the desk of ``client``."""
    person = make_person("ellie")
    client.force_login(person)
    return person
