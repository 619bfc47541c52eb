"""TVmaze's fields in our words. What cannot be read is left out and reported, never guessed."""

import re
from typing import Any

from newsroom.lib.html import clean_text, safe_url, tidy_text
from newsroom.lib.imports.cells import Unreadable, read_partial_date, reader_for
from newsroom.lib.imports.report import WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session, kept_value, same
from newsroom.lib.imports.tables import Row
from newsroom.lib.partial_date import PartialDate
from newsroom.lib.wording import shortened
from shows.models import Credit, ExternalId, Show

SOURCE = "tvmaze"
LICENCE = "Data from TVmaze (tvmaze.com), licensed CC BY-SA 4.0."
Scheme = ExternalId.Scheme
Job = Credit.Job

LANGUAGES = {
    "Albanian": "sq",
    "Arabic": "ar",
    "Basque": "eu",
    "Bengali": "bn",
    "Bosnian": "bs",
    "Bulgarian": "bg",
    "Catalan": "ca",
    "Chinese": "zh",
    "Croatian": "hr",
    "Czech": "cs",
    "Danish": "da",
    "Dutch": "nl",
    "English": "en",
    "Estonian": "et",
    "Finnish": "fi",
    "French": "fr",
    "Galician": "gl",
    "Georgian": "ka",
    "German": "de",
    "Greek": "el",
    "Hebrew": "he",
    "Hindi": "hi",
    "Hungarian": "hu",
    "Icelandic": "is",
    "Irish": "ga",
    "Italian": "it",
    "Japanese": "ja",
    "Korean": "ko",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "Luxembourgish": "lb",
    "Malay": "ms",
    "Norwegian": "no",
    "Persian": "fa",
    "Polish": "pl",
    "Portuguese": "pt",
    "Romanian": "ro",
    "Russian": "ru",
    "Scottish Gaelic": "gd",
    "Serbian": "sr",
    "Slovak": "sk",
    "Slovenian": "sl",
    "Spanish": "es",
    "Swedish": "sv",
    "Tagalog": "tl",
    "Tamil": "ta",
    "Telugu": "te",
    "Thai": "th",
    "Turkish": "tr",
    "Ukrainian": "uk",
    "Urdu": "ur",
    "Vietnamese": "vi",
    "Welsh": "cy",
}
TOLD_AS_STORIES = {"Scripted", "Animation"}
JOBS = [
    (r"\bcreator\b|\bdeveloper\b|\bdeveloped by\b", Job.CREATOR),
    (r"\bproducer\b|\bshowrunner\b", Job.PRODUCER),
    (r"\bdirector\b(?! of| series)", Job.DIRECTOR),
    (r"\bwriter\b|\bstory\b|\bscript\b", Job.WRITER),
    (r"\bauthor\b|\bnovel\b|\bbook\b", Job.AUTHOR),
]
THEMSELVES = re.compile(r"(?:self|himself|herself|themsel(?:f|ves))\b", re.IGNORECASE)


def text_of(data: dict[str, Any], name: str, model: Any, field: str) -> str:
    """A text that the field of ours can hold, "" if there is none, or RowRefused."""
    value = data.get(name)
    text = tidy_text(value).strip() if isinstance(value, str) else ""
    if not text:
        return ""
    try:
        return reader_for(model, field)(text)
    except Unreadable as trouble:
        raise RowRefused(Problem(str(trouble), trouble.code, column=name)) from trouble


def name_of(data: Any, model: Any, field: str = "name") -> str:
    """The name that an item cannot do without, or RowRefused."""
    if isinstance(data, dict) and (name := text_of(data, "name", model, field)):
        return name
    raise RowRefused(Problem("There is no name.", "empty-cell", column="name"))


def id_of(data: dict[str, Any]) -> str:
    """TVmaze's number of a thing, or RowRefused."""
    number = data.get("id")
    if isinstance(number, int) and 0 < number < 10**12:
        return str(number)
    raise RowRefused(Problem("There is no number (id) of TVmaze.", "bad-id", column="id"))


def number_of(
    data: dict[str, Any], name: str, row: Row, session: Session, *, least: int = 0
) -> int | None:
    """A whole number, None where TVmaze says nothing; other things are reported."""
    value = data.get(name)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= 32767:
        return value
    left_out(row, session, name, f"“{shortened(str(value), 40)}” is no number that fits.")
    return None


def date_of(data: dict[str, Any], name: str, row: Row, session: Session) -> PartialDate | None:
    """A date, None where TVmaze says nothing; impossible ones are reported."""
    value = data.get(name)
    if not value:
        return None
    try:
        return read_partial_date(str(value))
    except Unreadable as trouble:
        left_out(row, session, name, str(trouble))
        return None


def left_out(row: Row, session: Session, column: str, sentence: str) -> None:
    """Report a value that is left out of a row that is used."""
    problem = Problem(sentence, "value-left-out", column=column, severity=WARNING)
    session.warn(row, problem)


def language_of(data: dict[str, Any], row: Row, session: Session) -> str:
    name = data.get("language")
    if not name:
        return ""
    if code := LANGUAGES.get(str(name)):
        return code
    sentence = f"The language {shortened(str(name), 40)} has no code here. Add it at the desk."
    left_out(row, session, "language", sentence)
    return ""


def kind_of(data: dict[str, Any]) -> dict[str, str]:
    """Kind and fiction mode of a show; TVmaze has no films and marks no limited series."""
    documentary = data.get("type") == "Documentary"
    told = data.get("type") in (None, "", *TOLD_AS_STORIES)
    mode = Show.FictionMode
    return {
        "kind": Show.Kind.DOCUMENTARY_SERIES if documentary else Show.Kind.SERIES,
        "fiction_mode": mode.SCRIPTED if told else mode.DOCUMENTARY,
    }


def job_of(title: str) -> str:
    """Our word for a job that TVmaze names."""
    return next((job for pattern, job in JOBS if re.search(pattern, title.lower())), Job.OTHER)


def summary_of(data: dict[str, Any]) -> str:
    """The summary without its markup."""
    value = data.get("summary")
    return clean_text(value) if isinstance(value, str) else ""


def address_of(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    url = safe_url(value) if isinstance(value, str) else ""
    return url if len(url) <= 500 else ""


def country_of(place: dict[str, Any]) -> str:
    """The code of the country of a network; "" for one that is everywhere."""
    country = place.get("country")
    code = country.get("code") if isinstance(country, dict) else None
    return code if isinstance(code, str) and re.fullmatch(r"[A-Z]{2}", code) else ""


def filling_gaps(row: Row, session: Session, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The values for which ``record`` holds nothing yet; a notice for each that differs.

    What our own tables say stands above TVmaze, whichever was imported last.
    """
    news = {name: value for name, value in values.items() if not same(record, name, value)}
    gaps = {name: value for name, value in news.items() if getattr(record, name) in (None, "", [])}
    for name in news.keys() - gaps.keys():
        session.warn(row, kept_value(record, name, news[name]))
    return gaps
