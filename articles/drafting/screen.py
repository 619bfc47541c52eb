"""The show itself: what it is about, who made it, who is in it."""

from articles.body import Run, Runs
from articles.drafting.phrases import TITLE, in_a_row, refs_of, resting, said, sentence, unended
from articles.drafting.plan import Plan
from articles.drafting.sources import claims
from facts.models import Fact
from facts.wording import quantity_in_words, value_in_words
from newsroom.lib.regions import language_name
from newsroom.lib.wording import count_of, join_names, number
from shows.models import Show

KINDS = {
    Show.Kind.SERIES: "series",
    Show.Kind.LIMITED_SERIES: "limited series",
    Show.Kind.FILM: "film",
    Show.Kind.DOCUMENTARY_FILM: "documentary film",
    Show.Kind.DOCUMENTARY_SERIES: "documentary series",
    Show.Kind.SPECIAL: "special",
}
FILMS = {Show.Kind.FILM, Show.Kind.DOCUMENTARY_FILM, Show.Kind.SPECIAL}
# "X is a series" tells readers nothing.
PLAIN = {Show.Kind.SERIES, Show.Kind.FILM, Show.Kind.SPECIAL}
COLUMNS = ("kind-of-show", "genre", "original-language", "subtitles", "episode-count")
REST = (
    *("shoot-length", "shot-at", "setting", "heist-target"),
    *("comparable-title", "nickname", "budget", "box-office"),
)
MOST_NAMED = 3


def what_about(plan: Plan) -> None:
    """The premise, the format, the makers, and what it is based on."""
    show = plan.records.show
    plan.ask(f"What is {plan.inline} about?")
    if premise := _premise(plan):
        plan.tell([premise])
    else:
        plan.to_come("the premise in two sentences. Write it on", show, ".")
    plan.tell([[_format(plan)], _made(plan), _shot(plan), _others(plan)])


def _premise(plan: Plan) -> list[Runs]:
    """The synopsis, which rests on the premise where that is a fact; else the fact itself."""
    records = plan.records
    facts = records.take(records.show, "premise")
    season = records.season
    synopsis = (season and season.synopsis) or records.show.synopsis
    if synopsis:
        text = " ".join(synopsis.split())
        return [sentence(resting(text, *facts))]
    return [claims(plan, fact) for fact in facts]


def _format(plan: Plan) -> Runs:
    """Such as "X is a limited series in eight parts, in Italian with English subtitles"."""
    records = plan.records
    show = records.show
    facts = {code: records.one(show, code) for code in COLUMNS}
    kind = resting(KINDS[show.kind], facts["kind-of-show"])
    length: Runs = []
    if show.kind in FILMS and show.runtime_minutes:
        fact = records.one(show, "running-time")
        minutes = f"{show.runtime_minutes}-minute"
        length = said(resting(minutes, fact), " ")
    parts: Runs = []
    episodes = records.season.episode_count if records.season else show.episode_count
    if show.kind not in FILMS and records.season_count > 1:
        parts = said(f" of {number(records.season_count)} seasons")
    elif show.kind not in FILMS and episodes and episodes > 1:
        spoken = f"in {number(episodes)} parts"
        parts = said(" ", resting(spoken, facts["episode-count"]))
    spoken = _languages(plan, facts)
    if records.season:
        return plan.of_show("has ", count_of(episodes, "episode")) if episodes else []
    if show.kind in PLAIN and not (parts or length or spoken):
        return []
    article = "an" if length and _sounds_open(show.runtime_minutes) else "a"
    what = said(f"is {article} ", length, kind, parts)
    return plan.of_show(
        what, ", " if spoken and (parts or length) else " " if spoken else "", spoken
    )


def _sounds_open(minutes: int) -> bool:
    """Whether the number is said with a vowel first: eight, eleven, eighteen, eighty."""
    return minutes in (11, 18) or str(minutes).startswith("8")


def _languages(plan: Plan, facts: dict[str, Fact | None]) -> Runs:
    show = plan.records.show
    if not show.original_language or show.original_language == "en":
        return []
    told = said("in ", resting(language_name(show.original_language), facts["original-language"]))
    if not show.subtitle_languages:
        return told
    languages = join_names(language_name(code) for code in show.subtitle_languages)
    return said(told, " with ", resting(f"{languages} subtitles", facts["subtitles"]))


def _made(plan: Plan) -> list[Runs]:
    records = plan.records
    show = records.show
    told = []
    for row in records.source_works:
        work = row.source_work
        authors = join_names(person.name for person in records.authors.get(work.pk, []))
        by = f" by {authors}" if authors else ""
        kind = "" if work.kind in ("other", "film") else f"the {work.get_kind_display().lower()} "
        relation = "is based on" if row.relation in ("based_on", "depicts") else "is inspired by"
        if row.relation == "loosely_inspired":
            relation = "is loosely inspired by"
        if row.relation == "background":
            continue
        facts = [fact for fact in records.about(show) if work.title.split(":")[0] in fact.statement]
        records.rests_on(*facts)
        words = f"{relation} {kind}"
        told.append(
            plan.of_show(
                resting(words, *facts),
                [Run(work.title, facts=refs_of(facts), styles=TITLE)],
                resting(by, *facts),
            )
        )
    told.append(_credited(plan))
    told.append(_companies(plan))
    told.append(
        _listed(plan, records.take(show, "from-the-creators-of"), "comes from the creators of")
    )
    return [row for row in told if row]


def _companies(plan: Plan) -> Runs:
    """Such as "X was produced by A, which is linked to B"."""
    records = plan.records
    companies = records.take(records.show, "production-company")
    told = _listed(plan, companies, "was produced by")
    if len(companies) != 1 or not told:
        return told
    linked = records.take(companies[0].value_organisation, "linked-to")
    if not linked:
        return told
    people = in_a_row(resting(value_in_words(fact), fact) for fact in linked)
    return sentence(unended(told), ", which is linked to ", people)


def _credited(plan: Plan) -> Runs:
    """Who created, wrote and directed it, as far as there are few enough to name."""
    told = []
    for job, verb in (("creator", "created"), ("writer", "written"), ("director", "directed")):
        people = plan.records.makers(job)
        if 0 < len(people) <= MOST_NAMED:
            told.append(f"{verb} by {join_names(person.name for person in people)}")
    return plan.of_show("was ", join_names(told)) if told else []


def _listed(plan: Plan, facts: list[Fact], verb: str) -> Runs:
    if not facts:
        return []
    if any(fact.hedge for fact in facts) or not all(value_in_words(fact) for fact in facts):
        return claims(plan, facts[0])
    return plan.of_show(f"{verb} ", in_a_row(resting(value_in_words(f), f) for f in facts))


def _shot(plan: Plan) -> list[Runs]:
    """Such as "X was shot over six months in Antwerp, Rome and Turin"."""
    records = plan.records
    length = records.one(records.show, "shoot-length")
    places = [fact for fact in records.plain(records.show, "shot-at") if fact.value_place]
    if not length and not places:
        return []
    over = said(" over ", resting(quantity_in_words(length), length)) if length else []
    where = in_a_row(resting(fact.value_place.name, fact) for fact in places)
    return [plan.of_show("was shot", over, " in " if places else "", where)]


def _others(plan: Plan) -> list[Runs]:
    """What else is held about the show and stands nowhere yet."""
    records = plan.records
    for fact in records.about(records.show, "setting", "heist-target"):
        if fact.value_place and fact.value_place.name in records.show.synopsis:
            records.rests_on(fact)
    facts = records.take(records.show, *REST)
    elsewhere = {row.person.name for row in records.cast}
    plain = [
        fact
        for fact in records.about(records.show)
        if not any(name in fact.statement for name in elsewhere) and "trailer" not in fact.statement
    ]
    records.rests_on(*plain)
    return [claims(plan, fact) for fact in [*plain, *facts]]
