"""What is owed to living people: the legal read, its signature, the right of reply."""

PAGES = []
