"""Several people at once, on a database that several people can use at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection


@pytest.fixture
def at_once(transactional_db):
    """Call functions at the same moment; give, in order, what each returned or raised.

    Each has a thread and a connection of its own.
    """

    def run(*functions):
        start = Barrier(len(functions))
        with ThreadPoolExecutor(len(functions)) as pool:
            running = [pool.submit(_alone, start, function) for function in functions]
            return [future.exception() or future.result() for future in running]

    return run


def _alone(start, function):
    try:
        start.wait(timeout=10)
        return function()
    finally:
        connection.close()
