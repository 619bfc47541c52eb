"""The words beside the marks, and the small questions that the parts ask of their lists."""

from collections import Counter

from django import template

register = template.Library()

VERDICT_WORDS = {
    "true_story": "True story",
    "based_on": "Based on true events",
    "inspired_by": "Inspired by true events",
    "loosely_inspired": "Loosely inspired",
    "fiction_real_setting": "Fiction in a real setting",
    "fiction": "Fiction",
    "not_established": "Not established",
}
VERDICT_MEANINGS = {
    "true_story": "Screen and record coincide. Documentaries, mostly.",
    "based_on": "Real events carry the plot; details are shaped.",
    "inspired_by": "A real starting point, then invention.",
    "loosely_inspired": "They touch at one point and part.",
    "fiction_real_setting": "Real world around, made-up story inside.",
    "fiction": "Nothing on the record behind it.",
    "not_established": "We looked. The evidence does not settle it yet.",
}
STANDING_WORDS = {
    "confirmed": "Confirmed",
    "reported": "Reported",
    "disputed": "Disputed",
    "unsupported": "Unsupported",
    "false": "False",
    "unknown": "Unknown",
}
STANDING_MEANINGS = {
    "confirmed": "Two independent publishers, or one primary source.",
    "reported": "One outlet says so.",
    "disputed": "Good sources differ; both are shown.",
    "unsupported": "Claimed, and nothing supports it.",
    "false": "Shown to be wrong.",
    "unknown": "Nobody we found knows.",
}
CLOSENESS_WORDS = {
    "same_name": "Real person, real name",
    "renamed": "Real person, renamed",
    "partly": "Real person in part",
    "composite": "Composite of several",
    "invented": "Invented",
    "unknown": "Not established",
}
PRECISION_WORDS = {
    "day": "to the day",
    "weekend": "to the weekend",
    "month": "month only",
    "season": "season only",
    "year": "year only",
    "decade": "decade only",
    "open": "start or end not known",
}
QUESTION_START, QUESTION_END = "Is ", " a true story?"


@register.filter
def verdict_word(value):
    """The word printed beside a verdict's mark."""
    return VERDICT_WORDS[value]


@register.filter
def standing_word(value):
    """The word printed beside the mark of a fact's standing."""
    return STANDING_WORDS[value]


@register.filter
def closeness_word(value):
    """The word printed beside the mark that says how close a character is to a person."""
    return CLOSENESS_WORDS[value]


@register.filter
def precision_word(value):
    """What is known of a date, in words: "year only"."""
    return PRECISION_WORDS[value]


@register.simple_tag
def verdict_key():
    """Every verdict as (value, word, meaning), from on record to made up."""
    return [(value, word, VERDICT_MEANINGS[value]) for value, word in VERDICT_WORDS.items()]


@register.simple_tag
def standing_key():
    """Every standing of a fact as (value, meaning), the best supported first."""
    return list(STANDING_MEANINGS.items())


@register.filter
def question_title(headline):
    """The title inside "Is TITLE a true story?", or an empty text for any other headline."""
    if headline.startswith(QUESTION_START) and headline.endswith(QUESTION_END):
        return headline[len(QUESTION_START) : -len(QUESTION_END)]
    return ""


@register.filter
def tally(notes):
    """How many notes have which standing, as (standing, count), the best supported first."""
    counts = Counter(note["standing"] for note in notes)
    return [(standing, counts[standing]) for standing in STANDING_WORDS if counts[standing]]


@register.filter
def any_with(rows, key):
    """Whether one of the rows (dicts) has something under ``key``."""
    return any(row.get(key) for row in rows)
