"""A name for the look of the pages: it changes when templates or the style sheet change."""

from functools import cache
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
LOOK = [HERE / "templates", HERE / "static" / "site", HERE.parent / "templates"]


@cache
def build():
    """The name of this build, the same in every worker: part of each page's ETag."""
    digest = sha256()
    for folder in LOOK:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
