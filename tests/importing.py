"""Run an import command on a table written in the test, and look at all that it said."""

import json
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from facts.models import Citation, Event, Fact, Source, Verdict
from shows.models import (
    Availability,
    Character,
    Credit,
    Episode,
    ExternalId,
    Organisation,
    Person,
    Place,
    Season,
    Service,
    Show,
    ShowName,
)

SAMPLES = Path(__file__).parent.parent / "docs" / "samples"
RECORDS = (
    *(Availability, Character, Credit, Episode, ExternalId, Organisation, Person, Place),
    *(Season, Service, Show, ShowName, Citation, Event, Fact, Source, Verdict),
)


@dataclass
class Outcome:
    """The exit code of a command, its summary, and its two streams."""

    code: int
    summary: dict = field(default_factory=dict)
    stderr: str = ""

    @property
    def counts(self):
        """The counts that are not nought, by kind of record."""
        return {
            kind: {name: count for name, count in counts.items() if count}
            for kind, counts in self.summary["counts"].items()
        }

    @property
    def problems(self):
        """Line, column and code of each problem."""
        return [(p["line"], p["column"], p["code"]) for p in self.all_problems]

    @property
    def all_problems(self):
        return [problem for file in self.summary["files"] for problem in file["problems"]]

    @property
    def sentences(self):
        return [problem["message"] for problem in self.all_problems]

    @property
    def refusal(self):
        """Why nothing was imported."""
        return self.summary["files"][0]["message"]


def run_import(command, *arguments, **options):
    """The outcome of an import command, run with ``--json``."""
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command(command, *map(str, arguments), json=True, stdout=out, stderr=err, **options)
    except CommandError as error:
        code = error.returncode
        err.write(str(error))
    text = out.getvalue()
    return Outcome(code, json.loads(text) if text else {}, err.getvalue())


def table(folder, text, name="table.csv"):
    """A table of that text, or of those bytes, as a file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def state_of_the_records():
    """Every row of every record and of its history, to be compared before and after."""
    return {
        model.__name__: [
            list(model.objects.order_by("pk").values()),
            list(model.history.order_by("pk").values()),
        ]
        for model in RECORDS
    }
