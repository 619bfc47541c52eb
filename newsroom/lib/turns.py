"""One at a time, across the processes of a machine: what is slow does not take every worker."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

LOOK_AGAIN = 0.05


class Busy(Exception):  # noqa: N818 -- says what the turn is: busy
    """Somebody has this turn, and had it for as long as was waited."""


@contextmanager
def turn(name: str, *, patience: float = 0) -> Iterator[None]:
    """Hold the turn called ``name``; Busy if it is not free within ``patience`` seconds.

    The turn of a process that dies is free at once.
    """
    file = os.open(_folder() / slugify(name), os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        _take(file, until=time.monotonic() + patience)
        yield
    finally:
        os.close(file)


def _take(file: int, *, until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy from None
            time.sleep(LOOK_AGAIN)
        else:
            return


def _folder() -> Path:
    """A folder of this desk alone: in a shared one anybody could hold a turn."""
    desk = f"{settings.BASE_DIR} {settings.DATABASES['default']['NAME']}"
    name = f"newsroom-turns-{os.getuid()}-{sha256(desk.encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else.")
    return folder
