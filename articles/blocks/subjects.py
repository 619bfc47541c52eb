"""Which record a block is about."""

from articles.body import RecordBlock
from articles.page import NothingToPrint, Page
from facts.models import Event
from shows.models import Show


def show_of(block: RecordBlock, page: Page) -> Show:
    """The show that the block names, else that of the article."""
    if show := page.material.show_of(block):
        return show
    if block.ref:
        raise NothingToPrint(f"no show has the address “{block.ref}”. Name another, or none.")
    raise NothingToPrint("the article has no show. Choose one, or name one in the block.")


def event_of(block: RecordBlock, page: Page) -> Event:
    """The event that the block names, else that of the article or of its show."""
    if event := page.material.event_of(block):
        return event
    if block.ref:
        raise NothingToPrint(f"no event has the address “{block.ref}”. Name another, or none.")
    raise NothingToPrint(
        "neither the article nor its show has an event. Choose one, or name one in the block."
    )
