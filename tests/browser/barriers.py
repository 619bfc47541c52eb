"""What bars people who cannot see, or do not use a mouse: asked of axe."""

from axe_playwright_python.sync_playwright import Axe

SWITCH = "(dark) => document.documentElement.classList.toggle('dark', dark)"


def barriers(page):
    """What axe finds serious on the page, as sentences."""
    found = Axe().run(page).response["violations"]
    grave = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in grave for node in rule["nodes"]]


def dress(page, scheme):
    """Show a page of the desk "light" or "dark" without asking for it again."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SWITCH, scheme == "dark")
