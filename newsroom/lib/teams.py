"""Which two steps take two people: one table for every size of team.

The size is the setting ``NEWSROOM_TEAM``. Whatever a guard lets one person do alone is noted all
the same: who checked, who approved, who signed.
"""

from enum import Enum

from django.conf import settings

TEAMS = ("solo", "pair", "desk")
TWO_OR_MORE = frozenset({"pair", "desk"})


class Guard(Enum):
    """Two steps that one person may not take both where the guard holds."""

    CHECK_OWN_FACT = "enter a fact, and check it"
    PRINT_OWN_CHECK = "have checked a fact that one entered, and have it printed"
    APPROVE_OWN_VERSION = "write a version, and approve it"
    SIGN_OWN_VERSION = "write a version, and sign it as a reader"
    APPROVE_OWN_CORRECTION = "draft a correction, and approve it"


HOLDS_IN = {
    Guard.CHECK_OWN_FACT: TWO_OR_MORE,
    # A pair that was alone until yesterday goes on printing what was checked until then.
    Guard.PRINT_OWN_CHECK: frozenset({"desk"}),
    Guard.APPROVE_OWN_VERSION: TWO_OR_MORE,
    Guard.SIGN_OWN_VERSION: TWO_OR_MORE,
    Guard.APPROVE_OWN_CORRECTION: TWO_OR_MORE,
}


def holds(guard: Guard) -> bool:
    """Whether the two steps take two people in this team."""
    return settings.NEWSROOM_TEAM in HOLDS_IN[guard]
