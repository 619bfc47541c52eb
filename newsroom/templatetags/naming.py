"""Records by their names, with what the desk says beside them."""

from django import template

from newsroom.lib import naming

register = template.Library()


@register.filter
def named(record):
    """The name of a record and its mark; of anything else the thing itself."""
    return naming.named(record)
