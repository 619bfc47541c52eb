"""Where a show can be watched, whether it has a trailer, when it comes out.

What a later day would make untrue stands in the block, which is rendered again on that day.
"""

import re
from datetime import date

from articles.body import Runs
from articles.drafting.phrases import resting, sentence
from articles.drafting.plan import Plan
from articles.drafting.sources import claims
from facts.models import Fact
from facts.wording import when_in_words
from newsroom.lib.money import money
from newsroom.lib.partial_date import PartialDate
from newsroom.lib.regions import country_in_sentence
from newsroom.lib.wording import join_names
from shows.models import Availability

# A statement from before that day.
PROMISED = re.compile(r"\b(premieres|will|is (?:to be )?released|is due|comes out|opens)\b")
VERBS = {
    "subscription": ("streams on", "with a subscription"),
    "free": ("is free to watch on", ""),
    "free_with_ads": ("is free to watch with advertisements on", ""),
    "rent": ("can be rented from", ""),
    "buy": ("can be bought from", ""),
    "cinema": ("is in cinemas:", ""),
    "broadcast": ("is broadcast on", ""),
}


def where_to_watch(plan: Plan) -> None:
    """The services of today; those to come and those that ended; the price with its day."""
    records = plan.records
    plan.ask(f"Where can I watch {plan.inline}?")
    rows = records.availability
    plan.tell([_released(plan), _shown(plan, rows), _prices(plan, rows)])
    if rows:
        plan.draw("where-to-watch")
    else:
        plan.to_come("where it can be watched. Add a service to", records.show, ".")


def _released(plan: Plan) -> list[Runs]:
    """When it came out, once it has: before that day the block alone says it."""
    records = plan.records
    dates = records.about(records.show, "release-date")
    known = next((fact for fact in dates if fact.value_date), None)
    premiere = _premiere(plan)
    if known and known.value_date.low <= records.today:
        scope = records.take(records.show, "release-scope")
        records.rests_on(known)
        spread = "was released worldwide"
        wide = [fact for fact in scope if fact.value_terms == ["worldwide"]]
        everywhere = plan.of_show(resting(spread, *wide)) if wide else []
        told = claims(plan, known)
        if PROMISED.search(known.statement):
            when = resting(f"premiered {when_in_words(known)}", known)
            told = plan.of_show(when)
        return [told, everywhere]
    if premiere and premiere.high <= records.today:
        return [plan.of_show(f"premiered {premiere.in_sentence()}")]
    return []


def _premiere(plan: Plan) -> PartialDate | None:
    season = plan.records.season
    return (season.premiere if season else None) or plan.records.show.premiere


def _shown(plan: Plan, rows: list[Availability]) -> list[Runs]:
    """One sentence for each service and way to watch, its countries together."""
    today = plan.records.today
    groups: dict[tuple, list[Availability]] = {}
    for row in rows:
        ended = row.ends_high is not None and row.ends_high < today
        ahead = _is_ahead(row, today)
        if not ended:
            key = (row.service_id, row.access, row.members_only, ahead and str(row.starts))
            groups.setdefault(key, []).append(row)
    if not groups and rows:
        last = max(rows, key=lambda row: row.ends_high)
        return [plan.of_show(f"left {last.service} {last.ends.in_sentence()}")]
    return [_offered(plan, group) for group in groups.values()]


def _offered(plan: Plan, rows: list[Availability]) -> Runs:
    row = rows[0]
    verb, terms = VERBS[row.access]
    countries = list(dict.fromkeys(country_in_sentence(row.country) for row in rows if row.country))
    where = f" in {join_names(countries)}" if countries and all(r.country for r in rows) else ""
    who = f" for {row.members_only}" if row.members_only else f" {terms}" if terms else ""
    ahead = _is_ahead(row, plan.records.today)
    starts = f" from {row.starts}" if ahead else ""
    return plan.of_show(f"{verb} {row.service}{where}{who}{starts}")


def _is_ahead(row: Availability, today: date) -> bool:
    return row.starts_low is not None and row.starts_low > today


def _prices(plan: Plan, rows: list[Availability]) -> list[Runs]:
    told = {}
    for row in rows:
        if row.price_minor is None or not row.checked_on:
            continue
        cost = money(row.currency, row.price_minor)
        period = "" if row.period in ("", Availability.Period.ONCE) else row.get_period_display()
        trial = f" after a {row.trial_days}-day free trial" if row.trial_days else ""
        checked = PartialDate.around(row.checked_on, "day")
        what = {"rent": "Renting it", "buy": "Buying it"}.get(row.access, str(row.service))
        words = f"{what} costs {cost} {period}".rstrip()
        told[f"{words}{trial}; the price was checked on {checked}"] = None
    return [sentence(words) for words in told]


def trailer(plan: Plan) -> None:
    """The trailer, if its address is held; the question is dropped without one."""
    if not plan.records.show.trailer_url:
        return
    show = plan.records.show
    facts = [fact for fact in plan.records.about(show) if "trailer" in fact.statement]
    plan.records.rests_on(*facts)
    plan.ask("Is there a trailer?")
    says = "there is a trailer"
    plan.tell([[sentence("yes, ", resting(says, *facts))]])
    plan.draw("trailer")


def release(plan: Plan) -> None:
    """The day it comes out, only while that day is ahead or open."""
    records = plan.records
    dates = records.take(records.show, "release-date")
    unknown = [fact for fact in dates if fact.value_state == Fact.ValueState.UNKNOWN]
    premiere = _premiere(plan)
    if premiere is None and not dates:
        if all(_is_ahead(row, records.today) for row in records.availability):
            plan.ask(f"When is {plan.inline} released?")
            plan.to_come("the release date. Give the premiere on", records.show, ".")
        return
    out = premiere or next((fact.value_date for fact in dates if fact.value_date), None)
    if out and out.low <= records.today:
        return
    plan.ask(f"When is {plan.inline} released?")
    ahead = [plan.of_show(f"is released {premiere.in_sentence()}")] if premiere else []
    known = [claims(plan, fact) for fact in dates if fact.value_date]
    plan.tell([known or ahead or [claims(plan, fact) for fact in unknown]])
