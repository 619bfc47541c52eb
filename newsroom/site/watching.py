"""Where a show can be watched today, for ``parts/where_to_watch.html``."""

from django.utils import timezone

from articles.blocks.watching import HOME, terms_of
from articles.material import spell
from newsroom.lib.html import safe_url
from newsroom.lib.regions import country_name


def offers_of(show):
    """The current offers of a show, the home country first."""
    offers = show.availability.current().select_related("service")
    return [_offer(offer) for offer in sorted(offers, key=_home_first)]


def _home_first(offer):
    return (offer.country not in ("", HOME), offer.country, offer.service.name)


def _offer(offer):
    return {
        "service": offer.service.name,
        "country": country_name(offer.country) if offer.country else "Worldwide",
        "terms": terms_of(offer, timezone.localdate()),
        "checked_on": spell(offer.checked_on) if offer.checked_on else "",
        "url": safe_url(offer.url),
        "sponsored": offer.affiliate,
        "season": offer.season_id,
    }
