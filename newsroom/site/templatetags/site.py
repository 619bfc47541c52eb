"""What every page of the reader's site knows: its name, its address, its sections."""

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()

SECTIONS = [
    ("articles", "True stories"),
    ("shows", "Shows"),
    ("people", "People"),
    ("events", "Events"),
    ("how_we_check", "How we check"),
]


@register.simple_tag
def site_name():
    """The name over every page."""
    return settings.NEWSROOM_SITE_NAME


@register.simple_tag
def absolute(path):
    """The full address of a path of this site, as other machines need it."""
    return settings.NEWSROOM_BASE_URL + path if path.startswith("/") else path


@register.simple_tag
def sections():
    """The sections of the masthead, as (code, label, path)."""
    return [(code, label, reverse(f"site:{code}")) for code, label in SECTIONS]
