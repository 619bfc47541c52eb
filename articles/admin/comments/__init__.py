"""What colleagues say about an article, its fields and its words."""

PAGES = []
