"""The table of bylines."""

from typing import Any

from django.contrib.auth import get_user_model

from articles.models import Author
from facts.importing.kinds import SHEETS as SHEETS_OF_FACTS
from newsroom.lib.imports.cells import Unreadable, did_you_mean, read_key
from newsroom.lib.imports.sheets import Column, Sheet
from newsroom.lib.imports.tables import Row
from shows.importing.sheets import columns_of


def read_user(text: str) -> Any:
    """The user of that name, or Unreadable."""
    users = get_user_model().objects
    if user := users.filter(username=text).first():
        return user
    known = users.values_list("username", flat=True)[:1000]
    raise Unreadable(
        f"There is no user “{text[:60]}”.{did_you_mean(text, known)}", "unknown-reference"
    )


class AuthorSheet(Sheet):
    kind = "authors"
    label = "authors"
    model = Author
    columns = (
        Column("key", field="slug", read=read_key, required=True, example="robin-marsh"),
        *columns_of("name*"),
        Column("user", read=read_user, note="The login, if there is one."),
        Column("job_title"),
        Column("works_for", to="organisation"),
        *columns_of("qualifications", "formerly_at", "beats", "biography"),
    )

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {"slug": values["slug"]}


# Every table, in the order in which their records need each other.
SHEETS: list[type[Sheet]] = [*SHEETS_OF_FACTS, AuthorSheet]
