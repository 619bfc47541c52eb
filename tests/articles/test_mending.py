"""What is a typo and what is not: the server decides it, so this table is its promise."""

import pytest

from articles.mending import beyond_mending

TYPOS = [
    ("The theives took the diamonds.", "The thieves took the diamonds."),
    ("He recieved the letter in May.", "He received the letter in May."),
    ("Teh vault was open.", "The vault was open."),
    ("It was was locked.", "It was locked."),
    ("It was in the the vault.", "It was in the vault."),
    ("The vault , which was shut, held.", "The vault, which was shut, held."),
    ("The vault  was  shut.", "The vault was shut."),
    ("They left and, later, came back.", "They left and later came back."),
    ("It was definately him.", "It was definitely him."),
    ("The co founder spoke.", "The co-founder spoke."),
    ("He was apart of it.", "He was a part of it."),
    ("The police officers arived.", "The police officers arrived."),
    ("It's roof was old", "It's roof was old."),
    ('He called it "a dream".', "He called it “a dream”."),
    ("the vault was shut.", "The vault was shut."),
    ("He went into vault.", "He went into the vault."),
    ("The goverment paid nothing.", "The government paid nothing."),
    ("Notarbartolos cell was small.", "Notarbartolo's cell was small."),
    ("The jewellery; it was gone.", "The jewellery: it was gone."),
    ("It occured in Antwerp.", "It occurred in Antwerp."),
    ("He hid it – in a bin.", "He hid it, in a bin."),
    ("That don’t matter to 10 people", "That don't matter to 10 people"),
]
CHANGES = [
    # Numbers, in words and in figures.
    ("He got nine years.", "He got ten years.", "a number"),
    ("He got 9 years.", "He got 10 years.", "a number"),
    ("He got ten years.", "He got 10 years.", "a number"),
    ("It held 1,000 stones.", "It held 10,000 stones.", "a number"),
    ("It weighed 1.5 kg.", "It weighed 15 kg.", "a number"),
    ("Two million were lost.", "Two billion were lost.", "a number"),
    ("The first thief left.", "The second thief left.", "a number"),
    ("About half of it was found.", "About all of it was found.", "a number"),
    ("A dozen men came.", "Men came.", "a number"),
    ("He came once.", "He came twice.", "a number"),
    ("Some of them knew.", "Most of them knew.", "a number"),
    ("He was 21.", "He was twenty-one.", "a number"),
    ("It was five.", "It was fives.", "a number"),
    # Dates and times.
    ("In 2013 he left.", "In 2003 he left.", "a number"),
    ("On 15 February it began.", "On 16 February it began.", "a number"),
    ("On 15 February it began.", "On 15 January it began.", "a name or a capital letter"),
    ("It was Friday night.", "It was Sunday night.", "a name or a capital letter"),
    ("It began at 10:30.", "It began at 10.30.", "a number"),
    ("It lasted from 2003 to 2009.", "It lasted from 2003 to 2019.", "a number"),
    # Units and currencies.
    ("It cost €100m.", "It cost $100m.", "a unit or a currency"),
    ("It cost 100 euros.", "It cost 100 dollars.", "a unit or a currency"),
    ("He drove 20 miles.", "He drove 20 kilometres.", "a unit or a currency"),
    ("It took 5 minutes.", "It took 5 hours.", "a unit or a currency"),
    ("It fell by 5%.", "It fell by 5.", "a unit or a currency"),
    # Names, with their case and their diacritics.
    ("Then Notarbartolo left.", "Then Notarbartollo left.", "a name or a capital letter"),
    ("Then Notarbartolo left.", "Then notarbartolo left.", "a name or a capital letter"),
    ("Then Muller left.", "Then Müller left.", "a name or a capital letter"),
    ("Then Renée left.", "Then Renee left.", "a name or a capital letter"),
    ("Theo left.", "The left.", "a name or a capital letter"),
    ("Marco left.", "Marko left.", "a name or a capital letter"),
    ("He met the Police.", "He met the police.", "a name or a capital letter"),
    ("Then Jean-Paul left.", "Then Jean Paul left.", "a name or a capital letter"),
    ("Then O'Brien left.", "Then OBrien left.", "a name or a capital letter"),
    ("He flew to Rome.", "He flew to Milan.", "a name or a capital letter"),
    # Quotations.
    ("He said “I was there”.", "He said “I was here”.", "a quotation"),
    ("He called it a dream.", "He called it “a dream”.", "a quotation"),
    ("He called it “a dream”.", "He called it a dream.", "a quotation"),
    ("He said “I was there, then”.", "He said “I was there then”.", "a quotation"),
    ("It was the ‘perfect’ crime.", "It was the perfect crime.", "a quotation"),
    # Hedges and doubts.
    ("He reportedly left.", "He left.", "a hedge"),
    ("The alleged leader left.", "The leader left.", "a hedge"),
    ("He may have left.", "He must have left.", "a hedge"),
    ("Police believe he left.", "Police say he left.", "a hedge"),
    ("He left, according to police.", "He left, to police.", "a hedge"),
    # Not.
    ("He was there.", "He was not there.", "a “not”"),
    ("He wasn’t there.", "He was there.", "a “not”"),
    ("He never left.", "He ever left.", "a “not”"),
    ("It was legal to sell.", "It was illegal to sell.", "a word"),
    ("It was lawful.", "It was unlawful.", "a word"),
    ("Was it him? It was.", "Was it him. It was.", "a question mark"),
    # One real word in the place of another.
    ("He served the rest in prison.", "He served the rest until prison.", "a word"),
    ("He came before the raid.", "He came after the raid.", "a word"),
    ("He met his wife.", "He met her wife.", "a word"),
    ("He was hired by them.", "He was fired by them.", "a word"),
    ("He was the leader.", "He was a leader.", "a word"),
    ("She left.", "He left.", "a word"),
    ("He was convinced of it.", "He was convicted of it.", "an accusation"),
    ("He was changed in court.", "He was charged in court.", "an accusation"),
    ("The thief left.", "The dead thief left.", "a word"),
    ("The vault was opened by the guard.", "The vault was opened.", "a word"),
]


@pytest.mark.parametrize(("before", "after"), TYPOS)
def test_spelling_spacing_and_punctuation_are_typos(before, after):
    assert beyond_mending(before, after) == []


@pytest.mark.parametrize(("before", "after", "what"), CHANGES)
def test_what_changes_the_meaning_is_no_typo_in_either_direction(before, after, what):
    assert what in beyond_mending(before, after)
    assert beyond_mending(after, before)


def test_there_are_enough_changes_to_believe_it():
    assert len(CHANGES) >= 60
