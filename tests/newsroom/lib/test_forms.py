import pytest
from django import forms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.lib.dates import PartialDate
from newsroom.lib.forms import LONGEST_TEXT, NO_BASE_VERSION, RecordForm
from tests.screens import typed

from .archive.make import make_film, make_studio
from .archive.models import Film, Studio
from .test_partial_date import partial_dates

pytestmark = pytest.mark.django_db

FIELDS = ["title", "slug", "premiere", "genres", "synopsis", "reels"]
words = st.text(st.characters(exclude_categories=["C"]), max_size=80).map(str.strip)


class FilmForm(RecordForm):
    class Meta:
        model = Film
        fields = FIELDS


def post(film=None, **changes):
    form = FilmForm(instance=film or Film())
    return FilmForm(typed(form) | changes, instance=film or Film())


def test_a_date_is_one_field_and_its_columns_are_none():
    assert list(FilmForm.base_fields) == [*FIELDS, "base_version"]


@pytest.mark.parametrize(
    ("options", "has_date"),
    [
        ({"fields": "__all__"}, True),
        ({"exclude": ["title"]}, True),
        ({"fields": ["title"]}, False),
        ({"exclude": ["premiere"]}, False),
    ],
)
def test_a_form_has_a_date_only_where_it_lists_it(options, has_date):
    form = forms.modelform_factory(Film, form=RecordForm, **options)

    assert ("premiere" in form.base_fields) == has_date
    assert not {"premiere_low", "premiere_high", "premiere_precision"} & set(form.base_fields)


def test_a_form_built_on_another_drops_a_date_that_it_does_not_list():
    form = forms.modelform_factory(Film, form=FilmForm, fields=["title"])

    assert list(form.base_fields) == ["title", "base_version"]


def test_a_form_carries_the_version_it_is_filled_from():
    film, studio = make_film(), make_studio()
    StudioForm = forms.modelform_factory(Studio, RecordForm, fields=["name"])

    assert typed(FilmForm(instance=film))["base_version"] == "1"
    assert typed(StudioForm(instance=studio))["base_version"] == studio.updated_at.isoformat()
    assert "base_version" not in typed(StudioForm())


def test_a_typed_date_is_written_to_the_record():
    form = post(title="Ciao", slug="ciao", premiere="weekend of 15 February 2003")

    assert form.save().premiere == PartialDate.parse("weekend of 15 February 2003")
    assert sorted(form.changed_data) == ["premiere", "slug", "title"]


def test_an_emptied_date_empties_its_columns():
    film = make_film(premiere="2003")

    assert post(film, premiere="").save().premiere is None


def test_an_impossible_date_is_refused_beside_its_field():
    form = post(title="Ciao", slug="ciao", premiere="31 June 2003")

    assert form.errors == {"premiere": ["June 2003 has 30 days, not 31."]}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=words.filter(bool),
    premiere=st.none() | partial_dates(),
    genres=st.lists(st.sampled_from(["heist", "true crime", "Jr., Sammy"]), unique=True),
    synopsis=words,
)
def test_a_form_posted_as_it_was_shown_changes_nothing(title, premiere, genres, synopsis):
    # What imports and forms keep is tidy: composed, without the white space around it.
    film = make_film()
    first = post(film, title=title, synopsis=synopsis)
    assert first.is_valid(), first.errors
    film = first.save()
    film.premiere, film.genres = premiere, genres
    film.save()

    second = post(Film.objects.get(pk=film.pk))

    assert second.is_valid(), second.errors
    assert second.changed_data == []
    saved = second.save()
    assert (saved.premiere, saved.genres) == (premiere, genres)


def test_control_characters_are_stripped_and_lines_end_alike():
    form = post(title="Ci\x00a\x07o", slug="ciao", synopsis="One\r\nTwo\tthree\x1b")

    film = form.save()
    assert (film.title, film.synopsis) == ("Ciao", "One\nTwo\tthree")


def test_a_name_of_control_characters_alone_is_missing():
    assert post(title="\x00\x07", slug="x").errors == {"title": ["This field is required."]}


def test_a_text_with_other_line_ends_has_not_changed():
    film = make_film(synopsis="One\nTwo")

    assert post(film, synopsis="One\r\nTwo").changed_data == []


@pytest.mark.parametrize(
    ("field", "length", "sentence"),
    [
        ("title", 10_000, "Ensure this value has at most 200 characters (it has 10000)."),
        ("slug", 10_000, "Ensure this value has at most 50 characters (it has 10000)."),
        (
            "synopsis",
            LONGEST_TEXT + 1,
            "This text has 200001 characters; 200000 is the most that fits.",
        ),
        ("premiere", 10_000, "Ensure this value has at most 60 characters (it has 10000)."),
    ],
)
def test_a_text_that_is_too_long_is_refused_in_words(field, length, sentence):
    form = post(**{"title": "Ciao", "slug": "ciao", field: "x" * length})

    assert form.errors[field] == [sentence]


@pytest.mark.parametrize("version", ["", "abc", "-1", "0", "9" * 40])
def test_a_form_that_does_not_say_what_it_was_opened_from_is_refused(version):
    form = post(make_film(), base_version=version)

    assert form.errors == {"__all__": [NO_BASE_VERSION]}


@pytest.mark.parametrize(
    "version", ["", "1", "soon", "2026-11-20", "2026-11-20T11:00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_record_that_is_no_root_says_when_it_was_last_saved(version):
    StudioForm = forms.modelform_factory(Studio, RecordForm, fields=["name"])
    form = StudioForm({"name": "Titanus", "base_version": version}, instance=make_studio())

    assert form.errors == {"__all__": [NO_BASE_VERSION]}


def test_an_address_without_a_scheme_is_https():
    form = forms.modelform_factory(Film, RecordForm, fields=["site"])({"site": "example.org"})

    form.full_clean()
    assert form.cleaned_data["site"] == "https://example.org"


def test_objections_make_a_form_invalid_whatever_was_typed():
    form = post(title="Ciao", slug="ciao")
    form.objections = ("Another listed film has this title.",)

    assert form.errors == {"__all__": ["Another listed film has this title."]}
