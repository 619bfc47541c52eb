import pytest

from newsroom.lib.teams import TEAMS, Guard, holds


@pytest.mark.parametrize(
    ("guard", "teams"),
    [
        (Guard.CHECK_OWN_FACT, ["pair", "desk"]),
        (Guard.PRINT_OWN_CHECK, ["desk"]),
        (Guard.APPROVE_OWN_VERSION, ["pair", "desk"]),
        (Guard.SIGN_OWN_VERSION, ["pair", "desk"]),
        (Guard.APPROVE_OWN_CORRECTION, ["pair", "desk"]),
    ],
)
def test_each_guard_holds_in_teams_of_that_size(guard, teams, settings):
    held = []
    for team in TEAMS:
        settings.NEWSROOM_TEAM = team
        held += [team] if holds(guard) else []

    assert held == teams
