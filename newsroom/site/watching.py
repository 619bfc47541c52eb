"""Where a show can be watched, for ``parts/where_to_watch.html``."""

from django.utils import timezone

from newsroom.lib.money import money
from newsroom.lib.regions import country_name
from newsroom.lib.wording import count_of

ACCESS = {
    "subscription": "with a subscription",
    "free": "free",
    "free_with_ads": "free, with advertisements",
    "rent": "to rent",
    "buy": "to buy",
    "cinema": "in cinemas",
    "broadcast": "broadcast",
}


def offers_of(show):
    """The current offers of a show, the home country first."""
    offers = show.availability.current().select_related("service")
    return [_offer(offer) for offer in sorted(offers, key=_home_first)]


def _home_first(offer):
    return (offer.country != "GB", offer.country, offer.service.name)


def _offer(offer):
    checked = offer.checked_on
    return {
        "service": offer.service.name,
        "country": country_name(offer.country) if offer.country else "Worldwide",
        "terms": _terms(offer),
        "checked_on": f"{checked.day} {checked:%B %Y}" if checked else "",
        "url": offer.url,
        "sponsored": offer.affiliate,
    }


def _terms(offer):
    """Access, price and trial: "with a subscription, £8.99 a month after 30 free days"."""
    terms = [f"for {offer.members_only}" if offer.members_only else ACCESS[offer.access]]
    if offer.price_minor is not None:
        period = offer.get_period_display() if offer.period in ("month", "year") else ""
        terms.append(f"{money(offer.currency, offer.price_minor)} {period}".strip())
    if offer.trial_days:
        terms[-1] += f" after {count_of(offer.trial_days, 'free day')}"
    if offer.starts and offer.starts.low > timezone.localdate():
        terms.append(f"from {offer.starts}")
    return ", ".join(terms)
