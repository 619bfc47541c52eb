"""Reasons that a managing editor sets aside for one version, in writing.

A reason is set aside by its sentence: if it changes, or if another version is saved, it asks again.
What is not named here can never be set aside, whoever wants it. The verb is in ``workflow``.
"""

from articles.models import Override

# Matters of judgement, and of time: somebody may answer for them with a name and a reason.
MAY_BE = frozenset(
    {
        *("standfirst", "verdict", "verdict_unsigned", "verdict_evidence", "origin"),
        *("cast", "offers", "offers_unchecked", "warning", "entries"),
        *("fact_unchecked", "fact_own_check", "fact_sources"),
        *("picture_alt", "picture_credit"),
    }
)
BLOCKS = "block_"
ABOUT_PEOPLE = ("living", "spent")
# Why the others may not.
NEVER = {
    "living": "It can harm a living person: only the checks and a signature help, and no hurry.",
    "accusation": "Nobody is accused without a source.",
    "fact_false": "Nothing is printed that this desk holds to be false.",
    "fact_retired": "Nothing is printed that this desk has given up.",
    "link": "The page would rest on nothing there.",
    "picture_expired": "We have no right to show it.",
    "picture_rights": "We have no right to show what is nobody's.",
    "to_come": "Readers would see the note to ourselves.",
}
MEND_IT = "It is mended sooner than it is argued."


def may_be_overridden(reason):
    """Whether a managing editor may set aside this reason of the gate."""
    code = getattr(reason, "code", "")
    return code in MAY_BE or code.startswith(BLOCKS)


def why_never(reason):
    """Why this reason can never be set aside, in a sentence; "" if it can."""
    if may_be_overridden(reason):
        return ""
    code = getattr(reason, "code", "")
    return NEVER.get("living" if code.startswith(ABOUT_PEOPLE) else code, MEND_IT)


def set_aside(revision):
    """What was set aside for this version, newest first, with who did it and why."""
    return list(Override.objects.filter(revision=revision).select_related("by"))


def not_overridden(revision, reasons):
    """Those of ``reasons`` that nobody has set aside for this version, in their order."""
    reasons = list(reasons)
    if not any(may_be_overridden(reason) for reason in reasons):
        return reasons
    rows = Override.objects.filter(revision=revision)
    done = set(rows.values_list("sentence", flat=True))
    return [one for one in reasons if not (one in done and may_be_overridden(one))]


def overridden(revision, reasons):
    """Those of ``reasons`` that somebody has set aside for this version, for the log."""
    reasons = list(reasons)
    left = not_overridden(revision, reasons)
    return [str(reason) for reason in reasons if reason not in left]
