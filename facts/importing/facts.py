"""The table of facts: a row for each fact and source, so that a fact may have several."""

from typing import Any

from facts.checking import check_fact, reasons_not_to_check
from facts.importing.sheets import SOURCE, write_citation
from facts.models import Citation, Fact, Property
from facts.models.properties import SUBJECTS
from facts.values import LINKED, parse_value
from newsroom.lib.imports.cells import one_of, reader_for
from newsroom.lib.imports.report import CHANGED, UNCHANGED, WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session, is_editors, kept_value, same
from newsroom.lib.imports.sheets import Column, Sheet, held_once, read_cell
from newsroom.lib.imports.tables import Row
from newsroom.lib.wording import join_names
from shows.importing.sheets import columns_of

CITATION = ("source", "stance", "quote", "locator", "accessed_on")
UNCHECKED = {"stage": Fact.Stage.DRAFT, "checked_by": None, "checked_on": None}


class FactSheet(Sheet):
    kind = "facts"
    label = "facts"
    model = Fact
    note = (
        "Rows with one reference are one fact with several sources: the first says the fact, the "
        "others may leave everything but reference and source empty."
    )
    columns = (
        Column("ref", required=True, example="HEIST-VALUE"),
        Column("about", aside=True, example="event", note="The kind of its subject."),
        Column("subject", aside=True, example="antwerp-diamond-heist-2003"),
        Column("statement", example="The loot was worth at least $100 million."),
        Column("property", to="property", example="value-stolen"),
        Column("value", aside=True, example="at least USD 100000000"),
        *columns_of("standing"),
        Column("reason", field="standing_reason", note="Readers see it."),
        *columns_of("rank", "rank_reason", "hedge"),
        Column("attributed_to", aside=True, note="person: KEY, or organisation: KEY."),
        *columns_of("valid_from", "valid_to", "as_of", "recheck_after", "spoiler"),
        SOURCE,
        *(Column(name, aside=True) for name in CITATION[1:]),
    )

    def __init__(self, checker: Any = None) -> None:
        self.checker = checker
        self.first: dict[str, Row] = {}
        self.facts: dict[str, Fact] = {}

    @property
    def required(self) -> list[str]:
        return ["ref", "about", "subject", "statement", "source"]

    def row_key(self, row: Row) -> str:
        return " ".join(row.cells.get(name, "") for name in ("ref", "source", "locator"))

    # -- One row --------------------------------------------------------------------------------

    def merge(self, row: Row, session: Session) -> None:
        ref = row.cells["ref"]
        first = self.first.setdefault(ref, row)
        if first is row:
            fact = self.write_fact(row, session)
        else:
            self.refuse_other_words(first, row)
            fact = self.facts.get(ref)
        if not fact:
            raise RowRefused(
                Problem(f"The fact of line {first.line} was left out.", "fact-left-out")
            )
        self.cite(row, fact, session)
        # Only now: a row that fails takes its fact with it.
        self.facts[ref] = fact

    def refuse_other_words(self, first: Row, row: Row) -> None:
        others = [
            name
            for name, cell in row.cells.items()
            if cell and name not in CITATION and cell != first.cells.get(name)
        ]
        if others:
            raise RowRefused(
                Problem(
                    f"Line {first.line} says something else of this fact in {join_names(others)}. "
                    "Say it in one of the two, or give the other its own reference.",
                    "duplicate-key",
                    column=others[0],
                )
            )

    def cite(self, row: Row, fact: Fact, session: Session) -> None:
        source = session.need("source", row.cells.get("source", ""), "source")
        values: dict[str, Any] = {"fact": fact, "source": source}
        for name in CITATION[1:]:
            if cell := row.cells.get(name):
                values[name] = read_cell(name, reader_for(Citation, name), cell)
        write_citation(row, session, values)

    # -- The fact -------------------------------------------------------------------------------

    def write_fact(self, row: Row, session: Session) -> Fact:
        values = self.values(row, session)
        del values["source"]
        self.refuse_empty(row, "about", "subject", "statement")
        about = read_cell("about", one_of({name: name for name in SUBJECTS}), row.cells["about"])
        values[about] = session.need(about, row.cells["subject"], "subject")
        values |= self.value_columns(row, values.get("property"), about, session)
        values |= self.attribution(row, session)
        fact = held_once(Fact, {"ref": values["ref"]})
        if fact:
            values = self.of_held(row, fact, values, session)
        return session.write(row, self.label, fact, values, model=Fact)

    def refuse_empty(self, row: Row, *names: str) -> None:
        empty = [name for name in names if not row.cells.get(name)]
        if empty:
            raise RowRefused(
                *(
                    Problem(f"{name} is empty. A fact needs it.", "empty-cell", column=name)
                    for name in empty
                )
            )

    def value_columns(
        self, row: Row, prop: Property | None, about: str, session: Session
    ) -> dict[str, Any]:
        """The columns of the typed value, empty if the row gives none."""
        text = row.cells.get("value", "")
        if not prop:
            if text:
                sentence = "A value needs a property: say what it is a value of."
                raise RowRefused(Problem(sentence, "empty-cell", column="property"))
            return {}
        if about not in prop.subjects:
            kinds = join_names(prop.subjects, last="or")
            sentence = f"{prop.code} is said of {kinds}, not of {about}. Choose another property."
            raise RowRefused(Problem(sentence, "wrong-property", column="property"))
        columns: dict[str, Any] = {"one_at_a_time": prop.one_at_a_time}
        return columns | self.parsed(prop, text, session) if text else columns

    def parsed(self, prop: Property, text: str, session: Session) -> dict[str, Any]:
        if prop.value_type in LINKED and text not in ("unknown", "none"):
            text = session.need(prop.value_type, text, "value").slug
        try:
            return parse_value(prop, text)
        except ValueError as error:
            raise RowRefused(Problem(str(error), "bad-value", column="value")) from error

    def attribution(self, row: Row, session: Session) -> dict[str, Any]:
        if not (cell := row.cells.get("attributed_to")):
            return {}
        kind, _, key = (part.strip() for part in cell.partition(":"))
        if kind not in ("person", "organisation") or not key:
            raise RowRefused(
                Problem(
                    "Write whose claim it is as person: KEY or as organisation: KEY.",
                    "not-readable",
                    column="attributed_to",
                )
            )
        return {f"attributed_to_{kind}": session.need(kind, key, "attributed_to")}

    def of_held(
        self, row: Row, fact: Fact, values: dict[str, Any], session: Session
    ) -> dict[str, Any]:
        """What the row may still change: one value is one thing, even if it has ten columns."""
        held_by_desk = [name for name in values if _is_value(name) and is_editors(fact, name)]
        if held_by_desk:
            offered = {name: values.pop(name) for name in list(values) if _is_value(name)}
            other = [name for name, value in offered.items() if not same(fact, name, value)]
            session.warn(row, *(kept_value(fact, name, offered[name]) for name in other[:1]))
        news = [n for n, v in values.items() if not same(fact, n, v) and not is_editors(fact, n)]
        if news and fact.stage == Fact.Stage.CHECKED:
            # What was checked is no longer what it says.
            values |= UNCHECKED
        return values

    # -- Checking -------------------------------------------------------------------------------

    def finish(self, session: Session) -> None:
        """Have the checker check what the file brought, except what the desk changed since."""
        if not self.checker:
            return
        for ref, fact in self.facts.items():
            row = self.first[ref]
            if fact.stage != Fact.Stage.DRAFT:
                session.report.count("facts checked", UNCHANGED)
                continue
            reasons = list(reasons_not_to_check(fact, by=self.checker))
            if fact.editor_fields:
                reasons.append("Somebody changed this fact at the desk: it is checked there.")
            if reasons:
                problem = Problem(" ".join(reasons), "not-checked", severity=WARNING)
                session.report.problems.append(problem.at(row))
            else:
                check_fact(fact, by=self.checker)
                session.report.count("facts checked", CHANGED)


def _is_value(name: str) -> bool:
    return name.startswith("value_") or name in (
        "property",
        "one_at_a_time",
        "unit",
        "currency",
        "price_year",
        "date_note",
    )
