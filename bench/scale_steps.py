"""The steps of ``scale.py``, each run by it: ``python bench/scale_steps.py fill|pages ROWS``."""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth.models import Group  # noqa: E402 -- needs the settings
from django.core.management import call_command  # noqa: E402 -- needs the settings
from django.db import connection  # noqa: E402 -- needs the settings
from django.template import engines  # noqa: E402 -- needs the settings
from django.test import Client  # noqa: E402 -- needs the settings
from django.test.utils import CaptureQueriesContext  # noqa: E402 -- needs the settings

from facts.models import Citation, Event, Fact, Property, Source  # noqa: E402 -- needs the settings
from newsroom.models import SearchDocument, User  # noqa: E402 -- needs the settings
from shows.models import Character, Credit, Person, Show  # noqa: E402 -- needs the settings

ROUNDS = 15
WORDS = 3_000
SYLLABLES = [c + v for c in "bcdfglmnprstvz" for v in "aeiou"]
LISTS = ("facts/fact", "shows/person", "shows/credit")

# -- Filling --------------------------------------------------------------------------------------


def fill(rows: int) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    first_rows()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_word (n integer PRIMARY KEY, word text)")
        cursor.executemany("INSERT INTO bench_word VALUES (%s, %s)", list(words()))
        for table, (number, columns) in copies(rows).items():
            multiply(cursor, table, number, columns)
        cursor.execute("ANALYZE")
    start, before = time.process_time(), most_memory()
    call_command("rebuild_search", stdout=StringIO(), stderr=StringIO())
    spent, number = time.process_time() - start, SearchDocument.objects.count()
    say(
        f"rebuild_search: {number:,} records, {number / spent:,.0f} in a second of CPU, "
        f"{most_memory() - before:.0f} MB more memory"
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def first_rows() -> None:
    """One row of each kind, which the database then multiplies."""
    show = Show.objects.create(title="First", slug="first", kind="series")
    person = Person.objects.create(name="First", slug="first")
    Event.objects.create(name="First", slug="first", kind="crime")
    character = Character.objects.create(show=show, name="First")
    Credit.objects.create(show=show, person=person, character=character)
    rule = Property.objects.get(code="value-stolen")
    fact = Fact.objects.create(person=person, ref="first", statement="First.", property=rule)
    source = Source.objects.create(title="First", url="https://example.org/first")
    Citation.objects.create(source=source, fact=fact, quote="A quotation of some length.")


def words() -> Iterator[tuple[int, str]]:
    """Words that nobody has seen, of two to four syllables."""
    for n in range(WORDS):
        places = range(2 + n % 3)
        yield n, "".join(SYLLABLES[(n * (7 + i) + i * n // 11) % len(SYLLABLES)] for i in places)


def word(factor: int, shift: int = 0) -> str:
    """The SQL of one of the words, another one for almost every ``s.n``."""
    place = f"(s.n * {factor} + {shift}) % {WORDS}"
    return f"(SELECT word FROM bench_word w WHERE w.n = {place})"  # noqa: S608 -- numbers of ours


def copies(rows: int) -> dict[str, tuple[int, dict[str, str]]]:
    """For each table how many rows it gets and what differs between them: ``s.n`` counts them."""
    shows, sources = max(rows // 50, 1), 1_000
    name = f"{word(1)} || ' ' || {word(7, 11)} || ' ' || (s.n / {WORDS})"
    sentence = " || ' ' || ".join(word(factor) for factor in (3, 5, 11, 13, 17, 19, 23))
    credit = {
        "person_id": "s.n + 1",
        "show_id": f"1 + s.n % {shows}",
        "character_id": f"1 + s.n % {rows}",
        "source": "'bench'",
        "source_key": "'key-' || s.n",
    }
    fact = {
        "ref": "'F' || s.n",
        "person_id": "s.n + 1",
        "statement": f"'The ' || {sentence} || '.'",
        "stage": "CASE s.n % 10 WHEN 0 THEN 'retired' ELSE 'draft' END",
    }
    return {
        "shows_show": (shows, {"title": name, "slug": "'show-' || s.n"}),
        "shows_person": (rows, {"name": name, "slug": "'person-' || s.n"}),
        "shows_character": (rows, {"name": name, "show_id": f"1 + s.n % {shows}"}),
        "shows_credit": (rows, credit),
        "facts_source": (sources, {"title": name, "url": "'https://example.org/' || s.n"}),
        "facts_fact": (rows, fact),
        "facts_citation": (rows, {"fact_id": "s.n + 1", "source_id": f"1 + s.n % {sources}"}),
    }


def multiply(cursor: Any, table: str, number: int, columns: dict[str, str]) -> None:
    """Copy the first row of the table until there are so many."""
    known = connection.introspection.get_table_description(cursor, table)
    names = [column.name for column in known if column.name != "id"]
    quoted = ", ".join(f'"{name}"' for name in names)
    chosen = ", ".join(columns.get(name, f't."{name}"') for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({quoted}) "  # noqa: S608 -- names of ours
        f"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {number}) "
        f"SELECT {chosen} FROM {table} t, s WHERE t.id = 1"
    )


# -- Pages ----------------------------------------------------------------------------------------


def pages(rows: int) -> None:
    client = editor()
    limit = cpu(lambda: read_by_keys(rows))
    say(f"the limit, 50 facts read by their keys and printed: {limit:.1f} ms of CPU")
    for name in LISTS:
        say_list(client, name, limit)
    for text, what in searched(rows):
        for name in LISTS:
            say_page(client, f"{name}, {what}", f"/admin/{name}/?q={text}", limit)
    picker = "/admin/autocomplete/?app_label=shows&model_name=credit&field_name=person&term="
    for text, what in [("", "nothing typed"), *searched(rows)]:
        say_page(client, f"picker of people, {what}", f"{picker}{text}", limit)


def editor() -> Client:
    """A browser in which an editor is logged in."""
    person = User.objects.filter(username="bench").first()
    person = person or User.objects.create_user("bench", is_staff=True)
    person.groups.set(Group.objects.filter(name="Editor"))
    client = Client()
    client.force_login(person)
    return client


def read_by_keys(rows: int) -> None:
    """The least that a list can do."""
    keys = range(rows // 2, rows // 2 + 50)
    found = Fact.objects.filter(pk__in=keys).select_related("property", "person")
    template = engines["django"].from_string("{% for f in found %}<p>{{ f }}{% endfor %}")
    template.render({"found": found})


def searched(rows: int) -> list[tuple[str, str]]:
    """What is typed, and what that means."""
    first, second, _ = Person.objects.get(pk=rows // 2).name.split()
    return [
        (f"{first}+{second}", "two words of a name"),
        (first, "one word"),
        ("the", "a word of every fact"),
        ("b", "one letter"),
        ("zzzz", "a word of nobody"),
    ]


def say_list(client: Client, name: str, limit: float) -> None:
    address = f"/admin/{name}/"
    last = client.get(address).context_data["cl"].paginator.num_pages
    first_cost, first_queries = cost(client, address)
    last_cost, last_queries = cost(client, f"{address}?p={last}")
    middle_cost, _ = cost(client, f"{address}?p={last // 2}")
    say(
        f"{name}: page 1 {first_queries} queries, {first_cost:.1f} ms, "
        f"{first_cost / limit:.1f} times the limit; page {last:,} {last_queries} queries, "
        f"{last_cost / first_cost:.2f} times page 1; the middle {middle_cost / first_cost:.2f}"
    )


def say_page(client: Client, what: str, address: str, limit: float) -> None:
    spent, queries = cost(client, address)
    say(f"{what}: {queries} queries, {spent:.1f} ms, {spent / limit:.1f} times the limit")


def cost(client: Client, address: str) -> tuple[float, int]:
    """Milliseconds of CPU of a page and its queries, without what only its first answer does."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answered {answer.status_code}.")
    # Counted before the next request, which forgets them.
    asked = len(queries)
    return cpu(lambda: client.get(address)), asked


def cpu(function: Callable[[], object]) -> float:
    """Milliseconds of CPU of this process: the median of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        function()
        spent.append((time.process_time() - start) * 1000)
    return sorted(spent)[ROUNDS // 2]


def most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    {"fill": fill, "pages": pages}[sys.argv[1]](int(sys.argv[2]))
