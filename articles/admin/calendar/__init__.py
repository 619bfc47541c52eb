"""What readers get when, and what moves next on the desk."""

PAGES = []
