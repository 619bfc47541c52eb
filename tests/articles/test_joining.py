"""Two versions over the one they began from: what fits, what clashes, what is never lost."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings

from articles.body import clean_body
from articles.joining import Answer, join
from tests.articles.test_differences import BODIES

BASE = "<h2>Why?</h2><p>One plan took long.</p><h2>Who?</h2><p>A gang of four did it.</p>"


def joined(base, mine, theirs):
    """The bodies joined, as (result or None, places as (mine, theirs) in words)."""
    joining = join({"body": base}, {"body": mine}, {"body": theirs})
    asked = [
        tuple(words("".join(map(str, side))) for side in (place.mine, place.theirs))
        for place in joining.places
    ]
    return (None if asked else joining.settled({})["body"]), joining


def answered(joining, choice):
    return joining.settled({place.key: Answer(choice) for place in joining.places})


def words(html):
    return Counter(re.findall(r"\w+", re.sub(r"<[^>]*>|&\w+;", " ", html)))


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        # Changes of different paragraphs.
        (("long", "18 months"), ("four", "five"), [("long", "18 months"), ("four", "five")]),
        # The same change twice.
        (("four", "five"), ("four", "five"), [("four", "five")]),
        # One takes a section away, the other writes in another.
        (("<p>One plan took long.</p>", ""), ("four", "five"), None),
        # One adds below what the other changes.
        (("long.</p>", "long.</p><p>Really.</p>"), ("One plan", "The one plan"), None),
        # Both add the same, one of them more.
        (("<h2>Who?", "<p>New.</p><h2>Who?"), ("<h2>Who?", "<p>New.</p><p>Too.</p><h2>Who?"), 1),
    ],
)
def test_what_does_not_meet_fits_together(mine, theirs, result):
    expected = [mine, theirs] if result is None else [theirs] if result == 1 else result
    body = BASE
    for old, new in expected:
        body = body.replace(old, new)

    for one, other in ((mine, theirs), (theirs, mine)):
        found, joining = joined(BASE, BASE.replace(*one), BASE.replace(*other))
        assert (found, joining.places) == (clean_body(body), [])


def test_one_paragraph_changed_by_both_is_a_place_under_its_heading():
    _, joining = joined(BASE, BASE.replace("four", "five"), BASE.replace("four", "six"))

    (place,) = joining.places
    assert (place.over, place.choices) == ("Who?", ["mine", "theirs", "both", "own"])
    assert "five" in answered(joining, "mine")["body"]
    assert "six" in answered(joining, "theirs")["body"]
    both = answered(joining, "both")["body"]
    assert both.index("five") < both.index("six")
    own = joining.settled({place.key: Answer("own", "<p>Seven.</p><script>x</script>")})
    assert own["body"].endswith("<h2>Who?</h2>\n<p>Seven.</p>")


def test_a_split_paragraph_is_one_place_and_its_words_do_not_come_twice():
    mine = BASE.replace("plan took", "plan</p><p>took")
    theirs = BASE.replace("long.", "rather long.")

    _, joining = joined(BASE, mine, theirs)

    assert len(joining.places) == 1
    assert answered(joining, "theirs")["body"] == clean_body(theirs)
    assert answered(joining, "mine")["body"] == clean_body(mine)


def test_a_deletion_of_what_the_other_changed_is_asked():
    _, joining = joined(
        BASE, BASE.replace("<p>One plan took long.</p>", ""), BASE.replace("long", "18 months")
    )

    (place,) = joining.places
    assert (place.mine, len(place.theirs)) == ([], 1)
    assert "18 months" in answered(joining, "both")["body"]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "value", "choices"),
    [
        ({"standfirst": "a"}, "b", "a", "b", []),
        ({"standfirst": "a"}, "a", "b", "b", []),
        ({"standfirst": "a"}, "b", "b", "b", []),
        ({"standfirst": "a"}, "b", "c", "c", ["mine", "theirs", "own"]),
        ({}, "b", "c", "c", ["mine", "theirs", "own"]),
        ({}, "c", "c", "c", []),
    ],
)
def test_a_field_that_one_left_alone_is_the_others(base, mine, theirs, value, choices):
    joining = join(base, {"standfirst": mine}, {"standfirst": theirs})

    assert joining.values["standfirst"] == value
    assert [place.choices for place in joining.places] == ([choices] if choices else [])


def test_a_choice_has_no_words_of_its_own_and_two_lists_can_be_both():
    names = {"show_id": 1, "topic_ids": [1]}

    joining = join(names, {"show_id": 2, "topic_ids": [1, 2]}, {"show_id": 3, "topic_ids": [3]})

    show, topics = joining.places
    assert (show.choices, topics.choices) == (["mine", "theirs"], ["mine", "theirs", "both"])
    assert topics.settled(Answer("both")) == [1, 2, 3]
    assert joining.open_places({show.key: Answer("both"), topics.key: Answer("mine")}) == [show]


def test_a_third_save_asks_only_what_is_new():
    mine = BASE.replace("four", "five").replace("long", "18 months")
    theirs = BASE.replace("four", "six")
    _, first = joined(BASE, mine, theirs)
    answers = {place.key: Answer("mine") for place in first.places}

    _, second = joined(BASE, mine, theirs.replace("long", "two years"))

    assert [place.over for place in second.open_places(answers)] == ["Why?"]


@settings(max_examples=80, deadline=None)
@given(BODIES, BODIES, BODIES)
def test_no_word_is_lost_unless_it_is_chosen_away(base, mine, theirs):
    _, joining = joined(base, mine, theirs)
    added = [words(side) - words(base) for side in (mine, theirs)]

    assert words(answered(joining, "both")["body"]) >= added[0] | added[1]
    assert words(answered(joining, "mine")["body"]) >= added[0]
    assert words(answered(joining, "theirs")["body"]) >= added[1]


@settings(max_examples=60, deadline=None)
@given(BODIES, BODIES, BODIES)
def test_joining_is_the_same_from_both_sides(base, mine, theirs):
    _, here = joined(base, mine, theirs)
    _, there = joined(base, theirs, mine)

    assert [(p.base, p.mine, p.theirs) for p in here.places] == [
        (p.base, p.theirs, p.mine) for p in there.places
    ]
    assert answered(here, "mine") == answered(there, "theirs")


@settings(max_examples=40, deadline=None)
@given(BODIES, BODIES)
def test_nothing_clashes_where_only_one_side_changed(base, changed):
    assert joined(base, changed, base)[0] == changed
    assert joined(base, base, changed)[0] == changed
    assert joined(base, changed, changed)[0] == changed
