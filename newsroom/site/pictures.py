from django.utils.safestring import SafeString

from images.picture import picture_tag


def drawn(image, *, sizes, eager=False):
    """The picture as HTML, or nothing where there is none that we may still show."""
    if image is None or image.expired:
        return SafeString("")
    return picture_tag(image, sizes=sizes, eager=eager)
