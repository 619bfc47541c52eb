"""Two people saved the same article: a page to join them on, instead of a form to compare by eye."""


class JoinsVersions:
    """Gives the screen of the article its own answer to a stale save."""
