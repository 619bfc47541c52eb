import json
from collections import Counter

from django.core.management.base import BaseCommand
from django.db import transaction

from facts.claims import hidden_lists, ref_of
from facts.contradicting import find
from facts.noting import close_others, note_all
from facts.opposing import load_claims

KINDS = ("conflict", "precision", "wording", "list")


class Command(BaseCommand):
    help = (
        "Find claims that do not agree and keep each pair, once; close what agrees by now. "
        "Safe to run again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="shape")
        parser.add_argument("--dry-run", action="store_true", help="find, and keep nothing")

    @transaction.atomic
    def handle(self, *, shape, dry_run, **options):
        hidden = hidden_lists()
        noted = note_all(find())
        closed = load_claims(close_others(noted))
        rows = [row_of(found, hidden) for found in noted]
        rows.sort(key=lambda row: KINDS.index(row["kind"]))
        if shape == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            self.tell(rows, closed, hidden, dry_run=dry_run)
        if dry_run:
            transaction.set_rollback(True)

    def tell(self, rows, closed, hidden, *, dry_run):
        for row in rows:
            refs = " / ".join(claim["ref"] for claim in row["claims"])
            news = "new" if row["new"] else row["state"]
            self.stdout.write("  ".join(filter(None, [row["kind"], news, refs])))
        for row in closed:
            refs = " / ".join(ref_of(claim, hidden) for claim in (row.a, row.b))
            self.stdout.write(f"closed  {refs}  {row.resolution}")
        counts = Counter(row["kind"] for row in rows)
        found = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS if counts[kind])
        new = sum(row["new"] for row in rows)
        kept = "Dry run: nothing is kept" if dry_run else f"New: {new}"
        gone = f" Closed: {len(closed)}." if closed else ""
        self.stdout.write(f"{found or 'Nothing found'}. {kept}.{gone}")


def row_of(noted, hidden):
    """What is printed of a finding: its kind, its claims, and what the desk made of it."""
    return {
        "kind": noted.finding.kind,
        "record": noted.finding.claims[0]._meta.model_name,
        "claims": [
            {"ref": ref_of(claim, hidden), "says": str(claim)} for claim in noted.finding.claims
        ],
        "new": noted.new,
        "state": noted.state,
    }
