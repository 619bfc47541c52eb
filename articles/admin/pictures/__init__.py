"""Pictures and embeds where the text is written."""

PAGES = []
