"""Records of the archive, valid unless a test says otherwise."""

from itertools import count

from django.contrib.auth import get_user_model

from newsroom.lib.saving import save_root

from .models import Film, OtherTitle, Reel, Review, Studio

_numbers = count(1)


def make_person(name=None, **fields):
    name = name or f"person-{next(_numbers)}"
    return get_user_model().objects.create_superuser(name, **fields)


def make_film(**fields):
    number = next(_numbers)
    film = Film(**{"title": f"Film {number}", "slug": f"film-{number}", **fields})
    save_root(film, base_version=0, by=fields.get("created_by"))
    return film


def make_other_title(film=None, **fields):
    return OtherTitle.objects.create(film=film or make_film(), **{"title": "Ciao", **fields})


def make_reel(film=None, **fields):
    return Reel.objects.create(film=film or make_film(), **{"label": "Reel", **fields})


def make_studio(**fields):
    return Studio.objects.create(**{"name": f"Studio {next(_numbers)}", **fields})


def make_review(film=None, **fields):
    return Review.objects.create(film=film or make_film(), **{"words": "Fine.", **fields})
