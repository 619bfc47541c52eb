"""What becomes of claims that two merged records both hold."""

from typing import Any

from facts.models import Citation, Fact, Verdict
from shows.merging import settles


@settles(Fact)
def _also_said(fact: Fact, twin: Fact) -> dict[str, Any]:
    """Claims stay two: of two that say “use this”, the one of the kept record goes on saying it."""
    return {"rank": Fact.Rank.ALSO}


@settles(Verdict)
def _one_verdict(verdict: Verdict, twin: Verdict) -> str:
    return (
        f"Both have a verdict, “{verdict.get_value_display()}” and “{twin.get_value_display()}”: "
        "delete the one that is wrong, then merge."
    )


@settles(Citation)
def _both_quotes(citation: Citation, twin: Citation) -> dict[str, Any] | None:
    """Two citations of one place are one, unless they quote different words."""
    if not citation.quote or not twin.quote or citation.quote == twin.quote:
        return None
    return {"locator": f"{citation.locator} (second quote)".strip()[:120]}
