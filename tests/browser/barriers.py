"""What bars people who cannot see, or do not use a mouse: asked of axe."""

from axe_playwright_python.sync_playwright import Axe

SWITCH = "(dark) => document.documentElement.classList.toggle('dark', dark)"


# What a page in other colours can break that it did not in the first.
OF_COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": ["color-contrast", "link-in-text-block"],
}


def barriers(page):
    """What axe finds serious on the page, as sentences."""
    return _grave(Axe().run(page))


def barriers_in_colours(page):
    """The same of a page that has been asked about already, and only changed its colours."""
    return _grave(Axe().run(page, options=OF_COLOURS))


def barriers_in_both_schemes(page):
    """What axe finds serious on a page of the desk in the light, then in the dark."""
    dress(page, "light")
    found = [f"{barrier} (light)" for barrier in barriers(page)]
    dress(page, "dark")
    return found + [f"{barrier} (dark)" for barrier in barriers_in_colours(page)]


def _grave(answer):
    found = answer.response["violations"]
    grave = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in grave for node in rule["nodes"]]


def dress(page, scheme):
    """Show a page of the desk "light" or "dark" without asking for it again."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SWITCH, scheme == "dark")
