from datetime import date, timedelta
from decimal import Decimal

import pytest

from facts.models import SceneAssessment
from newsroom.lib.imports.cells import Unreadable, reader_for
from newsroom.lib.partial_date import PartialDate
from shows.models import Availability, Place, Show


def read(model, name, text):
    return reader_for(model, name)(text)


def refusal(model, name, text):
    with pytest.raises(Unreadable) as unreadable:
        read(model, name, text)
    return str(unreadable.value)


@pytest.mark.parametrize(
    ("model", "name", "text", "value"),
    [
        (Show, "title", "  Everybody   Loves\nDiamonds ", "Everybody Loves Diamonds"),
        (Show, "synopsis", "One.\n\nTwo.", "One.\n\nTwo."),
        (Show, "kind", "Limited series", "limited_series"),
        (Show, "kind", "limited-series", "limited_series"),
        (Show, "genres", "heist; comedy", ["heist", "comedy"]),
        (Show, "premiere", "October 2023", PartialDate.parse("October 2023")),
        (Show, "episode_count", "1,000", 1000),
        (Show, "listed", "No", False),
        (Show, "original_language", "IT", "it"),
        (Show, "trailer_url", "https://example.com/a", "https://example.com/a"),
        (Place, "latitude", "51.2", Decimal("51.2")),
        (Availability, "checked_on", "13 October 2023", date(2023, 10, 13)),
        (SceneAssessment, "starts", "0:41:10", timedelta(minutes=41, seconds=10)),
    ],
)
def test_a_cell_is_read_by_the_field_it_is_for(model, name, text, value):
    assert read(model, name, text) == value


@pytest.mark.parametrize(
    ("model", "name", "text", "sentence"),
    [
        (
            Show,
            "title",
            "x" * 10_000,
            f"“{'x' * 39}…” has 10,000 characters; 250 is the most that fits. Shorten it.",
        ),
        (
            Show,
            "kind",
            "filmm",
            (
                "“filmm” is not one of series, limited_series, film, documentary_film, "
                "documentary_series, special. Did you mean film?"
            ),
        ),
        *(
            (
                SceneAssessment,
                "starts",
                text,
                (
                    f"“{text}” is no time within a programme. Write hours, minutes and seconds: "
                    "0:41:10."
                ),
            )
            for text in ("41", "0:99:00", "-0:01:00", "1 day")
        ),
        (Show, "premiere", "31 February 2003", "February 2003 has 28 days, not 31."),
        (Show, "episode_count", "eight", "“eight” is not a whole number."),
        (Show, "episode_count", "8,99", "“8,99” is not a whole number."),
        (Place, "latitude", "north", "“north” is not a number."),
        (Show, "episode_count", "-1", "-1 is not between 0 and 32,767."),
        (Show, "episode_count", "99999", "99999 is not between 0 and 32,767."),
        (Show, "listed", "perhaps", "“perhaps” is neither yes nor no."),
        (
            Show,
            "trailer_url",
            "javascript:alert(1)",
            (
                "“javascript:alert(1)” is not a web address. It begins with https:// and has no "
                "spaces."
            ),
        ),
        (
            Show,
            "slug",
            "Not A Key",
            (
                "“Not A Key” is no key. Use small letters, digits and hyphens, at most 120 of "
                "them, such as kim-rossi-stuart."
            ),
        ),
        (
            Availability,
            "checked_on",
            "October 2023",
            "“October 2023” names no day. Write it like 15 February 2003.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(model, name, text, sentence):
    assert refusal(model, name, text) == sentence


def test_numbers_that_are_none_are_refused():
    for text in ("NaN", "Infinity", "north", "1e400"):
        assert refusal(Place, "latitude", text).endswith(".")


def test_a_date_that_reads_two_ways_is_refused():
    assert refusal(Show, "premiere", "03/02/2003").startswith("03/02/2003 can be read in two ways.")
