"""Two people saved the same article: a page joins them, instead of a form compared by eye."""


class JoinsVersions:
    """Gives the screen of the article its own answer to a stale save."""
