"""Heists and dramas to draft of, and what a draft says of them."""

import re
from datetime import date

from articles.drafting import compose
from shows.models import Service
from tests.articles.reading import read_aloud
from tests.make import (
    make_adaptation,
    make_availability,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_place,
    make_service,
    make_show,
    make_verdict,
)

TODAY = date(2025, 11, 20)


def make_heist(**columns):
    antwerp = make_place("Antwerp")
    centre = make_place("Diamond Centre", kind="building", part_of=antwerp)
    return make_event("2003 Antwerp heist", place=centre, date="February 2003", **columns)


def make_drama(event=None, title="Bad Vault", **columns):
    """A limited series inspired by an event, with a verdict, a premise and a service."""
    columns = {"kind": "limited_series", "premiere": "13 October 2023", **columns}
    show = make_show(title, synopsis="Four thieves rob a vault.", **columns)
    if event:
        make_adaptation(show, event=event)
    make_verdict(show)
    make_availability(show, Service.objects.first() or make_service("Fjord Play"))
    return show


def told(show, **options):
    return read_aloud(compose(show, today=TODAY, **options).body)


def section(show, question, **options):
    """What the draft answers to one question, without its heading."""
    parts = re.split(r"^## (.+)$", told(show, **options), flags=re.MULTILINE)
    answers = dict(zip(parts[1::2], parts[2::2], strict=True))
    return " ".join(answers.get(question, "not asked").split())


REAL = "What really happened?"
WHO = "Who is real and who is invented?"


def make_crowded_show():
    """A show with many facts and names, for promises that hold of every draft."""
    event = make_heist()
    show = make_drama(event, episode_count=8)
    person = make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(event, "event-date", "15 February 2003", statement="It took place in 2003.")
    make_fact(event, "boxes-opened", "123", statement="123 boxes were opened.")
    make_fact(event, "value-stolen", "USD 1 million", statement="It was worth $1 million.")
    make_fact(event, "security-layers", "10", statement="There were 10 layers.")
    make_fact(person, "sentence", "10 years", statement="Leo Conti got 10 years.")
    make_fact(person, "sentenced-on", "2005", statement="Leo Conti was sentenced in 2005.")
    make_fact(show, "shoot-length", "6", statement="Bad Vault was shot over six months.")
    for number in range(60):
        make_credit(show, f"Actor {chr(65 + number % 26)}{number}", character=f"Role {number}")
    for number in range(30):
        make_fact(event, "method", "x", statement=f"Lock {number} was opened at {number} o’clock.")
    return show
