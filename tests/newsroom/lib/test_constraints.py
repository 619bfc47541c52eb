import pytest
from django.db import IntegrityError, transaction

from newsroom.lib.constraints import GONE, UNKNOWN, sentence_for

from .archive.make import make_film, make_studio
from .archive.models import Film, OtherTitle, Studio

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        act()
    return sentence_for(error.value)


def test_a_check_answers_with_its_own_sentence():
    assert (
        refused(lambda: Film.objects.create(title="Ciao", slug="ciao", reels=20))
        == "A film has at most eight reels more than are kept."
    )


def test_a_partial_unique_answers_with_its_own_sentence():
    make_film(title="Ciao", listed=True)

    sentence = refused(lambda: make_film(title="Ciao", listed=True))

    assert sentence == "Another listed film has this title."


def test_a_unique_column_is_named():
    make_studio(name="Cinecittà")

    assert refused(lambda: make_studio(name="Cinecittà")) == "Studio with this Name already exists."


def test_an_empty_column_is_named():
    sentence = refused(lambda: Studio.objects.create(name=None))

    assert sentence == "“name” must not be empty."


@pytest.mark.django_db(transaction=True)
def test_a_missing_record_is_said_to_be_gone():
    assert refused(lambda: OtherTitle.objects.create(film_id=987654, title="Ciao")) == GONE


def test_an_unknown_refusal_still_gets_a_sentence():
    assert sentence_for(IntegrityError("something else")) == UNKNOWN
