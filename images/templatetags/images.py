from django import template

from images import picture as pictures
from images.models import Image

register = template.Library()


@register.simple_tag
def picture(image: Image | None, *, sizes: str, eager: bool = False, css_class: str = ""):
    """Draw ``{% picture show.poster sizes="(min-width: 760px) 50vw, 100vw" %}``."""
    return pictures.picture_tag(image, sizes=sizes, eager=eager, css_class=css_class)
