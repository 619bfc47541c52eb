"""From draft to live and back: the verbs of the desk, and every reason against each.

A verb runs in one transaction and raises ``Refused`` with all its reasons, or it is done. The
buttons, the actions and the commands print the same reasons.
"""

from .plans import (
    expire,
    hold,
    reasons_not_to_expire,
    reasons_not_to_hold,
    reasons_not_to_release,
    reasons_not_to_reschedule,
    reasons_not_to_unschedule,
    release,
    reschedule,
    unschedule,
)
from .publication import SCHEDULED_CHOICES, publish, reasons_not_to_publish
from .stages import (
    approve,
    reasons_not_to_approve,
    reasons_not_to_send_back,
    reasons_not_to_submit,
    reasons_not_to_take_back,
    send_back,
    submit,
    take_back,
    with_what_is_open,
)
from .withdrawal import reasons_not_to_withdraw, withdraw

__all__ = [
    "SCHEDULED_CHOICES",
    "approve",
    "expire",
    "hold",
    "publish",
    "reasons_not_to_approve",
    "reasons_not_to_expire",
    "reasons_not_to_hold",
    "reasons_not_to_publish",
    "reasons_not_to_release",
    "reasons_not_to_reschedule",
    "reasons_not_to_send_back",
    "reasons_not_to_submit",
    "reasons_not_to_take_back",
    "reasons_not_to_unschedule",
    "reasons_not_to_withdraw",
    "release",
    "reschedule",
    "send_back",
    "submit",
    "take_back",
    "unschedule",
    "with_what_is_open",
    "withdraw",
]
