"""Words are never lost: the buffer, who else is here, recovery, and joining two versions."""

PAGES = []
