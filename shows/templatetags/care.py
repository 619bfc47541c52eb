"""What has to be minded about a person, for templates of the desk."""

from django import template

from shows import care

register = template.Library()


@register.filter
def care_mark(person):
    """The mark beside the name of a person; nothing for nobody."""
    return care.care_mark(person) if person else ""
