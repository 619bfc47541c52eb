"""Whose catalogue a show's data came from: their licences ask us to say so where readers see it."""

from shows.models import ExternalId

CC_BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


def attribution_of(show):
    """The catalogue that a page about ``show`` has to name, None if there is none.

    A dict of name, url (of the show there), licence and licence_url.
    """
    scheme = ExternalId.Scheme.TVMAZE_SHOW
    number = show.external_ids.filter(scheme=scheme).values_list("value", flat=True).first()
    if number is None:
        return None
    return {
        "name": "TVmaze",
        "url": f"https://www.tvmaze.com/shows/{number}",
        "licence": "CC BY-SA 4.0",
        "licence_url": CC_BY_SA,
    }
