"""What readers get when, and what moves next on the desk."""

from articles.admin.calendar.placing import Placing
from articles.admin.verbs import Embargo, LiftEmbargo, Plan

PAGES = [Plan(), Embargo(), LiftEmbargo(), Placing()]
