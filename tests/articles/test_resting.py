"""Which sentences hold something that can be looked up, and where no alarm is raised."""

import pytest

from articles.resting import Mark, Names, Passage, sentences_in, what_it_holds

NAMES = Names(
    people=("Leonardo Notarbartolo", "Notarbartolo"),
    others=("Ocean's 8", "Everybody Loves Diamonds", "Tokyo"),
)


def holds(sentence):
    return list(what_it_holds(sentence, NAMES))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The heist took place on 15 February 2003.", ["a date"]),
        ("It came to light in 2005.", ["a date"]),
        ("They left with at least $100 million.", ["a sum of money"]),
        ("The loot was worth 100 million euros.", ["a sum of money"]),
        ("They emptied more than 100 boxes.", ["a number"]),
        ("The vault lay two floors down.", ["a number"]),
        ("About 60% of the stones came back.", ["a number"]),
        ("Dozens of boxes were never opened.", ["a number"]),
        ("The robbery lasted 90 minutes.", ["a number"]),
        ("Leonardo Notarbartolo was convicted.", ["an accusation"]),
        ("Police say Notarbartolo led the thieves.", ["an accusation"]),
        ("He was arrested again in 2013.", ["a date", "an accusation"]),
        ("John Smith strangled his neighbour.", ["an accusation"]),
        ("Mr Smith is a fraud.", ["an accusation"]),
    ],
)
def test_what_can_be_looked_up_is_found(sentence, expected):
    assert holds(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The series has eight episodes.",
        "It is an eight-part series.",
        "The film runs for 95 minutes.",
        "Each episode is about 50 minutes long.",
        "Season 2 begins where the first ended.",
        "It is one of the best of its kind.",
        "Ocean's 8 tells it otherwise.",
        "Tokyo robs the bank and is arrested.",
        "A gang robs the Antwerp Diamond Centre.",
        "The thieves were never named.",
        "Crime pays in Everybody Loves Diamonds.",
        "Was Leonardo Notarbartolo convicted in 2005?",
        "The writers made up the rest.",
    ],
)
def test_no_alarm_is_raised_where_nothing_is_claimed(sentence):
    assert holds(sentence) == []


def test_sentences_come_with_their_places_and_headings_are_none():
    text = "It began in 2003. He was arrested\nin 2013. Nobody knows why."
    passages = [
        Passage("heading", "What happened in 2003?"),
        Passage("text", text, (Mark(3, 16, ("K7PM4D", "AB23CD")),)),
        Passage("caption", "The vault in 2003."),
        Passage("text", "To come: the trial of 2005."),
    ]

    found = sentences_in(passages, Names())

    assert [
        (one.passage, text[one.start : one.end], one.refs, one.wants_fact) for one in found
    ] == [
        (1, "It began in 2003.", ("K7PM4D", "AB23CD"), False),
        (1, "He was arrested\nin 2013.", (), True),
        (1, "Nobody knows why.", (), False),
    ]


def test_a_mark_that_only_touches_a_sentence_does_not_carry_it():
    passage = Passage("text", "It began in 2003. He fled in 2004.", (Mark(0, 17, ("K7PM4D",)),))

    assert [one.rests for one in sentences_in([passage], Names())] == [True, False]
