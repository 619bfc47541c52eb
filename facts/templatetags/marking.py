from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def marked(pieces):
    """The pieces of a text that ``facts.marking`` gave, those to look at marked."""
    html = format_html_join(
        "", "{}", ((_mark(piece) if piece.marked else piece.text,) for piece in pieces)
    )
    return SafeString(html.strip())


def _mark(piece):
    return format_html("<mark>{}</mark>", piece.text)
