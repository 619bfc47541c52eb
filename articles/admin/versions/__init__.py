"""Versions of an article: compared, restored, shown beside the text, and shared by a link."""

PAGES = []
