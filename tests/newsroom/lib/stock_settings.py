"""The settings of the tests in the stock admin; NEWSROOM_ADMIN=stock is in the environment too."""

from tests.settings import *  # noqa: F403 -- the same but for the skin

NEWSROOM_ADMIN = "stock"
