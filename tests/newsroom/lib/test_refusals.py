import pytest

from newsroom.lib.refusals import Refused, refuse_if


def test_refuse_if_gives_all_reasons_at_once():
    with pytest.raises(Refused) as refusal:
        refuse_if(iter(["The headline is missing.", "Nobody has checked this fact yet."]))

    assert refusal.value.reasons == [
        "The headline is missing.",
        "Nobody has checked this fact yet.",
    ]
    assert str(refusal.value) == "The headline is missing. Nobody has checked this fact yet."


def test_refuse_if_does_nothing_without_reasons():
    refuse_if(iter([]))
