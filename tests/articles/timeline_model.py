"""A timeline so plain that it is right by reading: all plans, as they stood at every moment.

It keeps a picture of the plans after each act. What readers saw at a moment follows from the last
picture taken by then, so no act can change the past here; nor may it in the real timeline.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta

MOMENT = timedelta(microseconds=1)


@dataclass
class Plan:
    number: int
    text: int
    start: datetime
    until: datetime | None
    state: str = "planned"

    def has_passed(self, now):
        return self.state == "planned" and self.start <= now

    def rank(self):
        """Of two plans for one moment, another text beats a follow-up and the later the earlier."""
        return self.start, self.text == self.number, self.number


class TimelineModel:
    def __init__(self):
        self.plans = {}
        self.pictures = []

    def visible(self, at):
        """The number of the edition that readers see at ``at``, or None."""
        plans = next((plans for taken, plans in reversed(self.pictures) if taken <= at), {})
        begun = [plan for plan in plans.values() if plan.has_passed(at) and _runs(plan, plans)]
        newest = max(begun, key=Plan.rank, default=None)
        seen = newest and (newest.until is None or at < newest.until)
        return newest.number if seen else None

    def moments(self):
        """Every moment at which what readers see may change."""
        for taken, plans in self.pictures:
            yield taken
            for plan in plans.values():
                yield plan.start
                if plan.until:
                    yield plan.until

    def take_picture(self, now):
        self.pictures.append((now, deepcopy(self.plans)))

    # -- Acts ------------------------------------------------------------------------------------

    def open(self, now, start, until, text=None):
        begun = [plan.start for plan in self.plans.values() if self._has_begun(plan, now)]
        start = max([start, *(moment + MOMENT for moment in begun)])
        number = len(self.plans) + 1
        self.plans[number] = Plan(number, text or number, start, until)

    def cancel(self, now, number):
        for plan in self._ahead(now, number):
            plan.state = "cancelled"

    def hold(self, now, number):
        if self._has_begun(self.plans[number], now):
            return
        for plan in self._ahead(now, number):
            if plan.state == "planned":
                plan.state = "held"

    def expire(self, now, number, until):
        for plan in self.plans.values():
            if plan.text != self.plans[number].text or (plan.until and plan.until <= now):
                continue
            if plan.start < until:
                plan.until = until
            else:
                plan.state = "cancelled"

    def withdraw(self, now):
        begun = [plan.number for plan in self.plans.values() if self._has_begun(plan, now)]
        for plan in self.plans.values():
            if plan.number in begun:
                plan.until = min(filter(None, (plan.until, max(now, plan.start + MOMENT))))
            else:
                plan.state = "cancelled"

    def _has_begun(self, plan, now):
        return plan.has_passed(now) and _runs(plan, self.plans)

    def _ahead(self, now, number):
        """The plan of that number and its follow-ups, as far as readers have not seen them."""
        rows = [plan for plan in self.plans.values() if number in (plan.number, plan.text)]
        return [plan for plan in rows if not self._has_begun(plan, now)]


def _runs(plan, plans):
    """Whether a plan comes to anything: a follow-up does unless another text took over first."""
    base = plans[plan.text]
    return plan.state == "planned" and not any(
        base.rank() < other.rank() and other.start <= plan.start
        for other in plans.values()
        if other.state == "planned" and other.text == other.number != base.number
        if plan.number != base.number
    )
